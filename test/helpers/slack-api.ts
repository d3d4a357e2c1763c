/** Slack's Web API as the product calls it, at the address of a stand-in. */
import type { Logger } from '@slack/bolt';
import { type Api, createApi } from '../../src/platforms/slack/api.ts';
import { LogLevel } from '../../src/platforms/slack/bolt.ts';
import { createTestClock } from './clock.ts';
import { BOT } from './slack-shapes.ts';

const quiet = () => {};
const logger: Logger = {
  ...{ debug: quiet, info: quiet, warn: quiet, error: quiet, setLevel: quiet, setName: quiet },
  getLevel: () => LogLevel.ERROR,
};

/** `url`: where the stand-in listens. */
export function apiOf(url: string): Api {
  return createApi({ token: BOT.token, url: `${url}/api/`, clock: createTestClock('2024-06-24T08:00:00Z'), logger });
}
