/** A council's workbook of several sheets comes in, with questions about its sheets and rows that name them. */
import { beforeEach, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { readXlsx } from '../../src/documents/xlsx-in.ts';
import type { Bot } from '../helpers/bot.ts';
import { withHiddenSheet } from '../helpers/hidden-sheet.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const HEADER = ['No', 'Action', 'Lead officer', 'Target date', 'RAG'];
const LIFTS = ['1', 'Renew the lifts', 'Owner', '30 June 2024', 'Green'];
const BLOCKS = ['2', 'Inspect every block', 'Other', '2025', 'Grey'];
const DEPOT = ['1', 'Sell the depot', 'Other', '31 July 2024', 'Grey'];

async function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Promise<Uint8Array> {
  const all = Object.entries(sheets).map(([name, rows]) => ({
    sheet: name,
    data: rows.map((row) => row.map((value) => ({ value, type: String }))),
  }));
  return new Uint8Array(await writeXlsx(all as never).toBuffer());
}

const send = async (file: Uint8Array) => {
  const talk = conversation(bot);
  await talk.sends(file, 'import', 'plan.xlsx');
  return talk;
};

const PLAN = {
  Cover: [['Ottermouth Council'], ['Our plan']],
  Homes: [['Grey = not started'], ['Green = on track'], HEADER, LIFTS, BLOCKS],
  Money: [HEADER, DEPOT],
};

test('the rows of all sheets come in under their sheets, and a question names the sheet of its row', async () => {
  const talk = await send(await workbook(PLAN));
  expect(talk.text()).toContain('Sheets that were read: “Homes” (2 rows), “Money” (1 row).');
  expect(talk.text()).toContain('- “2025” is a year, not a day.\n  Row 5 of “Homes”, Inspect every block\n');
  expect(talk.text()).toContain(
    '- “Grey”: Plans use this colour for different things.\n  Row 2 of “Money”, Sell the depot\n',
  );
  await talk.presses('31 March 2025');
  await talk.presses('Leave this row out');
  await talk.presses('Save 2 actions');
  const { actions } = await bot.snapshot();
  expect(actions.slice(3).map(({ planRef, theme, title, status }) => [planRef, theme, title, status])).toEqual([
    ['1', 'Homes', 'Renew the lifts', 'in_progress'],
    ['2', 'Homes', 'Inspect every block', 'not_started'],
  ]);
});

test('actions with the number 1 on two sheets are told apart, also when the workbook comes again', async () => {
  const book = (day: string) =>
    workbook({ Money: [HEADER, DEPOT.with(4, 'Green').with(3, day)], Homes: [HEADER, LIFTS] });
  const talk = await send(await book('31 July 2024'));
  await talk.presses('Save 2 actions');
  await talk.sends(await book('31 July 2024'), 'import', 'plan.xlsx');
  expect(talk.text()).toContain('There is nothing to save.');
  await talk.sends(await book('2 August 2024'), 'import', 'plan.xlsx');
  await talk.presses('Save 1 action');
  expect((await bot.action('E1-04')).dueOn).toBe('2024-08-02');
  expect(await bot.action('E1-05')).toMatchObject({ planRef: '1', title: 'Renew the lifts', dueOn: '2024-06-30' });
});

test('the actions of two sheets that repeat each other wait for the answer which of them counts', async () => {
  const earlier = [HEADER, LIFTS.with(3, '31 May 2024')];
  const talk = await send(
    await workbook({ 'Homes May': earlier, Homes: [HEADER, LIFTS], Money: [HEADER, DEPOT.with(4, 'Green')] }),
  );
  expect(talk.text()).toContain('1 action to add and 1 row with a question.');
  await talk.presses('Save 1 action');
  await talk.presses('Go on with 1 row');
  await talk.presses('Read “Homes”');
  await talk.presses('Save 1 action');
  expect(await bot.action('E1-05')).toMatchObject({ title: 'Renew the lifts', dueOn: '2024-06-30' });
});

test('the number of an action that stands twice names the sheet of the other row', async () => {
  const talk = await send(
    await workbook({ Homes: [HEADER, LIFTS, LIFTS.with(1, 'Renew the stairs')], Money: [HEADER, DEPOT] }),
  );
  expect(talk.text()).toContain('- Row 3 of “Homes”\n  The number 1 stands in row 2 of “Homes” already.');
});

test('a hidden sheet of a workbook is known as hidden', async () => {
  const file = withHiddenSheet(await workbook({ Homes: [HEADER, LIFTS], Aside: [HEADER, DEPOT] }), 'Aside');
  expect((await readXlsx(file, 'plan.xlsx')).map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['Homes', undefined],
    ['Aside', true],
  ]);
  const talk = await send(file);
  expect(talk.text()).toContain('The sheet “Aside” is hidden, and holds 1 row like those of a plan.');
  await talk.presses('Leave it out');
  await talk.presses('Save 1 action');
  expect((await send(file)).text()).toContain('There is nothing to save.');
});
