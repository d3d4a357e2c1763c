/** A council's own plan comes in: its preview, the questions about it, and saving what is clear while the rest waits. */
import { beforeEach, describe, expect, test } from 'vitest';
import { HAVENBRIDGE } from '../core/files/plans/havenbridge.ts';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const PLAN = `Ref,Action required,Lead officer,Target date,Status,Progress to date
1,Train the team,Owner,30 June 2024,In progress,Half of them trained
2,Publish the register,Owner,Autumn 2024,Not started,
3,Close the old accounts,Other,31/05/2024,Complete,
4,Settle the claims,Owner,2025,On track,`;

describe('the preview of a council’s own plan', () => {
  test('the preview says how many of what first, then asks its questions, and saves nothing', async () => {
    const before = await bot.snapshot();
    const text = await conversation(bot).sends(PLAN);
    expect(text).toBe(
      [
        'Import of plan.csv: nothing saved yet',
        '',
        '3 actions to add and 1 row with a question.',
        '',
        'The file has 4 actions, with 1 action complete as brought in and 1 action without a date. Its headings are in row 1.',
        '',
        'Questions (1)',
        '- “2025” is a year, not a day.',
        '  Row 5, Settle the claims',
        '  [31 December 2025]',
        '  [31 March 2025]',
        '  [Another answer]',
        '',
        '“Autumn 2024” gives no day.',
        '',
        '[Save 3 actions]',
        '[Change a column]',
      ].join('\n'),
    );
    expect(await bot.snapshot()).toEqual(before);
  });

  test('a plan whose headings stand below a title is read from them on', async () => {
    expect(await conversation(bot).sends(HAVENBRIDGE)).toContain('Its headings are in row 6.');
  });

  test('a file without the headings of a plan is refused with the headings that are expected', async () => {
    expect(await conversation(bot).sends('Name,Colour\nApple,red')).toContain('Expected a column for the action');
  });

  test('a number that stands in a plan twice is to be put right in the file, and the rest can be saved', async () => {
    const text = await conversation(bot).sends(`${PLAN}\n1,Train them again,Owner,30 June 2025,,`);
    expect(text).toContain('Rows to put right in the file (1)\n- Row 6\n  The number 1 stands in row 2 already.');
    expect(text).toContain('[Save 3 actions]');
  });

  test('a plan of more rows than any programme has had is refused', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => `${index + 1},Do thing ${index + 1},Owner`);
    expect(await conversation(bot).sends(`Ref,What?,Who by?\n${rows.join('\n')}`)).toContain(
      '“plan.csv” has 1001 rows. Expected at most 1000.',
    );
  });

  test('a plan is not imported where nobody can answer its questions, as in the shell', async () => {
    const file = { name: 'plan.csv', bytes: new TextEncoder().encode(PLAN) };
    const { card } = await bot.ask('Lead', 'import', { file, formless: true });
    expect(JSON.stringify(card)).toContain('A council’s own plan is imported in chat');
  });

  test('a plan is imported by leads alone', async () => {
    expect(await conversation(bot, 'Owner').sends(PLAN)).toContain('is for programme leads');
  });
});

describe('rows of which nothing is asked', () => {
  test('clear rows are saved at once in one commit with one reason, and the others wait', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN, 'import because agreed by the Board');
    expect(await talk.presses('Save 3 actions')).toContain(
      'From plan.csv: 3 actions added. 1 action came in as complete and nobody here has confirmed it. 1 row of the file is not saved yet.',
    );
    const { actions } = await bot.snapshot();
    expect(actions.slice(3).map(({ code, planRef, status, dueOn }) => [code, planRef, status, dueOn])).toEqual([
      ['E1-04', '1', 'in_progress', '2024-06-30'],
      ['E1-05', '2', 'not_started', null],
      ['E1-06', '3', 'complete', '2024-05-31'],
    ]);
    const events = (await bot.store.history({ ids: actions.slice(3).map(({ id }) => id) })).map(({ by, change }) => [
      by.requestId,
      change.because,
    ]);
    expect(new Set(events.map(([request]) => request)).size).toBe(1);
    expect(new Set(events.map(([, because]) => because))).toEqual(new Set(['agreed by the Board']));
  });

  test('words of progress and a colour become the first update', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('31 December 2025');
    await talk.presses('Save 4 actions');
    const { logEntries, actions } = await bot.snapshot();
    const of = (id: string) => actions.find((one) => one.id === id)?.planRef;
    expect(logEntries.map(({ aboutId, text, rag }) => [of(aboutId), text, rag])).toEqual([
      ['1', 'From the plan: Half of them trained', null],
      ['2', 'From the plan: Target date: Autumn 2024', null],
      ['4', 'From the plan: Green.', 'green'],
    ]);
  });

  test('words of a plan stand on a card as those of the plan, with who brought it in', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('Save 3 actions');
    const card = await bot.says('Lead', 'show E1-04');
    expect(card).toContain('U1 Half of them trained');
    expect(card).toContain('From the plan brought in by Lead on 24 June 2024, internal');
  });

  test('the rows that wait are put right one by one and saved afterwards', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('Save 3 actions');
    expect(await talk.presses('Go on with 1 row')).toContain('3 actions without a change and 1 row with a question');
    await talk.presses('Another answer');
    expect(await talk.fills({ answer: 'end of January 2025' })).toContain('[Save 1 action]');
    await talk.presses('Save 1 action');
    expect(await bot.action('E1-07')).toMatchObject({ planRef: '4', dueOn: '2025-01-31' });
  });

  test('an answer that is in doubt itself is asked about again', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('Another answer');
    expect(await talk.fills({ answer: 'some day' })).toContain('“some day” is not a single day.');
  });

  test('two presses of the button at the same moment save the plan once', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    const press = talk.button('Save 3 actions');
    await Promise.all([1, 2].map(() => bot.ask('Lead', { kind: 'press', command: press.command, args: press.args })));
    expect((await bot.snapshot()).actions).toHaveLength(6);
  });

  test('a plan of which the record has changed is shown again before it is saved', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await bot.says('Lead', 'add action "Another one" to E1');
    expect(await talk.presses('Save 3 actions')).toContain('The record has changed since you looked at this import.');
    await talk.presses('Save 3 actions');
    expect((await bot.action('E1-05')).planRef).toBe('1');
  });

  test('nobody but the sender goes on with a plan', async () => {
    await bot.says('Lead', 'role @"Sro" lead');
    const talk = conversation(bot);
    await talk.sends(PLAN);
    const { command, args } = talk.button('Save 3 actions');
    const reply = await bot.ask('Sro', { kind: 'press', command, args });
    expect(JSON.stringify(reply.card)).toContain('somebody else sent it');
  });
});

describe('the same plan again', () => {
  async function imported() {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('31 December 2025');
    await talk.presses('Save 4 actions');
    return talk;
  }

  test('the same plan again changes nothing and asks nothing that was answered before', async () => {
    const talk = await imported();
    const text = await talk.sends(PLAN);
    expect(text).toContain('4 actions without a change. There is nothing to save.');
    expect(text).not.toContain('Save');
  });

  test('the differences of a later plan are shown and saved, and an empty cell changes nothing', async () => {
    const talk = await imported();
    const later = PLAN.replace('30 June 2024,In progress,Half', '31 July 2024,In progress,Most').replace(
      'Close the old accounts,Other',
      'Close the old accounts,',
    );
    expect(await talk.sends(later)).toContain('1 action to change and 3 actions without a change.');
    await talk.presses('Save 1 action');
    expect(await bot.action('E1-04')).toMatchObject({
      dueOn: '2024-07-31',
      originalDueOn: '2024-06-30',
      timesMoved: 1,
    });
    expect((await bot.action('E1-06')).ownerId).not.toBeNull();
    const texts = (await bot.snapshot()).logEntries.map(({ text }) => text);
    expect(texts).toContain('From the plan: Half of them trained');
    expect(texts).toContain('From the plan: Most of them trained');
    expect((await bot.snapshot()).actions).toHaveLength(7);
  });

  test('work that was finished here is not set back by a plan that has not heard of it', async () => {
    const talk = await imported();
    await bot.says('Owner', 'done E1-04');
    await talk.sends(PLAN);
    expect((await bot.action('E1-04')).status).toBe('reported_complete');
    expect(talk.text()).toContain('There is nothing to save');
  });

  test('a date without its year is asked about again once the record has another day', async () => {
    const plan = 'What?,Who by?,By when?\nTrain the managers,Owner,30 November';
    const talk = conversation(bot);
    await talk.sends(plan);
    await talk.presses('30 November 2024');
    await talk.presses('Save 1 action');
    expect(await talk.sends(plan)).toContain('There is nothing to save.');
    await bot.says('Lead', 'due E1-04 13 December because "the trainer is ill"');
    expect(await talk.sends(plan)).toContain('“30 November” has no year.');
  });

  test('a row that was brought in as withdrawn comes in once', async () => {
    const plan = 'Ref,What?,Who by?,By when?,Status\n1,Close the shared service,Owner,30 June 2024,Superseded';
    const talk = conversation(bot);
    await talk.sends(plan);
    await talk.presses('Withdrawn');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).status).toBe('withdrawn');
    expect(await talk.sends(plan)).toContain('1 action without a change. There is nothing to save.');
  });

  test('an action that the plan does not carry on with is withdrawn on the word of the importer', async () => {
    const talk = await imported();
    await talk.sends(PLAN.replace('In progress,Half of them trained', 'Superseded,'));
    await talk.presses('Withdrawn');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).status).toBe('withdrawn');
  });
});
