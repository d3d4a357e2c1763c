/** A post that is planned without its card is drawn when it is taken for delivery, from the record as it then stands. */
import { expect, test } from 'vitest';
import { added, changed } from '../../src/core/record/changes.ts';
import type { PostToDraw } from '../../src/ports/post.ts';
import { createCardDrawer } from '../../src/posting/card-drawer.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { plan, postOf } from '../helpers/post.ts';
import { account, action, person } from '../helpers/record.ts';
import { oneAction, unit } from '../store/units.ts';
import { START, scene } from './outbox-scene.ts';

const LIVE = { kind: 'action', noticeId: 'n1', actionId: 'a1', told: 'Owner started E1-01' } as const;
const LINE = postOf('line', { noticeId: 'n1', live: LIVE, about: ['a1'] });
const TO_DRAW: PostToDraw = { ...LINE, card: null };
const REDRAW: PostToDraw = { ...TO_DRAW, key: 'again', replaces: 'line' };

async function entered() {
  const all = await scene();
  await all.store.commit(unit('enter', { changes: oneAction() }));
  const rename = (title: string, version = 1) =>
    all.store.commit(unit(title, { changes: [changed('action', action({ version }), { title }, 'edited')] }));
  const shown = () => all.platform.calls.map(({ delivery }) => plainText(delivery.card));
  const kept = async (key: string) => (await all.store.post(key))?.card;
  return { ...all, rename, shown, kept };
}

test('a line and its redraw wait without a card, and each is drawn and kept as the record is when it is sent', async () => {
  const { store, outbox, rename, shown, kept } = await entered();
  await plan(store, START, TO_DRAW);
  expect(await kept('line')).toBeNull();
  await rename('Second title');
  await outbox.drain();
  await plan(store, START, REDRAW);
  await rename('Third title', 2);
  await outbox.drain();
  expect(shown()).toEqual([expect.stringContaining('Second title'), expect.stringContaining('Third title')]);
  expect(plainText((await kept('line'))!)).toContain('Second title');
  expect(plainText((await kept('again'))!)).toContain('Third title');
});

test('a redraw without lines of its own closes the card of its message', async () => {
  const { store, outbox, shown } = await entered();
  await plan(store, START, TO_DRAW, { ...REDRAW, key: 'close:line', live: null });
  await outbox.drain();
  expect(shown()[1]).toContain('This card is no longer updated.');
  expect(shown()[1]).toContain('E1-01');
});

test('a card that an earlier version drew when it was planned is sent as it was drawn', async () => {
  const { store, outbox, shown } = await entered();
  await plan(store, START, LINE, postOf('drawn before', { replaces: 'line', live: LIVE, noticeId: 'n1' }));
  await outbox.drain();
  expect(shown()).toEqual(['line', 'drawn before']);
});

test('a card whose record moves on before it is taken for delivery is drawn anew', async () => {
  const { store, clock, another, rename, shown, kept } = await entered();
  await plan(store, START, TO_DRAW);
  const { drawCard, drawCounts } = createCardDrawer(store, clock, 'Europe/London');
  let drawn = 0;
  const drawLate: typeof drawCard = async (...post) => {
    const card = await drawCard(...post);
    drawn += 1;
    if (drawn === 1) await rename('Nobody may read the earlier title');
    return card;
  };
  await another({ drawCard: drawLate, drawCounts }).drain();
  expect(drawn).toBe(2);
  expect(shown()).toEqual([expect.stringContaining('Nobody may read the earlier title')]);
  expect(plainText((await kept('line'))!)).toContain('Nobody may read the earlier title');
});

test('a post about an action that the record does not have is not sent, with the reason', async () => {
  const { store, outbox, shown } = await entered();
  await plan(store, START, { ...TO_DRAW, live: { ...LIVE, actionId: 'gone' } });
  await outbox.drain();
  expect(shown()).toEqual([]);
  expect(await store.post('line')).toMatchObject({
    state: 'suppressed',
    reason: 'The record no longer has what this message shows, or whom it is for.',
  });
});

test('a redraw for an account that was taken away from its person is not sent', async () => {
  const { store, outbox, shown } = await entered();
  await store.commit(unit('person', { changes: [added('person', person()), added('account', account())] }));
  const { platform, accountId } = account();
  const place = { platform, conversation: `dm:${accountId}`, direct: true } as const;
  await plan(store, START, { ...LINE, place });
  await outbox.drain();
  await plan(store, START, { ...REDRAW, place });
  await store.commit(
    unit('taken', { changes: [changed('account', account(), { personId: null }, 'account removed')] }),
  );
  await outbox.drain();
  expect(shown()).toEqual(['line']);
  expect((await store.post('again'))?.state).toBe('suppressed');
});

test('a card that cannot be drawn leaves no doubt: nothing was sent, and it is tried again', async () => {
  const { store, clock, another, shown, states } = await entered();
  await plan(store, START, TO_DRAW);
  const { drawCard, drawCounts } = createCardDrawer(store, clock, 'Europe/London');
  let tries = 0;
  const drawSecond: typeof drawCard = async (...post) => {
    tries += 1;
    if (tries === 1) throw new Error('The record cannot be read');
    return drawCard(...post);
  };
  const outbox = another({ drawCard: drawSecond, drawCounts });
  await outbox.drain();
  expect(await states()).toEqual({ line: 'planned' });
  expect((await store.post('line'))?.reason).toBe('The record cannot be read');
  await clock.advance(2_000);
  await outbox.drain();
  expect(shown()).toHaveLength(1);
});
