/** Milestones on the cards of their owners: late ones and those due this week, in no message of their own. */
import { expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** The text of the newest card for a person. */
async function cardFor(bot: Bot, name: string): Promise<string> {
  const posts = await bot.store.posts({ limit: 50 });
  const card = posts.find((post) => post.live?.kind === 'personal' && post.card?.title.startsWith(name))?.card;
  return card ? plainText(card) : '';
}

it('an owner reads the late or nearest milestone under its action on the weekly card, and no message tells of it alone', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', 'due E1-03 30 September because the Board meets later', DIRECT);
  await bot.says('Owner', 'add milestone E1-01 "Draft" by 25 June', DIRECT);
  await bot.says('Owner', 'add milestone E1-03 "Paper written" by 25 June', DIRECT);
  await bot.says('Owner', 'add milestone E1-03 "Paper agreed" by 28 June', DIRECT);
  await bot.says('Owner', 'add milestone E1-03 "Board dates set" by 1 July', DIRECT);
  await bot.at('2024-06-24 09:00');
  const card = await cardFor(bot, 'Owner');
  expect(card).toContain('Milestone E1-01a Draft: due on 25 June 2024, tomorrow');
  expect(card).toContain('With a milestone that is late or due this week');
  expect(card).toContain('Milestone E1-03a Paper written: due on 25 June 2024, tomorrow, and 1 more');
  expect(card).not.toContain('Board dates set');
  await bot.says('Owner', 'done E1-03a', DIRECT);
  await bot.says('Owner', 'done E1-03b', DIRECT);
  const redrawn = await cardFor(bot, 'Owner');
  expect(redrawn).not.toContain('Paper');
  expect(redrawn).toContain('Settled');
  await bot.at('2024-07-08 09:00');
  const later = await cardFor(bot, 'Owner');
  expect(later).toContain('Milestone E1-03c Board dates set: overdue by 5 working days, was due on 1 July 2024');
  expect(later).toContain('Milestone E1-01a Draft: overdue by 9 working days');
  const titles = (await bot.store.posts({ limit: 50 })).map((post) => post.card?.title ?? '');
  expect(titles.filter((title) => /milestone/i.test(title))).toEqual([]);
});

it('somebody who confirms an action reads no milestone of it', async () => {
  const bot = await startProgramme();
  await bot.says('Owner', 'add milestone E1-01 "Draft" by 25 June', DIRECT);
  await bot.says('Owner', 'done E1-01', DIRECT);
  await bot.at('2024-06-24 09:00');
  expect(await cardFor(bot, 'Sro')).toContain('E1-01 Procurement rules');
  expect(await cardFor(bot, 'Sro')).not.toContain('Draft');
  expect(await cardFor(bot, 'Owner')).not.toContain('Draft');
});
