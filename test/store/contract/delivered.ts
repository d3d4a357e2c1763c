/** The contract of delivered posts and the ledger: a post is found by its actions, its message, its thread and its notice. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place, Post } from '../../../src/ports/post.ts';
import type { Store } from '../../../src/ports/store.ts';
import { post } from '../units.ts';
import { plan, ref, settle } from './outbox-scene.ts';

export function deliveredContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });

  describe('delivered posts', () => {
    it('a live card, delivered or on its way, is found by the actions it shows', async () => {
      const about = (key: string, ids: string[], of: Partial<Post> = {}) => post({ key, about: ids, ...of });
      await plan(
        store,
        about('both', ['a1', 'a2']),
        about('second', ['a2']),
        about('still', ['a1'], { live: null }),
        about('redraw', ['a1'], { replaces: 'both' }),
        about('on its way', ['a2']),
        about('lost', ['a1']),
      );
      for (const key of ['both', 'second', 'still', 'redraw']) await settle(store, key, 'sent', ref(key));
      await settle(store, 'lost', 'failed');
      const found = async (...ids: string[]) => (await store.cardsAbout(ids)).map(({ key }) => key);
      expect(await found('a1')).toEqual(['both']);
      expect(await found('a1', 'a2')).toEqual(['both', 'second', 'on its way']);
      expect(await found('a3')).toEqual([]);
      expect(await found()).toEqual([]);
    });

    it('a card whose last redraw is planned is found by no action, and stays in the ledger', async () => {
      await plan(store, post({ key: 'line' }), post({ key: 'card', about: ['a1', 'a2'] }));
      await plan(store, post({ key: 'redraw', replaces: 'line', about: ['a1'] }));
      await plan(store, post({ key: 'close', replaces: 'card', about: ['a1', 'a2'], live: null }));
      expect((await store.cardsAbout(['a1', 'a2'])).map(({ key }) => key)).toEqual(['line']);
      expect(await store.post('card')).toMatchObject({ about: ['a1', 'a2'], state: 'planned' });
    });

    it('a delivered post is found by its message, under the conversation that the platform named', async () => {
      await plan(store, post({ place: { platform: 'slack', conversation: 'U1', direct: true } }));
      await plan(store, post({ key: 'redraw', replaces: 'k1' }), post({ key: 'waiting' }));
      await settle(store, 'k1', 'sent', ref('17.1', '17.1', 'D1'));
      await settle(store, 'redraw', 'sent', ref('17.1', '17.1', 'D1'));
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
        store,
        post({ key: 'digest', about: ['a9'] }),
        post({ key: 'old', about: ['a1', 'a2'] }),
        post({ key: 'new', about: ['a3', 'a1'], live: null }),
        post({ key: 'elsewhere', about: ['a4'] }),
        post({ key: 'failed', about: ['a5'] }),
      );
      await settle(store, 'digest', 'sent', ref('17.0', '17.0'));
      await settle(store, 'old', 'sent', ref('17.1', '17.0'));
      await settle(store, 'new', 'sent', ref('17.2', '17.0'));
      await settle(store, 'elsewhere', 'sent', ref('18.1', '18.0'));
      await settle(store, 'failed', 'failed', ref('17.3', '17.0'));
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
        store,
        post({ key: '1' }),
        post({ key: '2', noticeId: 'n2' }),
        post({ key: '3', place: { platform: 'teams', conversation: 'T' } }),
        post({ key: '4' }),
      );
      await settle(store, '4', 'failed');
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
