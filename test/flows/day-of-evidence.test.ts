/** The day of evidence by which an ongoing action is kept up: people often give it later, and the period of its day counts. */
import mammoth from 'mammoth';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const PLACE = { ...CHANNEL, ...DIRECT };

/** E1-04 needs evidence every 4 weeks, for the first time by 22 July; it is 25 July. */
let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
  await bot.says('Lead', 'role "Board" viewer', DIRECT);
  await bot.says('Lead', 'add action "Monthly call" to E1 owner @"Owner" ongoing every 4 weeks', DIRECT);
  await bot.at('2024-07-25 09:00');
});

const days = async () => (await bot.snapshot()).evidence.map(({ text, metOn }) => [text, metOn]);
const dueOn = async () => (await bot.action('E1-04')).dueOn;

async function paper(): Promise<string> {
  const { file } = await bot.ask('Lead', 'report for "Board"', { place: PLACE });
  if (!file) throw new Error('There is no paper');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) });
  return value;
}

describe('a day that is typed with the evidence of an ongoing action', () => {
  it.each([
    ['evidence E1-04 on 15 July "Note of the call"', 'Owner added evidence of 15 July 2024 for E1-04'],
    ['evidence E1-04 "Note of the call" on 15 July', 'Owner added evidence of 15 July 2024 for E1-04'],
    ['done E1-04 on 15 July "Note of the call"', 'Owner gave the evidence of 15 July 2024 for E1-04'],
    ['done E1-04 15/07/2024 "Note of the call"', 'Owner gave the evidence of 15 July 2024 for E1-04'],
  ])('“%s” counts for the period of that day', async (line, words) => {
    const said = await bot.says('Owner', line, DIRECT);
    expect(said).toContain(words);
    expect(said).toContain('Next evidence due on 19 August 2024');
    expect(await days()).toEqual([['Note of the call', '2024-07-15']]);
    expect(await bot.says('Owner', 'show E1-04', DIRECT)).toContain('V1 Note: Note of the call, 15 July 2024');
  });

  it.each([
    ['evidence E1-04 on 30 July 2024 "Note"', '30 July 2024 has not come yet. Expected a day up to today'],
    ['done E1-04 on 30 July 2024 "Note"', '30 July 2024 has not come yet. Expected a day up to today'],
    ['evidence E1-04 on 31 June "Note"', '"31 June" does not exist: June has 30 days.'],
    ['evidence E1-04 on 20 January "Note"', '“20 January” was last on Saturday 20 January 2024'],
    ['evidence E1-04 note of the call on 15 July', '“15 July” may be the day of the evidence, or belong to the note.'],
    ['done E1-04 on 15 July', 'done E1-04 on 15 July 2024 https://… or a few words'],
  ])('“%s” gives no evidence yet', async (line, words) => {
    expect(await bot.says('Owner', line, DIRECT)).toContain(words);
    expect(await days()).toEqual([]);
    expect(await dueOn()).toBe('2024-07-22');
  });

  test('a button takes a day at the end of a note as the day of the evidence', async () => {
    const { card } = await bot.ask('Owner', 'evidence E1-04 note of the call on 15 July', { place: PLACE });
    const button = card?.buttons.find(
      ({ label }) => label === 'Add “note of the call” on 15 July as evidence of E1-04',
    );
    if (button?.type !== 'command')
      throw new Error(`There is no such button: ${card?.buttons.map((one) => one.label)}`);
    await bot.ask('Owner', { kind: 'press', command: button.command, args: button.args }, { place: PLACE });
    expect(await days()).toEqual([['note of the call', '2024-07-15']]);
  });

  test('the day in the name of a paper stays a part of the note', async () => {
    await bot.says('Owner', 'evidence E1-04 Board minutes 15 July', DIRECT);
    expect(await days()).toEqual([['Board minutes 15 July', null]]);
  });

  test('words in doubt behind a day are added with that day', async () => {
    const { card } = await bot.ask('Owner', 'evidence E1-04 on 15 July call with the Department', { place: PLACE });
    expect(card?.buttons.map(({ label }) => label)).toContain('Add these words on 15 July as evidence of E1-04');
  });

  test('the form asks for the day, and takes an empty field for today', async () => {
    const { card } = await bot.ask('Owner', {
      kind: 'press',
      command: 'evidence',
      args: { action: 'E1-04', ask: 'yes' },
    });
    const form = card?.body.find(({ type }) => type === 'form');
    expect(form).toMatchObject({ fields: [{ name: 'evidence' }, { name: 'on', kind: 'date' }, {}] });
    const sends = (args: object) =>
      bot.ask('Owner', { kind: 'form', command: 'evidence', args: { action: 'E1-04', ...args } }, { place: PLACE });
    await sends({ evidence: 'First call', on: '2024-07-15', marked: 'internal' });
    await sends({ evidence: 'Second call', marked: 'internal' });
    expect(await days()).toEqual([
      ['First call', '2024-07-15'],
      ['Second call', null],
    ]);
    expect(await dueOn()).toBe('2024-09-16');
  });

  test('evidence of an earlier day that is undone moves the due date back', async () => {
    await bot.says('Owner', 'evidence E1-04 on 15 July "Note of the call"', DIRECT);
    await bot.says('Owner', 'undo E1-04', DIRECT);
    expect(await dueOn()).toBe('2024-07-22');
  });

  test('an action that is done once keeps the day with its evidence', async () => {
    await bot.says('Owner', 'evidence E1-02 on 12 June "Audit report"', DIRECT);
    expect(await bot.says('Owner', 'show E1-02', DIRECT)).toContain('V1 Note: Audit report, 12 June 2024');
  });
});

describe('how an ongoing action stands by the days of its evidence', () => {
  test('evidence in time that is given late is not late in a paper', async () => {
    await bot.says('Owner', 'evidence E1-04 on 15 July "Note of the call"', DIRECT);
    const text = await paper();
    expect(text).toContain('E1-04 Monthly call: evidence of 15 July 2024');
    expect(text).not.toContain('Kept up late');
  });

  test('a minute of a meeting in time that is added late is not late in a paper', async () => {
    await bot.says('Owner', 'minute E1-04 "Item 7" of "Board" on 15 July', DIRECT);
    expect(await dueOn()).toBe('2024-08-19');
    expect(await paper()).not.toContain('Kept up late');
  });

  test('evidence of a late day is late in a paper, until evidence of a day in time is given', async () => {
    await bot.says('Owner', 'evidence E1-04 on 24 July "Note of the call"', DIRECT);
    expect(await paper()).toContain('Kept up late in this time: E1-04, due 22 July 2024 and done on 24 July 2024.');
    await bot.says('Owner', 'evidence E1-04 on 15 July "Note of another call"', DIRECT);
    expect(await paper()).not.toContain('Kept up late');
  });

  test('a period that two items met late is named once, with the first day', async () => {
    await bot.says('Owner', 'evidence E1-04 on 24 July "Note of the call"', DIRECT);
    await bot.says('Owner', 'evidence E1-04 on 23 July "Letter before the call"', DIRECT);
    await bot.says('Owner', 'evidence E1-04 on 23 July "Answer to the letter"', DIRECT);
    expect(await paper()).toContain('Kept up late in this time: E1-04, due 22 July 2024 and done on 23 July 2024.');
  });

  test('evidence without a day counts as done when it was given, until it is struck', async () => {
    await bot.says('Owner', 'evidence E1-04 "Note of the call"', DIRECT);
    expect(await paper()).toContain('Kept up late in this time: E1-04, due 22 July 2024 and done on 25 July 2024.');
    await bot.says('Owner', 'strike E1-04 V1 because the day is missing', DIRECT);
    expect(await paper()).not.toContain('Kept up late');
    await bot.says('Owner', 'evidence E1-04 on 15 July "Note of the call"', DIRECT);
    expect(await paper()).not.toContain('Kept up late');
  });

  test('a period that was met leaves the next one lapsed until evidence of that is given', async () => {
    await bot.at('2024-08-22 09:00');
    const said = await bot.says('Owner', 'evidence E1-04 on 15 July "Note of the call"', DIRECT);
    expect(said).toContain('Lapsed, evidence every 4 weeks');
    expect(await dueOn()).toBe('2024-08-19');
    expect(await bot.says('Lead', 'status', DIRECT)).toContain('The one commitment has lapsed');
    expect(await bot.says('Owner', 'evidence E1-04 on 19 August "Note of the call"', DIRECT)).toContain(
      'Kept up, evidence every 4 weeks',
    );
    expect(await bot.says('Lead', 'status', DIRECT)).toContain('The one commitment has not lapsed');
    expect(await paper()).not.toContain('Kept up late');
  });

  test('a reading of a day in time that is given late is not late in a paper, and one of a later day is', async () => {
    const add = (title: string) =>
      bot.says('Lead', `add measure "${title}" to E1 owner @"Owner" baseline 38% target 55% every 4 weeks`, DIRECT);
    await add('Staff who stay');
    await add('Calls answered');
    await bot.at('2024-08-27 09:00');
    const due = (await bot.action('E1-05')).dueOn;
    expect(due).toBe('2024-08-22');
    await bot.says('Owner', 'update E1-05 46% on 22 August', DIRECT);
    await bot.says('Owner', 'update E1-06 46% on 23 August', DIRECT);
    expect(await paper()).toContain('Kept up late in this time: E1-06, due 22 August 2024 and done on 23 August 2024.');
  });
});
