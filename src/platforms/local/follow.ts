/** The stream of one open page: first what its account may see, then whatever changes. */
import type { SSEStreamingApi } from 'hono/streaming';
import type { Messages } from './messages.ts';
import type { LocalPorts } from './ports.ts';
import type { Parts } from './shell.ts';
import { viewOf } from './view.ts';

export interface Following {
  readonly ports: LocalPorts;
  readonly messages: Messages;
  readonly parts: () => Promise<Parts>;
  readonly stopped: AbortSignal;
  readonly account: string;
  /** The last event that the page has seen, 0 for a page just opened. */
  readonly from: number;
}

/**
 * Sends `messages` and `parts` events until the page is closed or the bot stops. It pulls from the log at each change,
 * so that a page that reads slowly gets the latest state and no queue grows behind it.
 */
export async function follow(stream: SSEStreamingApi, following: Following): Promise<void> {
  const { messages, stopped, account, from } = following;
  const { timeZone } = following.ports;
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
    const parts = JSON.stringify(await following.parts());
    if (parts !== shown) await stream.writeSSE({ event: 'parts', data: parts });
    shown = parts;
    await change;
  }
}
