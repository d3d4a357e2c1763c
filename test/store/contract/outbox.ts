/** The contract of the outbox: order in a queue, one holder of a post, and redraws that supersede each other. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/ports/post.ts';
import type { Store } from '../../../src/ports/store.ts';
import { AT } from '../../helpers/record.ts';
import { minute, post, unit } from '../units.ts';
import { FREE, lease, plan, ref, settle } from './outbox-scene.ts';

export function outboxContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  const stateOf = async (key: string) => (await store.post(key))?.state;

  describe('a planned post', () => {
    it('a planned post is kept as it was planned, to be tried at once', async () => {
      const place: Place = { platform: 'slack', conversation: 'C1', thread: '17.1', direct: false };
      await plan(store, post({ place, threadOf: 'digest' }));
      expect(await store.post('k1')).toEqual({
        ...post({ place, threadOf: 'digest' }),
        seq: 1,
        state: 'planned',
        queue: 'slack:C1',
        plannedAt: AT,
        nextTryAt: AT,
        attempts: 0,
        repeats: 0,
        leaseUntil: null,
        leaseToken: null,
        claimedAt: null,
        sentAt: null,
        ref: null,
        reason: null,
      });
      expect(await store.post('k2')).toBeNull();
    });

    it('a post with the key of an earlier one is not made', async () => {
      await plan(store, post(), post());
      await store.commit(
        unit('again', { posts: [post({ card: { ...post().card, title: 'Second' }, about: ['a2'] })] }),
      );
      expect((await store.posts({ limit: 9 })).map(({ card }) => card?.title)).toEqual(['Reminder']);
      await settle(store, 'k1', 'sent', ref('1'));
      expect(await store.cardsAbout(['a2'])).toEqual([]);
    });
  });

  describe('a queue', () => {
    it('a queue gives new posts before redraws, each kind in its order', async () => {
      const redraw = (key: string, replaces: string) => post({ key, replaces });
      await plan(
        store,
        post({ key: 'one' }),
        redraw('one again', 'one'),
        redraw('other again', 'other'),
        post({ key: 'two' }),
      );
      const order: string[] = [];
      for (let head = await store.headOf('slack:C1'); head; head = await store.headOf('slack:C1')) {
        order.push(head.key);
        await settle(store, head.key, 'sent', ref(head.key));
      }
      expect(order).toEqual(['one', 'two', 'one again', 'other again']);
    });

    it('a queue gives its oldest post that is not final', async () => {
      await plan(store, post({ key: 'one' }), post({ key: 'two' }), post({ key: 'three' }));
      await settle(store, 'one', 'sent', ref('1'));
      expect((await store.headOf('slack:C1'))?.key).toBe('two');
      await settle(store, 'two', 'unknown');
      expect((await store.headOf('slack:C1'))?.key).toBe('two');
      await store.claim('two', { state: 'unknown', leaseToken: null }, lease('again'));
      expect((await store.headOf('slack:C1'))?.key).toBe('two');
      await store.settle('two', 'again', { state: 'failed' });
      expect((await store.headOf('slack:C1'))?.key).toBe('three');
      await settle(store, 'three', 'suppressed');
      expect(await store.headOf('slack:C1')).toBeNull();
    });

    it('a queue is pending while it holds a post that is not final', async () => {
      const at = (platform: Place['platform'], conversation: string) => ({ place: { platform, conversation } });
      expect(await store.pendingQueues()).toEqual([]);
      await plan(
        store,
        post({ key: '1', ...at('slack', 'C2') }),
        post({ key: '2', ...at('slack', 'C1') }),
        post({ key: '3', ...at('slack', 'C1') }),
        post({ key: '4', ...at('teams', '19:x@thread') }),
      );
      expect([...(await store.pendingQueues())].sort()).toEqual(['slack:C1', 'slack:C2', 'teams:19:x@thread']);
      await settle(store, '2', 'sent', ref('2'));
      await settle(store, '1', 'failed');
      await settle(store, '4', 'unknown');
      expect([...(await store.pendingQueues())].sort()).toEqual(['slack:C1', 'teams:19:x@thread']);
    });
  });

  describe('claim', () => {
    it('a claim gives a post to one of many, and counts the attempt', async () => {
      await plan(store, post());
      const won = await Promise.all(['a', 'b', 'c'].map((token) => store.claim('k1', FREE, lease(token))));
      expect(won).toEqual([true, false, false]);
      expect(await store.post('k1')).toMatchObject({
        state: 'claimed',
        leaseToken: 'a',
        leaseUntil: minute(1),
        claimedAt: AT,
        attempts: 1,
      });
    });

    it('a claim of a held post is refused until the lease has run out', async () => {
      await plan(store, post());
      await store.claim('k1', FREE, lease('first', 0, 5));
      const held = { state: 'claimed', leaseToken: 'first' } as const;
      expect(await store.claim('k1', held, lease('second', 4))).toBe(false);
      expect(await store.claim('k1', { ...held, leaseToken: 'other' }, lease('second', 5))).toBe(false);
      expect(await store.claim('k1', held, lease('second', 5))).toBe(true);
      expect(await store.post('k1')).toMatchObject({ leaseToken: 'second', attempts: 2, claimedAt: minute(5) });
    });

    it('a claim of a post that moved on, or does not exist, is refused', async () => {
      await plan(store, post());
      expect(await store.claim('k1', { state: 'unknown', leaseToken: null }, lease('a'))).toBe(false);
      expect(await store.claim('k2', FREE, lease('a'))).toBe(false);
    });
  });

  describe('settle', () => {
    it('a settlement writes the fields that it names, keeps the others, and ends the lease', async () => {
      await plan(store, post());
      await store.claim('k1', FREE, lease('a'));
      expect(await store.settle('k1', 'a', { state: 'planned', nextTryAt: minute(9), reason: 'busy' })).toBe(true);
      expect(await store.post('k1')).toMatchObject({
        ...{ state: 'planned', nextTryAt: minute(9), reason: 'busy', sentAt: null, ref: null, attempts: 1 },
        ...{ leaseToken: null, leaseUntil: null, claimedAt: AT },
      });
      await store.claim('k1', FREE, lease('b', 9));
      const sent = { ...ref('17.2', '17.1'), link: 'https://example.org/17.2' };
      await store.settle('k1', 'b', { state: 'sent', sentAt: minute(9), ref: sent, reason: null });
      expect(await store.post('k1')).toMatchObject({ state: 'sent', sentAt: minute(9), ref: sent, reason: null });
    });

    it('a settlement is refused to a holder whose lease has passed to somebody else, or ended', async () => {
      await plan(store, post());
      await store.claim('k1', FREE, lease('slow'));
      await store.claim('k1', { state: 'claimed', leaseToken: 'slow' }, lease('quick', 2));
      expect(await store.settle('k1', 'slow', { state: 'sent', ref: ref('1') })).toBe(false);
      expect(await store.settle('k1', 'quick', { state: 'sent', ref: ref('2') })).toBe(true);
      expect(await store.settle('k1', 'quick', { state: 'failed' })).toBe(false);
      expect(await store.post('k1')).toMatchObject({ state: 'sent', ref: ref('2') });
    });
  });

  describe('a redraw', () => {
    it('a redraw supersedes earlier redraws of the same message that still wait, and no others', async () => {
      await plan(store, post(), post({ key: 'other' }));
      const redraw = (key: string, replaces: string) => post({ key, replaces });
      await plan(store, redraw('taken', 'k1'));
      await store.claim('taken', FREE, lease('a'));
      await plan(store, redraw('waiting', 'k1'), redraw('elsewhere', 'other'));
      await plan(store, redraw('latest', 'k1'));
      expect(await store.post('waiting')).toMatchObject({
        state: 'suppressed',
        reason: 'superseded by a later redraw',
      });
      const left = ['k1', 'other', 'taken', 'elsewhere', 'latest'];
      expect(await Promise.all(left.map(stateOf))).toEqual(['planned', 'planned', 'claimed', 'planned', 'planned']);
    });

    it('a redraw whose key exists supersedes no later redraw', async () => {
      await plan(store, post({ key: 'first', replaces: 'k1' }));
      await plan(store, post({ key: 'second', replaces: 'k1' }));
      await store.commit(unit('first again', { posts: [post({ key: 'first', replaces: 'k1' })] }));
      expect(await Promise.all(['first', 'second'].map(stateOf))).toEqual(['suppressed', 'planned']);
    });
  });
}
