/** Connects Teams: loads it and its SDK only where it is configured, and gives it dispatch, the references and the threads of our posts. */
import type { Command, Dispatch } from '../dispatch/command.ts';
import { understandBy } from '../dispatch/understand.ts';
import type { Teams } from '../platforms/teams/teams.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Config } from './config.ts';

/** The parts of the program that Teams is connected to. */
export interface TeamsParts {
  readonly config: NonNullable<Config['teams']>;
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Teams with its endpoint at the path that the bot's registration names. */
export type ConnectedTeams = Omit<Teams, 'handler'> & { readonly handlers: ReadonlyMap<string, Teams['handler']> };

/** Loads Teams and connects it to dispatch and the store. Rejects with `UserError` when its settings are incomplete. */
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
    understand: understandBy(commands),
    async isOwnThread(place) {
      // In a channel a thread may be somebody's question, with our cards as its answers.
      if ((await store.shownIn(place)).length > 0) return true;
      return (await store.postOf({ ...place, message: place.thread })) !== null;
    },
    inbox: {
      put: (id, request) => store.putInbox({ platform: 'teams', id, at: clock.now(), request }),
      open: async () => (await store.inboxOf('teams')).map(({ request }) => request),
      done: (id) => store.doneInbox('teams', id),
    },
    references: store,
  });
  return { ...teams, handlers: new Map([['/api/messages', handler]]) };
}
