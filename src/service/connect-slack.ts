/** Connects Slack. Its code is loaded only when Slack is configured. */
import type { Command, Dispatch } from '../dispatch/command.ts';
import { understandBy } from '../dispatch/understand.ts';
import type { Slack } from '../platforms/slack/slack.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Config } from './config.ts';

/** The service's parts that Slack uses. */
export interface SlackParts {
  readonly config: NonNullable<Config['slack']> & Pick<Config, 'proxy'>;
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

/** Creates the Slack platform; it receives events from its `start` on. */
export async function connectSlack({
  config,
  store,
  dispatch,
  commands,
  clock,
  log,
  newId,
}: SlackParts): Promise<Slack> {
  const { createSlack } = await import('../platforms/slack/slack.ts');
  return createSlack({
    ...{ config, dispatch, clock, newId },
    log: log.child({ platform: 'slack' }),
    understand: understandBy(commands),
    isOwnThread: async (place) => (await store.postOf({ ...place, message: place.thread })) !== null,
    inbox: {
      put: (id, request) => store.putInbox({ platform: 'slack', id, at: clock.now(), request }),
      open: async () => (await store.inboxOf('slack')).map(({ request }) => request),
      done: (id) => store.doneInbox('slack', id),
    },
  });
}
