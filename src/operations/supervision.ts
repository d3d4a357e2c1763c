/**
 * What watches the service from outside is told that it lives: systemd's watchdog after every tick, and a heartbeat address
 * after every good one. Node speaks no datagram sockets, so systemd's own `systemd-notify` does, which the unit must allow
 * with `NotifyAccess=all`.
 */
import { spawn } from 'node:child_process';
import type { Log } from '../ports/log.ts';

export interface Supervision {
  /** The service can be used. */
  ready(): void;
  /** A tick has ended; `good` when the schedule is as it should be. */
  ticked(good: boolean): void;
  stopping(): void;
}

export interface SupervisionParts {
  /** Whether systemd waits for notifications. */
  readonly systemd: boolean;
  /** Called with GET, by which a monitor knows that reminders go out. */
  readonly heartbeatUrl: string | null;
  readonly log: Log;
}

const HEARTBEAT_MS = 10_000;

export function createSupervision({ systemd, heartbeatUrl, log }: SupervisionParts): Supervision {
  const notify = (...words: readonly string[]) => {
    if (!systemd) return;
    const child = spawn('systemd-notify', words, { stdio: 'ignore' });
    child.on('error', (error) => log.warn('systemd could not be notified', { words: words.join(' ') }, error));
    child.unref();
  };
  const beat = async (url: string): Promise<void> => {
    try {
      const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(HEARTBEAT_MS), redirect: 'error' });
      if (!ok) log.warn('The heartbeat was not taken', { status });
    } catch (error) {
      log.warn('The heartbeat did not arrive', {}, error);
    }
  };
  return {
    ready: () => notify('--ready'),
    ticked(good) {
      notify('WATCHDOG=1');
      if (good && heartbeatUrl) void beat(heartbeatUrl);
    },
    stopping: () => notify('STOPPING=1'),
  };
}
