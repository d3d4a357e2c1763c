/** Calendar files as people get them: whose days, under which ids, and what they do not hold. */
import { expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { textOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { LEAD, startReportedProgramme } from '../helpers/reported-programme.ts';

type Asker = Parameters<Bot['ask']>[0];

/** The days of the file, "2024-06-28 E1-01 due: Procurement rules", with their ids. */
async function days(bot: Bot, who: Asker, line: string) {
  const { file } = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
  const text = textOf(file).replaceAll('\r\n ', '');
  return [...text.matchAll(/UID:(\S+)\r\nSEQUENCE:(\d+)\r\n.*?DATE:(\d{8})\r\n.*?SUMMARY:(.*?)\r\n/gs)].map(
    ([, uid, sequence, on, title]) => ({ uid, sequence: Number(sequence), day: `${on} ${title}` }),
  );
}

it('a person’s calendar has their own due dates and the expiry', async () => {
  const bot = await startProgramme();
  expect((await days(bot, 'Deputy', 'calendar')).map(({ day }) => day)).toEqual([
    '20240628 E1-01 due: Procurement rules',
    '20240614 E1-02 due: Audit recommendations',
    '20240730 The Best Value Notice expires',
  ]);
  expect(await days(bot, 'Viewer', 'calendar @"Deputy"')).toEqual(await days(bot, 'Deputy', 'calendar'));
  expect((await days(bot, 'Viewer', 'calendar')).map(({ day }) => day)).toEqual([
    '20240730 The Best Value Notice expires',
  ]);
});

it('a date that moved keeps its id under a higher number, so that a calendar replaces it', async () => {
  const bot = await startProgramme();
  const [before] = await days(bot, 'Owner', 'calendar');
  await bot.says('Lead', 'due E1-01 5 July because "the panel meets later"', DIRECT);
  const [after] = await days(bot, 'Owner', 'calendar');
  expect(after?.uid).toBe(before?.uid);
  expect(after?.day).toBe('20240705 E1-01 due: Procurement rules');
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
});

it('an action that is done is not in a calendar any more', async () => {
  const bot = await startProgramme();
  await bot.says('Owner', 'done E1-01', DIRECT);
  expect((await days(bot, 'Owner', 'calendar')).map(({ day }) => day).join()).not.toContain('E1-01');
});

it('the calendar of everybody has the meetings to come and the days on which their papers are due', async () => {
  const bot = await startReportedProgramme();
  const all = (await days(bot, LEAD, 'calendar all')).map(({ day }) => day);
  for (const day of [
    '20240703 E1-05 meeting: Independent Improvement Board',
    '20240626 E1-05 papers due: Independent Improvement Board',
    '20240724 E1-05 meeting: Independent Improvement Board',
    '20240717 E1-05 papers due: Independent Improvement Board',
  ])
    expect(all).toContain(day);
  expect(all.join()).not.toContain('20240605');
});

it('a calendar holds neither reasons nor evidence', async () => {
  const bot = await startProgramme();
  await bot.says('Owner', 'block E1-03 because "the chair is ill"', DIRECT);
  const { file } = await bot.ask('Owner', 'calendar', { place: { platform: 'local', ...DIRECT } });
  expect(textOf(file)).toContain('E1-03');
  expect(textOf(file)).not.toContain('the chair is ill');
});
