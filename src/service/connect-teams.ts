/** Connects Teams. Its code and its SDK are loaded only when Teams is configured. */
import type { Command, Dispatch } from '../dispatch/command.ts';
import { lineKey } from '../dispatch/outcome.ts';
import { understand } from '../dispatch/understand.ts';
import type { Teams } from '../platforms/teams/teams.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Config } from './config.ts';

/** The service's parts that Teams uses. */
export interface TeamsParts {
  readonly config: NonNullable<Config['teams']>;
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Teams with its endpoint at `/api/messages`, the path of the bot's registration. */
export type ConnectedTeams = Omit<Teams, 'handler'> & { readonly handlers: ReadonlyMap<string, Teams['handler']> };

/** Creates the Teams platform; it receives activities once its handler is mounted. */
export async function connectTeams({
  config,
  store,
  dispatch,
  commands,
  clock,
  log,
}: TeamsParts): Promise<ConnectedTeams> {
  const { createTeams } = await import('../platforms/teams/teams.ts');
  const { handler, ...teams } = await createTeams({
    ...{ config, dispatch, clock },
    log: log.child({ platform: 'teams' }),
    understand: (input) => understand(input, commands),
    lineOf: async (requestId) => (await store.post(lineKey(requestId)))?.card ?? null,
    async isOwnThread(place) {
      // In a channel a person may have started the thread, with our cards as answers.
      if ((await store.shownIn(place)).length > 0) return true;
      return (await store.postOf({ ...place, message: place.thread })) !== null;
    },
    inbox: {
      put: (id, heard) => store.putInbox({ platform: 'teams', id, at: clock.now(), heard }),
      open: async () => (await store.inboxOf('teams')).map(({ heard }) => heard),
      done: (id) => store.doneInbox('teams', id),
    },
    references: {
      keep: (conversation, reference) =>
        store.keepReference({ platform: 'teams', conversation, reference, seenAt: clock.now() }),
      of: (conversation) => store.referenceOf('teams', conversation),
    },
  });
  return { ...teams, handlers: new Map([['/api/messages', handler]]) };
}
