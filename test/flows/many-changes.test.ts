/** Many changes of one action: its newest line and each person's newest card stay live, and older ones are closed once. */
import { expect, test } from 'vitest';
import { CHANNEL } from '../helpers/bot.ts';
import { onMonday } from '../helpers/programme.ts';

const CLOSED = 'This card is no longer updated.';

test('the sixtieth change of an action redraws at most three messages, and one line has buttons', async () => {
  const { bot } = await onMonday();
  const redrawn = () => bot.messages.reduce((sum, one) => sum + one.redrawn, 0);
  for (let n = 1; n <= 30; n += 1) {
    for (const words of [`block E1-01 because of ${n}`, 'done E1-01 https://intranet.example/rules']) {
      const before = redrawn();
      await bot.says('Owner', words);
      expect(redrawn() - before).toBeLessThanOrEqual(3);
      if (words.startsWith('done')) await bot.says('Owner', 'undo E1-01');
    }
  }
  const lines = bot.messages.filter(({ text }) => /^Owner (reported|took back|blocked|.*E1-01)/.test(text));
  expect(lines.length).toBeGreaterThanOrEqual(60);
  const live = lines.filter(({ text }) => !text.includes(CLOSED));
  expect(live).toEqual([bot.messages.at(-1)]);
  expect(lines.slice(0, -1).map((one) => one.redrawn)).toEqual(lines.slice(0, -1).map(() => 1));
  const [first] = lines;
  expect(first?.text).toContain('To see E1-01 as of now, press the button or type: /bvn show E1-01');
  expect(first?.card.buttons).toMatchObject([{ command: 'show', args: { about: 'E1-01' } }]);
  expect(bot.message('Owner: 3 actions').text).not.toContain(CLOSED);
});

test('a closed line stays closed across a restart, and its button leads to the action as it is', async () => {
  const { bot } = await onMonday();
  await bot.says('Owner', 'block E1-01 because of the holidays');
  await bot.says('Owner', 'start E1-01');
  const [first] = bot.messages.filter(({ text }) => text.includes(CLOSED));
  await bot.restart();
  await bot.says('Owner', 'done E1-01 https://intranet.example/rules');
  expect(first?.redrawn).toBe(1);
  expect(await bot.presses('Owner', 'Show E1-01')).toContain('Reported complete by Owner');
});

test('last week’s card of a person is closed at the next change, when this week’s shows what is left of it', async () => {
  const { bot } = await onMonday();
  await bot.at('2024-07-01 09:00');
  await bot.says('Owner', 'block E1-01 because of the holidays');
  const cards = bot.messages.filter(({ card }) => card.title.startsWith('Owner: '));
  expect(cards.map(({ text }) => text.includes(CLOSED))).toEqual([true, false]);
  expect(cards[0]?.text).toContain('type: /bvn mine');
  expect(cards[1]?.text).toContain('of the holidays');
});

test('many lines that were never closed cost no change more than three updates, and are closed little by little', async () => {
  const { bot } = await onMonday();
  const { id, noticeId } = await bot.action('E1-01');
  const live = { kind: 'action', noticeId, actionId: id, told: 'Owner started E1-01' } as const;
  const at = bot.clock.now();
  const card = { title: 'Owner started E1-01', summary: '', body: [], buttons: [] };
  const old = Array.from({ length: 12 }, (_, n) => ({
    ...{ key: `old ${n}`, noticeId, place: CHANNEL, card, live, about: [id], dueAt: at },
  }));
  const by = { personId: null, account: 'schedule', from: 'test', requestId: 'old' };
  await bot.store.commit({ once: 'old', at, by, changes: [], posts: old, basis: [] });
  await bot.drain();
  const redrawn = () => bot.messages.reduce((sum, one) => sum + one.redrawn, 0);
  const closed = () => bot.messages.filter(({ text }) => text.includes(CLOSED)).length;
  const counted: number[][] = [];
  for (let n = 1; n <= 3; n += 1) {
    const before = redrawn();
    await bot.says('Owner', `block E1-01 because of ${n}`);
    counted.push([redrawn() - before, closed()]);
  }
  expect(counted).toEqual([
    [3, 2],
    [3, 4],
    [3, 6],
  ]);
});

test('a newer card of a person that shows less leaves the older one as it is, with all that is still to do there', async () => {
  const { bot } = await onMonday();
  const { id, noticeId, ownerId } = await bot.action('E1-01');
  const none = { escalated: [], snoozed: [], dueThisWeek: [], dueSoon: [], toConfirm: [], late: null };
  const live = { kind: 'personal', noticeId, personId: ownerId as string, ...none, overdue: [id] } as const;
  const card = { title: 'Owner: 1 action', summary: '', body: [], buttons: [] };
  const post = { key: 'newer', noticeId, place: CHANNEL, card, live, about: [id], dueAt: bot.clock.now() };
  const by = { personId: null, account: 'schedule', from: 'test', requestId: 'newer' };
  await bot.store.commit({ once: 'newer', at: bot.clock.now(), by, changes: [], posts: [post], basis: [] });
  await bot.drain();
  await bot.says('Owner', 'block E1-01 because of the holidays');
  const cards = bot.messages.filter(({ card: { title } }) => title.startsWith('Owner: '));
  expect(cards.map(({ text }) => [text.includes(CLOSED), text.includes('of the holidays')])).toEqual([
    [false, true],
    [false, true],
  ]);
});

test('lines that pile up unsent are closed by the next one, so that no change looks at more than a few', async () => {
  const { bot } = await onMonday();
  const { id } = await bot.action('E1-01');
  const place = { platform: 'slack', conversation: 'C1' } as const;
  const before = (await bot.store.cardsAbout([id])).length;
  for (let n = 1; n <= 12; n += 1) await bot.ask('Owner', `block E1-01 because of ${n}`, { place });
  const waiting = await bot.store.posts({ platform: 'slack', limit: 100 });
  expect(waiting.filter(({ replaces }) => replaces === undefined)).toHaveLength(12);
  expect(await bot.store.cardsAbout([id])).toHaveLength(before + 1);
});
