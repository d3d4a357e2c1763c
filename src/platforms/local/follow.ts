/** The event stream of one open page: first all messages that its account may see, then every change. */
import type { SSEStreamingApi } from 'hono/streaming';
import type { Messages } from './messages.ts';
import type { LocalPorts } from './ports.ts';
import type { Parts } from './shell.ts';
import { viewOf } from './view.ts';

/** The dependencies of one event stream to the page. */
export interface FollowParts {
  readonly ports: LocalPorts;
  readonly messages: Messages;
  readonly readPageParts: () => Promise<Parts>;
  readonly stopped: AbortSignal;
  readonly account: string;
  /** The number of the last event that the page has seen; 0 for a page just opened. */
  readonly from: number;
}

/**
 * Sends `messages` and `parts` events until the page is closed or the service stops. Each change makes the stream read the
 * log again, so that a slow page gets the latest state and needs no queue.
 */
export async function follow(stream: SSEStreamingApi, parts: FollowParts): Promise<void> {
  const { messages, stopped, account, from } = parts;
  const { timeZone } = parts.ports;
  stream.onAbort(messages.wake);
  stopped.addEventListener('abort', messages.wake, { once: true });
  let seen = from;
  let shown = '';
  for (let opening = true; !stream.aborted && !stopped.aborted; opening = false) {
    const change = messages.nextChange();
    const { seq, entries } = messages.since(seen, account);
    if (opening || entries.length > 0) {
      const views = entries.map((entry) => viewOf(entry, account, timeZone));
      const data = JSON.stringify({ fresh: opening && from === 0, views });
      await stream.writeSSE({ event: 'messages', id: String(seq), data });
      seen = seq;
    }
    const pageParts = JSON.stringify(await parts.readPageParts());
    if (pageParts !== shown) await stream.writeSSE({ event: 'parts', data: pageParts });
    shown = pageParts;
    await change;
  }
}
