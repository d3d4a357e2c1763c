/**
 * Supervision from outside: systemd's watchdog is notified after every tick, and a heartbeat address is called after every
 * good one. Node has no Unix datagram sockets, so the program `systemd-notify` sends the notifications; the unit must allow
 * that with `NotifyAccess=all`.
 */
import { spawn } from 'node:child_process';
import type { Log } from '../ports/log.ts';

/** Tells systemd and a monitor how the service is. */
export interface Supervision {
  /** Called once, when the service can be used. */
  ready(): void;
  /** Called after every tick. */
  ticked(): void;
  /** Called after every tick while the schedule has no fault, with the code of the record's head, if it has one. */
  beat(head: string | null): void;
  /** Called when the service begins to stop. */
  stopping(): void;
}

/** The receivers of the signals of life. */
export interface SupervisionParts {
  /** Whether systemd waits for notifications. */
  readonly systemd: boolean;
  /** Called with GET after every good tick; a monitor raises an alarm when the calls stop. Null for none. */
  readonly heartbeatUrl: string | null;
  readonly log: Log;
}

/** The time limit of one call. */
const HEARTBEAT_MS = 10_000;

/** Creates the supervision. A failed signal is logged and changes nothing else. */
export function createSupervision({ systemd, heartbeatUrl, log }: SupervisionParts): Supervision {
  const notify = (...words: readonly string[]) => {
    if (!systemd) return;
    const child = spawn('systemd-notify', words, { stdio: 'ignore' });
    child.on('error', (error) => log.warn('systemd could not be notified', { words: words.join(' ') }, error));
    child.unref();
  };
  const call = async (url: string, head: string | null): Promise<void> => {
    try {
      const signal = AbortSignal.timeout(HEARTBEAT_MS);
      // Monitors keep and show this header, so the code stands where nobody of this machine can change it.
      const headers = { 'user-agent': head === null ? 'bvn' : `bvn record/${head}` };
      const { ok, status } = await fetch(url, { signal, headers, redirect: 'error' });
      if (!ok) log.warn('The heartbeat was not taken', { status });
    } catch (error) {
      log.warn('The heartbeat did not arrive', {}, error);
    }
  };
  return {
    ready: () => notify('--ready'),
    ticked: () => notify('WATCHDOG=1'),
    beat(head) {
      if (heartbeatUrl) void call(heartbeatUrl, head);
    },
    stopping: () => notify('STOPPING=1'),
  };
}
