/** The day on which the work of an action was done: typed behind `done`, and kept beside the day of the report. */
import { beforeEach, describe, expect, it, test } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL } from '../helpers/bot.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const PLACE = { ...CHANNEL, ...DIRECT };

/** Says a line as the owner and presses the first button of the answer whose label begins so. */
async function saysAndPresses(line: string, label: string): Promise<string> {
  const { card } = await bot.ask('Owner', line, { place: PLACE });
  const button = card?.buttons.find((one) => one.label.startsWith(label));
  if (button?.type !== 'command') throw new Error(`No button “${label}” in ${card?.buttons.map((one) => one.label)}`);
  await bot.ask('Owner', { kind: 'press', command: button.command, args: button.args }, { place: PLACE });
  return card ? plainText(card) : '';
}

const evidenceTexts = async () => (await bot.snapshot()).evidence.map(({ text }) => text);

describe('a day that is typed behind “done”', () => {
  it.each([
    ['done E1-01 on 12 June', '2024-06-12', []],
    ['done E1-01 12 June', '2024-06-12', []],
    ['done E1-01 on Wednesday 12th June 2024', '2024-06-12', []],
    ['done E1-01 12/06/2024', '2024-06-12', []],
    ['done E1-01 2024-06-12', '2024-06-12', []],
    ['done E1-01 yesterday', '2024-06-23', []],
    ['done E1-01 last Friday', '2024-06-21', []],
    ['done on 12 June E1-01', '2024-06-12', []],
    ['done E1-01 on 12 June, thanks', '2024-06-12', []],
    ['done E1-01 on 12 June "Sent by email"', '2024-06-12', ['Sent by email']],
    ['done E1-01 yesterday "Minutes, item 7"', '2024-06-23', ['Minutes, item 7']],
    ['done E1-01 12 June https://example.org/rules', '2024-06-12', ['https://example.org/rules']],
    ['done E1-01 https://example.org/rules on 12 June', '2024-06-12', ['https://example.org/rules']],
    ['done E1-01 "Minutes of 3 June" on 12 June', '2024-06-12', ['Minutes of 3 June']],
    ['done E1-01 on 12 June minutes of the Board', '2024-06-12', ['minutes of the Board']],
    ['done E1-01 on 12 June https://example.org/rules marked public', '2024-06-12', ['https://example.org/rules']],
    ['done E1-01 "Minutes" marked public on 12 June', '2024-06-12', ['Minutes']],
  ])('“%s” keeps the day, and only the rest as evidence', async (line, doneOn, evidence) => {
    const said = await bot.says('Owner', line, DIRECT);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', doneOn });
    expect(await evidenceTexts()).toEqual(evidence);
    expect(said).toContain('Reported complete by Owner, done on ');
  });

  it.each([
    ['done E1-01', []],
    ['done E1-01 today', []],
    ['done E1-01 on 24 June', []],
    ['done E1-01 "Sent on 12 June"', ['Sent on 12 June']],
    ['done E1-01 minutes of 12 June', ['minutes of 12 June']],
  ])('“%s” is done on the day of the report', async (line, evidence) => {
    const said = await bot.says('Owner', line, DIRECT);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', doneOn: null });
    expect(await evidenceTexts()).toEqual(evidence);
    expect(said).not.toContain('done on');
  });

  it.each([
    ['done E1-01 on 30 June 2024', '30 June 2024 has not come yet. Expected a day up to today'],
    ['done E1-01 tomorrow', '25 June 2024 has not come yet. Expected a day up to today'],
    ['done E1-01 on 31 April', '"31 April" does not exist: April has 30 days.'],
    ['done E1-01 on 12.6.24', '"12.6.24" needs the year in full'],
    ['done E1-01 in May', 'needs the day as well'],
    ['done E1-01 12 June minutes', '“12 June” may be the day on which E1-01 was done, or belong to the note.'],
    ['done E1-01 minutes on 12 June', '“12 June” may be the day on which E1-01 was done, or belong to the note.'],
    ['done E1-01 minutes published yesterday', '“yesterday” may be the day on which E1-01 was done'],
    ['done E1-01 on 12 June but not in full', 'it may say that E1-01 is not complete'],
    ['done E1-01 by 12 June', 'may be a note that proves E1-01, or say how it goes'],
    ['done E1-01 on time', 'may be a note that proves E1-01, or say how it goes'],
    ['done E1-01 on 12 June?', 'Status: Not started'],
  ])('“%s” reports nothing', async (line, words) => {
    expect(await bot.says('Owner', line, DIRECT)).toContain(words);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'not_started', doneOn: null });
    expect(await evidenceTexts()).toEqual([]);
  });

  test('a day that may belong to the note is settled by a button, as the day or as a word of the note', async () => {
    await saysAndPresses('done E1-01 minutes on 12 June', 'Report E1-01 complete, done on 12 June, with “minutes”');
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', doneOn: '2024-06-12' });
    await saysAndPresses('done E1-02 minutes on 12 June', 'Report E1-02 complete, with these words as a note');
    expect(await bot.action('E1-02')).toMatchObject({ status: 'reported_complete', doneOn: null });
    expect(await evidenceTexts()).toEqual(['minutes', 'minutes on 12 June']);
  });

  test('a button that was asked with “yesterday” means that day when it is pressed later', async () => {
    const { card } = await bot.ask('Owner', 'done E1-01 minutes published yesterday', { place: PLACE });
    await bot.at('2024-06-26 09:00');
    const button = card?.buttons.find(({ label }) => label.startsWith('Report E1-01 complete, done yesterday'));
    if (button?.type !== 'command') throw new Error('There is no such button');
    await bot.ask('Owner', { kind: 'press', command: 'done', args: button.args }, { place: PLACE });
    expect((await bot.action('E1-01')).doneOn).toBe('2024-06-23');
  });

  test('words in doubt behind a day are offered as an update with that day', async () => {
    await saysAndPresses('done E1-01 on 12 June and sent', 'Record as an update');
    expect((await bot.snapshot()).logEntries.map(({ text }) => text)).toEqual(['on 12 June and sent']);
  });

  it.each([
    ['I finished E1-01 on 12 June', '2024-06-12'],
    ['E1-01 done yesterday', '2024-06-23'],
    ['E1-01 was completed last Friday', '2024-06-21'],
  ])('“%s” offers the report with the day that it names', async (sentence, doneOn) => {
    await saysAndPresses(sentence, 'Report E1-01 complete, done on ');
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', doneOn });
  });

  it.each([
    'E1-01 is done, it was due by 12 June',
    'E1-01 done and dusted today',
    'E1-01 was completed on 3 July 2024',
    'E1-01 finished, the board saw it on 12 June and 13 June',
  ])('“%s” offers the report without another day', async (sentence) => {
    await saysAndPresses(sentence, 'Report E1-01 complete');
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', doneOn: null });
  });

  it.each([
    ['done E1-01 on 20 January', 'Saturday 20 January 2024 is before the notice was issued, on 30 January 2024.'],
    ['done E1-01 on 1 May 2023', 'Monday 1 May 2023 is more than a year ago.'],
    ['done E1-01 on 30 June', '“30 June” was last on Friday 30 June 2023, and the next one has not come yet.'],
  ])('“%s” is asked about once, and taken on a yes', async (line, question) => {
    await bot.says('Owner', line, DIRECT);
    expect((await bot.action('E1-01')).status).toBe('not_started');
    expect(await saysAndPresses(line, 'Yes, use ')).toContain(question);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete' });
    expect((await bot.action('E1-01')).doneOn).toMatch(/^202[34]-(?:01-20|05-01|06-30)$/);
  });

  test('several codes get the same day, each with its own line', async () => {
    const said = await bot.says('Owner', 'done E1-01, E1-02 on 12 June', DIRECT);
    expect(said.match(/done on 12 June 2024/g)).toHaveLength(2);
    expect((await bot.action('E1-01')).doneOn).toBe('2024-06-12');
    expect((await bot.action('E1-02')).doneOn).toBe('2024-06-12');
  });

  test('a reply in the thread of a reminder gives the day', async () => {
    const { bot: monday, thread } = await onMonday();
    await monday.says('Owner', 'done E1-02 on 12 June', { thread });
    expect(await monday.action('E1-02')).toMatchObject({ status: 'reported_complete', doneOn: '2024-06-12' });
    await monday.says('Owner', 'done that on Friday', { thread });
    expect((await monday.action('E1-01')).status).toBe('not_started');
  });

  test('a milestone is ticked off on its day, and the owner takes that back', async () => {
    await bot.says('Owner', 'add milestone E1-01 "Rules agreed" by 26 June', DIRECT);
    await bot.says('Owner', 'add milestone E1-01 "Rules adopted" by 27 June', DIRECT);
    const said = await bot.says('Owner', 'done E1-01b on 12 June', DIRECT);
    expect(said).toContain('Owner ticked off E1-01b Rules adopted, done on 12 June 2024');
    expect((await bot.snapshot()).milestones.map(({ doneOn }) => doneOn)).toContain('2024-06-12');
    expect(await bot.says('Owner', 'done E1-01a on 26 June 2024', DIRECT)).toContain('26 June 2024 has not come yet');
    await bot.says('Owner', 'undo E1-01b', DIRECT);
    expect((await bot.snapshot()).milestones.map(({ doneOn }) => doneOn)).toEqual([null, null]);
  });
});

describe('the day of a report', () => {
  test('the card of an action has the day of its work, of the report and of the confirmation, each once', async () => {
    await bot.says('Owner', 'done E1-01 on 12 June', DIRECT);
    const reported = await bot.says('Owner', 'show E1-01', DIRECT);
    expect(reported).toContain('Status: Reported complete by Owner, done on 12 June 2024, waiting for Sro to confirm');
    expect(reported).toContain('Reported: On 24 June 2024');
    await bot.at('2024-06-26 10:00');
    await bot.says('Sro', 'confirm E1-01', DIRECT);
    const complete = await bot.says('Owner', 'show E1-01', DIRECT);
    expect(complete).toContain('Status: Complete, done on 12 June 2024, confirmed by Sro');
    expect(complete).toContain('Completed: Reported on 24 June 2024, confirmed on 26 June 2024');
    expect(complete.match(/12 June 2024/g)).toHaveLength(1);
  });

  test('the reporter puts the day of the work right until somebody confirms the report', async () => {
    await bot.says('Owner', 'done E1-01', DIRECT);
    expect(await bot.says('Other', 'done E1-01 on 12 June', DIRECT)).toContain('Only the owner');
    expect(await bot.says('Owner', 'done E1-01 on 12 June', DIRECT)).toContain(
      'Owner gave the day on which E1-01 was done: 12 June 2024',
    );
    expect(await bot.says('Owner', 'done E1-01 on 12 June', DIRECT)).toContain('E1-01 is settled already');
    await bot.says('Owner', 'done E1-01 on 13 June "Minutes"', DIRECT);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'reported_complete', doneOn: '2024-06-13' });
    expect(await evidenceTexts()).toEqual(['Minutes']);
    await bot.says('Sro', 'confirm E1-01', DIRECT);
    expect(await bot.says('Owner', 'done E1-01 on 14 June', DIRECT)).toContain('reopen E1-01 because …');
    expect((await bot.action('E1-01')).doneOn).toBe('2024-06-13');
  });

  test('a day and the missing evidence in one line complete an action of a notice without confirmation', async () => {
    await bot.says('Lead', 'notice confirmation off', DIRECT);
    await bot.says('Owner', 'done E1-02', DIRECT);
    await bot.says('Owner', 'done E1-02 on 12 June "The audit report"', DIRECT);
    expect(await bot.action('E1-02')).toMatchObject({ status: 'complete', doneOn: '2024-06-12' });
  });

  it.each([
    ['undo E1-01', 'Owner'],
    ['return E1-01 because the rules lack a page', 'Sro'],
  ])('the day of the work goes with the report on “%s”', async (line, who) => {
    await bot.says('Owner', 'done E1-01 on 12 June', DIRECT);
    await bot.says(who, line, DIRECT);
    expect(await bot.action('E1-01')).toMatchObject({ doneOn: null, reportedAt: null });
  });

  test('a reopened action has no day of work any more, and its history has it', async () => {
    await bot.says('Owner', 'done E1-01 on 12 June', DIRECT);
    await bot.says('Sro', 'confirm E1-01', DIRECT);
    await bot.says('Sro', 'reopen E1-01 because a page is missing', DIRECT);
    expect(await bot.action('E1-01')).toMatchObject({ status: 'in_progress', doneOn: null });
    expect(await bot.says('Lead', 'history E1-01', DIRECT)).toContain('Done on: none → 12 June 2024');
  });

  test('an action that a replacing notice carries over keeps the day of its work', async () => {
    await bot.says('Owner', 'done E1-01 on 12 June', DIRECT);
    await bot.says('Lead', 'notice replace issued 20 June 2024 for 6 months carry', DIRECT);
    const { actions, notice } = await bot.snapshot();
    expect(notice?.issuedOn).toBe('2024-06-20');
    expect(actions.find(({ code }) => code === 'E1-01')?.doneOn).toBe('2024-06-12');
  });
});
