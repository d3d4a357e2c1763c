/** A letter is read from a file or pasted text, put right in its preview, and entered in one commit. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Button, Card, Item } from '../../../src/ports/card.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import { type Bot, startBot } from '../../helpers/bot.ts';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';
import { wordFile } from '../../helpers/word-file.ts';

let bot: Bot;
let card: Card;

const letter = (name: string) => readFileSync(new URL(`../../core/notice/letters/${name}.txt`, import.meta.url));
const shown = () => plainText(card);

/** Sends a file with some words, or presses or fills in something; the answer becomes the card in sight. */
async function sends(bytes: Uint8Array, name = 'letter.txt', words = 'notice letter', who = 'Lead') {
  const reply = await bot.ask(who, words, { file: { name, bytes }, place: place() });
  card = reply.card as Card;
  return shown();
}

const place = () => ({ platform: 'local', ...DIRECT }) as const;

async function presses(label: string, who = 'Lead') {
  const buttons: Button[] = [
    ...card.buttons,
    ...card.body.flatMap((one) => itemsOf(one).flatMap((item) => item.buttons ?? [])),
  ];
  const button = buttons.find((one) => one.label === label);
  if (button?.type !== 'command') throw new Error(`No button “${label}” on:\n${shown()}`);
  const { command, args } = button;
  const reply = await bot.ask(who, { kind: 'press', command, args }, { place: place() });
  card = reply.card as Card;
  return shown();
}

const itemsOf = (element: Card['body'][number]): readonly Item[] => (element.type === 'list' ? element.items : []);

/** Sends the form in sight with these values in place of those that it shows. */
async function fills(values: Record<string, string>) {
  const form = card.body.find((one) => one.type === 'form');
  if (form?.type !== 'form') throw new Error(`No form in:\n${shown()}`);
  const starts = Object.fromEntries(form.fields.map(({ name, value = '' }) => [name, value]));
  const input = { kind: 'form', command: form.command, args: { ...form.args, ...starts, ...values } } as const;
  const reply = await bot.ask('Lead', input, { place: place() });
  card = reply.card as Card;
  return shown();
}

describe('the first notice', () => {
  beforeEach(async () => {
    bot = await startBot('2024-03-20 10:00');
    await bot.shell('role @"Lead" lead');
    await bot.shell('role @"Officer" officer');
  });

  test('a letter that is sent with “notice new” is shown with the sentences it rests on, and nothing is saved', async () => {
    const text = await sends(letter('wrapped'), 'letter.txt', 'notice new');
    expect(text).toContain('letter.txt: nothing saved yet');
    expect(text).toContain(
      'A notice to Westmarch Borough Council of 14 March 2024, for 12 months, with 5 expectations.',
    );
    expect(text).toContain('Term: 12 months\n  “This Notice will remain in place for twelve months,');
    expect(text).toContain('Expiry: 14 March 2025 by the term; the letter states no date');
    expect(text).toContain('E2 Set up an improvement panel with an independent chair (officer)');
    expect(text).toContain('Deadlines: 31 May 2024, 12 April 2024');
    expect((await bot.snapshot()).notice).toBeNull();
  });

  test('a letter is entered with its expectations and its text in one commit', async () => {
    await sends(letter('wrapped'));
    const preview = card;
    const text = await presses('Enter the notice');
    expect(text).toContain('Lead entered the notice of 14 March 2024');
    const { notice, expectations } = await bot.snapshot();
    expect(notice).toMatchObject({
      authority: 'Westmarch Borough Council',
      termMonths: 12,
      expiresOn: '2025-03-14',
      expiryBasis: 'calculated',
      letterText: letter('wrapped').toString(),
    });
    expect(expectations.map(({ code, title }) => `${code} ${title}`)).toEqual([
      'E1 Agree at Full Council a costed improvement plan',
      'E2 Set up an improvement panel with an independent chair',
      'E3 Reduce borrowing in line with a debt reduction strategy',
      'E4 Strengthen scrutiny of its companies',
      'E5 Continue to engage openly with the Department',
    ]);
    const kept = await bot.ask('Lead', 'notice', { place: place() });
    card = kept.card as Card;
    expect(await presses('Text of the letter')).toContain('The file has its text as it was entered.');
    expect(await bot.says('Officer', 'notice', DIRECT)).not.toContain('Text of the letter');
    card = preview;
    expect(await presses('Enter the notice')).toContain('cannot be entered any more');
  });

  test('expectations are merged, split, retitled, left out and added before the letter is entered', async () => {
    await sends(letter('wrapped'));
    await presses('Merge E3 into E2');
    await presses('Leave out E4');
    expect(shown()).toContain('Left out\n- Continue to engage openly with the Department');
    await presses('Change or split E1');
    await fills({
      title: 'Improvement plan',
      words: 'agree a costed improvement plan\n\nname a senior officer',
      level: 'joint',
    });
    await presses('Add an expectation');
    await fills({ title: 'Reply', words: 'reply to the letter' });
    expect(shown()).toContain('E1 Improvement plan (officer and member)');
    await presses('Take it in');
    await presses('Enter the notice');
    expect((await bot.snapshot()).expectations.map(({ title, level }) => [title, level])).toEqual([
      ['Improvement plan', 'joint'],
      ['Name a senior officer', 'joint'],
      ['Set up an improvement panel with an independent chair', 'officer'],
      ['Strengthen scrutiny of its companies', 'officer'],
      ['Reply', 'officer'],
      ['Continue to engage openly with the Department', 'officer'],
    ]);
  });

  test('a button of an earlier preview changes nothing and shows the latest', async () => {
    await sends(letter('wrapped'));
    const earlier = card;
    await presses('Leave out E5');
    card = earlier;
    expect(await presses('Enter the notice')).toContain('That button belongs to an earlier preview.');
    expect((await bot.snapshot()).notice).toBeNull();
    await presses('Enter the notice');
    expect((await bot.snapshot()).expectations).toHaveLength(4);
  });

  test('a letter without a term is not entered before somebody gives it', async () => {
    const text = await sends(Buffer.from(letter('wrapped').toString().replaceAll('twelve months', 'some time')));
    expect(text).toContain('Term: not found\n  The letter does not say how long the notice stays in place.');
    expect(text).toContain('This letter cannot be entered yet: the term is missing.');
    expect(text).not.toContain('[Enter the notice]');
    await presses('Change the details');
    await fills({ months: '9' });
    expect(shown()).not.toContain('Term: not found');
    await presses('Enter the notice');
    expect((await bot.snapshot()).notice).toMatchObject({ termMonths: 9, expiresOn: '2024-12-14' });
  });

  test('a form with a wrong date comes back with its error and its values', async () => {
    await sends(letter('wrapped'));
    await presses('Change the details');
    expect(await fills({ issued: 'the day before', authority: 'Westmarch Council' })).toContain('the day before');
    await fills({ issued: '13 March 2024' });
    expect(shown()).toContain('A notice to Westmarch Council of 13 March 2024');
  });

  test('a letter is pasted into the form, in parts where it did not fit', async () => {
    card = (await bot.ask('Lead', 'notice letter', { place: place() })).card as Card;
    expect(shown()).toContain('Paste its text');
    const whole = letter('unwrapped').toString();
    const half = whole.indexOf('\n4. ');
    await fills({ text: whole.slice(0, half), second: whole.slice(half) });
    expect(shown()).toContain(
      'A notice to Westmarch Borough Council of 14 March 2024, for 12 months, with 5 expectations.',
    );
  });

  test('a Word document that is sent with “import” is read as a letter', async () => {
    const words = 'On 14 March 2024 the Department issued Westmarch Council with a Best Value Notice for six months.';
    const text = await sends(wordFile({}, words), 'Letter.DOCX', 'import');
    expect(text).toContain('Letter.DOCX: nothing saved yet');
    expect(text).toContain('Authority: Westmarch Council');
  });

  test('a file of another kind, and a text that speaks of no notice, are refused', async () => {
    expect(await sends(Buffer.from('x'), 'letter.doc')).toContain(
      '“letter.doc” is no letter that can be read. Expected',
    );
    expect(await sends(Buffer.from('Minutes of the Board'))).toContain('“letter.txt” does not speak of a notice.');
    expect(await sends(Buffer.from('notice\n'.repeat(5_000)))).toContain('is longer than a letter');
  });

  test('an officer who is no lead is refused, and so is somebody else’s draft', async () => {
    expect(await sends(letter('wrapped'), 'letter.txt', 'notice letter', 'Officer')).toContain(
      'is for programme leads',
    );
    await bot.shell('role @"Second" lead');
    await sends(letter('wrapped'));
    expect(await presses('Enter the notice', 'Second')).toContain('cannot be entered any more');
    expect((await bot.snapshot()).notice).toBeNull();
  });
});

describe('a letter about a notice of the record', () => {
  beforeEach(async () => {
    bot = await startProgramme();
  });

  const revised = () =>
    letter('inline')
      .toString()
      .replaceAll('6 May 2025', '24 June 2024')
      .replaceAll('2025', '2024')
      .replaceAll('3 May 2024', '30 January 2024');

  test('a notice that replaces the present one carries its open actions over', async () => {
    const text = await sends(Buffer.from(revised()));
    expect(text).toContain('A revised notice to Severn Vale Combined Authority of 24 June 2024');
    expect(text).toContain('Replaces the notice of: 30 January 2024');
    await presses('Replace the notice, carry its open actions over');
    const { notice, expectations, actions } = await bot.snapshot();
    expect(notice).toMatchObject({ issuedOn: '2024-06-24', expiresOn: '2024-11-05', expiryBasis: 'stated' });
    expect(expectations.map(({ code }) => code)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
    expect(actions).toHaveLength(3);
  });

  test('a letter is shown again when the notice has changed since it was read', async () => {
    await sends(Buffer.from(revised()));
    await bot.says('Lead', 'notice confirm 30 July 2024', DIRECT);
    expect(await presses('Replace it and start without actions')).toContain('The record has changed since you looked');
    await presses('Replace it and start without actions');
    expect((await bot.snapshot()).notice).toMatchObject({ issuedOn: '2024-06-24' });
    expect((await bot.snapshot()).expectations).toHaveLength(4);
  });

  const closing = () =>
    letter('closure')
      .toString()
      .replaceAll('13 February 2024', '30 January 2024')
      .replaceAll('12th February 2025', '1 August 2024');

  test('a closure letter records the decision, keeps its text, and shows what is asked for afterwards', async () => {
    await bot.at('2024-08-02 10:00');
    const text = await sends(Buffer.from(closing()), 'closure.txt', 'notice decision');
    expect(text).toContain('The Department’s decision on the notice of 30 January 2024: lapsed');
    expect(text).toContain('meet officials at least every six months\n  At least every 6 months');
    const recorded = await presses('Record the decision');
    expect(recorded).toContain('Asked for after the notice\n- keep its improvement board in place');
    expect((await bot.snapshot()).notice).toMatchObject({
      decisionOutcome: 'lapsed',
      decisionLetterOn: '2024-08-01',
      letterText: closing(),
    });
  });

  test('an ask of a closure letter becomes an ongoing action with its rhythm', async () => {
    await bot.at('2024-08-02 10:00');
    await sends(Buffer.from(closing()));
    await presses('Record the decision');
    const asks = card.body.flatMap(itemsOf).filter(({ text }) => text.startsWith('meet officials'));
    card = { ...card, body: [{ type: 'list', items: asks }] };
    await presses('Add it as an action');
    await fills({ to: 'E1', owner: 'Owner' });
    const { actions } = await bot.snapshot();
    expect(actions.at(-1)).toMatchObject({
      title: 'Meet officials at least every six months',
      kind: 'ongoing',
      everyWeeks: 26,
    });
  });

  test('a closure letter about another notice is not recorded', async () => {
    await bot.at('2024-08-02 10:00');
    const text = await sends(letter('closure'));
    expect(text).toContain('The letter is about a notice of another day than the one in the record.');
    expect(text).not.toContain('[Record the decision]');
  });
});
