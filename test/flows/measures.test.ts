/** Measures as conversations: adding one, readings by the owner, the reminder of the next, strike, undo, and who reads it. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const ADD =
  'add measure "Staff who say leaders act on the values" to E1 baseline 38% on 31 January target 55% by 30 July owner @"Owner" every 13 weeks';

/** The programme with a measure, E1-04, of Owner. */
async function startMeasured(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', ADD, DIRECT);
  return bot;
}
const readings = async (bot: Bot) =>
  (await bot.snapshot()).logEntries.flatMap(({ kind, value, on, struckAt }) =>
    kind === 'reading' ? [`${value} on ${on}${struckAt === null ? '' : ', struck'}`] : [],
  );

describe('adding a measure', () => {
  it('the measure has its figures, its owner, and the day of the first reading', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', ADD);
    expect(bot.message('Lead added the measure E1-04 for Owner').text).toContain('Next reading due on 31 July 2024');
    const card = await bot.says('Owner', 'show E1-04', DIRECT);
    expect(card).toContain('Status: Not yet due for the first time, a reading every 13 weeks');
    expect(card).toContain('Date: Next reading due on 31 July 2024');
    expect(card).toContain('Baseline: 38% on 31 January 2024');
    expect(card).toContain('Target: 55% by 30 July 2024, higher is better');
    expect(card).toContain('[Add a reading of E1-04]');
    expect(card).not.toContain('No evidence yet');
  });

  it('a baseline that may be two numbers is asked about, and a button adds the measure with the one that was meant', async () => {
    const bot = await startProgramme();
    const line = 'add measure "Open complaints" to E1 baseline 1.204 target 900 owner @"Owner" every 4 weeks';
    const { card } = await bot.ask('Lead', line, { place: { platform: 'local', ...DIRECT } });
    expect((await bot.snapshot()).actions.some(({ kind }) => kind === 'measure')).toBe(false);
    const button = card?.buttons.find(({ label }) => label.includes('1,204'));
    if (button?.type !== 'command') throw new Error('There is no such button');
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args });
    expect(await bot.action('E1-04')).toMatchObject({ baseline: 1204, target: 900, better: 'lower', everyWeeks: 4 });
  });

  it('a measure without its figures or with two units opens the form, and nothing is added', async () => {
    const bot = await startProgramme();
    for (const figures of ['', 'baseline 38%', 'baseline 38% target 4 days']) {
      const answer = await bot.says('Lead', `add measure "x" to E1 ${figures} every 4 weeks`, DIRECT);
      expect(answer, figures).toContain('Add a measure');
    }
    expect((await bot.snapshot()).actions).toHaveLength(3);
  });

  it('somebody who neither leads nor answers for the expectation adds no measure', async () => {
    const bot = await startProgramme();
    for (const who of ['Owner', 'Other'])
      expect(await bot.says(who, ADD, DIRECT)).toContain('Only a programme lead can');
    expect(await bot.says('Viewer', ADD, DIRECT)).toContain('is for officers');
    expect(await bot.says('Sro', ADD, DIRECT)).toContain('Sro added the measure E1-04');
  });

  it('the figures are edited by those who oversee it, and the history says from what to what', async () => {
    const bot = await startMeasured();
    await bot.says('Sro', 'edit E1-04 target 60% by 31 December 2024', DIRECT);
    expect(await bot.action('E1-04')).toMatchObject({ baseline: 38, target: 60, targetOn: '2024-12-31' });
    const history = await bot.says('Sro', 'history E1-04', DIRECT);
    expect(history).toContain('Target: 55 → 60');
    expect(history).toContain('Date of the target: 30 July 2024 → 31 December 2024');
    expect(await bot.says('Owner', 'edit E1-04 target 40%', DIRECT)).toContain('Only the senior responsible owner');
    expect(await bot.says('Lead', 'edit E1-01 target 40%', DIRECT)).toContain('is no measure');
  });
});

describe('a reading', () => {
  it('the owner gives a reading; the conversation sees it, and the card says where the measure is going', async () => {
    const bot = await startMeasured();
    await bot.says('Owner', 'update E1-04 46% on 31 May "214 answered"');
    expect(bot.message('Owner added a reading of E1-04: 46% on 31 May 2024').text).toContain(
      'Next reading due on 30 August 2024',
    );
    const card = await bot.says('Viewer', 'show E1-04', DIRECT);
    expect(card).toContain(
      'Latest reading: 46% on 31 May 2024: up from 38% in January, 9 points below the target of 55%',
    );
    expect(card).toContain('- M1 46%\n  31 May 2024, Owner, internal\n  214 answered');
    await bot.says('Deputy', 'update E1-04 58%', DIRECT);
    await bot.says('Owner', 'update E1-04 44%', DIRECT);
    expect(await readings(bot)).toEqual(['46 on 2024-05-31', '44 on 2024-06-24']);
    expect(await bot.says('Viewer', 'show E1-04', DIRECT)).toContain(
      '44% on 24 June 2024: down from 46% in May, which is worse',
    );
  });

  it.each([
    ['46', 'is measured in %, and you gave 46', '46%'],
    ['1.204%', 'is not one clear value', '1,204%'],
    ['46 days', 'is measured in %, and you gave 46 days', null],
    ['46% of staff on 31 May', 'may be a reading of E1-04, or say how it goes', 'A reading of 46% on 31 May'],
    ['about', '', null],
  ])('“update E1-04 %s” records no reading, and asks', async (words, question, label) => {
    const bot = await startMeasured();
    const { card } = await bot.ask('Owner', `update E1-04 ${words}`, { place: { platform: 'local', ...DIRECT } });
    expect(await readings(bot)).toEqual([]);
    if (question === '') return;
    expect(JSON.stringify(card)).toContain(question);
    if (label === null) return;
    const button = card?.buttons.find((one) => one.label.includes(label));
    if (button?.type !== 'command') throw new Error(`There is no button ${label}`);
    await bot.ask('Owner', { kind: 'press', command: button.command, args: button.args });
    expect(await readings(bot)).toHaveLength(1);
  });

  it('words alone are an update of the measure, and red, amber or green too', async () => {
    const bot = await startMeasured();
    await bot.says('Owner', 'update E1-04 "The survey is out"', DIRECT);
    await bot.says('Owner', 'update E1-04 green "Many have answered"', DIRECT);
    const { logEntries } = await bot.snapshot();
    expect(logEntries.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'update The survey is out',
      'update Many have answered',
    ]);
  });

  it('the button on the owner’s card opens the form for a reading, which adds it', async () => {
    const bot = await startMeasured();
    const opened = await bot.says('Owner', 'update E1-04', DIRECT);
    expect(opened).toContain('Add a reading of E1-04');
    const args = {
      about: 'E1-04',
      value: '46%',
      on: '2024-05-31',
      text: 'https://intranet.example/survey',
      marked: 'internal',
    };
    await bot.ask('Owner', { kind: 'form', command: 'update', args });
    expect(await readings(bot)).toEqual(['46 on 2024-05-31']);
    expect(await bot.says('Lead', 'show E1-04', DIRECT)).toContain('https://intranet.example/survey');
    const wrong = await bot.ask('Owner', { kind: 'form', command: 'update', args: { ...args, value: '4,6%' } });
    expect(JSON.stringify(wrong.card)).toContain('is not one clear value');
  });

  it('a day that has a reading is asked about, and after its strike takes the right one', async () => {
    const bot = await startMeasured();
    await bot.says('Owner', 'update E1-04 64%', DIRECT);
    expect(await bot.says('Owner', 'update E1-04 46%', DIRECT)).toContain(
      'has a reading of 64% on 24 June 2024 already (M1)',
    );
    await bot.says('Owner', 'strike E1-04 M1 because the figures were swapped', DIRECT);
    expect((await bot.action('E1-04')).dueOn).toBe('2024-07-31');
    await bot.says('Owner', 'update E1-04 46%', DIRECT);
    expect(await readings(bot)).toEqual(['64 on 2024-06-24, struck', '46 on 2024-06-24']);
    const history = await bot.says('Owner', 'history E1-04', DIRECT);
    expect(history).toContain('Reading struck and period open again by Owner');
    expect(history).toContain('the figures were swapped');
    expect(await bot.says('Other', 'strike E1-04 M2 because no', DIRECT)).toContain(
      'Only the senior responsible owner',
    );
  });

  it('a second reading of a day that comes together with the first is asked about', async () => {
    const bot = await startMeasured();
    const place = { platform: 'local', ...DIRECT } as const;
    const lines = ['update E1-04 46%', 'update E1-04 47%'];
    const answers = await Promise.all(lines.map((line, n) => bot.ask(n === 0 ? 'Owner' : 'Lead', line, { place })));
    expect(await readings(bot)).toHaveLength(1);
    expect(JSON.stringify(answers)).toContain('already (M1)');
  });

  it('the person who gave it takes it back within ten minutes', async () => {
    const bot = await startMeasured();
    await bot.says('Owner', 'update E1-04 46%', DIRECT);
    expect(await bot.says('Lead', 'undo E1-04', DIRECT)).toContain('Only Owner');
    await bot.says('Owner', 'undo E1-04');
    expect(bot.message('Owner took back the reading of E1-04').text).toContain('Next reading due on 31 July 2024');
    expect(await readings(bot)).toEqual(['46 on 2024-06-24, struck']);
  });

  it.each(['Other', 'Viewer'])('%s, who does not work on the measure, gives none', async (who) => {
    const bot = await startMeasured();
    expect(await bot.says(who, 'update E1-04 46%', DIRECT)).toMatch(/Only the owner, Owner|for officers/);
    expect(await bot.shell('update E1-04 46%')).toContain('in chat, so that the record shows who gave it');
    expect(await readings(bot)).toEqual([]);
  });

  it('a measure is not reported complete, and its owner is told how to give a reading', async () => {
    const bot = await startMeasured();
    expect(await bot.says('Owner', 'done E1-04', DIRECT)).toContain('update E1-04 46% on 31 May');
  });

  it('an exempt reading is told to nobody who may not see it', async () => {
    const bot = await startMeasured();
    await bot.says('Owner', 'update E1-04 46% on 31 May marked exempt');
    expect(bot.messages.some(({ text }) => text.includes('46%'))).toBe(false);
    const [shown, listed] = [
      await bot.says('Other', 'show E1-04', DIRECT),
      await bot.says('Other', 'list measures', DIRECT),
    ];
    expect(shown).toContain('1 exempt reading not shown');
    expect(shown).toContain('Latest reading: none yet');
    expect(shown + listed + (await bot.says('Other', 'status since 24 June', DIRECT))).not.toContain('46%');
    expect(await bot.says('Sro', 'show E1-04', DIRECT)).toContain('M1 46%');
  });
});

describe('a measure among the others', () => {
  it('list measures shows the baseline and the target of a measure before its first reading', async () => {
    const bot = await startMeasured();
    expect(await bot.says('Viewer', 'list measures', DIRECT)).toContain(
      'No reading yet, baseline 38% on 31 January 2024, target 55% by 30 July 2024',
    );
  });

  it('list measures shows each with its course, and no other action', async () => {
    const bot = await startMeasured();
    await bot.says('Owner', 'update E1-04 46% on 31 May', DIRECT);
    const card = await bot.says('Viewer', 'list measures', DIRECT);
    expect(card).toContain('1 measure');
    expect(card).toContain('46% on 31 May 2024: up from 38% in January');
    expect(card).not.toContain('E1-01');
    expect(await bot.says('Viewer', 'list E1 measures', DIRECT)).toContain('1 measure under E1');
  });

  it('a joint expectation says which level has no reading', async () => {
    const bot = await startMeasured();
    await bot.says('Lead', 'edit expectation E1 level joint', DIRECT);
    expect(await bot.says('Viewer', 'show E1', DIRECT)).toContain('No reading yet for officers and members');
    await bot.says('Owner', 'update E1-04 46%', DIRECT);
    expect(await bot.says('Viewer', 'show E1', DIRECT)).toContain('No reading yet for members');
  });

  it('status since a day lists the reading with its value', async () => {
    const bot = await startMeasured();
    await bot.says('Owner', 'update E1-04 46%', DIRECT);
    const since = await bot.says('Viewer', 'status since 24 June', DIRECT);
    expect(since).toContain('Readings (1)');
    expect(since).toContain('46%');
  });
});
