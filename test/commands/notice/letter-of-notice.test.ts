/** A letter about a notice of the record replaces it, or records the decision on it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';
import { fills, itemsOf, letter, presses, scene, sends } from './letter-scene.ts';

describe('a letter about a notice of the record', () => {
  beforeEach(async () => {
    scene.bot = await startProgramme();
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
    const { notice, expectations, actions } = await scene.bot.snapshot();
    expect(notice).toMatchObject({ issuedOn: '2024-06-24', expiresOn: '2024-11-05', expiryBasis: 'stated' });
    expect(expectations.map(({ code }) => code)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
    expect(actions).toHaveLength(3);
  });

  test('a letter to another authority than that of the record is in doubt', async () => {
    const text = await sends(Buffer.from(revised()));
    expect(text).toContain('Authority: Severn Vale Combined Authority\n  The record is that of');
  });

  test('a letter is shown again when the notice has changed since it was read', async () => {
    await sends(Buffer.from(revised()));
    await scene.bot.says('Lead', 'notice confirm 30 July 2024', DIRECT);
    expect(await presses('Replace it and start without actions')).toContain('The record has changed since you looked');
    await presses('Replace it and start without actions');
    expect((await scene.bot.snapshot()).notice).toMatchObject({ issuedOn: '2024-06-24' });
    expect((await scene.bot.snapshot()).expectations).toHaveLength(4);
  });

  const closing = () =>
    letter('closure')
      .toString()
      .replaceAll('13 February 2024', '30 January 2024')
      .replaceAll('12th February 2025', '1 August 2024');

  test('a closure letter records the decision, keeps its text, and shows what is asked for afterwards', async () => {
    await scene.bot.at('2024-08-02 10:00');
    const text = await sends(Buffer.from(closing()), 'closure.txt', 'notice decision');
    expect(text).toContain('The Department’s decision on the notice of 30 January 2024: lapsed');
    expect(text).toContain('meet officials at least every six months\n  At least every 6 months');
    const recorded = await presses('Record the decision');
    expect(recorded).toContain('Asked for after the notice\n- keep its improvement board in place');
    expect((await scene.bot.snapshot()).notice).toMatchObject({
      decisionOutcome: 'lapsed',
      decisionLetterOn: '2024-08-01',
      letterText: closing(),
    });
  });

  test('an ask of a closure letter becomes an ongoing action with its rhythm', async () => {
    await scene.bot.at('2024-08-02 10:00');
    await sends(Buffer.from(closing()));
    await presses('Record the decision');
    const asks = scene.card.body.flatMap(itemsOf).filter(({ text }) => text.startsWith('meet officials'));
    scene.card = { ...scene.card, body: [{ type: 'list', items: asks }] };
    await presses('Add it as an action');
    await fills({ to: 'E1', owner: 'Owner' });
    const { actions } = await scene.bot.snapshot();
    expect(actions.at(-1)).toMatchObject({
      title: 'Meet officials at least every six months',
      kind: 'ongoing',
      everyWeeks: 26,
    });
  });

  test('a closure letter about another notice is not recorded', async () => {
    await scene.bot.at('2024-08-02 10:00');
    const text = await sends(letter('closure'));
    expect(text).toContain('The letter is about a notice of another day than the one in the record.');
    expect(text).not.toContain('[Record the decision]');
  });
});
