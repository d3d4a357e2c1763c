/** Our own workbook with faulty cells, with edits in columns that are not read, and with rows whose code was taken out. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { ownWorkbook } from '../helpers/own-workbook.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

type Edits = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Sends the exported workbook with other cells, by the codes of their rows and the titles of their columns. */
async function sendEdited(edits: Edits, more: readonly Readonly<Record<string, string>>[] = []) {
  const file = await ownWorkbook(bot, ([header = [], ...rows]) => {
    const edited = rows.map((row) => header.map((title, at) => edits[row[0] ?? '']?.[title] ?? row[at] ?? ''));
    return [header, ...edited, ...more.map((cells) => header.map((title) => cells[title] ?? ''))];
  });
  const talk = conversation(bot);
  await talk.sends(file, 'import because edited by the programme office', 'plan.xlsx');
  return talk;
}

describe('a row with a fault', () => {
  test('an action whose row has a fault is in the file, so nobody is offered to withdraw it', async () => {
    const talk = await sendEdited({ 'E1-02': { Owner: 'Ownr' } });
    expect(talk.text()).toContain('Row 3');
    expect(talk.text()).not.toContain('Not in this file');
    expect(talk.text()).not.toContain('Withdraw E1-02');
  });

  test('a proposed name is a button, which puts the name right in every row that has it', async () => {
    const talk = await sendEdited({ 'E1-02': { Deputy: 'Othr' }, 'E1-03': { Deputy: 'Othr' } });
    expect(talk.text()).toContain('2 rows cannot be imported as they are');
    await talk.presses('Use Other');
    expect(talk.text()).toContain('2 actions to change');
    await talk.presses('Save 2 actions');
    const other = (await bot.snapshot()).people.find(({ name }) => name === 'Other')?.id;
    expect([await bot.action('E1-02'), await bot.action('E1-03')]).toMatchObject([
      { deputyId: other },
      { deputyId: other },
    ]);
  });

  test('all faults of a row are named in one pass', async () => {
    const text = (
      await sendEdited({
        'E1-02': {
          Owner: 'Ownr',
          'Due date': '31/09/2024',
          Milestones: 'E1-02a Values (due soon)',
          'Blocked because': 'no money',
        },
      })
    ).text();
    expect(text).toContain('1 row cannot be imported as it is');
    for (const fault of ['Owner: ', 'Due date: ', 'Milestones: ']) expect(text).toContain(fault);
  });

  test('a rule that another fault hides is named with it', async () => {
    const text = (await sendEdited({ 'E1-02': { Owner: 'Ownr', 'Blocked because': 'no money' } })).text();
    expect(text).toContain('Owner: ');
    expect(text).toContain('in the column Blocked because goes with the status blocked');
  });
});

describe('an edit in a column that is not read', () => {
  test('another first due date is named by its row, and a button takes it as the due date', async () => {
    const talk = await sendEdited({ 'E1-02': { 'First due date': '2024-10-15' } });
    expect(talk.text()).toContain(
      'Row 3: First due date of E1-02 is 15 October 2024 in the file, and 14 June 2024 in the record. It is not read. Did you mean Due date?',
    );
    await talk.presses('Use 15 October 2024 as Due date of E1-02');
    expect(talk.text()).not.toContain('It is not read');
    await talk.presses('Save 1 action');
    expect(await bot.action('E1-02')).toMatchObject({ dueOn: '2024-10-15', originalDueOn: '2024-06-14' });
  });

  test('a new action with a first due date and no due date is asked about', async () => {
    const talk = await sendEdited({}, [{ Expectation: 'E1', Action: 'Close the gap', 'First due date': '2024-07-31' }]);
    await talk.presses('Use 31 July 2024 as Due date');
    await talk.presses('Save 1 action');
    expect(await bot.action('E1-04')).toMatchObject({ title: 'Close the gap', dueOn: '2024-07-31' });
  });

  test('a file that was handed out before the latest update and evidence holds no edit', async () => {
    await bot.says('Owner', 'update E1-02 "Draft shared"');
    const file = await ownWorkbook(bot);
    await bot.says('Owner', 'update E1-02 "Draft agreed"');
    await bot.says('Owner', 'evidence E1-02 https://example.org/audit');
    const talk = conversation(bot);
    await talk.sends(file, 'import', 'plan.xlsx');
    expect(talk.text()).toContain('The file says what the record says. There is nothing to save.');
    expect(talk.text()).not.toContain('not read (');
  });
});

describe('a row without its code', () => {
  test('the words of an action name it, and nothing is doubled or missing', async () => {
    const talk = await sendEdited({ 'E1-02': { Code: '', 'Due date': '2024-07-19' } });
    expect(talk.text()).toContain('Row 3 has no code and the words of E1-02, so it was read as that action.');
    expect(talk.text()).not.toContain('Not in this file');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-02')).dueOn).toBe('2024-07-19');
    expect((await bot.snapshot()).actions).toHaveLength(3);
  });

  test('the same file with a new row, sent again, adds it once', async () => {
    const row = { Expectation: 'E1', Action: 'Close the gap', 'Due date': '2024-07-31' };
    const file = await ownWorkbook(bot, ([header = [], ...rows]) => [
      header,
      ...rows,
      header.map((title) => (row as Record<string, string>)[title] ?? ''),
    ]);
    const talk = conversation(bot);
    await talk.sends(file, 'import', 'plan.xlsx');
    await talk.presses('Save 1 action');
    await talk.sends(file, 'import', 'plan.xlsx');
    expect(talk.text()).toContain('There is nothing to save.');
    expect(talk.text()).not.toContain('Withdraw E1-04');
  });

  test('the words of an action that another row names by its code are a new action', async () => {
    const talk = await sendEdited({}, [{ Expectation: 'E1', Action: 'Board approval', 'Due date': '2024-07-31' }]);
    expect(talk.text()).toContain('1 action to add');
  });
});

test('somebody else cannot put a cell of the file right', async () => {
  const { args } = (await sendEdited({ 'E1-02': { Owner: 'Ownr' } })).button('Use Owner');
  await bot.shell('role @"Second" lead');
  expect(
    (await bot.ask('Second', { kind: 'press', command: 'import', args }, { place: { platform: 'local', ...DIRECT } }))
      .card?.body[0],
  ).toMatchObject({
    text: expect.stringContaining('somebody else sent it'),
  });
});
