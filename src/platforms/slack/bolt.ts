/**
 * The parts of Bolt that are used, by their files: its index also loads Express and the receiver for AWS Lambda. Together
 * with what is put off below that is half of the time that Bolt takes to load. Types come from its index, where they cost
 * nothing.
 */
import { createRequire } from 'node:module';
import type * as Bolt from '@slack/bolt';
import { loadWhenUsed } from '../load-when-used.ts';

const load = createRequire(import.meta.url);
/** Bolt's own dependencies. */
const loadForBolt = createRequire(load.resolve('@slack/bolt'));

// Where Slack comes over HTTP, nothing uses the client for Socket Mode and the hundred files of its WebSocket library.
loadWhenUsed(loadForBolt, '@slack/socket-mode', 'SocketModeClient');
// The bot is installed with its token: nothing uses OAuth and the ninety files of what it signs with, nor, of the forty files
// of Slack's types, more than the types.
loadWhenUsed(loadForBolt, '@slack/oauth', 'InstallProvider');
loadWhenUsed(loadForBolt, '@slack/types');
const app: { default: typeof Bolt.App } & Pick<typeof Bolt, 'LogLevel'> = load('@slack/bolt/dist/App.js');
const http: { default: typeof Bolt.HTTPReceiver } = load('@slack/bolt/dist/receivers/HTTPReceiver.js');
const socket: { default: typeof Bolt.SocketModeReceiver } = load('@slack/bolt/dist/receivers/SocketModeReceiver.js');

export const { default: App, LogLevel } = app;
export const { default: HTTPReceiver } = http;
export const { default: SocketModeReceiver } = socket;
export const webApi: typeof Bolt.webApi = loadForBolt('@slack/web-api');
