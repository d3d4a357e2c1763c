/** The local chat platform: a page on this machine on which the bot is tried, developed and demonstrated. */
import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Deliverer } from '../../ports/deliverer.ts';
import { createDeliverer } from './deliver.ts';
import { createTalk } from './inbound.ts';
import { createMessages } from './messages.ts';
import type { LocalPorts } from './ports.ts';
import { createRoutes } from './routes.ts';

export { CHANNEL, type LocalPorts } from './ports.ts';

export interface Local extends AsyncDisposable {
  /** `/` and everything under `/local/`; each guards its own host, origin and token. */
  readonly routes: Hono;
  readonly deliverer: Deliverer;
}

const TOKEN_BYTES = 32;

/** Disposing ends the streams of open pages and waits for requests under way. */
export function createLocal(ports: LocalPorts): Local {
  const messages = createMessages();
  const talk = createTalk(ports, messages);
  const deliverer = createDeliverer(ports, messages);
  const stopping = new AbortController();
  const { restored } = deliverer;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return {
    routes: createRoutes({ ports, messages, talk, token, restored, stopped: stopping.signal }),
    deliverer,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await talk.settled();
    },
  };
}
