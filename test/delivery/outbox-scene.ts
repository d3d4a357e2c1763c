/** The outbox on the real store, against a platform that keeps what arrived by itself. */
import { randomUUID } from 'node:crypto';
import { createOutbox, type Outbox, type OutboxParts } from '../../src/delivery/outbox.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { createTestClock, type TestClock } from '../helpers/clock.ts';
import { silentLog } from '../helpers/silent-log.ts';
import { createStandIn, type StandIn } from '../helpers/stand-in.ts';
import { opened } from '../helpers/temporary-store.ts';

export const START = '2024-06-24T08:00:00.000Z';
export const MINUTE = 60_000;
export const SECRET = 'the secret of the installation';

interface Scene {
  store: Store;
  clock: TestClock;
  platform: StandIn;
  outbox: Outbox;
  /** Another outbox on the same store, as another process or the next one would have. */
  another(parts?: Partial<OutboxParts>): Outbox;
  states(): Promise<Record<string, string>>;
}

/** The parts of an outbox for Slack; the jitter makes its waits as long as possible. */
export function outboxParts(store: Store, clock: Clock, platform: StandIn): OutboxParts {
  return {
    store,
    deliverers: { slack: platform.deliverer },
    ...createCardDrawer(store, clock, 'Europe/London'),
    clock,
    log: silentLog(clock.now),
    secret: SECRET,
    random: () => 1,
    newId: randomUUID,
  };
}

export async function scene(
  options: { canFind?: boolean; lagMs?: number; ownTime?: boolean; parts?: Partial<OutboxParts> } = {},
): Promise<Scene> {
  const clock = createTestClock(START);
  const platformTime = () => new Date(Date.parse(START) + clock.monotonicMs()).toISOString();
  const times = options.ownTime ? { now: platformTime, callersNow: clock.now } : { now: clock.now };
  const store = await opened();
  const platform = createStandIn({ ...times, canFind: options.canFind ?? true, lagMs: options.lagMs ?? 0 });
  const another = (parts?: Partial<OutboxParts>) => createOutbox({ ...outboxParts(store, clock, platform), ...parts });
  const states = async () => {
    const rows = await store.posts({ limit: 1_000 });
    return Object.fromEntries(rows.map((row) => [row.key, row.state]).reverse());
  };
  return { store, clock, platform, outbox: another(options.parts), another, states };
}

/** The messages that a reader sees, oldest first. */
export const titles = (platform: StandIn) => platform.messages.map((message) => message.title);
