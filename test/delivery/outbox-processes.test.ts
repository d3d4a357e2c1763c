/** One process after another, or two at once, at the same posts: each is sent, and none is sent twice. */
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { turn } from '../helpers/clock.ts';
import { plan, postOf } from '../helpers/post.ts';
import { RETRY_AFTER_MS } from '../helpers/stand-in.ts';
import { MINUTE, START, scene, titles } from './outbox-scene.ts';

describe('processes that end', () => {
  test('a process ends after the message left: the next process holds it, looks it up and finds it', async () => {
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

  test('a process ends and the clock is put back by a day: the next process does not wait that day for the lease to end', async () => {
    const { store, clock, platform, another, states } = await scene({ ownTime: true });
    platform.mishaps.push('arrived, silent');
    await plan(store, START, postOf('a'));
    // The timers of a process that has ended never go off.
    another({ clock: { ...clock, after: () => () => {} } }).kick();
    await turn();
    clock.put('2024-06-23T08:00:00.000Z');
    const next = another();
    await next.drain();
    await clock.advance(2 * MINUTE);
    expect(await states()).toEqual({ a: 'sent' });
    expect(titles(platform)).toEqual(['a']);
  });

  test('a process ends before the message left: the next process sends it, even a week later', async () => {
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

  test('a process ends where no look-up exists: each following process repeats the message, an hour later at most', async () => {
    const { store, clock, platform, another } = await scene({ canFind: false });
    const lives = ['arrived, silent', 'silent', 'silent', 'silent', 'silent'] as const;
    platform.mishaps.push(...lives);
    await plan(store, START, postOf('a'));
    // The timers of this process never go off: the process ends at the post that gets no answer.
    const mortal = { ...clock, after: () => () => {} };
    for (const _ of lives) {
      const life = another({ clock: mortal });
      life.kick();
      await clock.advance(61 * MINUTE);
      life.kick();
      await clock.advance(31_000);
    }
    // The platform left fewer than three repeats unanswered; the service ended in between.
    platform.mishaps.push('lost request', 'lost request');
    const last = another();
    await last.drain();
    await clock.advance(4 * 61 * MINUTE);
    expect(platform.messages.map(({ repeat }) => repeat)).toEqual([false, true]);
    expect(await store.post('a')).toMatchObject({ state: 'sent', repeats: 7 });
  });

  test('a process ends during a redraw: the next process draws it again', async () => {
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

  test('a post that another process sends between read and claim is not sent again', async () => {
    const { store, platform, outbox, another } = await scene();
    const claim: Store['claim'] = async (...args) => {
      await outbox.drain();
      return store.claim(...args);
    };
    await plan(store, START, postOf('a'));
    await another({ store: { ...store, claim } }).drain();
    expect(titles(platform)).toEqual(['a']);
  });

  test('a post waits no longer for another one that another process has sent meanwhile', async () => {
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
    // The timer for the first conversation is over; kept, it would go off every millisecond while the other one waits.
    await clock.advance(RETRY_AFTER_MS);
    await clock.advance(10_000);
    expect(reads).toBeLessThan(6);
  });

  test('a post planned just as its queue was found empty is delivered, too', async () => {
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

  test('an outbox that stops waits for deliveries under way and starts no new one', async () => {
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
