/** After the record was put back from a copy: what was sent since the copy was made is not sent again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WITHHELD } from '../../src/core/reminders/withheld.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { copyDatabase, restoreDatabase } from '../../src/store/copies.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { casesOf } from '../helpers/cases.ts';
import { createTestClock } from '../helpers/clock.ts';
import { newDatabase } from '../helpers/new-database.ts';
import { plan, postOf } from '../helpers/post.ts';
import { createStandIn, type Mishap } from '../helpers/stand-in.ts';
import { outboxParts, START } from './outbox-scene.ts';

const HOUR = 60 * 60_000;

async function scene(canFind: boolean) {
  const file = await newDatabase();
  const clock = createTestClock(START);
  const platform = createStandIn({ now: clock.now, canFind });
  /** One life of the service, in which `during` happens. */
  const run = async (during: (store: Awaited<ReturnType<typeof openStore>>) => Promise<void>) => {
    const store = await openStore({ file });
    try {
      await during(store);
      const outbox = createOutbox({ ...outboxParts(store, clock, platform), restoredAt: await store.restoredAt() });
      await outbox.drain();
      await clock.advance(HOUR);
      await outbox[Symbol.asyncDispose]();
      return (await store.posts({ limit: 99 })).toReversed();
    } finally {
      await store.close();
    }
  };
  return { clock, platform, file, run };
}

const due = (key: string, dueAt: string) => postOf(key, { dueAt });

test('a restore with a look-up finds the posts that had been sent, and the others are sent', async () => {
  const { clock, platform, file, run } = await scene(true);
  await run((store) => plan(store, START, due('before', START)));
  await copyDatabase(file, `${file}.copy`);
  await run((store) => plan(store, clock.now(), due('sent since', clock.now())));
  const missed = due('never sent', clock.now());
  await restoreDatabase(`${file}.copy`, file, clock.now());
  const rows = await run((store) => plan(store, clock.now(), due('sent since', START), missed));
  expect(rows.map(({ key, state }) => [key, state])).toEqual([
    ['before', 'sent'],
    ['sent since', 'sent'],
    ['never sent', 'sent'],
  ]);
  expect(platform.messages.map(({ title }) => title)).toEqual(['before', 'sent since', 'never sent']);
});

test('a restore without a look-up withholds earlier posts, also after a crash in between, and later posts go out', async () => {
  const { clock, platform, file, run } = await scene(false);
  await run((store) => plan(store, START, due('before', START)));
  await copyDatabase(file, `${file}.copy`);
  await run((store) => plan(store, clock.now(), due('since', clock.now())));
  const at = clock.now();
  await restoreDatabase(`${file}.copy`, file, at);
  await clock.advance(HOUR);
  const rows = await run(async (store) => {
    await plan(store, clock.now(), due('since', at), due('later', clock.now()));
    // A process that ends while it withholds the post leaves this state.
    await store.claim('since', { state: 'planned', leaseToken: null }, { token: 'again:x', now: at, until: at });
  });
  expect(rows.map(({ key, state, reason }) => [key, state, reason])).toEqual([
    ['before', 'sent', null],
    ['since', 'suppressed', WITHHELD],
    ['later', 'sent', null],
  ]);
  expect(platform.messages.map(({ title }) => title)).toEqual(['before', 'since', 'later']);
});

test('a restore at any moment doubles no post', async () => {
  const trouble = fc.array(fc.option(fc.constantFrom<Mishap>('busy', 'lost answer', 'lost request', 'refused')), {
    maxLength: 8,
  });
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.nat({ max: 4 }),
      fc.nat({ max: 4 }),
      trouble,
      async (canFind, before, since, mishaps) => {
        const { clock, platform, file, run } = await scene(canFind);
        const names = (of: string, n: number) => Array.from({ length: n }, (_, index) => `${of} ${index}`);
        const posts = (of: string, n: number) => names(of, n).map((key) => due(key, START));
        // The copy is made while the first posts wait; they are sent after the copy, under random faults.
        const store = await openStore({ file });
        if (before > 0) await plan(store, START, ...posts('before', before));
        await copyDatabase(file, `${file}.copy`);
        await store.close();
        platform.mishaps.push(...mishaps);
        await run(async (one) => {
          if (since > 0) await plan(one, START, ...posts('since', since));
        });
        const sent = platform.messages.length;
        await restoreDatabase(`${file}.copy`, file, clock.now());
        platform.mishaps.length = 0;
        const rows = await run(async (one) => {
          if (since > 0) await plan(one, clock.now(), ...posts('since', since));
        });
        const titles = platform.messages.filter(({ repeat }) => !repeat).map(({ title }) => title);
        expect(new Set(titles).size).toBe(titles.length);
        if (!canFind) expect(platform.messages.length).toBe(sent);
        for (const { key, state } of rows) {
          outcomes.add(`${canFind} ${state}`);
          if (canFind) expect(titles).toContain(key);
        }
        expect(rows).toHaveLength(before + since);
      },
    ),
    { numRuns: casesOf('restores in the middle') },
  );
  expect([...outcomes].sort()).toEqual(['false suppressed', 'true sent']);
});
