/** A letter is read from a file or pasted text, put right in its preview, and entered in one commit. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../../src/ports/card.ts';
import { startBot } from '../../helpers/bot.ts';
import { DIRECT } from '../../helpers/programme.ts';
import { wordFile } from '../../helpers/word-file.ts';
import { fills, letter, place, presses, scene, sends, shown } from './letter-scene.ts';

describe('the first notice', () => {
  beforeEach(async () => {
    scene.bot = await startBot('2024-03-20 10:00');
    await scene.bot.shell('role @"Lead" lead');
    await scene.bot.shell('role @"Officer" officer');
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
    expect((await scene.bot.snapshot()).notice).toBeNull();
  });

  test('a letter is entered with its expectations and its text in one commit', async () => {
    await sends(letter('wrapped'));
    const preview = scene.card;
    const text = await presses('Enter the notice');
    expect(text).toContain('Lead entered the notice of 14 March 2024');
    const { notice, expectations } = await scene.bot.snapshot();
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
    const kept = await scene.bot.ask('Lead', 'notice', { place: place() });
    scene.card = kept.card as Card;
    expect(await presses('Text of the letter')).toContain('The file has its text as it was entered.');
    expect(await scene.bot.says('Officer', 'notice', DIRECT)).not.toContain('Text of the letter');
    scene.card = preview;
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
    expect((await scene.bot.snapshot()).expectations.map(({ title, level }) => [title, level])).toEqual([
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
    const earlier = scene.card;
    await presses('Leave out E5');
    scene.card = earlier;
    expect(await presses('Enter the notice')).toContain('That button belongs to an earlier preview.');
    expect((await scene.bot.snapshot()).notice).toBeNull();
    await presses('Enter the notice');
    expect((await scene.bot.snapshot()).expectations).toHaveLength(4);
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
    expect((await scene.bot.snapshot()).notice).toMatchObject({ termMonths: 9, expiresOn: '2024-12-14' });
  });

  test('a form with a wrong date comes back with its error and its values', async () => {
    await sends(letter('wrapped'));
    await presses('Change the details');
    expect(await fills({ issued: 'the day before', authority: 'Westmarch Council' })).toContain('the day before');
    await fills({ issued: '13 March 2024' });
    expect(shown()).toContain('A notice to Westmarch Council of 13 March 2024');
  });

  test('the details say that a notice replaces none, and then it is no revised notice', async () => {
    const revised = letter('wrapped')
      .toString()
      .replace('This Notice will', 'It is a revised Notice. This Notice will');
    expect(await sends(Buffer.from(revised))).toContain('A revised notice to');
    await presses('Change the details');
    expect(shown()).toContain('It replaces the notice of');
    expect(await fills({ replaces: '14 March 2023' })).toContain('Replaces the notice of: 14 March 2023');
    await presses('Change the details');
    expect(await fills({ replaces: '' })).toContain('A notice to Westmarch Borough Council');
    expect(shown()).not.toContain('Replaces the notice of');
  });

  test('a letter is pasted into the form, in parts where it did not fit', async () => {
    scene.card = (await scene.bot.ask('Lead', 'notice letter', { place: place() })).card as Card;
    expect(shown()).toContain('Paste its text');
    const whole = letter('unwrapped').toString();
    const half = whole.indexOf('\n4. ');
    await fills({ text: whole.slice(0, half), second: whole.slice(half) });
    expect(shown()).toContain(
      'A notice to Westmarch Borough Council of 14 March 2024, for 12 months, with 5 expectations.',
    );
  });

  test('a Word document that is sent with “import” is read as a letter', async () => {
    const words =
      'The Minister has decided to issue Westmarch Council with a Best Value Notice for six months. We expect the Council to publish its accounts.';
    const text = await sends(wordFile({}, words), 'Letter.DOCX', 'import');
    expect(text).toContain('Letter.DOCX: nothing saved yet');
    expect(text).toContain('Authority: Westmarch Council');
  });

  test('a file of another kind, and a text that speaks of no notice, are refused', async () => {
    expect(await sends(Buffer.from('x'), 'letter.doc')).toContain(
      '“letter.doc” is no letter that can be read. Expected',
    );
    expect(await sends(Buffer.from('Minutes of the Board'))).toContain(
      '“letter.txt” does not speak of a Best Value Notice.',
    );
    expect(await sends(Buffer.from('notice\n'.repeat(5_000)))).toContain('is longer than a letter');
    expect(await sends(Buffer.from('notice '.repeat(6_000)))).toContain('42,000 characters. Expected at most 40,000');
  });

  test('an officer who is no lead is refused, and so is somebody else’s draft', async () => {
    expect(await sends(letter('wrapped'), 'letter.txt', 'notice letter', 'Officer')).toContain(
      'is for programme leads',
    );
    await scene.bot.shell('role @"Second" lead');
    await sends(letter('wrapped'));
    expect(await presses('Enter the notice', 'Second')).toContain('cannot be entered any more');
    expect((await scene.bot.snapshot()).notice).toBeNull();
  });
});
