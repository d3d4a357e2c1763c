/** The private cards around a meeting: each person once, five working days before papers are due and the day after. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** The meeting of 17 July has its papers due on 10 July, so people are asked on 3 July. E1-04 are the meetings, of Sro. */
async function withMeeting(papers = 'papers 5 working days before'): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "Improvement Board" officer', DIRECT);
  await bot.says('Lead', `add meeting "Improvement Board" on 17 July and 24 July ${papers} owner @"Sro"`, DIRECT);
  return bot;
}

const cards = (bot: Bot, title: string) => bot.messages.filter(({ text }) => text.startsWith(title));
const ofOwner = (bot: Bot) => {
  const [card] = cards(bot, ASKED).filter(({ card: { to } }) => to?.name === 'Owner');
  if (!card) throw new Error('Owner has no card before papers are due');
  return card;
};
const ASKED = 'Improvement Board meets on Wednesday 17 July 2024';
const HELD = 'Was the meeting of Improvement Board on Wednesday 17 July 2024 held?';

describe('the card before papers are due', () => {
  it('each person gets one private card of their own late, amber, moved and nearly due actions', async () => {
    const bot = await withMeeting();
    await bot.says('Lead', 'add action "Far away" to E1 owner @"Owner" by 29 July', DIRECT);
    await bot.says('Lead', 'add action "At risk" to E1 owner @"Owner" by 29 July', DIRECT);
    await bot.says('Owner', 'update E1-06 amber "Slow" corrective action "A second pair of hands"', DIRECT);
    for (const when of ['2024-07-02 09:00', '2024-07-03 08:30']) await bot.at(when);
    expect(cards(bot, ASKED)).toHaveLength(0);
    for (const when of ['2024-07-03 09:00', '2024-07-03 09:01', '2024-07-04 09:00', '2024-07-10 09:00'])
      await bot.at(when);
    const [owner, sro, ...others] = cards(bot, ASKED);
    expect(others).toEqual([]);
    expect(sro?.text).toContain('You see to the papers of E1-04. They are due on Wednesday 10 July 2024.');
    expect(sro?.text).not.toContain('E1-01');
    expect(owner?.text).toContain('Its papers are due on Wednesday 10 July 2024.');
    for (const code of ['E1-01', 'E1-02', 'E1-03', 'E1-06']) expect(owner?.text, code).toContain(`- ${code} `);
    expect(owner?.text).not.toContain('E1-05');
    expect(owner?.conversation).toBe('dm:Owner');
  });

  it('“same as last time” adds the latest update again, and the card says so', async () => {
    const bot = await withMeeting();
    await bot.says('Owner', 'update E1-01 red "With legal" corrective action "Weekly calls" marked exempt', DIRECT);
    await bot.at('2024-07-03 09:00');
    expect(ofOwner(bot).text).toContain('Last time, 24 June 2024: ');
    await bot.presses('Owner', 'Same as last time for E1-01');
    const { logEntries } = await bot.snapshot();
    expect(logEntries).toMatchObject([
      { code: 'U1', on: '2024-06-24', rag: 'red' },
      {
        code: 'U2',
        on: '2024-07-03',
        rag: 'red',
        text: 'With legal',
        correctiveAction: 'Weekly calls',
        marking: 'exempt',
      },
    ]);
    expect(ofOwner(bot).text).toContain('Now, 3 July 2024: ');
    expect(ofOwner(bot).text).not.toContain('[Same as last time for E1-01]');
  });

  it('an action without an update offers one to add, and can be marked complete', async () => {
    const bot = await withMeeting();
    await bot.at('2024-07-03 09:00');
    const { text } = ofOwner(bot);
    expect(text).toContain('[Add an update]\n  [Mark E1-01 complete]');
    expect(text).not.toContain('Same as last time');
    expect(await bot.says('Owner', 'update E1-01 same as last time', DIRECT)).toContain('has no update to repeat yet');
    await bot.presses('Owner', 'Mark E1-01 complete');
    expect((await bot.action('E1-01')).status).toBe('reported_complete');
    expect(ofOwner(bot).text).toContain('Reported complete by Owner');
  });

  it('an action that is complete is on no card before papers are due', async () => {
    const bot = await withMeeting();
    await bot.says('Owner', 'done E1-01', DIRECT);
    await bot.says('Sro', 'confirm E1-01', DIRECT);
    await bot.at('2024-07-03 09:00');
    expect(ofOwner(bot).text).not.toContain('E1-01');
    expect(ofOwner(bot).text).toContain('E1-02');
  });

  it('the cover of an owner who is away is asked', async () => {
    const bot = await withMeeting();
    await bot.says('Owner', 'away 1 July to 12 July cover @"Other"', DIRECT);
    await bot.at('2024-07-03 09:00');
    expect(cards(bot, ASKED).map(({ card }) => card.to?.name)).toEqual(['Other', 'Sro']);
  });

  it('a meeting without papers, and a notice without meetings, ask nobody', async () => {
    const bot = await withMeeting('');
    for (const when of ['2024-07-03 09:00', '2024-07-10 09:00', '2024-07-16 09:00']) await bot.at(when);
    expect(cards(bot, ASKED)).toEqual([]);
  });

  it('nobody is asked while reminders are paused, and the preview foresees the cards', async () => {
    const bot = await withMeeting();
    const foreseen = await bot.says('Lead', 'remind preview', DIRECT);
    expect(foreseen).toContain(
      'Wednesday 3 July 2024, 9am: Personal messages\n  Privately, to Owner: 3 actions to say something of.',
    );
    expect(foreseen).toContain('Privately, to Sro: papers of a meeting to see to.');
    expect(foreseen).toContain(
      'Thursday 18 July 2024, 9am: Personal messages\n  Privately, to Sro: was a meeting held?',
    );
    await bot.at('2024-07-01 10:00');
    await bot.says('Lead', 'pause', DIRECT);
    await bot.at('2024-07-03 09:00');
    expect(cards(bot, ASKED)).toEqual([]);
    await bot.says('Lead', 'resume', DIRECT);
    await bot.at('2024-07-04 09:00');
    expect(cards(bot, ASKED)).toHaveLength(2);
  });
});

describe('the question whether a meeting was held', () => {
  it('the owner of the meeting is asked on the next working day, once, and “Held” records it', async () => {
    const bot = await withMeeting();
    await bot.at('2024-07-17 18:00');
    expect(cards(bot, HELD)).toEqual([]);
    for (const when of ['2024-07-18 09:00', '2024-07-18 10:00', '2024-07-19 09:00']) await bot.at(when);
    expect(cards(bot, HELD).map(({ card }) => card.to?.name)).toEqual(['Sro']);
    await bot.presses('Sro', 'Held');
    expect((await bot.action('E1-04')).dueOn).toBe('2024-07-24');
    expect(bot.message(HELD).text).toContain('It was held. The next is on Wednesday 24 July 2024.');
    expect(bot.message(HELD).text).toContain('[Add its recommendations]');
    await bot.says('Sro', 'undo E1-04', DIRECT);
    expect(bot.message(HELD).text).toContain('[Held]\n[Not held]');
  });

  it('the owner of a meeting that was held pastes its recommendations, one to a line', async () => {
    const bot = await withMeeting();
    await bot.says('Lead', 'assign E1-04 @"Owner"', DIRECT);
    await bot.at('2024-07-18 09:00');
    await bot.presses('Owner', 'Held');
    const button = bot.message(HELD).card.buttons.find(({ label }) => label === 'Add its recommendations');
    if (button?.type !== 'command') throw new Error('There is no button for its recommendations');
    const { card } = await bot.ask('Owner', { kind: 'press', command: button.command, args: button.args });
    const [form] = card?.body.flatMap((element) => (element.type === 'form' ? [element] : [])) ?? [];
    const filled = Object.fromEntries(form?.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])) ?? []);
    expect(filled).toEqual({ from: 'Improvement Board', on: '17 July 2024', to: 'E1' });
    const args = { ...form?.args, ...filled, text: '1. Publish the plan\n2. Train the members' };
    await bot.ask('Owner', { kind: 'form', command: 'add recommendation', args });
    const { recommendations, people } = await bot.snapshot();
    const board = people.find(({ name }) => name === 'Improvement Board')?.id;
    expect(recommendations.map(({ code, text, sourceId }) => [code, text, sourceId])).toEqual([
      ['R1', 'Publish the plan', board],
      ['R2', 'Train the members', board],
    ]);
  });

  it('“Not held” asks for a new date, and without one the meeting is cancelled', async () => {
    const bot = await withMeeting();
    await bot.at('2024-07-18 09:00');
    await bot.presses('Sro', 'Not held');
    const args = { action: 'E1-04', move: '2024-07-17', because: 'no quorum' };
    await bot.ask('Sro', { kind: 'form', command: 'edit', args: { ...args, to: '19 July' } });
    expect(await bot.action('E1-04')).toMatchObject({ meetingDates: '2024-07-19 2024-07-24', dueOn: '2024-07-19' });
    expect(bot.message(HELD).text).toContain('It was not held. The next is on Friday 19 July 2024.');
    await bot.ask('Sro', { kind: 'form', command: 'edit', args: { ...args, move: '2024-07-19' } });
    expect(await bot.action('E1-04')).toMatchObject({ meetingDates: '2024-07-24', dueOn: '2024-07-24' });
  });

  it('the question after a Friday comes on the next working day', async () => {
    const bot = await withMeeting();
    await bot.says('Lead', 'due E1-04 19 July because the chair is away', DIRECT);
    await bot.at('2024-07-20 09:00');
    await bot.at('2024-07-22 09:00');
    expect(cards(bot, 'Was the meeting of Improvement Board on Friday 19 July 2024 held?')).toHaveLength(1);
  });

  it('nobody is told on the day of the question as well that the meeting is overdue', async () => {
    const bot = await withMeeting();
    await bot.at('2024-07-16 09:00');
    await bot.at('2024-07-18 09:00');
    expect(bot.messages.filter(({ text }) => text.includes('Overdue\n- E1-04'))).toEqual([]);
  });

  it('a meeting that is recorded in time is not asked about', async () => {
    const bot = await withMeeting();
    await bot.at('2024-07-17 17:00');
    await bot.says('Sro', 'met "Improvement Board"', DIRECT);
    await bot.at('2024-07-18 09:00');
    expect(cards(bot, HELD)).toEqual([]);
  });
});
