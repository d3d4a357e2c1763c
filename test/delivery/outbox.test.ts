/** The outbox on the real store, against a platform that keeps what arrived by itself. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { platformKey } from '../../src/delivery/courier.ts';
import { DeliveryError } from '../../src/delivery/deliverer.ts';
import { createOutbox, type Outbox, type OutboxParts } from '../../src/delivery/outbox.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestClock, type TestClock, turn } from '../helpers/clock.ts';
import { plan, postOf } from '../helpers/post.ts';
import { createStandIn, RETRY_AFTER_MS, type StandIn } from '../helpers/stand-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const START = '2024-06-24T08:00:00.000Z';
const MINUTE = 60_000;

interface Scene {
  store: Store;
  clock: TestClock;
  platform: StandIn;
  outbox: Outbox;
  /** Another outbox on the same store, as another process or the next one would have. */
  another(parts?: Partial<OutboxParts>): Outbox;
  states(): Promise<Record<string, string>>;
}

async function scene(
  options: { canFind?: boolean; lagMs?: number; ownTime?: boolean; parts?: Partial<OutboxParts> } = {},
): Promise<Scene> {
  const clock = createTestClock(START);
  const platformTime = () => new Date(Date.parse(START) + clock.monotonicMs()).toISOString();
  const times = options.ownTime ? { now: platformTime, callersNow: clock.now } : { now: clock.now };
  const store = await openStore({ file: `${temporaryFolder()}/bvn.db` });
  onTestFinished(() => store.close());
  const platform = createStandIn({ ...times, canFind: options.canFind ?? true, lagMs: options.lagMs ?? 0 });
  let ids = 0;
  const another = (parts?: Partial<OutboxParts>) =>
    createOutbox({
      store,
      deliverers: { slack: platform.deliverer },
      clock,
      log: createLog({ secrets: [], write: () => {}, now: clock.now }),
      secret: 'the secret of the installation',
      random: () => 1,
      newId: () => `id${ids++}`,
      ...parts,
    });
  const states = async () => {
    const rows = await store.posts({ limit: 1_000 });
    return Object.fromEntries(rows.map((row) => [row.key, row.state]).reverse());
  };
  return { store, clock, platform, outbox: another(options.parts), another, states };
}

const titles = (platform: StandIn) => platform.messages.map((message) => message.title);

describe('order and threads', () => {
  test('a conversation keeps its order, and the platform sees only a keyed hash of the identity', async () => {
    const { store, platform, outbox } = await scene();
    await plan(store, START, postOf('a'), postOf('b'), postOf('c'));
    await outbox.drain();
    expect(titles(platform)).toEqual(['a', 'b', 'c']);
    expect(platform.messages[0]?.key).toBe(platformKey('the secret of the installation', 'a'));
    expect(platform.messages[0]?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(await store.post('a')).toMatchObject({ state: 'sent', sentAt: START, ref: { message: 'm1' }, attempts: 1 });
  });

  test('a post in a thread goes under its parent', async () => {
    const { store, platform, outbox } = await scene();
    await plan(store, START, postOf('digest'), postOf('owner', { threadOf: 'digest' }), postOf('next'));
    await outbox.drain();
    expect(platform.messages.map(({ title, thread }) => [title, thread])).toEqual([
      ['digest', 'm1'],
      ['owner', 'm1'],
      ['next', 'm3'],
    ]);
  });

  test('its parent refused for good, it goes to the conversation itself', async () => {
    const { store, platform, outbox, states } = await scene();
    platform.mishaps.push('refused for good');
    await plan(store, START, postOf('digest'), postOf('owner', { threadOf: 'digest' }));
    await outbox.drain();
    expect(await states()).toEqual({ digest: 'failed', owner: 'sent' });
    expect((await store.post('digest'))?.reason).toBe('is_archived');
    expect(platform.messages).toMatchObject([{ title: 'owner', thread: 'm1' }]);
  });

  test('a parent that stands behind, or was never made, holds nothing up', async () => {
    const { store, platform, outbox } = await scene();
    await plan(
      store,
      START,
      postOf('child', { threadOf: 'parent' }),
      postOf('parent'),
      postOf('x', { threadOf: 'no' }),
    );
    await outbox.drain();
    expect(titles(platform)).toEqual(['child', 'parent', 'x']);
  });

  test('a parent in another conversation is waited for', async () => {
    const { store, clock, platform, outbox } = await scene();
    const elsewhere = { place: { platform: 'slack', conversation: 'C0' } } as const;
    platform.mishaps.push('busy');
    await plan(store, START, postOf('parent'), postOf('child', { ...elsewhere, threadOf: 'parent' }));
    await outbox.drain();
    expect(titles(platform)).toEqual([]);
    await clock.advance(RETRY_AFTER_MS);
    expect(platform.messages.map(({ title, thread }) => [title, thread])).toEqual([
      ['parent', 'm1'],
      ['child', 'm1'],
    ]);
  });

  test('a redraw goes to the message of its original, also when that is delivered only now', async () => {
    const { store, platform, outbox } = await scene();
    await plan(store, START, postOf('card'), postOf('card, later', { replaces: 'card' }));
    await outbox.drain();
    expect(titles(platform)).toEqual(['card, later']);
  });

  test('a redraw of what never arrived is suppressed, and the ledger says why', async () => {
    const { store, platform, outbox } = await scene();
    platform.mishaps.push('refused for good');
    await plan(store, START, postOf('card'), postOf('card, later', { replaces: 'card' }), postOf('next'));
    await outbox.drain();
    expect(await store.post('card, later')).toMatchObject({
      state: 'suppressed',
      reason: 'The message to redraw was not sent: is_archived',
    });
    expect(titles(platform)).toEqual(['next']);
  });
});

describe('refusals', () => {
  test('a passing refusal is tried again, ever later, and nothing overtakes it', async () => {
    const { store, clock, platform, outbox } = await scene();
    platform.mishaps.push('refused', 'not sent', 'refused');
    await plan(store, START, postOf('a'), postOf('b'));
    await outbox.drain();
    await clock.advance(10 * MINUTE);
    expect(titles(platform)).toEqual(['a', 'b']);
    const seconds = platform.calls.map(({ at }) => (Date.parse(at) - Date.parse(START)) / 1000);
    expect(seconds).toEqual([0, 2, 6, 14, 14]);
  });

  test('the jitter spreads the tries', async () => {
    const { store, clock, platform, outbox } = await scene({ parts: { random: () => 0 } });
    platform.mishaps.push('refused');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(MINUTE);
    expect(platform.calls.map(({ at }) => at)).toEqual([START, '2024-06-24T08:00:01.000Z']);
  });

  test('Retry-After is kept to the millisecond', async () => {
    const { store, clock, platform, outbox } = await scene();
    platform.mishaps.push('busy');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(RETRY_AFTER_MS - 1);
    outbox.kick();
    await turn();
    expect(platform.calls).toHaveLength(1);
    await clock.advance(1);
    expect(titles(platform)).toEqual(['a']);
  });

  test('a wait that lies further ahead than any wait is set shows a clock that was put back', async () => {
    const { store, clock, platform, outbox } = await scene();
    platform.mishaps.push('busy');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    clock.put('2023-06-24T08:00:00.000Z');
    await outbox.drain();
    expect(titles(platform)).toEqual(['a']);
  });
});

describe('side by side', () => {
  const to = (conversation: string) => ({ place: { platform: 'slack', conversation } }) as const;

  test('a dead conversation stops no other', async () => {
    const { store, clock, platform, outbox, states } = await scene();
    platform.mishaps.push('silent');
    await plan(store, START, postOf('dead', to('C1')), postOf('alive', to('C2')), postOf('too', to('C3')));
    outbox.kick();
    await turn();
    expect(titles(platform).sort()).toEqual(['alive', 'too']);
    await clock.advance(15_000);
    expect(await states()).toMatchObject({ dead: 'unknown' });
  });

  test('a platform of dead conversations stops no other platform, and its other conversations get their turn', async () => {
    const teams = createStandIn({ now: () => START, canFind: false });
    const { store, clock, platform, another } = await scene();
    const both = another({ deliverers: { slack: platform.deliverer, teams: teams.deliverer } });
    platform.mishaps.push(...Array.from({ length: 8 }, () => 'silent' as const));
    const dead = Array.from({ length: 8 }, (_, i) => postOf(`dead${i}`, to(`C${i}`)));
    const other = postOf('other', { place: { platform: 'teams', conversation: 'T1' } });
    await plan(store, START, ...dead, postOf('ninth', to('C9')), other);
    both.kick();
    await turn();
    expect(titles(teams)).toEqual(['other']);
    expect(titles(platform)).toEqual([]);
    expect(platform.calls).toHaveLength(8);
    await clock.advance(15_000);
    expect(titles(platform)).toEqual(['ninth']);
  });

  test('what is for a platform that is not connected stays planned until it is', async () => {
    const { store, platform, outbox, another, states } = await scene();
    await plan(store, START, postOf('a'), postOf('b', { place: { platform: 'teams', conversation: 'T1' } }));
    await outbox.drain();
    expect(await states()).toEqual({ a: 'sent', b: 'planned' });
    await another({ deliverers: { teams: platform.deliverer } }).drain();
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });
});

describe('an answer that never comes', () => {
  test.each(['lost answer', 'arrived, silent'] as const)('%s: held, looked up, not sent again', async (mishap) => {
    const { store, clock, platform, outbox, states } = await scene({ lagMs: 40_000 });
    platform.mishaps.push(mishap);
    await plan(store, START, postOf('a'), postOf('b'));
    outbox.kick();
    await clock.advance(59_000);
    expect(await states()).toEqual({ a: 'unknown', b: 'planned' });
    await clock.advance(MINUTE);
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
    expect(titles(platform)).toEqual(['a', 'b']);
  });

  test.each(['lost request', 'silent'] as const)('%s: held, looked up, sent again', async (mishap) => {
    const { store, clock, platform, outbox, states } = await scene({ lagMs: 40_000 });
    platform.mishaps.push(mishap);
    await plan(store, START, postOf('a'));
    outbox.kick();
    await clock.advance(3 * MINUTE);
    expect(await states()).toEqual({ a: 'sent' });
    expect(platform.messages).toMatchObject([{ title: 'a', repeat: false }]);
  });

  test('a place that is gone by then cannot be looked at: the post is given up, and those behind it have their turn', async () => {
    const { store, clock, platform, another } = await scene();
    const gone = new DeliveryError('The channel was deleted.', { outcome: 'refused', permanent: true });
    const find = () => Promise.reject(gone);
    platform.mishaps.push('lost answer');
    await plan(store, START, postOf('a'), postOf('b'));
    await another({ deliverers: { slack: { ...platform.deliverer, find } } }).drain();
    await clock.advance(MINUTE);
    const reason = 'It may have been delivered: The channel was deleted.';
    expect(await store.post('a')).toMatchObject({ state: 'failed', reason });
    expect(await store.post('b')).toMatchObject({ state: 'sent' });
  });

  test('where it cannot be looked up it is repeated, marked, and the row says so', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    platform.mishaps.push('lost answer');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(MINUTE);
    expect(await store.post('a')).toMatchObject({ state: 'sent', repeats: 1 });
    expect(platform.messages.map(({ repeat }) => repeat)).toEqual([false, true]);
  });

  test('a repeat without an answer is repeated in its turn after ten minutes and an hour, and then given up', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    platform.mishaps.push('lost answer', 'lost answer', 'lost answer', 'lost answer');
    await plan(store, START, postOf('a'), postOf('b'));
    await outbox.drain();
    await clock.advance(5 * MINUTE);
    expect(await store.post('a')).toMatchObject({ state: 'unknown', repeats: 1 });
    await clock.advance(6 * MINUTE);
    expect(await store.post('a')).toMatchObject({ state: 'unknown', repeats: 2 });
    await clock.advance(58 * MINUTE);
    expect(titles(platform)).toEqual(['a', 'a', 'a']);
    await clock.advance(2 * MINUTE);
    expect(await store.post('a')).toMatchObject({
      state: 'failed',
      repeats: 3,
      reason: 'It may have been delivered: socket hang up',
    });
    expect(platform.messages.map(({ title, repeat }) => [title, repeat])).toEqual([
      ['a', false],
      ['a', true],
      ['a', true],
      ['a', true],
      ['b', false],
    ]);
  });

  test('it is left alone for its minute also when the date is put forward meanwhile', async () => {
    const { clock, store, platform, outbox, states } = await scene({ lagMs: 40_000, ownTime: true });
    platform.mishaps.push('lost answer');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    clock.put('2024-06-24T09:00:00.000Z');
    await outbox.drain();
    expect(await states()).toEqual({ a: 'unknown' });
    await clock.advance(MINUTE);
    expect(await states()).toEqual({ a: 'sent' });
    expect(titles(platform)).toEqual(['a']);
  });

  test.each([
    ['an hour ahead of the platform', '2024-06-24T09:00:00.000Z', null],
    ['a year ahead of the platform', '2025-06-24T08:00:00.000Z', null],
    ['put back by a year since it was planned', START, '2023-06-24T08:00:00.000Z'],
    ['a year ahead when it was planned, and put right', '2025-06-24T08:00:00.000Z', START],
  ])('it is found by a clock that is %s', async (_, planned, later) => {
    const { clock, store, platform, outbox, states } = await scene({ ownTime: true });
    clock.put(planned);
    platform.mishaps.push(null, 'lost answer');
    await plan(store, planned, postOf('before'), postOf('a'));
    await outbox.drain();
    if (later) clock.put(later);
    await clock.advance(2 * MINUTE);
    expect(await states()).toEqual({ before: 'sent', a: 'sent' });
    expect(titles(platform)).toEqual(['before', 'a']);
  });

  test('a repeat that is refused is still a repeat afterwards', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    platform.mishaps.push('lost request', 'busy');
    await plan(store, START, postOf('a'));
    await outbox.drain();
    await clock.advance(5 * MINUTE);
    expect(platform.messages).toMatchObject([{ title: 'a', repeat: true }]);
  });

  test('a redraw can be done twice, so it is simply tried again', async () => {
    const { store, clock, platform, outbox } = await scene({ canFind: false });
    await plan(store, START, postOf('card'));
    await outbox.drain();
    platform.mishaps.push('lost answer', 'silent');
    await plan(store, START, postOf('card, later', { replaces: 'card' }));
    outbox.kick();
    await clock.advance(MINUTE);
    expect(platform.messages).toMatchObject([{ title: 'card, later' }]);
    expect(await store.post('card, later')).toMatchObject({ state: 'sent', attempts: 3 });
  });
});

describe('the process ends', () => {
  test('after the message left: the next one holds it, looks it up and finds it', async () => {
    const { store, clock, platform, outbox, another, states } = await scene();
    platform.mishaps.push('arrived, silent');
    await plan(store, START, postOf('a'));
    outbox.kick();
    await turn();
    clock.put('2024-06-24T08:00:31.000Z');
    const next = another();
    await next.drain();
    expect(await states()).toEqual({ a: 'unknown' });
    await clock.advance(MINUTE - 1);
    expect(await states()).toEqual({ a: 'unknown' });
    await clock.advance(1);
    expect(await states()).toEqual({ a: 'sent' });
    expect(platform.calls).toHaveLength(1);
  });

  test('and the clock is put back by a day: the next one does not wait that day for the lease to end', async () => {
    const { store, clock, platform, another, states } = await scene({ ownTime: true });
    platform.mishaps.push('arrived, silent');
    await plan(store, START, postOf('a'));
    // Its timers never go off: it has ended.
    another({ clock: { ...clock, after: () => () => {} } }).kick();
    await turn();
    clock.put('2024-06-23T08:00:00.000Z');
    const next = another();
    await next.drain();
    await clock.advance(2 * MINUTE);
    expect(await states()).toEqual({ a: 'sent' });
    expect(titles(platform)).toEqual(['a']);
  });

  test('before the message left: the next one sends it, even a week later', async () => {
    const { store, clock, platform, outbox, another } = await scene();
    platform.mishaps.push('silent');
    await plan(store, START, postOf('a'));
    outbox.kick();
    await turn();
    clock.put('2024-07-01T08:00:00.000Z');
    await another().drain();
    await clock.advance(MINUTE);
    expect(platform.messages).toMatchObject([{ title: 'a', repeat: false }]);
  });

  test('where it cannot be looked up the next one repeats it, and so does the one after that, an hour later at most', async () => {
    const { store, clock, platform, another } = await scene({ canFind: false });
    const lives = ['arrived, silent', 'silent', 'silent', 'silent', 'silent'] as const;
    platform.mishaps.push(...lives);
    await plan(store, START, postOf('a'));
    // Whose timers never go off: it ends at the post that gets no answer.
    const mortal = { ...clock, after: () => () => {} };
    for (const _ of lives) {
      const life = another({ clock: mortal });
      life.kick();
      await clock.advance(61 * MINUTE);
      life.kick();
      await clock.advance(31_000);
    }
    // The platform has not failed to answer three times yet; the service ended.
    platform.mishaps.push('lost request', 'lost request');
    const last = another();
    await last.drain();
    await clock.advance(4 * 61 * MINUTE);
    expect(platform.messages.map(({ repeat }) => repeat)).toEqual([false, true]);
    expect(await store.post('a')).toMatchObject({ state: 'sent', repeats: 7 });
  });

  test('during a redraw: the next one draws it again', async () => {
    const { store, clock, platform, outbox, another } = await scene({ canFind: false });
    await plan(store, START, postOf('card'));
    await outbox.drain();
    platform.mishaps.push('silent');
    await plan(store, START, postOf('card, later', { replaces: 'card' }));
    outbox.kick();
    await turn();
    clock.put('2024-06-24T08:00:31.000Z');
    await another().drain();
    expect(titles(platform)).toEqual(['card, later']);
  });

  test('a holder that slept past its lease can no longer write what became of the post', async () => {
    const { store, clock, platform, outbox, another } = await scene();
    platform.mishaps.push('arrived, silent');
    await plan(store, START, postOf('a'));
    outbox.kick();
    await turn();
    clock.put('2024-06-24T08:05:00.000Z');
    const next = another();
    await next.drain();
    // Without the token this would make it planned again, and it would be sent twice.
    platform.answer('not sent');
    await clock.advance(MINUTE);
    expect(await store.post('a')).toMatchObject({ state: 'sent', ref: { message: 'm1' } });
    clock.put('2024-06-24T09:00:00.000Z');
    await next.drain();
    expect(await store.post('a')).toMatchObject({ state: 'sent', ref: { message: 'm1' } });
    expect(platform.messages).toHaveLength(1);
  });

  test('two processes at the same posts send each once', async () => {
    const { store, platform, outbox, another } = await scene();
    await plan(store, START, ...Array.from({ length: 20 }, (_, i) => postOf(`p${i}`)));
    await Promise.all([outbox.drain(), another().drain()]);
    await outbox.drain();
    expect(titles(platform)).toHaveLength(20);
    expect(new Set(titles(platform)).size).toBe(20);
  });

  test('what another has sent between the look at it and the claim is not sent again', async () => {
    const { store, platform, outbox, another } = await scene();
    const claim: Store['claim'] = async (...args) => {
      await outbox.drain();
      return store.claim(...args);
    };
    await plan(store, START, postOf('a'));
    await another({ store: { ...store, claim } }).drain();
    expect(titles(platform)).toEqual(['a']);
  });

  test('what another has sent meanwhile is not waited for any more', async () => {
    const { store, clock, platform, another } = await scene();
    let reads = 0;
    const pendingQueues: Store['pendingQueues'] = () => {
      reads += 1;
      return store.pendingQueues();
    };
    const elsewhere = { place: { platform: 'slack', conversation: 'C2' } } as const;
    platform.mishaps.push('busy', 'busy', null, 'busy', 'busy');
    await plan(store, START, postOf('a'), postOf('b', elsewhere));
    await another({ store: { ...store, pendingQueues } }).drain();
    clock.put('2024-06-24T08:01:00.000Z');
    await another().drain();
    expect(titles(platform)).toEqual(['a']);
    // The wake for the first conversation is over; kept, it would ring every millisecond while the other one waits.
    await clock.advance(RETRY_AFTER_MS);
    await clock.advance(10_000);
    expect(reads).toBeLessThan(6);
  });

  test('what is planned just as a queue was found empty is delivered, too', async () => {
    const { store, platform, another } = await scene();
    let late = true;
    const headOf: Store['headOf'] = async (queue) => {
      const head = await store.headOf(queue);
      if (head === null && late) {
        late = false;
        await plan(store, START, postOf('late'));
        busy.kick();
        await turn();
      }
      return head;
    };
    const busy = another({ store: { ...store, headOf } });
    await plan(store, START, postOf('a'));
    await busy.drain();
    expect(titles(platform)).toEqual(['a', 'late']);
  });

  test('stopping waits for what is under way and begins nothing new', async () => {
    const { store, platform, outbox, states } = await scene();
    platform.mishaps.push('arrived, silent');
    await plan(store, START, postOf('a'), postOf('b'));
    outbox.kick();
    await turn();
    const stopped = outbox[Symbol.asyncDispose]();
    platform.answer('well');
    await stopped;
    outbox.kick();
    await turn();
    expect(await states()).toEqual({ a: 'sent', b: 'planned' });
  });
});

describe('a store in trouble', () => {
  test('what became of a post is written as soon as the store takes it, within the lease', async () => {
    let refusals = 5;
    const { store, clock, platform, another, states } = await scene({ canFind: false });
    const settle: Store['settle'] = async (...args) => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('SQLITE_BUSY');
      return store.settle(...args);
    };
    await plan(store, START, postOf('a'));
    another({ store: { ...store, settle } }).kick();
    await clock.advance(10_000);
    expect(await states()).toEqual({ a: 'sent' });
    expect(platform.calls).toHaveLength(1);
  });

  test('when the store cannot be read the outbox comes back by itself', async () => {
    let refusals = 1;
    const { store, clock, platform, another } = await scene();
    const pendingQueues: Store['pendingQueues'] = async () => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('SQLITE_BUSY');
      return store.pendingQueues();
    };
    await plan(store, START, postOf('a'));
    another({ store: { ...store, pendingQueues } }).kick();
    await clock.advance(2_000);
    expect(titles(platform)).toEqual(['a']);
  });
});
