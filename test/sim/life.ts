/** One life of the product's process, from its start to its stop or crash; a process that ended has no more effects. */
import { commands } from '../../src/commands/index.ts';
import { NotSavedError } from '../../src/core/record/errors.ts';
import type { Platform } from '../../src/core/record/model.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import type { Dispatch } from '../../src/dispatch/command.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { formats } from '../../src/documents/formats.ts';
import { jobs } from '../../src/jobs/index.ts';
import { previewPosts } from '../../src/jobs/preview.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { type Deliverer, DeliveryError } from '../../src/ports/deliverer.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { createLog } from '../../src/service/log.ts';
import type { Client } from '../../src/store/compiled.ts';
import { openFile } from '../../src/store/open-file.ts';
import { storeOn } from '../../src/store/sqlite.ts';
import type { Fault } from './faults.ts';
import { withoutGuard, withoutKey, withoutOccasions } from './guards.ts';
import { SECRET, type World, ZONE } from './world.ts';

export interface Life {
  readonly client: Client;
  readonly store: Store;
  readonly dispatch: Dispatch;
  /** Runs the schedule; both schedulers at once when there are two. */
  tick(): Promise<void>;
  /** Delivers every post that needs no time to pass. */
  kick(): void;
  /** Resolves when the process has crashed. */
  readonly ended: Promise<void>;
  isOver(): boolean;
  /** Ends the process at once: its later calls have no effect, and earlier writes stay. */
  end(): void;
}

/** A promise that stays open, as a call does whose process ends before the answer. */
const never = <T>() => new Promise<T>(() => {});

export async function beginLife(world: World): Promise<Life> {
  const file = await openFile(world.file);
  let alive = true;
  let over = () => {};
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  const end = () => {
    if (!alive) return;
    alive = false;
    world.lostTouch();
    file.release();
    // node-cron would keep every timer that was ever made, and with it all of this life.
    for (const one of schedulers) void one[Symbol.asyncDispose]();
    over();
  };
  const life = { alive: () => alive, end };
  const real = storeOn(file, world.randomBytes);
  const between = () => pointOf('after commit', life, world);
  const store = withoutOccasions(mortalStore(withoutGuard(real, world.out, between), life, world), world.out);
  const deliverers: Partial<Record<Platform, Deliverer>> = {
    slack: mortalDeliverer(withoutKey(world.slack.deliverer, world.out), life, world),
    teams: mortalDeliverer(world.teams.deliverer, life, world),
  };
  const clock = {
    now: world.clock.now,
    monotonicMs: world.clock.monotonicMs,
    after: (ms: number, then: () => void) => world.clock.after(ms, () => alive && then()),
  };
  const log = createLog({ level: 'error', secrets: [], write: (line) => alive && world.logged(line), now: clock.now });
  const { newId } = world;
  const hold = world.out === 'hold' ? { holdMs: 0 } : {};
  const restoredAt = await real.restoredAt();
  const means = { clock, log, secret: SECRET, random: world.chance.next, newId, restoredAt };
  const outbox = () => createOutbox({ store, deliverers, ...createCardDrawer(store, clock, ZONE), ...means, ...hold });
  const two = world.faults.happens('two at once');
  const outboxes = two ? [outbox(), outbox()] : [outbox()];
  const committed = () => {
    for (const one of outboxes) one.kick();
  };
  const scheduler = () => createScheduler({ store, jobs, clock, log, timeZone: ZONE, newId, committed });
  const schedulers = two ? [scheduler(), scheduler()] : [scheduler()];
  const dispatch = createDispatch({
    ...{
      store,
      commands,
      timeZone: ZONE,
      newId,
      formats,
      committed,
      authority: 'Example Council',
    },
    comingPosts: (seen, through) => previewPosts({ ...seen, jobs, store, timeZone: ZONE, newId }, through),
    trouble: (_, error) => world.logged(String(error)),
  });
  return {
    client: file.client,
    store: real,
    dispatch,
    tick: async () => void (await Promise.all(schedulers.map((one) => one.tick()))),
    kick: committed,
    ended,
    isOver: () => !alive,
    end,
  };
}

interface Mortal {
  alive(): boolean;
  end(): void;
}

/** A point at which the process may crash; after a crash the caller gets no answer. */
async function pointOf(point: string, life: Mortal, world: World): Promise<void> {
  if (life.alive() && world.faults.happens(`crash ${point}` as Fault)) life.end();
  if (!life.alive()) return never();
  // Other work may run in between.
  for (let turns = world.chance.below(3); turns > 0; turns -= 1) await null;
  if (!life.alive()) return never();
}

function mortalStore(store: Store, life: Mortal, world: World): Store {
  const around = async <R>(point: string | null, work: () => Promise<R>): Promise<R> => {
    if (point) await pointOf(`before ${point}`, life, world);
    else if (!life.alive()) return never();
    try {
      return await work();
    } catch (error) {
      if (!life.alive()) return never();
      if (error instanceof NotSavedError) world.notSaved(error);
      throw error;
    } finally {
      if (point) await pointOf(`after ${point}`, life, world);
      else if (!life.alive()) await never();
    }
  };
  const plain = Object.fromEntries(
    Object.entries(store).map(([name, work]) => [
      name,
      (...args: unknown[]) => around(null, () => (work as (...args: unknown[]) => Promise<unknown>)(...args)),
    ]),
  ) as unknown as Store;
  return {
    ...plain,
    claim: (...args) =>
      around('claim', async () => {
        const taken = await store.claim(...args);
        if (taken) world.claimed(args[0]);
        return taken;
      }),
    settle: (...args) =>
      around('mark', async () => {
        const held = await store.settle(...args);
        if (held) world.settled(args[0]);
        return held;
      }),
    async commit(unit) {
      world.attempted(unit);
      const committed = await around('commit', () => store.commit(unit));
      if (!committed.repeated) world.acknowledged(unit);
      return committed;
    },
  };
}

function mortalDeliverer(deliverer: Deliverer, life: Mortal, world: World): Deliverer {
  const { find, aheadMs } = deliverer;
  const mortal = async <R>(work: () => Promise<R>): Promise<R> => {
    try {
      return await work();
    } finally {
      if (!life.alive()) await never();
    }
  };
  return {
    async deliver(delivery) {
      await pointOf('before post', life, world);
      const ref = await mortal(() => deliverer.deliver(delivery));
      await pointOf('after post', life, world);
      return ref;
    },
    ...(aheadMs ? { aheadMs } : {}),
    ...(find
      ? {
          find: async (place, key, since) => {
            if (world.isDown('slack')) throw new DeliveryError('Slack is down.', { outcome: 'refused' });
            return mortal(() => find(place, key, since));
          },
        }
      : {}),
  };
}
