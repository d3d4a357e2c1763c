/** Colours, next steps and updates that somebody writes into our own file: each comes back as an update to be added. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bot, startBot } from '../helpers/bot.ts';
import { ownWorkbook } from '../helpers/own-workbook.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
  await bot.says('Owner', 'update E1-01 amber "Rules drafted" next "Ask Legal" corrective action "A second lawyer"');
  await bot.says('Owner', 'update E1-02 "Draft shared"');
});

type Edits = Readonly<Record<string, Readonly<Record<string, string | ((cell: string) => string)>>>>;

async function edited(edits: Edits): Promise<Uint8Array> {
  return ownWorkbook(bot, ([header = [], ...rows]) => {
    const cellOf = (row: readonly string[], title: string, at: number) => {
      const edit = edits[row[0] ?? '']?.[title];
      const cell = row[at] ?? '';
      return typeof edit === 'function' ? edit(cell) : (edit ?? cell);
    };
    return [header, ...rows.map((row) => header.map((title, at) => cellOf(row, title, at)))];
  });
}

async function send(file: Uint8Array) {
  const talk = conversation(bot);
  await talk.sends(file, 'import', 'plan.xlsx');
  return talk;
}

const updatesOn = async (code: string) => {
  const { id } = await bot.action(code);
  return (await bot.snapshot()).logEntries.filter(({ aboutId }) => aboutId === id);
};

describe('an edited file of ours', () => {
  test('new words in place of the latest update are added as an update of today', async () => {
    const file = await edited({ 'E1-02': { 'Latest update': 'All forty findings have an owner' } });
    const talk = await send(file);
    expect(talk.text()).toContain(
      'Latest update: 2024-06-24, Lead: All forty findings have an owner; until now 2024-06-24, Owner: Draft shared',
    );
    await talk.presses('Save 1 action');
    expect((await updatesOn('E1-02')).at(-1)).toMatchObject({
      text: 'All forty findings have an owner',
      on: '2024-06-24',
      rag: null,
    });
    expect((await send(file)).text()).toContain('There is nothing to save.');
    expect(await updatesOn('E1-02')).toHaveLength(2);
  });

  test.each([
    ['behind the old ones', (cell: string) => `${cell}\nAgreed by Legal`, 'Agreed by Legal', '2024-06-24'],
    ['before the old ones', (cell: string) => `Agreed by Legal\n${cell}`, 'Agreed by Legal', '2024-06-24'],
    ['with the old day', (cell: string) => cell.replace('Draft shared', 'Agreed'), 'Agreed', '2024-06-24'],
    ['with an earlier day', () => '20/06/2024, Owner: Agreed', 'Agreed', '2024-06-20'],
  ])('words that are written %s are the update alone', async (_, edit, text, on) => {
    const talk = await send(await edited({ 'E1-02': { 'Latest update': edit } }));
    await talk.presses('Save 1 action');
    expect((await updatesOn('E1-02')).at(-1)).toMatchObject({ text, on });
  });

  test('another colour is added as an update, and an amber or a red without a corrective action is refused', async () => {
    expect((await send(await edited({ 'E1-02': { RAG: 'red' } }))).text()).toContain(
      'RAG: red needs what is done about it, in the column Corrective action.',
    );
    const talk = await send(await edited({ 'E1-02': { RAG: 'Red', 'Corrective action': 'Two temps' } }));
    expect(talk.text()).toContain('RAG: red; until now nothing');
    await talk.presses('Save 1 action');
    expect((await updatesOn('E1-02')).at(-1)).toMatchObject({
      rag: 'red',
      correctiveAction: 'Two temps',
      text: 'Red.',
    });
  });

  test('a red in place of an amber keeps the corrective action beside it, and a green needs none', async () => {
    const talk = await send(await edited({ 'E1-01': { RAG: 'red' } }));
    await talk.presses('Save 1 action');
    expect((await updatesOn('E1-01')).at(-1)).toMatchObject({ rag: 'red', correctiveAction: 'A second lawyer' });
    const green = await send(await edited({ 'E1-01': { RAG: 'green' } }));
    await green.presses('Save 1 action');
    expect((await updatesOn('E1-01')).at(-1)).toMatchObject({ rag: 'green', correctiveAction: null });
  });

  test('another corrective action keeps the colour beside it', async () => {
    const talk = await send(await edited({ 'E1-01': { 'Corrective action': 'A third lawyer' } }));
    await talk.presses('Save 1 action');
    expect((await updatesOn('E1-01')).at(-1)).toMatchObject({ rag: 'amber', correctiveAction: 'A third lawyer' });
  });

  test('a word that is no colour is refused with those that are', async () => {
    expect((await send(await edited({ 'E1-01': { RAG: 'purple' } }))).text()).toContain('RAG: ');
  });

  test('unchanged and emptied cells change nothing', async () => {
    const empty = { RAG: '', 'Corrective action': '', 'Next step': '', 'Latest update': '' };
    expect((await send(await edited({}))).text()).toContain('There is nothing to save.');
    expect((await send(await edited({ 'E1-01': empty, 'E1-02': empty }))).text()).toContain(
      'There is nothing to save.',
    );
  });

  test('a file that was handed out before the latest update sets no colour back', async () => {
    const file = await edited({});
    await bot.says('Owner', 'update E1-01 green "Rules agreed"');
    expect((await send(file)).text()).toContain('There is nothing to save.');
  });

  test('the update of a file is taken back with its import', async () => {
    const talk = await send(await edited({ 'E1-02': { 'Latest update': 'Agreed' } }));
    await talk.presses('Save 1 action');
    await talk.presses('Undo this import');
    await talk.presses('Yes, undo this import');
    expect((await updatesOn('E1-02')).at(-1)?.struckAt).not.toBeNull();
  });

  test('a notice without actions takes the actions of a file and not what people said of them', async () => {
    const file = await edited({});
    const other = await startBot('2024-06-25 10:00');
    await other.shell('role @"Lead" lead');
    for (const name of ['Sro', 'Owner', 'Deputy', 'Other']) await other.shell(`role @"${name}" officer`);
    await other.says('Lead', 'notice new issued 30 January 2024 for 6 months', DIRECT);
    await other.says('Lead', 'add expectation "Improvement plan" text "Carry it through." sro @"Sro"', DIRECT);
    const talk = conversation(other);
    const text = await talk.sends(file, 'import', 'plan.xlsx');
    expect(text).toContain(
      'Not imported into a notice without actions: RAG, Corrective action, Next step and Latest update. People say how it goes.',
    );
    await talk.presses('Save 3 actions');
    expect((await other.snapshot()).logEntries).toEqual([]);
  });

  test('a new action comes in with its colour and its first update', async () => {
    const row = { Expectation: 'E1', Action: 'Close the gap', RAG: 'green', 'Latest update': 'Begun' };
    const file = await ownWorkbook(bot, ([header = [], ...rows]) => [
      header,
      ...rows,
      header.map((title) => (row as Record<string, string>)[title] ?? ''),
    ]);
    const talk = await send(file);
    await talk.presses('Save 1 action');
    expect(await updatesOn('E1-04')).toMatchObject([{ rag: 'green', text: 'Begun' }]);
    expect((await send(file)).text()).toContain('There is nothing to save.');
  });
});
