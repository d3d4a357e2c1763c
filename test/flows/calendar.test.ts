/** Calendar files as people get them: whose days, under which ids, and what they do not hold. */
import { expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { textOf } from '../helpers/file-out.ts';
import { ADD_MEETINGS } from '../helpers/meetings.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { LEAD, startReportedProgramme } from '../helpers/reported-programme.ts';

type Asker = Parameters<Bot['ask']>[0];

interface Entry {
  readonly uid: string;
  readonly sequence: number;
  /** "2024-06-28 E1-01 due: Procurement rules" */
  readonly day: string;
  readonly isOff: boolean;
}

/** The entries of a file as a strict reader has them: by the rules of RFC 5545 for lines, folds, ids and whole days. */
function readCalendar(text: string): readonly Entry[] {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n.*\r\nMETHOD:PUBLISH\r\n.*END:VCALENDAR\r\n$/s);
  expect(text).not.toMatch(/TZID|VTIMEZONE|X-WR-TIMEZONE/);
  const events = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n').slice(1);
  const entries = events.map((event) => {
    const values = new Map(event.split('\r\n').map((line) => [line.split(':')[0] ?? '', line.replace(/^[^:]*:/, '')]));
    const of = (name: string) => values.get(name) ?? '';
    expect(of('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/);
    expect(Number(of('DTEND;VALUE=DATE'))).toBeGreaterThan(Number(of('DTSTART;VALUE=DATE')));
    const isOff = of('STATUS') === 'CANCELLED';
    return {
      uid: of('UID'),
      sequence: Number(of('SEQUENCE')),
      day: `${of('DTSTART;VALUE=DATE')} ${of('SUMMARY')}`,
      isOff,
    };
  });
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  return entries;
}

async function calendarOf(bot: Bot, who: Asker, line: string): Promise<readonly Entry[]> {
  const { file } = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
  return readCalendar(textOf(file));
}

/** The days that a calendar of this file shows. */
async function days(bot: Bot, who: Asker, line: string) {
  return (await calendarOf(bot, who, line)).filter(({ isOff }) => !isOff);
}

/** The days that a calendar shows after it has read these files one after another, as RFC 5545 asks of it. */
function afterReading(files: readonly (readonly Entry[])[]): readonly string[] {
  const held = new Map<string, Entry>();
  for (const entry of files.flat()) {
    const before = held.get(entry.uid);
    if (!before || entry.sequence >= before.sequence) held.set(entry.uid, entry);
  }
  return [...held.values()]
    .filter(({ isOff }) => !isOff)
    .map(({ day }) => day)
    .sort();
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

it('a calendar that reads one file after another has the days of the last one', async () => {
  const bot = await startProgramme();
  await bot.shell('role "Improvement Board" viewer');
  await bot.says('Lead', ADD_MEETINGS, DIRECT);
  const owners = [await calendarOf(bot, 'Owner', 'calendar')];
  const all = [await calendarOf(bot, 'Lead', 'calendar all')];
  for (const [who, line] of [
    ['Lead', 'due E1-01 5 July because "the panel meets later"'],
    ['Lead', 'edit E1-04 move 17 July to 22 July because "the room is taken"'],
    ['Lead', 'edit E1-04 add 29 July'],
    ['Lead', 'edit E1-04 cancel 24 July because "holidays"'],
    ['Lead', 'withdraw E1-03 because "not needed"'],
    ['Lead', 'due E1-01 12 July because "the panel is ill"'],
    ['Lead', 'assign E1-01 @"Other"'],
    ['Lead', 'notice decision withdrawn on 24 June 2024 link https://example.org/letter'],
  ] as const) {
    await bot.says(who, line, DIRECT);
    owners.push(await calendarOf(bot, 'Owner', 'calendar'));
    all.push(await calendarOf(bot, 'Lead', 'calendar all'));
    const shown = (entries: readonly Entry[] = []) =>
      entries
        .filter(({ isOff }) => !isOff)
        .map(({ day }) => day)
        .sort();
    expect(afterReading(owners), line).toEqual(shown(owners.at(-1)));
    expect(afterReading(all), line).toEqual(shown(all.at(-1)));
  }
  const last = afterReading(owners).join();
  expect(last).toContain('20240722 E1-04 meeting: Improvement Board');
  for (const gone of ['20240717', '20240724', 'E1-01', 'E1-03', 'expires']) expect(last).not.toContain(gone);
});

it('an action that a new notice carries on replaces its entry of the old notice', async () => {
  const bot = await startProgramme();
  const before = await calendarOf(bot, 'Lead', 'calendar all');
  await bot.says('Lead', 'notice replace issued 24 June 2024 for 6 months carry', DIRECT);
  const after = await calendarOf(bot, 'Lead', 'calendar all');
  const shown = after
    .filter(({ isOff }) => !isOff)
    .map(({ day }) => day)
    .sort();
  expect(shown.length).toBeGreaterThan(1);
  expect(afterReading([before, after])).toEqual(shown);
});
