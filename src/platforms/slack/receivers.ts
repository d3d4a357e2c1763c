/** Bolt's two receivers: HTTP, and Socket Mode with repairs of Slack's client. */
import type { App, Logger, ReceiverEvent, HTTPReceiver as SlackHttpReceiver } from '@slack/bolt';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { clientOptions } from './api.ts';
import { dispatcherThrough, HTTPReceiver, SocketModeReceiver } from './bolt.ts';
import { signatureTime } from './guard.ts';
import type { SlackPorts } from './ports.ts';

/** The path of the request URL in the app's settings. */
export const ENDPOINT = '/slack/events';

/** The receiver for HTTP. A request is acknowledged when its listener returns. The guard has verified the signature before. */
export function httpReceiver(logger: Logger): SlackHttpReceiver {
  return new HTTPReceiver({
    // Unused without verification.
    signingSecret: '',
    signatureVerification: false,
    processBeforeResponse: true,
    endpoints: [ENDPOINT],
    customPropertiesExtractor: signatureTime,
    logger,
  });
}

interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly proxy: SlackPorts['config']['proxy'];
  readonly clock: Clock;
  readonly log: Log;
  readonly logger: Logger;
}

/** Our own pause after a failed attempt to connect. */
const RECONNECT_MS = 5_000;

/** A receiver that keeps a connection to Slack open. */
export interface Socket extends AsyncDisposable {
  readonly receiver: InstanceType<typeof SocketModeReceiver>;
  start(): Promise<void>;
}

/** Makes the receiver for Socket Mode. A failed connection is tried again until it is there. */
export function socketReceiver(parts: SocketParts): Socket {
  const { appToken, apiUrl: url, proxy, clock, log, logger } = parts;
  const receiver = new DeferringReceiver({
    appToken,
    logger,
    ...(proxy && { dispatcher: dispatcherThrough(proxy) }),
    installerOptions: { clientOptions: clientOptions({ url, logger }) },
  });
  const client = receiver.client as unknown as Client;
  let stopping = false;

  // Slack's client throws for an envelope without an event, which only says that events were dropped.
  const onMessage = client.onWebSocketMessage.bind(client);
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data, isBinary) => {
    const envelope = rateNotice(data);
    if (envelope === null)
      onMessage(data, isBinary).catch((error) => log.error('A Socket Mode message failed', {}, error));
    else {
      log.warn('Slack says that it drops events, because there are too many of them');
      client.send(envelope, {}).catch((error) => log.warn('Socket Mode took no answer', {}, error));
    }
  });
  // Slack's client ends the process when it cannot connect again.
  const connect = client.start.bind(client);
  client.start = async () => {
    try {
      return await connect();
    } catch (error) {
      if (stopping) return undefined;
      log.warn('Socket Mode could not connect and tries again', {}, error);
      clock.after(RECONNECT_MS, () => void (stopping || client.start()));
      return undefined;
    }
  };
  return {
    receiver,
    async start() {
      await client.start();
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      client.autoReconnectEnabled = false;
      await receiver.stop();
    },
  };
}

/** The part of Slack's client that its types do not show. */
interface Client {
  autoReconnectEnabled: boolean;
  start(): Promise<unknown>;
  onWebSocketMessage(data: unknown, isBinary: boolean): Promise<void>;
  send(envelope: string, body: object): Promise<void>;
  removeAllListeners(event: string): void;
  on(event: string, listener: (data: unknown, isBinary: boolean) => void): void;
}

/**
 * Acknowledges when the listeners have returned, as the HTTP receiver does. An acknowledgement with a message is sent at
 * once, so that its listener sees a failure, as while Slack renews the connection.
 */
class DeferringReceiver extends SocketModeReceiver {
  override init(app: App): void {
    const processEvent = async (event: ReceiverEvent): Promise<void> => {
      let isTaken = false;
      const ack: ReceiverEvent['ack'] = async (body) => {
        if (body !== undefined) return event.ack(body);
        isTaken = true;
      };
      await app.processEvent({ ...event, ack });
      if (isTaken) await event.ack();
    };
    super.init({ processEvent } as unknown as App);
  }
}

/** The acknowledgement of an envelope with `app_rate_limited`; null for every other envelope. */
function rateNotice(data: unknown): string | null {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data as Uint8Array);
  if (!text.includes('app_rate_limited')) return null;
  try {
    const { payload, envelope_id } = JSON.parse(text);
    return payload?.type === 'app_rate_limited' && !payload.event ? envelope_id : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
