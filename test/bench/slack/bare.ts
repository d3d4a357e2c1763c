/** Bolt that acknowledges every command and does nothing else: the peer of the bot. */
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';

const [, , secret = ''] = process.argv;
const receiver = new HTTPReceiver({ signingSecret: secret, logLevel: LogLevel.ERROR });
const authorize = async () => ({ botToken: 'xoxb-bench', botId: 'B0BENCH', botUserId: 'U0BENCH' });
const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
app.command('/bvn', async ({ ack }) => ack());
const server = await receiver.start(Number(process.env.PORT));
// The process ends with the bench, also when the bench fails.
process.on('disconnect', () => process.exit());
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` });
