/**
 * Under any faults of the platform and any ends of the process, no post is lost and every conversation keeps its order.
 * With a look-up no post is doubled; without one, a post is repeated at most once, with a mark.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOutbox, type Outbox, type OutboxParts } from '../../src/delivery/outbox.ts';
import { platformKey } from '../../src/delivery/process-queue.ts';
import type { Post } from '../../src/ports/post.ts';
import type { OutboxRow } from '../../src/ports/store.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { casesOf } from '../helpers/cases.ts';
import { createTestClock } from '../helpers/clock.ts';
import { newDatabase } from '../helpers/new-database.ts';
import { plan, postOf } from '../helpers/post.ts';
import { createStandIn, type Message, MISHAPS, type Mishap } from '../helpers/stand-in.ts';
import { MINUTE, outboxParts, SECRET, START } from './outbox-scene.ts';

const LAG_MS = 30_000;

/** One thing that happens: posts are planned, time passes, or the process ends and another begins. */
type Event =
  | {
      readonly kind: 'plan';
      readonly conversation: number;
      readonly under: number | null;
      readonly redraws: number | null;
    }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'crash'; readonly seconds: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      conversation: fc.nat({ max: 2 }),
      under: fc.option(fc.nat({ max: 5 })),
      redraws: fc.option(fc.nat({ max: 5 }), { freq: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat({ max: 90 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), seconds: fc.nat({ max: 90 }) }) },
);
/** The faults of one attempt after another; afterwards every attempt succeeds. */
const mishaps = fc.array(fc.option(fc.constantFrom(...MISHAPS), { freq: 2 }), { maxLength: 25 });

/** An outbox as one process runs it; answers that come after the end of the process have no effect. */
function beginProcess(parts: OutboxParts): { outbox: Outbox; end: () => void } {
  let alive = true;
  const guarded =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      alive ? work(...args) : new Promise<R>(() => {});
  const { pendingQueues, headOf, claim, settle, post } = parts.store;
  const store = {
    pendingQueues: guarded(pendingQueues),
    headOf: guarded(headOf),
    claim: guarded(claim),
    settle: guarded(settle),
    post: guarded(post),
  };
  const end = () => {
    alive = false;
  };
  return { outbox: createOutbox({ ...parts, store }), end };
}

/** The next post: a redraw of an earlier message, a reply under one, or a message of its own. */
function nextPost(planned: readonly Post[], { conversation, under, redraws }: Extract<Event, { kind: 'plan' }>): Post {
  const messages = planned.filter((post) => !post.replaces);
  const pick = (index: number | null) => (index === null ? undefined : messages[index % Math.max(1, messages.length)]);
  const [original, parent] = [pick(redraws), pick(under)];
  const key = `p${planned.length}`;
  if (original) return postOf(key, { place: original.place, replaces: original.key });
  if (parent) return postOf(key, { place: parent.place, threadOf: parent.key });
  return postOf(key, { place: { platform: 'slack', conversation: `C${conversation}` } });
}

/** Plays the events and then lets a day pass, in which everything must come to an end. */
async function play(events: readonly Event[], trouble: readonly (Mishap | null)[], canFind: boolean) {
  const clock = createTestClock(START);
  const store = await openStore({ file: await newDatabase() });
  const platform = createStandIn({ now: clock.now, canFind, lagMs: LAG_MS });
  platform.mishaps.push(...trouble);
  const parts = { ...outboxParts(store, clock, platform), random: () => 0.5 };
  let process = beginProcess(parts);
  const planned: Post[] = [];
  for (const one of events) {
    if (one.kind === 'plan') {
      const post = nextPost(planned, one);
      planned.push(post);
      await plan(store, clock.now(), post);
    }
    if (one.kind === 'crash') {
      process.end();
      process = beginProcess(parts);
    }
    process.outbox.kick();
    await clock.advance(one.kind === 'plan' ? 0 : one.seconds * 1_000);
  }
  process.outbox.kick();
  await clock.advance(24 * 60 * MINUTE);
  const rows = (await store.posts({ limit: 1_000 })).toReversed();
  await store.close();
  return { rows, messages: platform.messages };
}

function messagesOf(row: OutboxRow, messages: readonly Message[]): readonly Message[] {
  const key = platformKey(SECRET, row.key);
  return messages.filter((message) => message.key === key);
}

/** Every conversation shows its posts in the order in which they were planned. */
function expectOrder(rows: readonly OutboxRow[], messages: readonly Message[]): void {
  const firsts = rows.flatMap((row) => {
    const [first] = messagesOf(row, messages);
    return first ? [{ seq: row.seq, conversation: first.conversation, index: messages.indexOf(first) }] : [];
  });
  for (const { conversation } of firsts) {
    const there = firsts.filter((one) => one.conversation === conversation).sort((a, b) => a.index - b.index);
    expect(there.map(({ seq }) => seq)).toEqual(there.map(({ seq }) => seq).toSorted((a, b) => a - b));
  }
}

function expectDelivered(row: OutboxRow, rows: readonly OutboxRow[], messages: readonly Message[], canFind: boolean) {
  const arrived = messagesOf(row, messages);
  if (row.state === 'failed') expect(row.reason).toMatch(/is_archived|may have been delivered/);
  if (row.replaces) return expect(arrived).toEqual([]);
  if (canFind) expect(arrived).toHaveLength(row.state === 'sent' ? 1 : 0);
  expect(arrived.length).toBeLessThanOrEqual(1 + row.repeats);
  expect(arrived.slice(1).every(({ repeat }) => repeat)).toBe(true);
  if (row.state !== 'sent') return;
  expect(arrived.map(({ id }) => id)).toContain(row.ref?.message);
  // A redraw whose answer was lost may show although it was refused later; one older than the last that was sent may not.
  const drawn = rows.findLast((one) => one.replaces === row.key && one.state === 'sent') ?? row;
  const allowed = rows.filter((one) => one === drawn || (one.replaces === row.key && one.seq > drawn.seq));
  expect(allowed.map(({ key }) => key)).toContain(arrived.find(({ id }) => id === row.ref?.message)?.title);
  const parent = rows.find(({ key }) => key === row.threadOf);
  expect(row.ref?.thread).toBe(parent?.ref ? parent.ref.thread : row.ref?.message);
}

test.each([true, false])(
  'posts are neither lost, doubled nor out of order under random faults (with a look-up: %s)',
  async (canFind) => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 25 }), mishaps, async (events, trouble) => {
        const { rows, messages } = await play(events, trouble, canFind);
        for (const row of rows) {
          expect(['sent', 'failed', 'suppressed']).toContain(row.state);
          expectDelivered(row, rows, messages, canFind);
          ends.add(row.state).add(`${row.attempts > 1 ? 'again' : 'once'}`);
        }
        expectOrder(rows, messages);
        for (const message of messages) ends.add(message.repeat ? 'repeat' : 'first');
      }),
      { numRuns: casesOf('histories of the outbox') },
    );
    // A run that never reached one of these outcomes has not tested it.
    const repeat = canFind ? [] : ['repeat'];
    expect([...ends]).toEqual(
      expect.arrayContaining(['sent', 'failed', 'suppressed', 'again', 'once', 'first', ...repeat]),
    );
  },
);
