/** The reason of dates that an import moves: asked for on its card, and a gap of the report where nobody gives it. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { ownWorkbook } from '../helpers/own-workbook.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
  await bot.says('Lead', 'role "Improvement Board" viewer', DIRECT);
  await bot.says('Lead', 'add meeting "Improvement Board" on 31 July 2024 owner @"Owner" to E1', DIRECT);
});

const PLAN = `Ref,Action required,Lead officer,Target date,RAG
1,Train the team,Owner,28 June 2024,Green
2,Publish the register,Owner,31 July 2024,Amber`;

const moved = () => PLAN.replace('31 July 2024', '30 August 2024');

/** Our own workbook with another due date of E1-02. */
const workbook = () =>
  ownWorkbook(bot, (rows) => {
    const at = rows[0]?.indexOf('Due date') ?? -1;
    return rows.map((row) => (row[0] === 'E1-02' ? row.map((cell, n) => (n === at ? '2024-08-30' : cell)) : row));
  });

async function paper(): Promise<string> {
  const { file } = await bot.ask('Lead', 'report for "Improvement Board" html', {
    place: { platform: 'local', ...DIRECT },
  });
  if (!file) throw new Error('There is no file');
  return Buffer.from(bytesOf(file))
    .toString()
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

const ASKED = '1 date moves, and no reason is given. You can save without one; a report then leaves a gap for it.';

/** Sends a file that moves one date, as a council's plan that comes again or as our own workbook. */
async function sendMoved(kind: 'plan' | 'workbook', line = 'import') {
  const talk = conversation(bot);
  if (kind === 'workbook') {
    await talk.sends(await workbook(), line, 'c2edit2.xlsx');
    return talk;
  }
  await talk.sends(PLAN);
  await talk.presses('Save 2 actions');
  await bot.at('2024-06-25 10:00');
  await talk.sends(moved(), line, 'c2edit2.csv');
  return talk;
}

describe.each(['plan', 'workbook'] as const)('a file that moves a date and gives no reason, as a %s', (kind) => {
  test('the card of the import asks for the reason, and the record and the report have it', async () => {
    const talk = await sendMoved(kind);
    expect(talk.text()).toContain(ASKED);
    await talk.presses('Give the reason');
    expect(await talk.fills({ answer: 'the auditors came late' })).toContain(
      'The reason for 1 date that moves: the auditors came late',
    );
    await talk.presses('Save 1 action');
    expect(await paper()).toContain('30 August 2024 the auditors came late');
  });

  test('a date that moved without a reason leaves a gap in the report, and not the name of the file', async () => {
    const talk = await sendMoved(kind);
    await talk.presses('Save 1 action');
    const words = await paper();
    expect(words).not.toContain('imported from');
    expect(words).not.toContain('c2edit2');
    expect(words).toMatch(/30 August 2024 \[reason for the date of 30 August 2024\]/);
    expect(words).toMatch(
      /fill in what stands in square brackets: .*\[reason for the date of 30 August 2024\] for E1-0\d/,
    );
  });

  test('a reason that was typed with the file is shown and not asked for', async () => {
    const talk = await sendMoved(kind, 'import because the auditors came late');
    expect(talk.text()).not.toContain(ASKED);
    expect(talk.text()).toContain('The reason for 1 date that moves: the auditors came late');
  });
});

describe('a colour without words that a plan brought in', () => {
  beforeEach(async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('Save 2 actions');
    await bot.at('2024-07-15 10:00');
  });

  test('the card of the action says only that the plan has the colour', async () => {
    const { actions } = await bot.snapshot();
    const code = actions.find(({ title }) => title === 'Publish the register')?.code;
    const card = await bot.says('Lead', `show ${code}`, DIRECT);
    expect(card).toContain('U1 Amber in the plan\n');
    expect(card).not.toContain('something is done about it');
  });

  test('a green of an action that is late is a gap of the report', async () => {
    const { actions } = await bot.snapshot();
    const code = actions.find(({ title }) => title === 'Train the team')?.code;
    const words = await paper();
    expect(words).toContain(
      'Late. Green in the plan brought in on 24 June 2024 [rated green but late: say which is right]',
    );
    expect(words).toContain(`[rated green but late: say which is right] for ${code}`);
    expect(words).toContain('Amber in the plan. [reason]');
    expect(words).not.toContain('Said to be amber');
  });
});
