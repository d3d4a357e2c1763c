/** The scheduler: a tick a minute, one after another, one job's trouble is not another's, and silence shows. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConflictError } from '../../src/core/record/errors.ts';
import type { Job, JobContext, JobUnit } from '../../src/jobs/job.ts';
import { createScheduler, type SchedulerParts } from '../../src/jobs/scheduler.ts';
import type { Store } from '../../src/ports/store.ts';
import { machine } from '../../src/service/entry.ts';
import { createLog } from '../../src/service/log.ts';
import { createTestClock } from '../helpers/clock.ts';
import { postOf } from '../helpers/post.ts';
import { opened } from '../helpers/temporary-store.ts';
import { turnsDuring } from '../helpers/turns.ts';

const MICROSECONDS = 1_000_000;
const START = '2024-06-24T08:00:00.000Z';

function jobOf(name: string, plan: (context: JobContext) => Promise<readonly JobUnit[]> | readonly JobUnit[]): Job {
  return { name, foreseenAt: null, plan: async (context) => plan(context) };
}

function unitOf(once: string): JobUnit {
  return { once, changes: [], posts: [postOf(once)], basis: [] };
}

async function scene(jobs: readonly Job[], more: Partial<SchedulerParts> = {}) {
  const clock = createTestClock(START);
  const store = await opened();
  const lines: string[] = [];
  const log = createLog({ secrets: [], write: (line) => lines.push(line), now: clock.now });
  let ticks = 0;
  const committed = () => {
    ticks += 1;
  };
  const parts = { store, jobs, clock, timeZone: 'Europe/London', log, newId: () => 'id', committed, ...more };
  const scheduler = createScheduler(parts);
  onTestFinished(() => scheduler[Symbol.asyncDispose]());
  const posted = async () => (await store.posts({ limit: 100 })).map((row) => row.key).reverse();
  return { clock, store, scheduler, lines, posted, ticks: () => ticks };
}

test('the units of a job are committed once, in the name of the schedule', async () => {
  const seen: unknown[] = [];
  const job = jobOf('weekly', async ({ committed, now, calendar }) => {
    seen.push([now, calendar.timeZone, [...(await committed(['w26']))]]);
    return [unitOf('w26')];
  });
  const { scheduler, posted, ticks } = await scene([job]);
  await scheduler.tick();
  await scheduler.tick();
  expect(seen).toEqual([
    [START, 'Europe/London', []],
    [START, 'Europe/London', ['w26']],
  ]);
  expect(await posted()).toEqual(['w26']);
  expect(ticks()).toBe(2);
});

test('other work has its turn between any two jobs of a tick', async () => {
  const jobs = Array.from({ length: 12 }, (_, n) => jobOf(`job ${n}`, () => []));
  const { scheduler } = await scene(jobs);
  expect((await turnsDuring(() => scheduler.tick())).turns).toBeGreaterThanOrEqual(12);
});

test('a failing job is logged and does not stop the others', async () => {
  const bad = jobOf('bad', () => {
    throw new Error('no such week');
  });
  const { scheduler, posted, lines, ticks } = await scene([bad, jobOf('good', () => [unitOf('good')])]);
  await scheduler.tick();
  expect(await posted()).toEqual(['good']);
  expect(ticks()).toBe(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', job: 'bad', error: { message: 'no such week' } });
});

test('a job is planned once more when the record has changed meanwhile, and then at the next tick', async () => {
  let plans = 0;
  const job = jobOf('weekly', () => {
    plans += 1;
    return [unitOf('w26')];
  });
  let conflicts = 3;
  const real = await opened();
  const commit: Store['commit'] = async (unit) => {
    conflicts -= 1;
    if (conflicts >= 0) throw new ConflictError('moved on');
    return real.commit(unit);
  };
  const { scheduler } = await scene([job], { store: { ...real, commit } });
  await scheduler.tick();
  expect(plans).toBe(2);
  expect(await real.post('w26')).toBeNull();
  await scheduler.tick();
  expect(plans).toBe(4);
  expect(await real.post('w26')).toMatchObject({ state: 'planned' });
  expect(scheduler.fault()).toBeNull();
});

test('two ticks never overlap: a tick requested during another runs after it', async () => {
  let running = 0;
  const order: string[] = [];
  const job = jobOf('slow', async () => {
    running += 1;
    order.push(`in ${running}`);
    await Promise.resolve();
    await Promise.resolve();
    running -= 1;
    return [];
  });
  const { scheduler } = await scene([job]);
  await Promise.all([scheduler.tick(), scheduler.tick(), scheduler.tick()]);
  expect(order).toEqual(['in 1', 'in 1', 'in 1']);
});

test('silence is a fault after three minutes of the monotonic clock, until the next good tick', async () => {
  let trouble = false;
  const job = jobOf('weekly', () => {
    if (trouble) throw new Error('x');
    return [];
  });
  const { scheduler, clock } = await scene([job]);
  expect(scheduler.fault()).toBe('The schedule has not run yet.');
  await scheduler.tick();
  expect(scheduler.fault()).toBeNull();
  clock.put('2025-06-24T08:00:00.000Z');
  expect(scheduler.fault()).toBeNull();
  trouble = true;
  await clock.advance(180_000);
  await scheduler.tick();
  expect(scheduler.fault()).toBeNull();
  await clock.advance(1);
  await scheduler.tick();
  expect(scheduler.fault()).toBe('The schedule has not run without an error for 3 minutes.');
  trouble = false;
  await scheduler.tick();
  expect(scheduler.fault()).toBeNull();
});

test('a fault that lasts is passed to the jobs, so that one of them can warn the leads', async () => {
  let trouble = true;
  const faults: (string | null)[] = [];
  const bad = jobOf('bad', () => {
    if (trouble) throw new Error('no such week');
    return [];
  });
  const watch = jobOf('watch', ({ fault }) => {
    faults.push(fault());
    return [];
  });
  const { scheduler, clock } = await scene([bad, watch]);
  await scheduler.tick();
  await clock.advance(240_000);
  await scheduler.tick();
  trouble = false;
  await scheduler.tick();
  await clock.advance(600_000);
  await scheduler.tick();
  const lasting = 'The schedule has not run without an error for 4 minutes.';
  expect(faults).toEqual([null, lasting, lasting, null]);
});

describe('the minute timer', () => {
  beforeEach(() => vi.useFakeTimers({ now: new Date('2024-10-27T00:30:30.000Z') }));
  afterEach(() => vi.useRealTimers());
  const started = async (jobs: readonly Job[] = []) => {
    const { scheduler, ticks } = await scene(jobs, { clock: machine.clock });
    scheduler.start();
    return { scheduler, ticks };
  };

  test('the schedule ticks at every full minute once started, through the night the clocks go back, until it is stopped', async () => {
    const { scheduler, ticks } = await scene([], { clock: machine.clock });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ticks()).toBe(0);
    scheduler.start();
    await vi.advanceTimersByTimeAsync(180 * 60_000);
    expect(ticks()).toBe(180);
    await scheduler[Symbol.asyncDispose]();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ticks()).toBe(180);
  });

  test.each([
    ['back by ten minutes', -10],
    ['back by an hour', -60],
    ['back by a year', -365 * 24 * 60],
    ['forward by ten minutes', 10],
    ['forward by a year', 365 * 24 * 60],
  ])('the schedule ticks on within a minute when the wall clock is put %s', async (_, minutes) => {
    const { ticks } = await started();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks()).toBe(1);
    vi.setSystemTime(Date.now() + minutes * 60_000);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(ticks()).toBe(2);
    await vi.advanceTimersByTimeAsync(180 * 60_000);
    expect(ticks()).toBe(182);
  });

  test('a wall clock that is put forward by a year keeps the process busy for less than a second', async () => {
    const { ticks } = await started();
    vi.setSystemTime(Date.now() + 365 * 24 * 3_600_000);
    const before = process.cpuUsage();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(process.cpuUsage(before).user).toBeLessThan(MICROSECONDS);
    expect(ticks()).toBe(1);
  });

  test('a tick that takes minutes is not followed by those that it has missed, nor by any when the schedule stops', async () => {
    const { promise, resolve } = Promise.withResolvers<readonly JobUnit[]>();
    const { scheduler, ticks } = await started([jobOf('slow', () => promise)]);
    await vi.advanceTimersByTimeAsync(300_000);
    const stopped = scheduler[Symbol.asyncDispose]();
    resolve([]);
    await stopped;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(ticks()).toBe(1);
  });
});
