/** The contract of the outbox: order in a queue, one holder of a post, and look-up of delivered posts. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageRef } from '../../../src/ports/deliverer.ts';
import type { Place, Post } from '../../../src/ports/post.ts';
import type { PostState, Store } from '../../../src/ports/store.ts';
import { AT } from '../../helpers/record.ts';
import { minute, post, unit } from '../units.ts';

const FREE = { state: 'planned', leaseToken: null } as const;
const lease = (token: string, now = 0, until = now + 1) => ({ token, now: minute(now), until: minute(until) });

export function outboxContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  const plan = (...posts: Post[]) => store.commit(unit(`plan ${posts.map(({ key }) => key).join()}`, { posts }));
  const stateOf = async (key: string) => (await store.post(key))?.state;
  async function settle(key: string, state: PostState, ref?: MessageRef) {
    expect(await store.claim(key, FREE, lease(key))).toBe(true);
    expect(await store.settle(key, key, { state, sentAt: minute(1), ref })).toBe(true);
  }
  const ref = (message: string, thread = message, conversation = 'C1'): MessageRef => ({
    conversation,
    message,
    thread,
  });

  describe('a planned post', () => {
    it('a planned post is kept as it was planned, to be tried at once', async () => {
      const place: Place = { platform: 'slack', conversation: 'C1', thread: '17.1', direct: false };
      await plan(post({ place, threadOf: 'digest' }));
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
      await plan(post(), post());
      await store.commit(
        unit('again', { posts: [post({ card: { ...post().card, title: 'Second' }, about: ['a2'] })] }),
      );
      expect((await store.posts({ limit: 9 })).map(({ card }) => card.title)).toEqual(['Reminder']);
      await settle('k1', 'sent', ref('1'));
      expect(await store.cardsAbout(['a2'])).toEqual([]);
    });
  });

  describe('a queue', () => {
    it('a queue gives new posts before redraws, each kind in its order', async () => {
      const redraw = (key: string, replaces: string) => post({ key, replaces });
      await plan(
        post({ key: 'one' }),
        redraw('one again', 'one'),
        redraw('other again', 'other'),
        post({ key: 'two' }),
      );
      const order: string[] = [];
      for (let head = await store.headOf('slack:C1'); head; head = await store.headOf('slack:C1')) {
        order.push(head.key);
        await settle(head.key, 'sent', ref(head.key));
      }
      expect(order).toEqual(['one', 'two', 'one again', 'other again']);
    });

    it('a queue gives its oldest post that is not final', async () => {
      await plan(post({ key: 'one' }), post({ key: 'two' }), post({ key: 'three' }));
      await settle('one', 'sent', ref('1'));
      expect((await store.headOf('slack:C1'))?.key).toBe('two');
      await settle('two', 'unknown');
      expect((await store.headOf('slack:C1'))?.key).toBe('two');
      await store.claim('two', { state: 'unknown', leaseToken: null }, lease('again'));
      expect((await store.headOf('slack:C1'))?.key).toBe('two');
      await store.settle('two', 'again', { state: 'failed' });
      expect((await store.headOf('slack:C1'))?.key).toBe('three');
      await settle('three', 'suppressed');
      expect(await store.headOf('slack:C1')).toBeNull();
    });

    it('a queue is pending while it holds a post that is not final', async () => {
      const at = (platform: Place['platform'], conversation: string) => ({ place: { platform, conversation } });
      expect(await store.pendingQueues()).toEqual([]);
      await plan(
        post({ key: '1', ...at('slack', 'C2') }),
        post({ key: '2', ...at('slack', 'C1') }),
        post({ key: '3', ...at('slack', 'C1') }),
        post({ key: '4', ...at('teams', '19:x@thread') }),
      );
      expect([...(await store.pendingQueues())].sort()).toEqual(['slack:C1', 'slack:C2', 'teams:19:x@thread']);
      await settle('2', 'sent', ref('2'));
      await settle('1', 'failed');
      await settle('4', 'unknown');
      expect([...(await store.pendingQueues())].sort()).toEqual(['slack:C1', 'teams:19:x@thread']);
    });
  });

  describe('claim', () => {
    it('a claim gives a post to one of many, and counts the attempt', async () => {
      await plan(post());
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
      await plan(post());
      await store.claim('k1', FREE, lease('first', 0, 5));
      const held = { state: 'claimed', leaseToken: 'first' } as const;
      expect(await store.claim('k1', held, lease('second', 4))).toBe(false);
      expect(await store.claim('k1', { ...held, leaseToken: 'other' }, lease('second', 5))).toBe(false);
      expect(await store.claim('k1', held, lease('second', 5))).toBe(true);
      expect(await store.post('k1')).toMatchObject({ leaseToken: 'second', attempts: 2, claimedAt: minute(5) });
    });

    it('a claim of a post that moved on, or does not exist, is refused', async () => {
      await plan(post());
      expect(await store.claim('k1', { state: 'unknown', leaseToken: null }, lease('a'))).toBe(false);
      expect(await store.claim('k2', FREE, lease('a'))).toBe(false);
    });
  });

  describe('settle', () => {
    it('a settlement writes the fields that it names, keeps the others, and ends the lease', async () => {
      await plan(post());
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
      await plan(post());
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
      await plan(post(), post({ key: 'other' }));
      const redraw = (key: string, replaces: string) => post({ key, replaces });
      await plan(redraw('taken', 'k1'));
      await store.claim('taken', FREE, lease('a'));
      await plan(redraw('waiting', 'k1'), redraw('elsewhere', 'other'));
      await plan(redraw('latest', 'k1'));
      expect(await store.post('waiting')).toMatchObject({
        state: 'suppressed',
        reason: 'superseded by a later redraw',
      });
      const left = ['k1', 'other', 'taken', 'elsewhere', 'latest'];
      expect(await Promise.all(left.map(stateOf))).toEqual(['planned', 'planned', 'claimed', 'planned', 'planned']);
    });

    it('a redraw whose key exists supersedes no later redraw', async () => {
      await plan(post({ key: 'first', replaces: 'k1' }));
      await plan(post({ key: 'second', replaces: 'k1' }));
      await store.commit(unit('first again', { posts: [post({ key: 'first', replaces: 'k1' })] }));
      expect(await Promise.all(['first', 'second'].map(stateOf))).toEqual(['suppressed', 'planned']);
    });
  });

  describe('delivered posts', () => {
    it('a live card, delivered or on its way, is found by the actions it shows', async () => {
      const about = (key: string, ids: string[], of: Partial<Post> = {}) => post({ key, about: ids, ...of });
      await plan(
        about('both', ['a1', 'a2']),
        about('second', ['a2']),
        about('still', ['a1'], { live: null }),
        about('redraw', ['a1'], { replaces: 'both' }),
        about('on its way', ['a2']),
        about('lost', ['a1']),
      );
      for (const key of ['both', 'second', 'still', 'redraw']) await settle(key, 'sent', ref(key));
      await settle('lost', 'failed');
      const found = async (...ids: string[]) => (await store.cardsAbout(ids)).map(({ key }) => key);
      expect(await found('a1')).toEqual(['both']);
      expect(await found('a1', 'a2')).toEqual(['both', 'second', 'on its way']);
      expect(await found('a3')).toEqual([]);
      expect(await found()).toEqual([]);
    });

    it('a card whose last redraw is planned is found by no action, and stays in the ledger', async () => {
      await plan(post({ key: 'line' }), post({ key: 'card', about: ['a1', 'a2'] }));
      await plan(post({ key: 'redraw', replaces: 'line', about: ['a1'] }));
      await plan(post({ key: 'close', replaces: 'card', about: ['a1', 'a2'], live: null }));
      expect((await store.cardsAbout(['a1', 'a2'])).map(({ key }) => key)).toEqual(['line']);
      expect(await store.post('card')).toMatchObject({ about: ['a1', 'a2'], state: 'planned' });
    });

    it('a delivered post is found by its message, under the conversation that the platform named', async () => {
      await plan(post({ place: { platform: 'slack', conversation: 'U1', direct: true } }));
      await plan(post({ key: 'redraw', replaces: 'k1' }), post({ key: 'waiting' }));
      await settle('k1', 'sent', ref('17.1', '17.1', 'D1'));
      await settle('redraw', 'sent', ref('17.1', '17.1', 'D1'));
      const of = async (place: Partial<Place>) =>
        (await store.postOf({ platform: 'slack', conversation: 'D1', message: '17.1', ...place }))?.key;
      expect(await of({})).toBe('k1');
      const misses = [
        { conversation: 'C1' },
        { platform: 'teams' },
        { message: '17.2' },
        { message: undefined },
      ] as const;
      for (const miss of misses) expect(await of(miss)).toBeUndefined();
    });

    it('the actions shown in a thread are listed, those of the newest card first', async () => {
      await plan(
        post({ key: 'digest', about: ['a9'] }),
        post({ key: 'old', about: ['a1', 'a2'] }),
        post({ key: 'new', about: ['a3', 'a1'], live: null }),
        post({ key: 'elsewhere', about: ['a4'] }),
        post({ key: 'failed', about: ['a5'] }),
      );
      await settle('digest', 'sent', ref('17.0', '17.0'));
      await settle('old', 'sent', ref('17.1', '17.0'));
      await settle('new', 'sent', ref('17.2', '17.0'));
      await settle('elsewhere', 'sent', ref('18.1', '18.0'));
      await settle('failed', 'failed', ref('17.3', '17.0'));
      const shown = (of: Partial<Place>) => store.shownIn({ platform: 'slack', conversation: 'C1', ...of });
      expect(await shown({ thread: '17.0' })).toEqual(['a3', 'a1', 'a2', 'a9']);
      expect(await shown({ thread: '17.2' })).toEqual(['a3', 'a1']);
      for (const of of [{ thread: '19.0' }, { thread: '17.0', conversation: 'C2' }, {}])
        expect(await shown(of)).toEqual([]);
      expect(await shown({ thread: '17.0', platform: 'local' })).toEqual([]);
    });
  });

  describe('the ledger', () => {
    it('the ledger is read newest first, by notice, state and platform', async () => {
      await plan(
        post({ key: '1' }),
        post({ key: '2', noticeId: 'n2' }),
        post({ key: '3', place: { platform: 'teams', conversation: 'T' } }),
        post({ key: '4' }),
      );
      await settle('4', 'failed');
      const keys = async (filter: Parameters<Store['posts']>[0]) => (await store.posts(filter)).map(({ key }) => key);
      expect(await keys({ limit: 9 })).toEqual(['4', '3', '2', '1']);
      expect(await keys({ limit: 2 })).toEqual(['4', '3']);
      expect(await keys({ limit: 9, noticeId: 'n1', state: 'planned', platform: 'slack' })).toEqual(['1']);
      expect(await keys({ limit: 9, state: 'failed' })).toEqual(['4']);
      expect(await keys({ limit: 9, platform: 'teams' })).toEqual(['3']);
      expect(await keys({ limit: 9, noticeId: 'n2' })).toEqual(['2']);
      expect(await keys({ limit: 1, seq: 3 })).toEqual(['3']);
    });
  });
}
