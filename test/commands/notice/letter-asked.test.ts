/** A letter is asked about before anything of it is entered: its kind, what it leaves open, and what somebody put right wrongly. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../../src/ports/card.ts';
import { startBot } from '../../helpers/bot.ts';
import { fills, letter, place, presses, scene, sends, shown } from './letter-scene.ts';

const OPENING = 'The Minister has decided to issue Lowmere District Council with a Best Value Notice.';
const TERM = 'The Notice will remain in place for twelve months.';
const ASKS = 'We expect the Council to:\n\n• agree a plan; and\n• publish it.';

const written = (...parts: readonly string[]) =>
  Buffer.from(['Lowmere District Council\n\n4 March 2024\n\nDear Chief Executive', ...parts].join('\n\n'));

beforeEach(async () => {
  scene.bot = await startBot('2024-03-20 10:00');
  await scene.bot.shell('role @"Lead" lead');
});

const recorded = async () => (await scene.bot.snapshot()).notice;

describe('the kind of the letter', () => {
  const BOTH = [OPENING, TERM, ASKS, 'The Notice of 1 March 2023 about schools will not be reissued.'];

  test('a letter that may be a notice or a decision is asked about before its fields are shown', async () => {
    const text = await sends(written(...BOTH));
    expect(text).toContain('letter.txt: is it a Best Value Notice?');
    expect(text).toContain('The letter also says: “The Notice of 1 March 2023 about schools will not be reissued.”');
    expect(text).not.toContain('Enter the notice');
    expect(text).not.toContain('Expectations');
    expect(await presses('It is a notice')).toContain('with 2 expectations');
  });

  test('a letter that is a decision after all shows the notice that it is about', async () => {
    await sends(written(...BOTH));
    expect(await presses('It is a decision on a notice')).toContain('decision on the notice of 1 March 2023: lapsed');
  });

  test('a step that is typed cannot enter a letter whose kind is in doubt', async () => {
    await sends(written(...BOTH));
    const [button] = scene.card.buttons;
    const draft = button?.type === 'command' ? button.args.draft : '';
    const said = await scene.bot.says('Lead', `notice letter draft ${draft} step enter`, place());
    expect(said).toContain('say first whether it is a notice');
    expect(await recorded()).toBeNull();
  });

  test.each([
    [
      'a newsletter',
      'Lowmere news\n\nOur council is proud of its work under the Best Value Notice. Come to the fair in June.',
    ],
    [
      'an article',
      'A council has been told to improve. The Best Value Notice asks it to sell its depot, the BBC has learnt.',
    ],
    [
      'a letter of commissioners',
      'Dear Chief Executive\n\nWe, the Commissioners, ask you to close the depot. The Best Value Notice is behind us.',
    ],
    [
      'a letter with directions',
      `Dear Chief Executive\n\n${OPENING} Directions under section 15 were issued today.\n\n${ASKS}\n\n${TERM}`,
    ],
  ])('%s that speaks of a notice is not read as one', async (_, text) => {
    const said = await sends(Buffer.from(text));
    expect(said).toContain('is it a Best Value Notice?');
    expect(said).not.toContain('[Enter the notice]');
  });

  test.each([
    ['REPORT UNDER SECTION 114\n\nThis is a notice that the council cannot balance its budget.', 'section 114'],
    ['Directions\n\nThe Secretary of State gives notice that commissioners are appointed.', 'commissioners'],
    ['Minutes of the Board', 'Nothing was read'],
  ])('a paper that speaks of no Best Value Notice is refused with what it seems to be', async (text, words) => {
    const said = await sends(Buffer.from(text));
    expect(said).toContain('does not speak of a Best Value Notice');
    expect(said).toContain(words);
  });
});

describe('what the letter leaves open', () => {
  test('a department that the letter does not name is proposed by its date, marked as doubtful', async () => {
    const text = await sends(written(OPENING, ASKS, TERM));
    expect(text).toContain(
      'Department: Department for Levelling Up, Housing and Communities\n  The letter does not name the department. This is the one that was responsible on the day of the letter.',
    );
    expect(await presses('Change the details')).toContain('Department for Levelling Up, Housing and Communities');
    expect(await fills({ department: 'Home Office' })).toContain('Department: Home Office');
    await presses('Enter the notice');
    expect(await recorded()).toMatchObject({ department: 'Home Office' });
  });

  test('a letter without a department and without a date names both as missing, and its form asks for them', async () => {
    await sends(Buffer.from(['Lowmere District Council', 'Dear Chief Executive', OPENING, ASKS, TERM].join('\n\n')));
    expect(shown()).toContain('the department and the issue date are missing. Expected under “Change the details”.');
    await presses('Change the details');
    const form = scene.card.body.find((one) => one.type === 'form');
    const asked = form?.type === 'form' ? form.fields.filter(({ required }) => required).map(({ name }) => name) : [];
    expect(asked).toEqual(expect.arrayContaining(['department', 'issued']));
  });

  test('the concerns that a letter counts are shown, each in its words', async () => {
    const concerns = 'The Department is concerned about:\n\n• the budget gap; and\n• the turnover of senior officers.';
    const text = await sends(written(OPENING, concerns, ASKS, TERM));
    expect(text).toContain('Concerns: 2 points');
    expect(text).toContain('• the budget gap');
    expect(text).toContain('• the turnover of senior officers');
  });

  test('the decision of a closure letter that was not found is chosen', async () => {
    await sends(written('The Best Value Notice of 1 March 2023 is a thing of the past.'));
    expect(await presses('It is a decision on a notice')).toContain('Decision: not found');
    await presses('Change the details');
    expect(await fills({ outcome: 'withdrawn' })).toContain('Decision: withdrawn');
  });
});

describe('what is put right wrongly', () => {
  beforeEach(() => sends(letter('wrapped')));

  test.each([
    [{ issued: '31 June 2024' }, '31 June 2024'],
    [{ issued: '1 May 2024' }, 'lies ahead'],
    [{ months: '0' }, '“0” is not a number of months'],
    [{ months: 'some' }, '“some” is not a number of months'],
    [{ months: '600' }, 'Expected 1 to 60 months'],
    [{ expires: '1 March 2024' }, '1 March 2024'],
    [{ department: '' }, 'This needs some words'],
  ] as const)('the details %o are answered with what is wrong, and nothing is entered', async (values, words) => {
    await presses('Change the details');
    expect(await fills(values)).toContain(words);
    expect(shown()).not.toContain('[Enter the notice]');
    expect(await recorded()).toBeNull();
  });

  test('a lead puts the details of a letter right twice, and the second holds', async () => {
    await presses('Change the details');
    await fills({ months: '9' });
    await presses('Change the details');
    expect(await fills({ months: '10' })).toContain('for 10 months');
  });

  test.each(['change', 'merge', 'leave out', 'take in'])(
    '“%s” with the number of no expectation says so',
    async (step) => {
      const button = scene.card.buttons.find((one) => one.label === 'Change the details');
      const draft = button?.type === 'command' ? button.args.draft : '';
      const said = await scene.bot.says('Lead', `notice letter draft ${draft} step "${step}" point 9`, place());
      expect(said).toMatch(/no expectation 9|is in already/);
      expect(said).toContain('Look at the latest preview');
    },
  );

  test('the first expectation is not merged into one before it, because there is none', async () => {
    const button = scene.card.buttons.find((one) => one.label === 'Change the details');
    const draft = button?.type === 'command' ? button.args.draft : '';
    const said = await scene.bot.says('Lead', `notice letter draft ${draft} step merge point 1`, place());
    expect(said).toContain('There is no expectation before E1');
  });

  test('the second of two leads with the same letter is shown that a notice is there', async () => {
    await scene.bot.shell('role @"Second" lead');
    const first = scene.card;
    await sends(letter('wrapped'), 'letter.txt', 'notice letter', 'Second');
    const second = scene.card;
    scene.card = first;
    await presses('Enter the notice');
    scene.card = second;
    const text = await presses('Enter the notice', 'Second');
    expect(text).toContain('The record has changed since you looked at this letter.');
    expect(text).toContain('is not after the one of the notice before');
    expect(text).not.toContain('[Enter the notice]');
  });
});

describe('after the entry', () => {
  test('the lead hears once what was entered, and what comes next', async () => {
    await sends(letter('wrapped'));
    const text = await presses('Enter the notice');
    expect(text).toContain('Next: bring in your plan.');
    expect(text).toContain('send its Excel or CSV file with the word: import');
    expect(text).toContain('[Add an action by hand]');
  });

  test('a conversation gets the card of an entered letter once, and the next step in the place of the preview', async () => {
    const channel = { platform: 'local', conversation: 'C1' } as const;
    const file = { name: 'letter.txt', bytes: letter('wrapped') };
    const preview = (await scene.bot.ask('Lead', 'notice letter', { file, place: channel })).card as Card;
    const enter = preview.buttons.find(({ label }) => label === 'Enter the notice');
    if (enter?.type !== 'command') throw new Error('No button');
    const reply = await scene.bot.ask('Lead', { kind: 'press', ...enter }, { place: channel });
    scene.card = reply.card as Card;
    expect(shown()).toContain('The letter is entered');
    expect(shown()).toContain('Next: bring in your plan.');
    expect(shown()).not.toContain('Lead entered the notice');
  });

  test('“notice new” offers to read the letter before it asks for the details', async () => {
    scene.card = (await scene.bot.ask('Lead', 'notice new', { place: place() })).card as Card;
    expect(shown().indexOf('[Read the letter]')).toBeGreaterThan(0);
    expect(shown().indexOf('[Read the letter]')).toBeLessThan(shown().indexOf('Issued on'));
    expect(await presses('Read the letter')).toContain('Paste its text');
  });
});
