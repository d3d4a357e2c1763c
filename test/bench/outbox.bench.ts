/** The outbox against the rate that a platform allows, and against the commits that a delivery cannot do without. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { type Deliverer, DeliveryError } from '../../src/ports/deliverer.ts';
import type { Store } from '../../src/ports/store.ts';
import { createLog } from '../../src/service/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { createTestClock, type TestClock } from '../helpers/clock.ts';
import { plan, postOf } from '../helpers/post.ts';
import { inTurn, ms, type Ratio } from './ratio.ts';

export const name = 'outbox';

const START = '2024-06-24T08:00:00.000Z';
const BATCH = 40;
/** docs.slack.dev/apis/web-api/rate-limits: one message a second in a channel. */
const PACE_MS = 1_000;

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  try {
    return [
      await againstPace(join(folder, 'pace.db'), quick ? 120 : 600),
      await againstFloor(join(folder, 'one.db'), 'one by one in a conversation', 1, quick ? 10 : 40),
      await againstFloor(join(folder, 'many.db'), `side by side in ${BATCH} conversations`, BATCH, quick ? 10 : 40),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outboxOn(store: Store, deliverer: Deliverer, clock: TestClock) {
  const log = createLog({ level: 'error', secrets: [], write: () => {}, now: clock.now });
  let ids = 0;
  const newId = () => `id${ids++}`;
  return createOutbox({
    store,
    deliverers: { slack: deliverer },
    drawCard: async () => null,
    drawCounts: async () => null,
    clock,
    log,
    secret: 's',
    random: () => 0.5,
    newId,
  });
}

/** In simulated time: how much of the allowed rate comes through when everything faster is refused with a wait. */
async function againstPace(file: string, posts: number): Promise<Ratio> {
  const clock = createTestClock(START);
  const store = await openStore({ file });
  let [messages, refusals, freeAtMs] = [0, 0, 0];
  const deliverer: Deliverer = {
    async deliver({ place }) {
      const wait = freeAtMs - clock.monotonicMs();
      if (wait > 0) {
        refusals += 1;
        throw new DeliveryError('ratelimited', { outcome: 'refused', retryAfterMs: wait });
      }
      freeAtMs = clock.monotonicMs() + PACE_MS;
      messages += 1;
      return { conversation: place.conversation, message: `m${messages}`, thread: `m${messages}` };
    },
  };
  const outbox = outboxOn(store, deliverer, clock);
  await plan(store, START, ...Array.from({ length: posts }, (_, n) => postOf(`p${n}`)));
  outbox.kick();
  for (let seconds = 0; messages < posts && seconds < posts * 10; seconds += 1) await clock.advance(1_000);
  const perSecond = (messages - 1) / (clock.monotonicMs() / 1_000);
  await outbox[Symbol.asyncDispose]();
  await store.close();
  return {
    what: `${posts} posts to one channel, with ${refusals} refusals by the platform`,
    ours: `${perSecond.toFixed(2)}/s`,
    against: 'the rate that Slack allows',
    peer: `${(1_000 / PACE_MS).toFixed(2)}/s`,
    ratio: perSecond / (1_000 / PACE_MS),
    goal: { atLeast: 0.9 },
  };
}

/** A delivery is claimed and settled, each in a commit on the disk; the floor is two such commits of raw SQLite. */
async function againstFloor(file: string, how: string, conversations: number, runs: number): Promise<Ratio> {
  const clock = createTestClock(START);
  const store = await openStore({ file });
  let messages = 0;
  const deliverer: Deliverer = {
    async deliver({ place }) {
      messages += 1;
      return { conversation: place.conversation, message: `m${messages}`, thread: `m${messages}` };
    },
  };
  const outbox = outboxOn(store, deliverer, clock);
  const batches = Math.ceil(runs / 10) + runs;
  // Beyond what is timed, so that planning does not count.
  const waiting: (readonly ReturnType<typeof postOf>[])[] = Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: BATCH }, (_, n) =>
      postOf(`${batch}/${n}`, { place: { platform: 'slack', conversation: `C${n % conversations}` } }),
    ),
  );
  const raw = new Database(`${file}.raw`);
  for (const pragma of ['journal_mode = wal', 'synchronous = full']) raw.pragma(pragma);
  raw.exec('create table post (key text primary key, state text, sent_at text)');
  const insert = raw.prepare('insert into post values (?, ?, ?)');
  const claim = raw.prepare(`update post set state = 'claimed' where key = ? and state = 'planned'`);
  const settle = raw.prepare(`update post set state = 'sent', sent_at = ? where key = ?`);
  const floor = (batch: number) => {
    for (let n = 0; n < BATCH; n += 1) {
      claim.run(`${batch}/${n}`);
      settle.run(START, `${batch}/${n}`);
    }
  };
  for (let batch = 0; batch < batches; batch += 1) {
    for (let n = 0; n < BATCH; n += 1) insert.run(`${batch}/${n}`, 'planned', null);
  }
  let planningMs = 0;
  const deliver = async (batch: number) => {
    const startMs = performance.now();
    await plan(store, START, ...(waiting[batch % batches] ?? []));
    planningMs += performance.now() - startMs;
    await outbox.drain();
  };
  const [ours, peer] = await inTurn(runs, deliver, floor);
  const oursAlone = ours - planningMs / batches;
  await outbox[Symbol.asyncDispose]();
  await store.close();
  raw.close();
  return {
    what: `${BATCH} deliveries ${how}`,
    ours: `${Math.round((BATCH * 1_000) / oursAlone)}/s, ${ms(oursAlone)}`,
    against: 'two commits each in raw SQLite',
    peer: `${Math.round((BATCH * 1_000) / peer)}/s, ${ms(peer)}`,
    ratio: oursAlone / peer,
    goal: { atMost: 3 },
  };
}
