/**
 * Loads the parts of Bolt that we use, by their files. Bolt's index also loads Express and the receiver for AWS Lambda,
 * which with the packages put off below take half of the loading time. Types come from the index, where they cost nothing.
 */
import { createRequire } from 'node:module';
import type * as Bolt from '@slack/bolt';
import { loadWhenUsed } from '../load-when-used.ts';

const load = createRequire(import.meta.url);
/** Bolt's own dependencies. */
const loadForBolt = createRequire(load.resolve('@slack/bolt'));

// Over HTTP the client for Socket Mode, with the hundred files of its WebSocket library, is not used.
loadWhenUsed(loadForBolt, '@slack/socket-mode', 'SocketModeClient');
// The bot is installed with its token, so OAuth with its ninety files is not used, and Slack's types are used as types alone.
loadWhenUsed(loadForBolt, '@slack/oauth', 'InstallProvider');
loadWhenUsed(loadForBolt, '@slack/types');
const app: { default: typeof Bolt.App } & Pick<typeof Bolt, 'LogLevel'> = load('@slack/bolt/dist/App.js');
const http: { default: typeof Bolt.HTTPReceiver } = load('@slack/bolt/dist/receivers/HTTPReceiver.js');
const socket: { default: typeof Bolt.SocketModeReceiver } = load('@slack/bolt/dist/receivers/SocketModeReceiver.js');

/** Bolt's application and its log levels. */
export const { default: App, LogLevel } = app;
/** Bolt's receiver for requests over HTTP. */
export const { default: HTTPReceiver } = http;
/** Bolt's receiver for Socket Mode. */
export const { default: SocketModeReceiver } = socket;

/** The dispatcher of Slack's WebSocket client. Socket Mode brings its own copy of undici, which Node's proxy does not reach. */
export function dispatcherThrough(proxy: {
  readonly url: string;
  readonly except: string;
}): NonNullable<Bolt.SocketModeReceiverOptions['dispatcher']> {
  const { EnvHttpProxyAgent } = createRequire(loadForBolt.resolve('@slack/socket-mode'))('undici');
  return new EnvHttpProxyAgent({ httpProxy: '', httpsProxy: proxy.url, noProxy: proxy.except });
}
/** Slack's client for the Web API, with its error classes. */
export const webApi: typeof Bolt.webApi = loadForBolt('@slack/web-api');
