/**
 * The parts of Bolt that are used, by their files: its index also loads Express and the receiver for AWS Lambda, a quarter
 * of the time that Bolt takes to load and of the memory that it keeps. Types come from its index, where they cost nothing.
 */
import { createRequire } from 'node:module';
import type * as Bolt from '@slack/bolt';

const load = createRequire(import.meta.url);
/** Bolt's own dependencies. */
const loadForBolt = createRequire(load.resolve('@slack/bolt'));

const app: { default: typeof Bolt.App } & Pick<typeof Bolt, 'LogLevel'> = load('@slack/bolt/dist/App.js');
const http: { default: typeof Bolt.HTTPReceiver } = load('@slack/bolt/dist/receivers/HTTPReceiver.js');
const socket: { default: typeof Bolt.SocketModeReceiver } = load('@slack/bolt/dist/receivers/SocketModeReceiver.js');

export const { default: App, LogLevel } = app;
export const { default: HTTPReceiver } = http;
export const { default: SocketModeReceiver } = socket;
export const webApi: typeof Bolt.webApi = loadForBolt('@slack/web-api');
