/** The plan as a workbook: asked for in conversation, opened again, and what its readers do not see. */
import readXlsx from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { bytesOf, textOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

interface OpenSheet {
  readonly sheet: string;
  readonly data: readonly (readonly unknown[])[];
}

async function opened(bot: Bot, line = 'export xlsx', who = 'Lead'): Promise<readonly OpenSheet[]> {
  const { file } = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
  return (await readXlsx(Buffer.from(bytesOf(file)))) as unknown as readonly OpenSheet[];
}

function cell({ data }: OpenSheet, code: string, title: string): unknown {
  const row = data.find(([first]) => first === code) ?? [];
  return row[data[0]?.indexOf(title) ?? -1];
}

async function startMoved(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', 'due E1-01 5 July because "the panel meets later"', DIRECT);
  await bot.says('Owner', 'evidence E1-02 https://example.org/audit marked public', DIRECT);
  await bot.says('Owner', 'evidence E1-02 "the draft with names" marked exempt', DIRECT);
  await bot.says('Owner', 'block E1-03 because =HYPERLINK("http://evil.example")', DIRECT);
  return bot;
}

it('the workbook has every action with typed cells, the reasons of moved dates and the register of evidence', async () => {
  const bot = await startMoved();
  const [actions, evidence] = (await opened(bot)) as [OpenSheet, OpenSheet];
  expect([actions.sheet, evidence.sheet]).toEqual(['Actions', 'Evidence']);
  expect(cell(actions, 'E1-01', 'Due date')).toEqual(new Date('2024-07-05'));
  expect(cell(actions, 'E1-01', 'First due date')).toEqual(new Date('2024-06-28'));
  expect(cell(actions, 'E1-01', 'Reasons for moved dates')).toBe('2024-06-28 to 2024-07-05: the panel meets later');
  expect(cell(actions, 'E1-02', 'Evidence count')).toBe(2);
  expect(cell(actions, 'E1-02', 'Evidence held')).toBe('V1: https://example.org/audit');
  expect(cell(actions, 'E1-03', 'Blocked because')).toBe('=HYPERLINK("http://evil.example")');
  expect(evidence.data).toHaveLength(2);
  expect(JSON.stringify([actions, evidence])).not.toContain('the draft with names');
});

it('an officer who does not work on an action gets neither the reason of its block nor that of its moved date', async () => {
  const bot = await startMoved();
  const [actions] = (await opened(bot, 'export xlsx', 'Other')) as [OpenSheet];
  expect(cell(actions, 'E1-01', 'Reasons for moved dates')).toBe('2024-06-28 to 2024-07-05');
  expect(cell(actions, 'E1-03', 'Blocked because')).toBeNull();
  const [own] = (await opened(bot, 'export xlsx', 'Owner')) as [OpenSheet];
  expect(cell(own, 'E1-01', 'Reasons for moved dates')).toContain('the panel meets later');
});

it('the files of an earlier day hold the record of that day, for the rights of today', async () => {
  const bot = await startMoved();
  await bot.at('2024-06-26 10:00');
  await bot.says('Lead', 'assign E1-03 @"Other"', DIRECT);
  await bot.says('Lead', 'due E1-01 12 July because "the panel is ill"', DIRECT);
  const then = (await opened(bot, 'export xlsx as at 24 June')) as [OpenSheet];
  expect(cell(then[0], 'E1-01', 'Due date')).toEqual(new Date('2024-07-05'));
  expect(cell(then[0], 'E1-01', 'Reasons for moved dates')).not.toContain('the panel is ill');
  const former = (await opened(bot, 'export xlsx as at 24 June', 'Owner')) as [OpenSheet];
  expect(cell(former[0], 'E1-03', 'Owner')).toBe('Owner');
  expect(cell(former[0], 'E1-03', 'Blocked because')).toBeNull();
  const ask = () => bot.ask('Lead', 'export csv as at 24 June', { place: { platform: 'local', ...DIRECT } });
  const [one, other] = [await ask(), await ask()];
  expect(textOf(one.file)).toBe(textOf(other.file));
  expect(textOf(one.file)).toContain('2024-07-05');
  expect(one.card && plainText(one.card)).toContain('as they stood at 11:59pm on Monday 24 June 2024');
});

it('the workbook has the readings of measures with their links, and a sheet that says how the file comes back', async () => {
  const bot = await startMoved();
  await bot.says(
    'Lead',
    'add measure "Staff who stay" to E1 baseline 38% target 55% owner @"Owner" every 9 weeks',
    DIRECT,
  );
  await bot.says('Owner', 'update E1-04 46% on 31 May https://example.org/survey', DIRECT);
  await bot.says('Owner', 'update E1-04 47% on 1 June marked exempt', DIRECT);
  const sheets = await opened(bot);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Actions', 'Evidence', 'Readings', 'Notes']);
  const [, , readings, notes] = sheets as [OpenSheet, OpenSheet, OpenSheet, OpenSheet];
  expect(readings.data.slice(1)).toEqual([
    ['E1-04 M1', 'Staff who stay', new Date('2024-05-31'), '46%', 'https://example.org/survey', 'internal'],
  ]);
  const words = new Map(notes.data.map(([name, detail]) => [name, `${detail}`]));
  expect(words.get('Left out')).toContain('2 exempt items');
  expect(words.get('Not read back')).toContain('Evidence held');
  expect(words.get('Expiry')).toBe('30 July 2024 (calculated, not confirmed)');
});

it('a viewer gets no export', async () => {
  const bot = await startMoved();
  expect(await bot.says('Viewer', 'export xlsx', DIRECT)).toContain('is for officers and programme leads');
});

it.each(['export to excel', 'export excel', 'export as Excel'])('“%s” hands out the workbook', async (line) => {
  const bot = await startProgramme();
  const { file } = await bot.ask('Lead', line, { place: { platform: 'local', ...DIRECT } });
  expect(file?.name).toMatch(/\.xlsx$/);
});
