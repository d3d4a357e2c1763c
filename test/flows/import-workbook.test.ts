/** Our own export as a workbook, edited in a spreadsheet and sent back. */
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { ownWorkbook } from '../helpers/own-workbook.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const workbook = (edit?: (rows: string[][]) => string[][]) => ownWorkbook(bot, edit);

const send = async (file: Uint8Array) => {
  const talk = conversation(bot);
  await talk.sends(file, 'import because edited by the programme office', 'plan.xlsx');
  return talk;
};

test('a workbook of our own that comes back as it went out changes nothing', async () => {
  expect((await send(await workbook())).text()).toContain('There is nothing to save.');
});

test('an edited workbook of our own changes what was edited, and its empty cells change nothing', async () => {
  const talk = await send(
    await workbook((rows) =>
      rows.map((row) => row.map((cell) => (cell === '2024-06-28' ? '2024-07-12' : cell === 'Deputy' ? '' : cell))),
    ),
  );
  await talk.presses('Save 1 action');
  const action = await bot.action('E1-01');
  expect(action).toMatchObject({ dueOn: '2024-07-12', originalDueOn: '2024-06-28' });
  expect(action.deputyId).not.toBeNull();
});

test('an action that a workbook of our own leaves out is asked about and stays as it is', async () => {
  const talk = await send(await workbook((rows) => rows.filter(([code]) => code !== 'E1-02')));
  expect(talk.text()).toContain('Not in this file (1)\n- E1-02 Audit recommendations\n  [Withdraw E1-02]');
  expect(talk.text()).toContain('They stay as they are, unless you withdraw them.');
  expect((await bot.action('E1-02')).status).toBe('not_started');
});

test('an import of our own workbook is undone as a whole', async () => {
  const before = await bot.action('E1-01');
  const talk = await send(
    await workbook((rows) => rows.map((row) => row.map((cell) => (cell === '2024-06-28' ? '2024-07-12' : cell)))),
  );
  await talk.presses('Save 1 action');
  await talk.presses('Undo this import');
  await talk.presses('Yes, undo this import');
  const { version } = await bot.action('E1-01');
  expect(await bot.action('E1-01')).toEqual({ ...before, version });
});

test('the workbook that export xlsx hands out comes back without a difference', async () => {
  await bot.says('Lead', 'edit E1-01 theme "Money"');
  await bot.says('Owner', 'update E1-01 "Going well"');
  await bot.says('Owner', 'evidence E1-02 https://example.org/audit');
  const { file } = await bot.ask('Lead', 'export xlsx');
  const talk = await send(bytesOf(file));
  expect(talk.text()).toContain('The file says what the record says. There is nothing to save.');
  expect(talk.text()).not.toContain('Not in this file');
});
