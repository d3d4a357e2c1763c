/** The reminders of a term as they arrive: each once, on its day, through every stop of the process. */
import { describe, expect, it } from 'vitest';
import { rebuild } from '../../src/core/record/rebuild.ts';
import { isWorkingDay } from '../../src/core/time/calendar.ts';
import { addDays } from '../../src/core/time/dates.ts';
import { dateOf, timeOf } from '../../src/core/time/instants.ts';
import { type Bot, startBot, ZONE } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** Ticks at 8am, 9am and 5pm of every day through the last. */
async function live(bot: Bot, from: string, through: string, each: (day: string) => Promise<void> = async () => {}) {
  for (let day = from; day <= through; day = addDays(day, 1)) {
    for (const time of ['08:00', '09:00', '17:00']) await bot.at(`${day} ${time}`);
    await each(day);
  }
}

const posted = (bot: Bot, title: string) =>
  bot.messages
    .filter((one) => one.card.title.startsWith(title))
    .map((one) => `${dateOf(one.at, ZONE)} ${timeOf(one.at, ZONE)}`);

describe('the term of 30 January to 30 July 2024', () => {
  it('a term has 26 weekly reminders at 9am, three of them moved past a bank holiday, and the countdown between them', async () => {
    const bot = await startProgramme('2024-01-31 08:00');
    await live(bot, '2024-01-31', '2024-07-30');
    const weekly = posted(bot, 'Weekly reminder');
    expect(weekly).toHaveLength(26);
    expect(weekly.every((at) => at.endsWith('09:00'))).toBe(true);
    expect(weekly.filter((at) => ['2024-04-02', '2024-05-07', '2024-05-28'].includes(at.slice(0, 10)))).toHaveLength(3);
    expect(posted(bot, 'Countdown')).toEqual([
      '2024-05-01 09:00',
      '2024-05-31 09:00',
      '2024-06-28 09:00',
      '2024-07-16 09:00',
      '2024-07-23 09:00',
      '2024-07-30 09:00',
    ]);
    expect(bot.message('Weekly reminder: 1 day left').at).toBe('2024-07-29T08:00:00.000Z');
  });

  it('reminders go on weekly after the expiry and stop with the decision', async () => {
    const bot = await startProgramme('2024-07-31 08:00');
    await live(bot, '2024-07-31', '2024-09-06');
    const weekly = posted(bot, "Weekly reminder: expired, awaiting the Department's decision");
    expect(weekly.map((at) => at.slice(0, 10))).toEqual([
      '2024-08-05',
      '2024-08-12',
      '2024-08-19',
      '2024-08-27',
      '2024-09-02',
    ]);
    await bot.says('Lead', 'notice decision lapsed on 6 September 2024', DIRECT);
    const before = bot.messages.length;
    await live(bot, '2024-09-07', '2024-09-30');
    expect(bot.messages).toHaveLength(before);
  });

  it('each person due gets one card in the thread of the weekly card, and no more', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    const weekly = bot.message('Weekly reminder');
    expect(bot.messages.filter((one) => one.thread === weekly.id).map((one) => one.card.title)).toEqual([
      weekly.card.title,
      'Owner: 3 actions',
    ]);
    const card = bot.message('Owner: 3 actions').text;
    expect(card).toContain('Overdue by 6 working days, was due on 14 June 2024');
    expect(card).toContain('Due on 28 June 2024, in 4 days');
    expect(card).toContain('[Mark E1-01 complete]');
    expect(card).toContain('[Propose a date]');
  });
});

describe('stops and clock faults between reminders', () => {
  it('a restart between any two steps neither loses nor doubles a reminder', async () => {
    const bot = await startProgramme();
    await live(bot, '2024-06-24', '2024-07-08', () => bot.restart());
    expect(posted(bot, 'Weekly reminder').map((at) => at.slice(0, 10))).toEqual([
      '2024-06-24',
      '2024-07-01',
      '2024-07-08',
    ]);
    expect(posted(bot, 'Countdown')).toEqual(['2024-06-28 09:00']);
    expect(posted(bot, 'Owner: 3 actions')).toHaveLength(3);
  });

  it('a second tick at the same moment posts no reminder twice', async () => {
    const bot = await startProgramme();
    await Promise.all([bot.at('2024-06-24 09:00'), bot.at('2024-06-24 09:00'), bot.at('2024-06-24 09:00')]);
    expect(posted(bot, 'Weekly reminder')).toHaveLength(1);
  });

  it('the last reminder missed in weeks of sleep comes once and says that it is late', async () => {
    const bot = await startProgramme('2024-05-01 10:00');
    await bot.at('2024-06-25 14:00');
    expect(posted(bot, 'Weekly reminder')).toEqual(['2024-06-25 14:00']);
    expect(bot.message('Weekly reminder').text).toContain(
      'This reminder is late: it was due at 9am on Monday 24 June 2024.',
    );
    await bot.at('2024-06-25 15:00');
    expect(posted(bot, 'Weekly reminder')).toHaveLength(1);
    expect(posted(bot, 'Countdown')).toHaveLength(0);
  });

  it('a clock that is put back sends nothing again', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 08:00');
    await bot.at('2024-06-24 09:00');
    expect(posted(bot, 'Weekly reminder')).toHaveLength(1);
  });

  it('a complete action is not reminded of again', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 09:00');
    await bot.says('Owner', 'done E1-01', DIRECT);
    await bot.says('Lead', 'confirm E1-01', DIRECT);
    await bot.at('2024-07-01 09:00');
    expect(bot.messages.findLast((one) => one.card.title.startsWith('Owner'))?.text).not.toContain('E1-01');
  });
});

describe('a second notice', () => {
  it('a notice that replaces another across 27 October 2024 carries what is open and keeps its 9am', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-01', DIRECT);
    await bot.says('Lead', 'confirm E1-01', DIRECT);
    await bot.at('2024-09-16 10:00');
    await bot.says('Lead', 'notice replace issued 16 September 2024 for 6 months carry', DIRECT);
    const now = await bot.snapshot();
    expect(now.notice).toMatchObject({ issuedOn: '2024-09-16', expiresOn: '2025-03-16' });
    expect(now.actions.map((one) => one.code)).toEqual(['E1-02', 'E1-03']);
    const [first] = await bot.store.notices();
    expect((await bot.store.snapshot(first?.id)).actions).toHaveLength(3);
    expect(first).toMatchObject({ decisionOutcome: 'replaced' });
    await bot.at('2024-10-14 09:00');
    const before = bot.messages.length;
    await live(bot, '2024-10-21', '2024-10-28');
    const weekly = bot.messages.slice(before).filter((one) => one.card.title.startsWith('Weekly'));
    expect(weekly.map((one) => one.at)).toEqual(['2024-10-21T08:00:00.000Z', '2024-10-28T09:00:00.000Z']);
  });
});

describe('the audit', () => {
  it('the audit rebuilds the record as it was at any instant, and its chain holds', async () => {
    const bot = await startProgramme();
    const states: { at: string; snapshot: Awaited<ReturnType<Bot['snapshot']>> }[] = [];
    const lines: [string, string][] = [
      ['Owner', 'start E1-01'],
      ['Owner', 'due E1-01 12 July because the panel meets later'],
      ['Lead', 'agree E1-01'],
      ['Owner', 'done E1-02 https://intranet.example/audit'],
      ['Lead', 'strike E1-02 V1 because it is the wrong paper'],
      ['Lead', 'assign E1-03 @"Newcomer"'],
    ];
    for (const [index, [who, line]] of lines.entries()) {
      await bot.at(`2024-06-25 10:${String(index).padStart(2, '0')}`);
      await bot.says(who, line, DIRECT);
      states.push({ at: bot.clock.now(), snapshot: await bot.snapshot() });
    }
    const events = await bot.store.history({});
    for (const { at, snapshot } of states) {
      const then = rebuild(events, at);
      expect([...then.action.values()]).toEqual(snapshot.actions);
      expect([...then.person.values()]).toEqual(expect.arrayContaining([...snapshot.people]));
      expect([...then.evidence.values()]).toEqual(snapshot.evidence);
    }
    expect(await bot.store.brokenAt()).toBeNull();
  });
});

describe('an empty record, and closing days', () => {
  it('the status of an empty record says what to do, and no reminder is sent', async () => {
    const bot = await startBot('2024-06-24 08:00');
    await bot.shell('role @"Lead" lead');
    expect(await bot.says('Lead', 'status')).toContain('No notice has been entered yet');
    await live(bot, '2024-06-24', '2024-06-25');
    expect(bot.messages.filter((one) => one.card.title.includes('reminder'))).toHaveLength(0);
  });

  it('a closing day that a lead adds moves the weekly reminder', async () => {
    const bot = await startProgramme('2024-06-20 10:00');
    await bot.says('Lead', 'holiday add 24 June 2024 "A day of thanks"', DIRECT);
    await live(bot, '2024-06-23', '2024-06-26');
    expect(posted(bot, 'Weekly reminder')).toEqual(['2024-06-25 09:00']);
    expect(isWorkingDay('2024-06-24', { extraHolidays: new Set() })).toBe(true);
  });
});
