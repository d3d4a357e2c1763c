/** The local chat platform: a page on this machine for trying, developing and demonstrating the bot. */
import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Deliverer } from '../../ports/deliverer.ts';
import { createDeliverer } from './deliver.ts';
import { createInbound } from './inbound.ts';
import { createMessages } from './messages.ts';
import type { LocalPorts } from './ports.ts';
import { createRoutes } from './routes.ts';

export { CHANNEL, type LocalPorts } from './ports.ts';

/** The page and its deliverer. Disposing ends the streams of open pages and waits for requests in progress. */
export interface Local extends AsyncDisposable {
  /** `/` and everything under `/local/`, with guards for host, origin and token. */
  readonly routes: Hono;
  readonly deliverer: Deliverer;
}

const TOKEN_BYTES = 32;

/** Makes the page. Its token is new at each start. */
export function createLocal(ports: LocalPorts): Local {
  const messages = createMessages();
  const inbound = createInbound(ports, messages);
  const deliverer = createDeliverer(ports, messages);
  const stopping = new AbortController();
  const { restored } = deliverer;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return {
    routes: createRoutes({ ports, messages, inbound, token, restored, stopped: stopping.signal }),
    deliverer,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await inbound.settled();
    },
  };
}
