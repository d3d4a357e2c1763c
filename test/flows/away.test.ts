/** Absences, whose cover is reminded in the owner's place, and snoozes, which hold back one person's reminders. */
import { describe, expect, it } from 'vitest';
import { dateOf } from '../../src/core/time/instants.ts';
import { type Bot, ZONE } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const cardsOn = (bot: Bot, day: string) =>
  bot.messages
    .filter((one) => dateOf(one.at, ZONE) === day && one.card.to && !one.text.startsWith('Draft'))
    .map((one) => one.card.summary);

describe('an absent owner', () => {
  it('the cover gets the card of every action while the owner is away, and the owner again on their return', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'away 24 to 28 June cover @"Other"');
    const told = bot.message('recorded an absence').text;
    expect(told).toContain(
      'Owner is away from Monday 24 June 2024 to Friday 28 June 2024. Their reminders go to Other',
    );
    await bot.at('2024-06-24 09:00');
    expect(cardsOn(bot, '2024-06-24')).toContain('Other: 1 overdue, 1 due this week, 1 due within 30 days.');
    expect(cardsOn(bot, '2024-06-24').some((line) => line.startsWith('Owner'))).toBe(false);
    expect(bot.message('Other: 3 actions').text).toContain('Owner: Owner');
    await bot.at('2024-07-01 09:00');
    expect(cardsOn(bot, '2024-07-01')).toContain('Owner: 2 overdue, 1 due this week.');
  });

  it('only during the absence the cover may report, add evidence and propose a date as the owner does', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'away 25 to 28 June cover @"Other"');
    expect(await bot.says('Other', 'done E1-02')).toContain('Only the owner, Owner');
    await bot.at('2024-06-25 09:00');
    await bot.says('Other', 'due E1-02 12 July because the panel meets later');
    expect(bot.message('E1-02').text).toContain('12 July 2024');
    await bot.says('Other', 'done E1-02 https://intranet.example/paper');
    const reported = (await bot.snapshot()).actions.find(({ code }) => code === 'E1-02');
    expect(reported).toMatchObject({ status: 'reported_complete' });
    await bot.at('2024-07-01 09:00');
    expect(await bot.says('Other', 'done E1-01')).toContain('Only the owner, Owner');
  });

  it('the deputy is reminded where nobody covers, and the owner of an action that has no deputy', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'away @"Owner" Monday to Friday');
    await bot.at('2024-06-24 09:00');
    expect([...cardsOn(bot, '2024-06-24')].sort()).toEqual([
      'Deputy: 1 overdue, 1 due this week.',
      'Owner: 1 due within 30 days.',
      'Sro: 1 to speak to the owner about.',
    ]);
  });

  it('a cover who is away gets no card', async () => {
    const bot = await startProgramme();
    await bot.says('Other', 'away 24 June to 5 July');
    await bot.says('Owner', 'away 24 to 28 June cover @"Other"');
    await bot.at('2024-06-24 09:00');
    expect(cardsOn(bot, '2024-06-24')).toContain('Deputy: 1 overdue, 1 due this week.');
  });

  it('an absence is shown, corrected and ended, for others only by leads', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'away')).toContain('Nobody is away');
    expect(await bot.says('Deputy', 'away @"Owner" 1 to 12 July')).toContain(
      'Only a programme lead can say when Owner',
    );
    await bot.says('Owner', 'away 28 June to 3 July cover @"Deputy"');
    await bot.says('Owner', 'away 1 to 12 July cover @"Other"');
    expect(await bot.says('Viewer', 'away')).toContain(
      '- Owner\n  from Monday 1 July 2024 to Friday 12 July 2024, covered by Other',
    );
    expect((await bot.snapshot()).absences).toHaveLength(1);
    expect(await bot.says('Deputy', 'back @"Owner"')).toContain('Only a programme lead');
    await bot.says('Owner', 'back');
    expect(await bot.says('Owner', 'away')).toContain('Nobody is away');
    expect(await bot.says('Owner', 'back')).toContain('Owner is not recorded as away');
    await bot.at('2024-07-01 09:00');
    expect(cardsOn(bot, '2024-07-01').some((line) => line.startsWith('Owner'))).toBe(true);
  });

  it('an absence is refused when it is backwards, in the past, without a date, or covered by oneself or a viewer', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'away 12 July to 1 July')).toContain('The last day is before the first');
    expect(await bot.says('Owner', 'away 31 to 12 July')).toContain('no day before the last one');
    expect(await bot.says('Owner', 'away 1 to 12 July cover @"Owner"')).toContain('cannot cover for themselves');
    expect(await bot.says('Owner', 'away 1 to 12 July cover @"Viewer"')).toContain('is a viewer');
    expect(await bot.says('Owner', 'away 1 to whenever')).toContain('“whenever”'.replaceAll(/[“”]/g, '"'));
    expect(await bot.says('Owner', 'away cover @"Other"')).toContain('Who covers for you: Other');
    expect((await bot.snapshot()).absences).toEqual([]);
  });
});

/** A programme whose cover has an account on an unconnected platform, so that messages to them wait. */
async function coverWaits() {
  const bot = await startProgramme();
  await bot.ask('Lead', 'account <@slack:U7|other> for "Other"', {
    mentioned: [{ platform: 'slack', accountId: 'U7', name: 'other' }],
  });
  await bot.says('Other', 'prefer direct on slack', DIRECT);
  await bot.says('Owner', 'away 1 to 5 July cover @"Other"');
  return bot;
}

const waiting = async (bot: Bot) =>
  (await bot.store.posts({ platform: 'slack', limit: 9 })).map(({ card, state, reason }) => [
    card?.title,
    state,
    reason,
  ]);

describe('the message to the cover', () => {
  it('the cover is told in private, with the days and what covering means', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'away 1 to 5 July cover @"Other"');
    const { text, conversation } = bot.message('You cover for Owner');
    expect(text).toContain('Owner is away from Monday 1 July 2024 to Friday 5 July 2024');
    expect(text).toContain('In that time their reminders come to you, so please see that their work goes on.');
    expect(text).toContain('At present that is 3 open actions.');
    expect(conversation).toBe('dm:Other');
  });

  it('the cover is told once, and again only about other days or the end', async () => {
    const bot = await startProgramme();
    for (const _ of [1, 2]) await bot.says('Owner', 'away 1 to 5 July cover @"Other"');
    const told = () =>
      bot.messages
        .filter(({ text }) => text.includes('cover for Owner'))
        .map(({ card, conversation }) => [card.title, conversation]);
    expect(told()).toEqual([['You cover for Owner', 'dm:Other']]);
    await bot.says('Owner', 'away 1 to 12 July cover @"Other"');
    expect(bot.message('You cover for Owner').text).toContain('to Friday 12 July 2024');
    await bot.says('Lead', 'away @"Owner" 1 to 12 July cover @"Deputy"');
    await bot.says('Owner', 'back');
    expect(told().slice(2)).toEqual([
      ['You cover for Owner', 'dm:Deputy'],
      ['You no longer cover for Owner', 'dm:Other'],
      ['You no longer cover for Owner', 'dm:Deputy'],
    ]);
  });

  it('a cover who typed the absence themselves gets no message', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'away @"Owner" 1 to 5 July cover @"Lead"');
    await bot.says('Lead', 'back @"Owner"');
    expect(bot.messages.filter(({ text }) => text.includes('cover for Owner'))).toEqual([]);
  });

  it('nobody else gets the message to a cover without an account', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'role "Improvement Board" officer', DIRECT);
    const before = bot.messages.length;
    await bot.says('Owner', 'away 1 to 5 July cover "Improvement Board"', DIRECT);
    expect(bot.messages).toHaveLength(before);
  });

  it('a message to the cover is withdrawn when the absence is changed or ended before it was sent', async () => {
    const bot = await coverWaits();
    const FIRST = 'You cover for Owner';
    expect(await waiting(bot)).toEqual([[FIRST, 'planned', null]]);
    await bot.says('Owner', 'away 1 to 5 July cover @"Other"');
    expect(await waiting(bot)).toEqual([[FIRST, 'planned', null]]);
    await bot.says('Owner', 'away 2 to 5 July cover @"Other"');
    const changed = [FIRST, 'suppressed', 'Before this was sent, the days or the cover were changed.'];
    expect(await waiting(bot)).toEqual([[FIRST, 'planned', null], changed]);
    await bot.says('Owner', 'back');
    expect(await waiting(bot)).toEqual([
      [FIRST, 'suppressed', 'Before this was sent, the absence was ended.'],
      changed,
    ]);
  });
});

describe('a snooze', () => {
  it('a snooze holds one action back for one person until its day, and then reminds them', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'snooze E1-01 until 27 June')).toContain(
      'You are not reminded of E1-01 before Thursday 27 June 2024.',
    );
    await bot.at('2024-06-24 09:00');
    expect(cardsOn(bot, '2024-06-24')).toContain('Owner: 1 overdue, 1 due within 30 days.');
    await bot.at('2024-06-26 09:00');
    await bot.at('2024-06-27 09:00');
    await bot.at('2024-06-27 12:00');
    expect(cardsOn(bot, '2024-06-26')).toEqual([]);
    expect(cardsOn(bot, '2024-06-27')).toEqual(['Owner: 1 snoozed until today.']);
    expect(bot.message('Owner: 1 action').text).toContain('[Mark E1-01 complete]');
  });

  it('the end of a snooze is told once, also when its day becomes a closing day afterwards', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'snooze E1-01 until 26 June');
    for (const time of ['2024-06-24 09:00', '2024-06-26 09:00']) await bot.at(time);
    await bot.says('Lead', 'holiday add 26 June "Closed"', DIRECT);
    await bot.at('2024-06-27 09:00');
    expect(cardsOn(bot, '2024-06-26')).toEqual(['Owner: 1 snoozed until today.']);
    expect(cardsOn(bot, '2024-06-27')).toEqual([]);
  });

  it('a snoozed action whose due date moves into the past waits for the next weekly reminder', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'snooze E1-03 until 3 July');
    for (const time of ['2024-06-24 09:00', '2024-06-25 09:00', '2024-06-26 09:00']) await bot.at(time);
    const args = { action: 'E1-03', on: '25 June 2024', because: 'the letter says so', sure: 'yes' };
    await bot.ask('Lead', { kind: 'press', command: 'due', args });
    expect((await bot.action('E1-03')).dueOn).toBe('2024-06-25');
    await bot.at('2024-06-27 09:00');
    expect(cardsOn(bot, '2024-06-27')).toEqual([]);
    await bot.at('2024-07-01 09:00');
    expect(cardsOn(bot, '2024-07-01')).toContain('Owner: 3 overdue.');
  });

  it('a snooze is refused past the due date, for an action that is due, and for somebody else’s action', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'snooze E1-01 until 29 June')).toContain(
      'E1-01 is due on 28 June 2024, before 29 June 2024',
    );
    expect(await bot.says('Owner', 'snooze E1-02 until 27 June')).toContain('E1-02 is due already');
    expect(await bot.says('Owner', 'snooze E1-01 until today')).toContain('not in the future');
    expect(await bot.says('Other', 'snooze E1-01 until 27 June')).toContain('You get no reminders of E1-01');
    expect((await bot.snapshot()).snoozes).toEqual([]);
    await bot.says('Owner', 'snooze E1-03 until 3 July');
    await bot.says('Lead', 'due E1-03 26 June because the Board meets sooner', DIRECT);
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-26 09:00');
    expect(cardsOn(bot, '2024-06-26')).toEqual(['Owner: 1 snoozed until today.']);
    await bot.at('2024-07-01 09:00');
    expect(cardsOn(bot, '2024-07-01')).toContain('Owner: 3 overdue.');
  });

  it('a snooze of everything leaves out actions due sooner, and tells nothing of a withdrawn action', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'snooze until 3 July')).toContain('You are not reminded of E1-03 before');
    await bot.at('2024-06-24 09:00');
    expect(cardsOn(bot, '2024-06-24')).toContain('Owner: 1 overdue, 1 due this week.');
    await bot.at('2024-07-01 09:00');
    await bot.says('Lead', 'withdraw E1-03 because it is not needed', DIRECT);
    await bot.at('2024-07-03 09:00');
    expect(cardsOn(bot, '2024-07-03')).toEqual([]);
    expect(await bot.says('Owner', 'snooze until 3 August')).toContain(
      'You have no action that is due on 3 August 2024',
    );
  });
});
