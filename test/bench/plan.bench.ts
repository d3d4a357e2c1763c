/** Planning: the weekly reminder of one notice among a million actions, from the read of the record on, and memory over half a year of ticks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { added } from '../../src/core/record/changes.ts';
import { calendarOf } from '../../src/core/time/calendar.ts';
import { jobs } from '../../src/jobs/index.ts';
import { reminders } from '../../src/jobs/reminders.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import type { Store } from '../../src/ports/store.ts';
import { createLog } from '../../src/service/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { createTestClock } from '../helpers/clock.ts';
import { jobContext } from '../helpers/job-context.ts';
import { account, action, conversation, expectation, notice, person } from '../helpers/record.ts';
import { unit } from '../store/units.ts';
import { inTurn, ms, type Ratio } from './ratio.ts';

export const name = 'plan';

const ZONE = 'Europe/London';
/** 9am on the Monday on which the weekly reminder falls due. */
const NOW = '2024-06-24T08:00:00.000Z';
const WEEKS = 24;
const NOTICE = 'n1';

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  try {
    const [due, owners, others] = quick ? [1_000, 50, 99_000] : [10_000, 500, 990_000];
    return [
      await planning(join(folder, 'alone.db'), join(folder, 'among.db'), due, owners, others, quick ? 10 : 15),
      await memory(join(folder, 'memory.db')),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function planning(
  alone: string,
  among: string,
  due: number,
  owners: number,
  others: number,
  runs: number,
): Promise<Ratio> {
  const [one, many] = [await openStore({ file: alone }), await openStore({ file: among })];
  await enter(one, owners);
  await enter(many, owners);
  insertActions(alone, NOTICE, due, owners);
  insertActions(among, NOTICE, due, owners);
  insertActions(among, 'n0', others, owners);
  let posts = 0;
  const planOn = (store: Store) => async () => {
    // The snapshot of a named notice is read from the file at every run; the present one's is kept.
    const snapshot = await store.snapshot(NOTICE);
    const calendar = calendarOf(snapshot, ZONE);
    const { committedOf: committed, posts: ledger, waiting } = store;
    const units = await reminders.plan(jobContext({ now: NOW, snapshot, calendar, committed, posts: ledger, waiting }));
    posts = units.reduce((sum, each) => sum + each.posts.length, 0);
  };
  const [ours, peer] = await inTurn(runs, planOn(many), planOn(one));
  await one.close();
  await many.close();
  return {
    what: `plan ${due.toLocaleString('en-GB')} due actions of ${owners} owners among ${(due + others).toLocaleString('en-GB')} (${posts} posts)`,
    ours: ms(ours),
    against: 'alone in the file',
    peer: ms(peer),
    ratio: ours / peer,
    goal: { atMost: 1.2 },
  };
}

async function enter(store: Store, owners: number): Promise<void> {
  const people = Array.from({ length: owners }, (_, n) => person({ id: `o${n}`, name: `Owner ${n}` }));
  await store.commit(
    unit('start', {
      changes: [
        added(
          'notice',
          notice({ id: 'n0', decisionOutcome: 'lapsed', issuedOn: '2023-01-30', expiresOn: '2023-07-30' }),
        ),
        added('notice', notice()),
        added('expectation', expectation({ id: 'x0', noticeId: 'n0' })),
        added('expectation', expectation()),
        added('conversation', conversation({ startedAt: '2024-06-20T08:00:00.000Z' })),
        ...people.map((each) => added('person', each)),
        ...people.map(({ id }) => added('account', account({ id: `slack:${id}`, personId: id, accountId: id }))),
      ],
    }),
  );
}

function insertActions(file: string, noticeId: string, count: number, owners: number): void {
  const raw = new Database(file);
  const row = action({ noticeId, expectationId: noticeId === NOTICE ? 'x1' : 'x0' });
  const columns = Object.keys(row);
  const snake = columns.map((name) => name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`));
  const insert = raw.prepare(`insert into action (${snake}) values (${columns.map((name) => `@${name}`)})`);
  raw.transaction(() => {
    for (let n = 0; n < count; n += 1)
      insert.run({ ...row, id: `${noticeId}-${n}`, code: `E1-${n}`, ownerId: `o${n % owners}`, dueOn: '2024-06-26' });
  })();
  raw.close();
}

/** The heap after four weeks of ticks and after twenty-four, each when rubbish has been collected. */
async function memory(file: string): Promise<Ratio> {
  const store = await openStore({ file });
  await enter(store, 20);
  insertActions(file, NOTICE, 200, 20);
  const clock = createTestClock('2024-01-30T08:00:00.000Z');
  const log = createLog({ level: 'error', secrets: [], write: () => {}, now: clock.now });
  let ids = 0;
  const newId = () => `id${ids++}`;
  const scheduler = createScheduler({ store, jobs, clock, timeZone: ZONE, log, newId, committed: () => {} });
  const live = async (weeks: number) => {
    for (let hours = 0; hours < weeks * 7 * 24; hours += 1) {
      await clock.advance(3_600_000);
      await scheduler.tick();
    }
    return heapBytes();
  };
  const early = await live(4);
  const late = await live(WEEKS - 4);
  await scheduler[Symbol.asyncDispose]();
  await store.close();
  return {
    what: `memory after ${WEEKS} simulated weeks of ticks`,
    ours: `${(late / 2 ** 20).toFixed(1)} MiB`,
    against: 'after 4 weeks',
    peer: `${(early / 2 ** 20).toFixed(1)} MiB`,
    ratio: late / early,
    goal: { atMost: 1.1 },
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
