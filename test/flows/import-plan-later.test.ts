/** A plan that comes in again after the record has gone another way: withdrawn actions, moved dates, other owners. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const PLAN = `Ref,What?,Who by?,By when?,Status,Comments
1,Train the planners,Owner,30/08/2024,In progress,Two of nine trained
2,Publish the register,Owner,30/09/2024,Not started,
,Sell the old depot,Other,31/10/2024,,
4,Renew the contract,Other,30/11/2024,,`;

async function imported(plan = PLAN) {
  const talk = conversation(bot);
  await talk.sends(plan);
  await talk.presses('Save 4 actions');
  return talk;
}

describe('actions that were withdrawn in the record', () => {
  test('a row whose action was withdrawn is asked about with the day and the reason, and stays withdrawn', async () => {
    const talk = await imported();
    await bot.says('Lead', 'withdraw E1-05 because "the website has it"');
    const text = await talk.sends(PLAN.replace('Sell the old depot,Other', 'Sell the old depot,Owner'));
    expect(text).toContain(
      'E1-05 Publish the register was withdrawn in the record on 24 June 2024 because the website has it',
    );
    await talk.presses('Leave it withdrawn');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-05')).status).toBe('withdrawn');
    expect((await bot.snapshot()).actions).toHaveLength(7);
    expect(await talk.sends(PLAN.replace('Sell the old depot,Other', 'Sell the old depot,Owner'))).toContain(
      '4 actions without a change. There is nothing to save.',
    );
  });

  test('several withdrawn actions are one question, and all of them can be opened again', async () => {
    const talk = await imported();
    await bot.says('Lead', 'withdraw E1-05 because "the website has it"');
    await bot.says('Lead', 'withdraw E1-06 because "it is let"');
    expect(await talk.sends(PLAN)).toContain('2 rows with actions that were withdrawn in the record.');
    expect(talk.text()).toContain(
      'Row 4: E1-06 Sell the old depot was withdrawn in the record on 24 June 2024 because it is let',
    );
    await talk.presses('Open them again');
    await talk.presses('Save 2 actions');
    expect((await bot.action('E1-05')).status).toBe('in_progress');
    expect((await bot.action('E1-06')).status).toBe('in_progress');
    expect((await bot.snapshot()).actions).toHaveLength(7);
  });

  test('a number of a withdrawn action with other words can be that of another action', async () => {
    const talk = await imported();
    await bot.says('Lead', 'withdraw E1-05 because "the website has it"');
    await talk.sends(PLAN.replace('Publish the register', 'Appoint an auditor'));
    await talk.presses('It is another action');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-08')).title).toBe('Appoint an auditor');
  });

  test('the actions of an import that was undone come in again without a question', async () => {
    const talk = await imported();
    await bot.says('Lead', 'import undo confirmed');
    expect(await talk.sends(PLAN)).toContain('4 actions to add');
  });
});

describe('cells that say the same as at the last import', () => {
  test('a date that was moved in the record stays, where the plan still has the first one', async () => {
    const talk = await imported();
    await bot.says('Lead', 'due E1-04 13 September 2024 because "the trainer is ill"');
    expect(await talk.sends(PLAN)).toContain('4 actions without a change. There is nothing to save.');
    await talk.sends(PLAN.replace('Two of nine', 'Three of nine'));
    await talk.presses('Save 1 action');
    expect(await bot.action('E1-04')).toMatchObject({ dueOn: '2024-09-13', timesMoved: 1 });
  });

  test('a date that was moved in the plan and in the record is asked about', async () => {
    const talk = await imported();
    await bot.says('Lead', 'due E1-04 13 September 2024 because "the trainer is ill"');
    const later = PLAN.replace('30/08/2024', '20/09/2024').replace('30/11/2024', '06/12/2024');
    const text = await talk.sends(later);
    expect(text).toContain('E1-04 Train the planners: 20 September 2024 in the plan, 13 September 2024 in the record.');
    expect(text).toContain('1 action to change');
    await talk.presses('Keep 13 September 2024');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).dueOn).toBe('2024-09-13');
    expect((await bot.action('E1-07')).dueOn).toBe('2024-12-06');
    expect(await talk.sends(later)).toContain('There is nothing to save.');
  });

  test('the date of the plan can be taken where both were moved', async () => {
    const talk = await imported();
    await bot.says('Lead', 'due E1-04 13 September 2024 because "the trainer is ill"');
    await talk.sends(PLAN.replace('30/08/2024', '20/09/2024'));
    await talk.presses('Take 20 September 2024');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).dueOn).toBe('2024-09-20');
  });

  test('the owner, the title and the block of an action in the record are not set back', async () => {
    const talk = await imported();
    await bot.says('Lead', 'assign E1-04 @Other');
    await bot.says('Lead', 'edit E1-04 title "Train all planners"');
    await bot.says('Other', 'block E1-04 because "no room"');
    expect(await talk.sends(PLAN)).toContain('4 actions without a change. There is nothing to save.');
  });

  test('an import that is undone is forgotten, so that its changes are offered again', async () => {
    const talk = await imported();
    const later = PLAN.replace('30/08/2024', '20/09/2024');
    await talk.sends(later);
    await talk.presses('Save 1 action');
    await bot.says('Lead', 'import undo confirmed');
    expect(await talk.sends(later)).toContain('1 action to change');
    await bot.says('Lead', 'import restore');
    expect(await talk.sends(later)).toContain('There is nothing to save.');
  });
});
