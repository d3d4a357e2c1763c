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
    await presses('Carry E1 with its 3 open actions');
    await presses('Replace the notice, carry its open actions over');
    const { notice, expectations, actions } = await scene.bot.snapshot();
    expect(notice).toMatchObject({ issuedOn: '2024-06-24', expiresOn: '2024-11-05', expiryBasis: 'stated' });
    expect(expectations.map(({ code }) => code)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
    expect(actions).toHaveLength(3);
  });

  test('open actions are carried over once somebody has said what becomes of expectations that the letter drops', async () => {
    const text = await sends(Buffer.from(revised()));
    expect(text).toContain(
      'Not in the new letter (1)\n- E1 Improvement plan is not in the new letter: 3 open actions, E1-01, E1-02 and E1-03',
    );
    expect(scene.card.buttons.map(({ label }) => label).slice(0, 2)).toEqual([
      'Replace the notice, carry its open actions over',
      'Replace it and start without actions',
    ]);
    const seen = scene.card;
    expect(await presses('Replace the notice, carry its open actions over')).toContain(
      'E1 Improvement plan: not in the new letter. Say first what becomes of it',
    );
    scene.card = seen;
    expect(await presses('Leave E1 behind')).toContain('E1 and its actions stay behind with the old notice');
    await presses('Replace the notice, carry its open actions over');
    const { expectations, actions } = await scene.bot.snapshot();
    expect(expectations.map(({ code }) => code)).toEqual(['E2', 'E3', 'E4', 'E5']);
    expect(actions).toEqual([]);
  });

  test('the open actions of a dropped expectation come under one of the letter, with new codes, updates and colours', async () => {
    await scene.bot.says('Owner', 'update E1-02 red "No auditor yet" corrective action "Ask the panel"', DIRECT);
    await sends(Buffer.from(revised()));
    const buttons = scene.card.body.flatMap((one) => itemsOf(one).flatMap((item) => item.buttons ?? []));
    const label = buttons.find((one) => one.label.startsWith('E1 is asked for as'))?.label;
    expect(await presses(label ?? 'E1 is asked for as')).toContain('Decided: it is asked for as “');
    await presses('Replace the notice, carry its open actions over');
    const { expectations, actions, logEntries } = await scene.bot.snapshot();
    expect(expectations.map(({ code }) => code)).toEqual(['E2', 'E3', 'E4', 'E5']);
    expect(actions.map(({ code }) => code)).toEqual(['E2-01', 'E2-02', 'E2-03']);
    expect(logEntries).toMatchObject([{ aboutId: actions[1]?.id, rag: 'red', text: 'No auditor yet' }]);
    const shown = await scene.bot.says('Lead', 'show E1-02', DIRECT);
    expect(shown).toContain('E1-02 stands under notice 1, of 30 January 2024: replaced. It goes on as E2-02.');
    expect(shown).toContain('No auditor yet');
    expect(shown).toContain('[Show notice 1]');
    expect(await scene.bot.says('Lead', 'show E7-01', DIRECT)).toContain('There is no action E7-01 under this notice');
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
    expect(text).toContain('Meet officials at least every six months.\n  At least every 6 months');
    const recorded = await presses('Record the decision');
    expect(recorded).toContain('Asked for after the notice\n- Keep its improvement board in place');
    expect((await scene.bot.snapshot()).notice).toMatchObject({
      decisionOutcome: 'lapsed',
      decisionLetterOn: '2024-08-01',
      letterText: closing(),
    });
  });

  test('the notice goes on to show what its closure letter asks for, and which action keeps it', async () => {
    await sends(Buffer.from(revised()));
    await presses('Replace it and start without actions');
    await scene.bot.at('2024-11-08 10:00');
    const text = closing().replaceAll('30 January 2024', '24 June 2024').replaceAll('1 August 2024', '7 November 2024');
    await sends(Buffer.from(text), 'closure.txt', 'notice decision');
    await presses('Record the decision');
    const { notice } = await scene.bot.snapshot();
    expect(notice?.letterText).toContain('--- The letter of the decision ---');
    const told = await scene.bot.says('Lead', 'notice', DIRECT);
    expect(told).toContain('Asked for after the notice\n- Keep its improvement board in place');
    expect(told).toContain('- Meet officials at least every six months.\n  [Add it as an action]');
    expect(await scene.bot.says('Viewer', 'notice', DIRECT)).not.toContain('[Add it as an action]');
    const line = 'add action "Meet officials at least every six months" to E1 owner Owner ongoing every 26 weeks';
    await scene.bot.says('Lead', line, DIRECT);
    expect(await scene.bot.says('Lead', 'notice', DIRECT)).toContain(
      '- Meet officials at least every six months.\n  Kept as E1-04',
    );
  });

  test('a decision that was typed asks for nothing, whatever the letter of the notice asks for', async () => {
    await sends(Buffer.from(revised()));
    await presses('Replace it and start without actions');
    await scene.bot.at('2024-11-08 10:00');
    await scene.bot.says('Lead', 'notice decision lapsed on 7 November 2024', DIRECT);
    expect(await scene.bot.says('Lead', 'notice', DIRECT)).not.toContain('Asked for after the notice');
  });

  test('an ask of a closure letter becomes an ongoing action with its rhythm', async () => {
    await scene.bot.at('2024-08-02 10:00');
    await sends(Buffer.from(closing()));
    await presses('Record the decision');
    const asks = scene.card.body.flatMap(itemsOf).filter(({ text }) => text.startsWith('Meet officials'));
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
