/** Meetings, regular contact and milestones in CSV files: they come back edited by the rules of typed commands. */
import { describe, expect, test } from 'vitest';
import type { Bot } from '../../helpers/bot.ts';
import { withMeetings } from '../../helpers/meetings.ts';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';
import { exported, pressed, sent } from './csv-sent.ts';

/** Sends a file and saves its preview. */
async function imported(bot: Bot, lines: readonly string[]): Promise<string> {
  const seen = await sent(bot, lines.join('\n'));
  expect(seen.text).not.toContain('Rows to put right');
  await pressed(bot, seen.save);
  return seen.text;
}

describe('meetings in a file', () => {
  test('other dates and days for papers come back by import, with the reason of the import', async () => {
    const bot = await withMeetings();
    expect((await sent(bot, await exported(bot))).text).toContain('There is nothing to save');
    const seen = await imported(bot, [
      'Code,Meeting dates,Papers working days before',
      'E1-04,2024-07-10 2024-07-17 2024-08-07,3',
    ]);
    expect(seen).toContain(
      'Meeting dates: 2024-07-10 2024-07-17 2024-08-07; until now 2024-07-03 2024-07-17 2024-07-24',
    );
    expect(await bot.action('E1-04')).toMatchObject({
      meetingDates: '2024-07-10 2024-07-17 2024-08-07',
      papersWorkingDays: 3,
      dueOn: '2024-07-10',
      timesMoved: 1,
    });
    expect(await bot.says('Lead', 'history E1-04', DIRECT)).toContain('Reason: imported from plan.csv');
    await bot.says('Lead', 'import undo confirmed', DIRECT);
    expect(await bot.action('E1-04')).toMatchObject({
      meetingDates: '2024-07-03 2024-07-17 2024-07-24',
      papersWorkingDays: 5,
      dueOn: '2024-07-03',
    });
  });

  test('new rows add meetings and regular contact with bodies of the record', async () => {
    const bot = await withMeetings();
    await bot.says('Lead', 'role "The Department" officer', DIRECT);
    await bot.says('Lead', 'add expectation "Partnership" text "Work together."', DIRECT);
    await imported(bot, [
      'Expectation,Action,Owner,Kind,Every weeks,Body,Level of contact,Meeting dates,Papers working days before',
      'E2,,Owner,meeting,,improvement board,,"5 July, 19 July",5',
      'E2,Keep in touch,Owner,ongoing,13,the Department,official,,',
    ]);
    const { people } = await bot.snapshot();
    const idOf = (name: string) => people.find((person) => person.name === name)?.id;
    expect(await bot.action('E2-01')).toMatchObject({
      title: 'Meetings: Improvement Board',
      bodyId: idOf('Improvement Board'),
      kind: 'meeting',
      meetingDates: '2024-07-05 2024-07-19',
      dueOn: '2024-07-05',
      papersWorkingDays: 5,
    });
    expect(await bot.action('E2-02')).toMatchObject({
      kind: 'ongoing',
      bodyId: idOf('The Department'),
      contactLevel: 'official',
      cadenceFrom: 'last',
      everyWeeks: 13,
    });
    expect((await sent(bot, await exported(bot))).text).toContain('There is nothing to save');
  });

  test.each([
    [',E1,,meeting,,Improvement Board,,,', 'Meetings need their dates, in the column Meeting dates.'],
    [',E1,,meeting,,,,5 July,', 'Meetings need the board or organisation that meets, in the column Body.'],
    [',E1,x,meeting,4,Improvement Board,,5 July,', 'Meetings are on listed dates.'],
    [',E1,,meeting,,Improvment Board,,5 July,', 'No body called “Improvment Board” is in the record yet.'],
    [',E1,,meeting,,Improvement Board,,5 July,', 'E1-04 has the meetings of Improvement Board already.'],
    [',E1,x,ongoing,4,,official,,', 'Regular contact needs the board or organisation'],
    [',E1,x,once,,Improvement Board,,,', 'Regular contact needs its rhythm, in the column Every weeks.'],
    [',E1,x,measure,4,Improvement Board,,,', 'A measure has no body.'],
    [',E1,x,once,,,,5 July,', 'Only meetings have listed dates and papers.'],
    ['E1-01,,,,,,,5 July,', 'Only meetings have listed dates and papers.'],
    ['E1-01,,,meeting,,,,,', 'E1-01 is done once and stays that.'],
    ['E1-01,,,,,Improvement Board,,,', 'E1-01 was added with no body and no level of contact, which stay.'],
    ['E1-04,,,,,,,5 July,2024-07-12', 'The next meeting follows from the column Meeting dates and is on 5 July 2024.'],
  ])('the row %s is refused with its number', async (cells, message) => {
    const bot = await withMeetings();
    const header = 'Code,Expectation,Action,Kind,Every weeks,Body,Level of contact,Meeting dates,Due date';
    const seen = await sent(bot, `${header}\n${cells}`);
    expect(seen.text).toContain(message);
    expect(seen.text).toContain('Row 2');
    expect(seen.save).toBeUndefined();
  });
});

describe('milestones in a file', () => {
  async function withMilestones(): Promise<Bot> {
    const bot = await startProgramme();
    await bot.says('Owner', 'add milestone E1-01 "Draft; with comments" by 25 June', DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Values agreed" by 27 June', DIRECT);
    await bot.says('Owner', 'done E1-01a', DIRECT);
    return bot;
  }
  const CELL = 'E1-01a Draft; with comments (due 2024-06-25, done 2024-06-24); E1-01b Values agreed (due 2024-06-27)';
  const milestones = async (bot: Bot) =>
    (await bot.snapshot()).milestones
      .map(({ letter, title, dueOn, withdrawnAt }) => [dueOn, letter, title, withdrawnAt !== null])
      .sort();

  test('an edited cell moves, rewords and adds milestones, and import undo takes all of it back', async () => {
    const bot = await withMilestones();
    expect(await exported(bot)).toContain(CELL);
    expect((await sent(bot, await exported(bot))).text).toContain('There is nothing to save');
    const cell = CELL.replace('Values agreed (due 2024-06-27)', 'Values adopted (due 2024-07-09)');
    const seen = await imported(bot, [
      'Code,Due date,Milestones',
      `E1-01,2024-07-12,"${cell}; Published (due 2024-07-11)"`,
      'E1-02,,"Draft report (due 2024-06-10)"',
    ]);
    expect(seen).toContain(`Milestones: ${cell}; E1-01c Published (due 2024-07-11); until now ${CELL}`);
    expect(await milestones(bot)).toEqual([
      ['2024-06-10', 'a', 'Draft report', false],
      ['2024-06-25', 'a', 'Draft; with comments', false],
      ['2024-07-09', 'b', 'Values adopted', false],
      ['2024-07-11', 'c', 'Published', false],
    ]);
    expect((await sent(bot, await exported(bot))).text).toContain('There is nothing to save');
    await bot.says('Lead', 'import undo confirmed', DIRECT);
    expect(await milestones(bot)).toEqual([
      ['2024-06-10', 'a', 'Draft report', true],
      ['2024-06-25', 'a', 'Draft; with comments', false],
      ['2024-06-27', 'b', 'Values agreed', false],
      ['2024-07-11', 'c', 'Published', true],
    ]);
  });

  test('a milestone that its cell leaves out is asked about and stays, and one in an empty cell is not', async () => {
    const bot = await withMilestones();
    const seen = await sent(bot, 'Code,Milestones\nE1-01,"E1-01a Draft; with comments (done 2024-06-24)"');
    expect(seen.text).toContain(
      'Milestones that their cells leave out (1)\n- E1-01b Values agreed\n  [Withdraw E1-01b]',
    );
    expect((await milestones(bot)).every(([, , , isOut]) => !isOut)).toBe(true);
    const form = await bot.ask('Lead', { kind: 'press', command: 'withdraw', args: { action: 'E1-01b' } });
    expect(JSON.stringify(form.card)).toContain('E1-01b');
    expect((await sent(bot, 'Code,Milestones\nE1-01,')).text).not.toContain('leave out');
  });

  test('a milestone that somebody moves after the preview is looked at again', async () => {
    const bot = await withMilestones();
    const seen = await sent(bot, `Code,Milestones\nE1-01,"${CELL.replace('27)', '26)')}"`);
    await bot.says('Owner', 'due E1-01b 28 June', DIRECT);
    expect((await pressed(bot, seen.save)).text).toContain('The record has changed since you looked');
    expect(await milestones(bot)).toContainEqual(['2024-06-28', 'b', 'Values agreed', false]);
  });

  test.each([
    ['E1-01b Values agreed (done 2024-06-24)', 'E1-01b is not ticked off by an import'],
    ['E1-01a Draft; with comments (due 2024-06-25)', 'E1-01a is done, and no import opens it again'],
    ['E1-01b Values agreed (due 2024-07-20)', '20 July 2024 is after E1-01 is due'],
    ['E1-01b Values agreed (due soon)', '“soon” is not a date that can be read here'],
    ['Published', 'a new one needs its words and its date'],
    ['E1-02a Published (due 2024-06-20)', 'There is no milestone E1-02a'],
    ['E1-01z Published (due 2024-06-20)', 'There is no milestone E1-01z'],
  ])('the cell %s is refused with the reason', async (cell, message) => {
    const bot = await withMilestones();
    const seen = await sent(bot, `Code,Milestones\nE1-01,${cell}`);
    expect(seen.text).toContain(message);
    expect(seen.save).toBeUndefined();
  });
});
