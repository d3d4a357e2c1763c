/**
 * Connects the local chat page. Its code is loaded only when it is shown. The page gets the record's people, the commands, the
 * demonstration's steps and the messages of earlier runs.
 */
import { listCompletions } from '../commands/index.ts';
import { ROLES } from '../core/record/model.ts';
import { platformKey } from '../delivery/process-queue.ts';
import { createClockSteps } from '../demonstration/steps.ts';
import type { Dispatch } from '../dispatch/command.ts';
import type { Local, LocalPorts } from '../platforms/local/local.ts';
import type { Clock, StandingClock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { Config } from './config.ts';
import type { RawHandler } from './http.ts';

/** The service's parts that the chat page uses. */
export interface LocalParts {
  readonly config: Config;
  readonly store: Store;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  /** The demonstration's clock, which stands still; null in a real installation. */
  readonly standing: StandingClock | null;
  readonly secret: string;
  readonly newId: () => string;
  /** Runs the jobs once and delivers their posts. */
  readonly tick: () => Promise<void>;
  /** Address and port of the server, `127.0.0.1:3978`. */
  readonly host: string;
}

/** The most messages of earlier runs that the page shows. */
const MAX_EARLIER = 500;
const UNNAMED_AUTHORITY = 'Your authority';

/** The running chat page. */
export interface ConnectedLocal extends AsyncDisposable {
  /** Serves the page and its files. */
  readonly pages: RawHandler;
  readonly deliverer: Local['deliverer'];
}

/** Starts the chat page; it is shown once the server serves `pages`. */
export async function connectLocal(parts: LocalParts): Promise<ConnectedLocal> {
  const [{ createLocal }, { getRequestListener }] = await Promise.all([
    import('../platforms/local/local.ts'),
    import('@hono/node-server'),
  ]);
  const { config, store, clock, newId, dispatch } = parts;
  const local = createLocal({
    dispatch,
    newId,
    now: () => clock.now(),
    timeZone: config.timeZone,
    completions: listCompletions(),
    directory: { people: () => localPeople(store) },
    demo: demoOf(parts),
    earlier: () => earlierPosts(parts),
    authority: async () => (await store.snapshot()).notice?.authority ?? config.authority ?? UNNAMED_AUTHORITY,
    hasNotice: async () => (await store.snapshot()).notice !== null,
    allowedHosts: allowedHosts(parts.host),
  });
  return {
    pages: getRequestListener(local.routes.fetch),
    deliverer: local.deliverer,
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

/** Leads come first, because the page starts as the first person, and leads may see and do the most. */
async function localPeople(store: Store): ReturnType<LocalPorts['directory']['people']> {
  const { people, accounts } = await store.snapshot();
  return accounts
    .filter(({ platform }) => platform === 'local')
    .flatMap(({ accountId, personId }) =>
      people.filter(({ id }) => id === personId).map(({ name, role }) => ({ accountId, name, role })),
    )
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name, 'en'));
}

function demoOf({ standing, store, tick, config }: LocalParts): LocalPorts['demo'] {
  if (!standing) return null;
  const { now, advance } = standing;
  return createClockSteps({ now, advance, tick, snapshot: () => store.snapshot(), timeZone: config.timeZone });
}

async function earlierPosts({ store, secret }: LocalParts): ReturnType<LocalPorts['earlier']> {
  const rows = await store.posts({ platform: 'local', state: 'sent', limit: MAX_EARLIER });
  return rows
    .toReversed()
    .flatMap(({ key, place, card, ref, sentAt }) =>
      card && ref && sentAt ? [{ key: platformKey(secret, key), place, card, ref, sentAt }] : [],
    );
}

/** The Host headers of browsers on this machine. Other names are refused as DNS rebinding. */
function allowedHosts(host: string): readonly string[] {
  const port = host.slice(host.lastIndexOf(':') + 1);
  return [...new Set([host, `127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])];
}
