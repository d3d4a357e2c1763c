/** The questions about a council's own plan: its expectations and its people. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const THEMES = `Workstream,What?,Who by?,By when?
Money,Balance the budget,Owner,28/02/2025
Money,Sell the depot,Owner,31/03/2025
Culture,Train the managers,Other,30/11/2024`;

describe('under which expectation the actions belong', () => {
  beforeEach(async () => {
    await bot.says('Lead', 'add expectation "Culture" text "Change the culture." sro @"Sro"');
  });

  test('a theme that bears the name of an expectation is put there, and the others are asked about once each', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(THEMES);
    expect(text).toContain(
      '- Under which expectation does “Money” belong?\n  Row 2, Balance the budget\n  Row 3, Sell the depot\n  [E1 Improvement plan]\n  [E2 Culture]',
    );
    expect(text).not.toContain('does “Culture” belong');
    await talk.presses('E1 Improvement plan');
    await talk.presses('Save 3 actions');
    expect((await bot.snapshot()).actions.slice(3).map(({ code, title }) => `${code} ${title}`)).toEqual([
      'E1-04 Balance the budget',
      'E1-05 Sell the depot',
      'E2-01 Train the managers',
    ]);
  });

  test('an answer about an expectation is not kept for the notice that replaces this one', async () => {
    const talk = conversation(bot);
    await talk.sends(THEMES);
    await talk.presses('E1 Improvement plan');
    await talk.presses('Save 3 actions');
    expect(await talk.sends(THEMES)).not.toContain('does “Money” belong');
    await bot.says('Lead', 'notice replace issued 20 June 2024 for 6 months');
    await bot.says('Lead', 'add expectation "Housing" text "Safe homes."');
    await bot.says('Lead', 'add expectation "Culture" text "Change the culture."');
    expect(await talk.sends(THEMES)).toContain('does “Money” belong');
  });

  const OTHER = THEMES.replace(/Culture/g, 'People');
  const placesOf = async () => (await bot.snapshot()).actions.slice(3).map(({ code, title }) => `${code} ${title}`);

  test('several themes are one question, and a press puts all of them under one expectation', async () => {
    const talk = conversation(bot);
    expect(await talk.sends(OTHER)).toContain(
      '- Under which expectations do these 2 groups of actions belong?\n  “Money”: 2 rows\n  “People”: 1 row\n  [All under E1 Improvement plan]\n  [All under E2 Culture]\n  [Choose for each]',
    );
    expect(await talk.presses('All under E2 Culture')).toContain('[Save 3 actions]');
  });

  test('a theme that is new in the next plan is asked about, though all of the first one went under one expectation', async () => {
    const talk = conversation(bot);
    await talk.sends(OTHER);
    await talk.presses('All under E2 Culture');
    await talk.presses('Save 3 actions');
    const next = await talk.sends(`${OTHER}\nHousing,Mend the roofs,Owner,30/11/2024`);
    expect(next).toContain('Under which expectation does “Housing” belong?');
    expect(next).not.toContain('“Money”');
  });

  test('each theme gets its own expectation in one form, and the others get the one for all', async () => {
    const talk = conversation(bot);
    await talk.sends(OTHER);
    const form = await talk.presses('Choose for each');
    expect(form).toContain('Money');
    const fields = talk.fields();
    expect(fields.map(({ label }) => label)).toEqual(['All groups that you leave empty below', 'Money', 'People']);
    await talk.fills({ answer: 'E1', group2: fields[2]?.options?.[1]?.value ?? '' });
    await talk.presses('Save 3 actions');
    expect(await placesOf()).toEqual(['E1-04 Balance the budget', 'E1-05 Sell the depot', 'E2-01 Train the managers']);
  });

  test('the actions of one theme are asked about apart where they belong under different expectations', async () => {
    const talk = conversation(bot);
    await talk.sends(OTHER);
    await talk.presses('Choose for each');
    const fields = talk.fields();
    const [money, people] = fields.slice(1);
    expect(money?.options?.map(({ label }) => label)).toContain('Ask me about each');
    expect(people?.options?.map(({ label }) => label)).not.toContain('Ask me about each');
    const apart = money?.options?.find(({ label }) => label === 'Ask me about each')?.value ?? '';
    const asked = await talk.fills({ group1: apart, group2: people?.options?.[1]?.value ?? '' });
    expect(asked).toContain(
      '- Under which expectations do these 2 actions belong?\n  “Balance the budget”\n  “Sell the depot”',
    );
    await talk.presses('Choose for each');
    const [, , depot] = talk.fields();
    await talk.fills({ answer: 'E1', group2: depot?.options?.[1]?.value ?? '' });
    await talk.presses('Save 3 actions');
    expect(await placesOf()).toEqual(['E1-04 Balance the budget', 'E2-01 Sell the depot', 'E2-02 Train the managers']);
  });

  test('a theme that is alone can be taken apart into its actions', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(OTHER.replace(/People/g, 'Money'));
    expect(text).toContain('[Ask me about each]');
    expect(await talk.presses('Ask me about each')).toContain('do these 3 actions belong?');
    expect(await talk.presses('All under E2 Culture')).toContain('[Save 3 actions]');
  });

  test('a theme that a form leaves empty is asked about again, and the others keep their expectations', async () => {
    const talk = conversation(bot);
    await talk.sends(OTHER);
    await talk.presses('Choose for each');
    const [, , people] = talk.fields();
    expect(await talk.fills({ group2: people?.options?.[1]?.value ?? '' })).toContain(
      'Under which expectation does “Money” belong?',
    );
    expect(talk.text()).toContain('1 action to add');
  });

  test('a plan without themes has its recommendations as the groups', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(`Recommendation,Agreed action,Who by?,By when?
Publish every award,Write a register,Owner,28/02/2025
Publish every award,Train the officers,Owner,31/03/2025
Test the plans each year,Run an exercise,Other,30/11/2024`);
    expect(text).toContain('“Publish every award”: 2 rows\n  “Test the plans each year”: 1 row');
  });

  test('a column with the codes of expectations needs no question', async () => {
    const talk = conversation(bot);
    expect(
      await talk.sends(
        'Ministerial expectation,What?,Who by?\nE2,Train the managers,Other\nE1 Improvement plan,Sell the depot,Owner',
      ),
    ).toContain('2 actions to add.');
  });
});

describe('people of a plan who are not in the record', () => {
  const plan = (owner: string) => `What?,Who by?,By when?\nTrain the managers,${owner},30/11/2024`;

  test('a new post is asked about once, and is entered when its rows are saved', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(`${plan('s151')}\nSell the depot,Section 151 Officer,31/03/2025`);
    expect(text).toContain('- Who is “s151”?\n  Row 2, Train the managers\n  Row 3, Sell the depot');
    await talk.presses('Enter Section 151 Officer as new');
    expect(await talk.presses('Save 2 actions')).toContain('1 new person entered');
    const { people, actions } = await bot.snapshot();
    const entered = people.find(({ name }) => name === 'Section 151 Officer');
    expect(actions.slice(3).map(({ ownerId }) => ownerId)).toEqual([entered?.id, entered?.id]);
  });

  test('four new names are one question, which enters all of them or asks about each', async () => {
    const names = ['Head of Parks', 'Head of Law', 'Tree Officer', 'Chief Clerk'];
    const whole = `What?,Who by?\n${names.map((name) => `Ask the ${name} for a plan,${name}`).join('\n')}`;
    const talk = conversation(bot);
    expect(await talk.sends(whole)).toContain(
      '4 names are not in the record. Are all of them new?\n  “Head of Parks”: 1 row\n  “Head of Law”: 1 row\n  “Tree Officer”: 1 row\n  “Chief Clerk”: 1 row\n  [Enter all new names]\n  [Ask me about each]',
    );
    expect(await talk.presses('Ask me about each')).toContain('Who is “Tree Officer”?');
    expect(talk.text()).toContain('4 rows with a question');
    expect(await talk.presses('Enter all new names')).toContain('[Save 4 actions]');
  });

  test('a name can be that of somebody in the record, or of nobody', async () => {
    const talk = conversation(bot);
    await talk.sends(`${plan('Head of People')}\nSell the depot,Asset Lead,31/03/2025`);
    await talk.presses('Another answer');
    await talk.fills({ answer: 'Owner' });
    await talk.presses('No owner yet');
    await talk.presses('Save 2 actions');
    const { people, actions } = await bot.snapshot();
    const names = actions.slice(3).map(({ ownerId }) => people.find(({ id }) => id === ownerId)?.name ?? null);
    expect(names).toEqual(['Owner', null]);
  });

  test('a typed name that is not in the record either is refused', async () => {
    const talk = conversation(bot);
    await talk.sends(plan('Head of People'));
    await talk.presses('Another answer');
    expect(await talk.fills({ answer: 'Nobody Known' })).toContain('“Nobody Known” is not in the record.');
  });

  test('everybody, vacancies and names to be confirmed leave an action without an owner, and nobody is asked', async () => {
    const talk = conversation(bot);
    expect(await talk.sends(`${plan('TBC')}\nSell the depot,Vacant,\nAsk staff,All,`)).toContain(
      '3 actions to add.\n\nThe file has 3 actions, with 3 actions without an owner and 2 actions without a date.',
    );
  });
});
