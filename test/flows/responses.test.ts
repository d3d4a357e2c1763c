/** Reminders of responses to recommendations: before the date and after it, once each, to the one who can respond. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/core/time/dates.ts';
import { dateOf, timeOf } from '../../src/core/time/instants.ts';
import { type Bot, ZONE } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import { FROM, withRecommendation } from '../helpers/recommended.ts';

/** Ticks through the days at the times at which something may be due, and at others. */
async function live(bot: Bot, from: string, through: string) {
  for (let day = from; day <= through; day = addDays(day, 1))
    for (const time of ['08:00', '09:00', '14:00', '18:30']) await bot.at(`${day} ${time}`);
}

/** The reminders of responses, each with its reader and its time. */
const reminders = (bot: Bot) =>
  bot.messages
    .filter(({ text }) => text.startsWith('Please respond'))
    .map((one) => `${one.conversation} ${dateOf(one.at, ZONE)} ${timeOf(one.at, ZONE)} ${one.card.title}`);

const TITLE = 'Please respond to R1 Publish a forward plan';
const BEFORE = `dm:Sro 2024-07-05 09:00 ${TITLE}`;
const AFTER = `dm:Sro 2024-07-15 09:00 ${TITLE}`;

describe('the reminder of a response', () => {
  it('its senior responsible owner is reminded five working days before the date and one after it, once each', async () => {
    const bot = await withRecommendation();
    await live(bot, '2024-06-24', '2024-07-29');
    expect(reminders(bot)).toEqual([BEFORE, AFTER]);
    const card = bot.messages.find(({ text }) => text.startsWith('Please respond'));
    expect(card?.text).toContain('[Respond to R1]');
    await bot.presses('Sro', 'Respond to R1');
  });

  it('no reminder goes out after the response, and a new date is reminded of again', async () => {
    const bot = await withRecommendation();
    await live(bot, '2024-06-24', '2024-07-05');
    await bot.says('Lead', 'edit recommendation R1 by 19 July', DIRECT);
    await live(bot, '2024-07-06', '2024-07-12');
    expect(reminders(bot)).toEqual([BEFORE, `dm:Sro 2024-07-12 09:00 ${TITLE}`]);
    await bot.says('Sro', 'update R1 not accepted "We cannot afford it."', DIRECT);
    await live(bot, '2024-07-13', '2024-07-29');
    expect(reminders(bot)).toHaveLength(2);
  });

  it('the cover is reminded while the senior responsible owner is away, and once only', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'away @"Sro" from 3 July to 8 July cover @"Deputy"', DIRECT);
    await live(bot, '2024-06-24', '2024-07-12');
    expect(reminders(bot)).toEqual([BEFORE.replace('Sro', 'Deputy')]);
  });

  it('the leads are reminded of what nobody in chat answers for', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'edit recommendation R1 sro none', DIRECT);
    await live(bot, '2024-06-24', '2024-07-08');
    expect(reminders(bot)).toEqual([BEFORE.replace('Sro', 'Lead')]);
  });

  it('several of one day come on one card', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation "Train members" ${FROM} by 12 July sro @"Sro"`, DIRECT);
    await live(bot, '2024-06-24', '2024-07-08');
    expect(reminders(bot)).toEqual(['dm:Sro 2024-07-05 09:00 Please respond to 2 recommendations']);
  });

  it('a reminder that was missed while reminders were paused goes out late, unless the next one is due', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'pause', DIRECT);
    await live(bot, '2024-07-04', '2024-07-09');
    await bot.says('Lead', 'resume', DIRECT);
    await live(bot, '2024-07-10', '2024-07-11');
    expect(reminders(bot)).toEqual([`dm:Sro 2024-07-10 08:00 ${TITLE}`]);
  });

  it('a recommendation without a date, and one that the source has closed, is not reminded of', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation "Train members" ${FROM} sro @"Sro"`, DIRECT);
    await bot.says('Sro', 'update R1 closed by the source because it has ended', DIRECT);
    await live(bot, '2024-06-24', '2024-07-19');
    expect(reminders(bot)).toEqual([]);
  });
});
