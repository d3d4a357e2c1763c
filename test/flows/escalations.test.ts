/** Escalation between weekly reminders: what stays overdue is told to the owner, then to the SRO, then to the leads, once each and alone. */
import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../src/core/record/errors.ts';
import { isWorkingDay } from '../../src/core/time/calendar.ts';
import { addDays } from '../../src/core/time/dates.ts';
import { dateOf, instantOf, timeOf } from '../../src/core/time/instants.ts';
import { escalations } from '../../src/jobs/escalations.ts';
import type { JobUnit } from '../../src/jobs/job.ts';
import { type Bot, ZONE } from '../helpers/bot.ts';
import { jobContext } from '../helpers/job-context.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const LONDON = { timeZone: ZONE, extraHolidays: new Set<string>() };

/** Ticks through the days at the times at which something may be due, and at others. */
async function live(bot: Bot, from: string, through: string, times = ['08:00', '09:00', '14:00', '18:30']) {
  for (let day = from; day <= through; day = addDays(day, 1)) for (const time of times) await bot.at(`${day} ${time}`);
}

/** The private messages to somebody, with their time and summary. */
const directTo = (bot: Bot, who: string) =>
  bot.messages
    .filter((one) => one.conversation === `dm:${who}` && !one.text.startsWith('Draft'))
    .map((one) => `${dateOf(one.at, ZONE)} ${timeOf(one.at, ZONE)} ${one.card.summary}`);

/** E1-01, due on Friday 28 June, is the only action that is not done. */
async function startWithOne(): Promise<Bot> {
  const bot = await startProgramme();
  for (const code of ['E1-02', 'E1-03']) await bot.says('Lead', `withdraw ${code} because it is not needed`, DIRECT);
  return bot;
}

describe('an action that stays overdue', () => {
  it('an overdue action is told to the owner in the weekly card, after 5 working days to the SRO, after 10 to the leads', async () => {
    const bot = await startWithOne();
    await live(bot, '2024-06-24', '2024-07-19');
    expect(directTo(bot, 'Owner')).toEqual([]);
    expect(directTo(bot, 'Sro')).toEqual(['2024-07-05 09:00 Sro: 1 to speak to the owner about.']);
    expect(directTo(bot, 'Lead')).toEqual(['2024-07-12 09:00 Lead: 1 to speak to the owner about.']);
    const card = bot.messages.find((one) => one.conversation === 'dm:Sro');
    expect(card?.text).toContain('Please speak to the owner\n- E1-01 Procurement rules\n  Owner: Owner');
    expect(card?.text).toContain('only you can see this card');
    expect(card?.text).not.toContain('[Mark E1-01 complete]');
  });

  it('an overdue action is told to the owner after 1 working day where no weekly reminder does', async () => {
    const bot = await startWithOne();
    await bot.at('2024-06-24 09:00');
    await bot.says('Lead', 'due E1-01 25 June because it is urgent', DIRECT);
    await live(bot, '2024-06-25', '2024-06-28');
    expect(directTo(bot, 'Owner')).toEqual(['2024-06-26 09:00 Owner: 1 overdue.']);
  });

  it('an escalation goes out on working days only, not on bank holidays', async () => {
    const bot = await startProgramme('2024-08-12 10:00');
    await bot.says('Lead', 'add action "New" to E1 owner @"Owner" by 22 August', DIRECT);
    for (const code of ['E1-01', 'E1-02', 'E1-03']) await bot.says('Lead', `withdraw ${code} because no`, DIRECT);
    await live(bot, '2024-08-12', '2024-09-13');
    expect(directTo(bot, 'Owner')).toEqual(['2024-08-23 09:00 Owner: 1 overdue.']);
    // Monday 26 August is a bank holiday.
    expect(directTo(bot, 'Sro')).toEqual(['2024-08-30 09:00 Sro: 1 to speak to the owner about.']);
    expect(directTo(bot, 'Lead')).toEqual(['2024-09-06 09:00 Lead: 1 to speak to the owner about.']);
    for (const { at } of bot.messages.filter((one) => one.conversation.startsWith('dm:')))
      expect(isWorkingDay(dateOf(at, ZONE), LONDON)).toBe(true);
  });

  it('an escalation on the day of a weekly reminder is told privately on one card with all else that is due from the person', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'add action "Of the SRO" to E1 owner @"Sro" by 28 June', DIRECT);
    await live(bot, '2024-06-24', '2024-06-24');
    // E1-02 is overdue since 14 June.
    expect(directTo(bot, 'Sro')).toEqual(['2024-06-24 09:00 Sro: 1 to speak to the owner about, 1 due this week.']);
    expect(bot.message('Weekly reminder').text).toContain('In this thread: what is due from Owner.');
  });

  it('an escalation goes to the leads where the SRO cannot be reached, and to nobody about themselves', async () => {
    const bot = await startWithOne();
    await bot.shell('role "The Board" officer');
    await bot.says('Lead', 'assign E1 "The Board"', DIRECT);
    await live(bot, '2024-06-24', '2024-07-08');
    expect(directTo(bot, 'Lead')).toEqual(['2024-07-05 09:00 Lead: 1 to speak to the owner about.']);
    await bot.says('Lead', 'assign E1-01 @"Lead"', DIRECT);
    await live(bot, '2024-07-09', '2024-07-14');
    expect(directTo(bot, 'Lead')).toHaveLength(1);
  });

  it('an action that is overdue at the expiry is told on the last working day before it', async () => {
    const bot = await startWithOne();
    await bot.says('Lead', 'due E1-01 26 July because the Board meets', DIRECT);
    await live(bot, '2024-07-29', '2024-08-12');
    expect(directTo(bot, 'Sro')).toEqual(['2024-07-30 09:00 Sro: 1 to speak to the owner about.']);
    expect(directTo(bot, 'Lead')).toEqual(['2024-07-30 09:00 Lead: 1 to speak to the owner about.']);
  });
});

describe('the people told of an escalation', () => {
  it('a lead who is the SRO is told once, on one card', async () => {
    const bot = await startWithOne();
    await bot.says('Lead', 'assign E1 @"Lead"', DIRECT);
    await bot.says('Lead', 'due E1-01 26 July because the Board meets', DIRECT);
    await live(bot, '2024-07-29', '2024-07-30');
    expect(directTo(bot, 'Lead')).toEqual(['2024-07-30 09:00 Lead: 1 to speak to the owner about.']);
  });

  it('an escalation goes to the SRO’s cover while the SRO is away, and to the leads who are not away', async () => {
    const bot = await startWithOne();
    await bot.shell('role @"Second" lead');
    await bot.says('Sro', 'away 1 to 12 July cover @"Other"');
    await bot.says('Lead', 'away 8 to 19 July');
    await live(bot, '2024-06-24', '2024-07-12');
    expect(directTo(bot, 'Sro')).toEqual([]);
    expect(directTo(bot, 'Other')).toEqual([
      '2024-06-24 08:50 You cover for Sro.',
      '2024-07-05 09:00 Other: 1 to speak to the owner about.',
    ]);
    expect(directTo(bot, 'Lead')).toEqual([]);
    expect(directTo(bot, 'Second')).toEqual(['2024-07-12 09:00 Second: 1 to speak to the owner about.']);
  });
});

describe('the end or pause of an escalation', () => {
  it('a proposed date pauses an escalation, and after its refusal the next weekly reminder continues it', async () => {
    const bot = await startWithOne();
    await live(bot, '2024-06-24', '2024-07-03');
    await bot.says('Owner', 'due E1-01 26 July because the panel meets later', DIRECT);
    await live(bot, '2024-07-04', '2024-07-09');
    expect(directTo(bot, 'Sro')).toEqual([]);
    await bot.says('Lead', 'refuse E1-01 because it cannot wait', DIRECT);
    await live(bot, '2024-07-10', '2024-07-15');
    expect(directTo(bot, 'Sro')).toEqual([]);
    expect(directTo(bot, 'Lead')).toEqual(['2024-07-12 09:00 Lead: 1 to speak to the owner about.']);
  });

  it.each(['done E1-01', 'due E1-01 26 July because the Board meets', 'assign E1-01 @"Sro"'])(
    'the escalation to the SRO ends with “%s”',
    async (line) => {
      const bot = await startWithOne();
      await live(bot, '2024-06-24', '2024-07-04');
      await bot.says(line.startsWith('done') ? 'Owner' : 'Lead', line, DIRECT);
      await live(bot, '2024-07-05', '2024-07-05');
      expect(directTo(bot, 'Sro').filter((line) => line.includes('to speak to'))).toEqual([]);
    },
  );

  it('an action entered with a past due date is escalated from the next weekly reminder on', async () => {
    const bot = await startWithOne();
    await live(bot, '2024-06-24', '2024-06-25');
    const insist = (command: string, args: Record<string, string>) =>
      bot.ask('Lead', { kind: 'press', command, args: { ...args, sure: 'yes' } });
    await insist('due', { action: 'E1-01', on: '24 June 2024', because: 'the letter says so' });
    await insist('add action', { title: 'Old', to: 'E1', owner: 'Owner', by: '3 June 2024' });
    expect((await bot.snapshot()).actions.map(({ dueOn }) => dueOn)).toContain('2024-06-03');
    expect((await bot.action('E1-01')).dueOn).toBe('2024-06-24');
    await live(bot, '2024-06-26', '2024-06-28');
    expect(directTo(bot, 'Owner')).toEqual([]);
    expect(directTo(bot, 'Sro')).toEqual([]);
    await live(bot, '2024-07-01', '2024-07-01');
    expect(directTo(bot, 'Sro')).toEqual(['2024-07-01 09:00 Sro: 1 to speak to the owner about.']);
    expect(directTo(bot, 'Lead')).toEqual(['2024-07-01 09:00 Lead: 1 to speak to the owner about.']);
  });

  it('an action entered after a late weekly reminder waits for the next one', async () => {
    const bot = await startWithOne();
    await bot.at('2024-06-26 08:00');
    expect(bot.message('Weekly reminder').text).toContain('This reminder is late');
    const args = { action: 'E1-01', on: '25 June 2024', because: 'the letter says so', sure: 'yes' };
    await bot.ask('Lead', { kind: 'press', command: 'due', args });
    await live(bot, '2024-06-26', '2024-06-28', ['09:00', '14:00']);
    expect(directTo(bot, 'Owner')).toEqual([]);
  });

  it('no reminder goes out during a pause, and missed ones are not made up for', async () => {
    const bot = await startWithOne();
    expect(await bot.says('Owner', 'pause')).toContain('is for programme leads');
    await bot.says('Lead', 'pause');
    expect(bot.message('paused the reminders').text).toContain('also before the expiry');
    expect(await bot.says('Lead', 'remind preview')).toContain('Nothing goes out: reminders are paused since');
    const before = bot.messages.length;
    await live(bot, '2024-06-24', '2024-07-09');
    expect(bot.messages).toHaveLength(before);
    expect(await bot.says('Lead', 'pause')).toContain('paused already');
    await bot.says('Lead', 'resume');
    expect(bot.message('resumed the reminders').text).toContain('goes out at 9am on Monday 15 July 2024');
    await live(bot, '2024-07-10', '2024-07-11');
    expect(bot.messages).toHaveLength(before + 1);
    await live(bot, '2024-07-15', '2024-07-15');
    expect(bot.message('Weekly reminder').text).not.toContain('This reminder is late');
    expect(await bot.says('Lead', 'resume')).toContain('not paused');
  });
});

describe('the draft', () => {
  it('the draft comes to the leads at 2pm on the working day before, and the record can still be corrected', async () => {
    const bot = await startProgramme();
    await live(bot, '2024-06-28', '2024-06-28');
    const drafts = bot.messages.filter((one) => one.text.startsWith('Draft'));
    expect(drafts.map((one) => [one.conversation, timeOf(one.at, ZONE)])).toEqual([['dm:Lead', '14:00']]);
    expect(drafts[0]?.text).toContain(
      'This goes out at 9am on Monday 1 July 2024. Until then you can correct the record',
    );
    expect(drafts[0]?.text).toContain('In the thread, to Owner: 2 overdue, 1 due this week.');
    expect(drafts[0]?.text).toContain('E1-01 Procurement rules');
    await bot.says('Owner', 'done E1-01', DIRECT);
    await live(bot, '2024-07-01', '2024-07-01');
    expect(bot.message('Owner: 2 actions').text).not.toContain('E1-01');
    expect(bot.messages.filter((one) => one.text.startsWith('Draft'))).toHaveLength(1);
  });

  it('a missed draft is not made up for once its reminder is due', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-07-01 09:00');
    expect(bot.messages.filter((one) => one.text.startsWith('Draft'))).toEqual([]);
    await bot.at('2024-07-05 17:00');
    expect(bot.message('Draft').text).toContain('This reminder is late: it was due at 2pm on Friday 5 July 2024.');
  });
});

it('an escalation whose action changes before the commit is planned again', async () => {
  const bot = await startWithOne();
  await live(bot, '2024-06-24', '2024-07-04');
  const [now, snapshot] = [instantOf('2024-07-05', '09:00', ZONE), await bot.snapshot()];
  const { committedOf: committed, posts } = bot.store;
  const [unit] = await escalations.plan(jobContext({ now, snapshot, committed, posts }));
  expect(unit?.posts).toHaveLength(1);
  await bot.says('Owner', 'done E1-01', DIRECT);
  const by = { personId: null, account: 'schedule', from: 'escalations', requestId: 'x' };
  await expect(bot.store.commit({ ...(unit as JobUnit), at: now, by })).rejects.toThrow(ConflictError);
});

it('an escalation that a due weekly reminder tells is left to it', async () => {
  const bot = await startWithOne();
  await live(bot, '2024-06-24', '2024-07-05', ['09:00']);
  const { committedOf: committed, posts } = bot.store;
  const snapshot = await bot.snapshot();
  const plan = (now: string) => escalations.plan(jobContext({ now, snapshot, committed, posts }));
  expect(await plan(instantOf('2024-07-08', '09:00', ZONE))).toEqual([]);
  await bot.at('2024-07-08 09:00');
  expect(await plan(instantOf('2024-07-09', '09:00', ZONE))).toHaveLength(1);
});
