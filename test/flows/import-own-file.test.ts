/** Files of our own are told from councils' plans with the same headings. */
import { beforeEach, describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { readCsv } from '../../src/documents/csv.ts';
import type { Bot } from '../helpers/bot.ts';
import { startBot } from '../helpers/bot.ts';
import { bytesOf, textOf } from '../helpers/file-out.ts';
import { ADD_MEETINGS } from '../helpers/meetings.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('a file with columns that our own export has as well', () => {
  test.each([
    ['Action,Expectation,Owner,Due date,Status', 'Train the team,E1,Owner,30 June 2024,Complete'],
    ['Code,Action,Expectation,Owner,Due date,Status', 'E1,Train the team,E1,Owner,30 June 2024,Complete'],
  ])('a council’s plan headed %s keeps its completed rows', async (header, row) => {
    const text = await conversation(bot).sends(`${header}\n${row}`);
    expect(text).toContain('The file has 1 action, with 1 action complete as brought in.');
  });

  test('a file of ours is known by codes of actions, and by a column that only it has', async () => {
    const talk = conversation(bot);
    expect(await talk.sends('Code,Action,Due date\nE1-02,Publish the constitution,2024-07-10')).toContain(
      '1 action to change',
    );
    expect(await talk.sends('Expectation,Action,Kind,Every weeks\nE1,Meet the board,ongoing,4')).not.toContain(
      'The file has',
    );
  });
});

describe('a file of a whole plan for a notice without actions', () => {
  const PEOPLE = ['Sro', 'Owner', 'Deputy', 'Other'];
  const EXPECTATION = 'add expectation "Improvement plan" text "Carry the improvement plan through." sro @"Sro"';

  /** A notice of the same people and expectations, in another installation and a day later. */
  async function emptyNotice(): Promise<Bot> {
    const other = await startBot('2024-06-25 10:00');
    await other.shell('role @"Lead" lead');
    for (const name of PEOPLE) await other.shell(`role @"${name}" officer`);
    for (const name of ['Improvement Board', 'The Department']) await other.shell(`role "${name}" viewer`);
    await other.says('Lead', 'notice new issued 30 January 2024 for 6 months', DIRECT);
    await other.says('Lead', EXPECTATION, DIRECT);
    return other;
  }

  async function workedOn(): Promise<void> {
    for (const name of ['Improvement Board', 'The Department']) await bot.shell(`role "${name}" viewer`);
    for (const line of [
      'add recommendation "Publish a forward plan" from "Improvement Board" on 20 June by 12 July sro @"Sro"',
      'add recommendation "Train all members" from "Improvement Board" on 20 June',
      'update R1 partly accepted "We will, in part."',
      'update R1 implemented https://example.org/plan',
      'edit E1-02 for R1',
      ADD_MEETINGS,
      'add action "Keep in touch" to E1 owner @"Owner" every 13 weeks with "The Department" at official level from period',
      'add measure "Staff who say so" to E1 baseline 38% on 31 January target 55% by 30 July owner @"Owner" every 13 weeks',
      'add milestone E1-01 "Draft (due soon); seen" by 25 June',
      'add milestone E1-01 "Agreed" by 27 June',
      'due E1-03 12 July because "the Board is late"',
      'block E1-03 because "the Board is late"',
    ])
      await bot.says('Lead', line, DIRECT);
    await bot.says('Owner', 'done E1-01a', DIRECT);
    await bot.says('Owner', 'done E1-02 https://example.org/audit', DIRECT);
  }

  const SAME = (csv: string) => {
    const [head = [], ...rows] = readCsv(new TextEncoder().encode(csv));
    const REPORTED = /^(Evidence count|Evidence held|Reasons for moved dates|Latest update|Complete by)$/;
    return rows.map((row) =>
      Object.fromEntries(row.map((cell, at) => [head[at], cell]).filter(([name]) => !REPORTED.test(`${name}`))),
    );
  };
  const csvOf = async (from: Bot, what = '') =>
    textOf((await from.ask('Lead', `export csv${what}`, { place: { platform: 'local', ...DIRECT } })).file);

  test.each(['csv', 'xlsx'])('the %s of a plan with every kind of row makes the same plan again', async (format) => {
    await workedOn();
    const other = await emptyNotice();
    const talk = conversation(other);
    await talk.sends(await csvOf(bot, ' recommendations'));
    await talk.presses('Save 2 recommendations');
    const { file } = await bot.ask('Lead', `export ${format}`, { place: { platform: 'local', ...DIRECT } });
    const seen = await talk.sends(bytesOf(file), 'import', `plan.${format}`);
    expect(seen).toContain('6 actions to add');
    expect(seen).toContain('This notice has no actions yet, so those in the file keep their codes');
    expect(seen).not.toContain('First due date and');
    await talk.presses('Save 6 actions');
    expect(await csvOf(other, ' recommendations')).toBe(await csvOf(bot, ' recommendations'));
    expect(SAME(await csvOf(other))).toEqual(SAME(await csvOf(bot)));
    expect(await other.action('E1-02')).toMatchObject({ status: 'reported_complete', code: 'E1-02' });
    expect(await other.says('Lead', 'confirm E1-02', DIRECT)).toContain('E1-02');
    expect(await talk.sends(await csvOf(other))).toContain('There is nothing to save');
    expect(await other.says('Owner', 'add milestone E1-01 "Published" by 28 June', DIRECT)).toContain('E1-01c');
  });

  test('a code that a notice with actions does not have is a mistake, and adds nothing', async () => {
    expect(await conversation(bot).sends('Code,Expectation,Action\nE1-09,E1,Train the team')).toContain(
      'There is no action E1-09 under this notice',
    );
  });

  test.each([
    ['E1-01,E2,x', 'E1-01 cannot be under E2'],
    [',E1,x\nE1-01,E1,y', 'E1-01 went to a row above this one'],
    ['E1-01,E1,x\nE1-01,E1,y', 'E1-01 is in row 2 already'],
  ])('the row %s of a plan for a notice without actions is refused with its reason', async (row, message) => {
    const other = await emptyNotice();
    await other.says('Lead', EXPECTATION, DIRECT);
    expect(await conversation(other).sends(`Code,Expectation,Action\n${row}`)).toContain(message);
    expect((await other.snapshot()).actions).toEqual([]);
  });

  test('a row of any kind that a workbook leaves out is asked about', async () => {
    await workedOn();
    const rows = readCsv(new TextEncoder().encode(await csvOf(bot)));
    const left = rows.filter(([code], at) => at === 0 || code === 'E1-01');
    const sheet = [
      { data: left.map((row) => row.map((value) => ({ value, type: String }))) as never, sheet: 'Actions' },
    ];
    const talk = conversation(bot);
    const text = await talk.sends(new Uint8Array(await writeXlsx(sheet).toBuffer()), 'import', 'plan.xlsx');
    expect(text).toContain('Not in this file (5)');
    for (const code of ['E1-02', 'E1-03', 'E1-04', 'E1-05', 'E1-06']) expect(text).toContain(`[Withdraw ${code}]`);
    expect(text).toContain('They stay as they are, unless you withdraw them.');
  });
});
