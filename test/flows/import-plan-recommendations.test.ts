/** The recommendations that the actions of a council's plan carry out: in words, by numbers, and who made them. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('recommendations in words', () => {
  test('a recommendation in words is added once its date is known, and its actions belong to it', async () => {
    const talk = conversation(bot);
    const plan = `Recommendation,Source,Action,Lead officer,Target date
Review the companies,External review (August 2023),Write the terms,Owner,June 2024
Review the companies,External review (August 2023),Hear the directors,Owner,July 2024`;
    expect(await talk.sends(plan)).toContain(
      'On which day were the recommendations of “External review (August 2023)” received?',
    );
    await talk.presses('31 August 2023');
    await talk.presses('Keep the source as words only');
    expect(await talk.presses('Save 2 actions')).toContain('2 actions added and 1 recommendation added');
    const { recommendations, actions } = await bot.snapshot();
    expect(recommendations.map(({ code, title, receivedOn }) => [code, title, receivedOn])).toEqual([
      ['R1', 'Review the companies', '2023-08-31'],
    ]);
    expect(actions.slice(-2).map(({ recommendationId }) => recommendationId)).toEqual([
      recommendations[0]?.id,
      recommendations[0]?.id,
    ]);
  });

  test('a source that is not in the record can be entered as a body with its recommendations', async () => {
    const talk = conversation(bot);
    const plan = `Recommendation,Source,Action,Lead officer,Target date
Review the companies,Tidewater Review (August 2023),Write the terms,Owner,June 2024
Sell the pier,Tidewater Review (August 2023),Ask for bids,Owner,July 2024`;
    await talk.sends(plan);
    expect(await talk.presses('31 August 2023')).toContain(
      '“Tidewater Review” made recommendations, and is not in the record.',
    );
    await talk.presses('Enter Tidewater Review as a new body');
    await talk.presses('Save 2 actions');
    const { people, recommendations } = await bot.snapshot();
    const body = people.find(({ name }) => name === 'Tidewater Review');
    expect(body?.kind).toBe('body');
    expect(recommendations.map(({ sourceId }) => sourceId)).toEqual([body?.id, body?.id]);
    await bot.says('Lead', 'import undo confirmed', DIRECT);
    expect((await bot.snapshot()).people.find(({ name }) => name === 'Tidewater Review')?.removedAt).not.toBeNull();
  });
});

describe('recommendations by numbers alone', () => {
  const NUMBERED =
    'Rec no,Action,Lead officer,Target date\n2,Write the terms,Owner,June 2024\n7,Ask for bids,Owner,July 2024';

  beforeEach(async () => {
    const talk = conversation(bot);
    await talk.sends(
      'Recommendation,Action,Lead officer\nReview the companies,List them,Owner\nSell the pier,Value it,Owner',
    );
    await talk.presses('Another answer');
    await talk.fills({ answer: '20 June 2024' });
    await talk.presses('Save 2 actions');
    expect((await bot.snapshot()).recommendations.map(({ code }) => code)).toEqual(['R1', 'R2']);
  });

  test('whether the numbers are those of the record is asked, and a number that it has not stays in words', async () => {
    const talk = conversation(bot);
    expect(await talk.sends(NUMBERED)).toContain('so that 2 is R2 Sell the pier?\n  Row 2, Write the terms\n  [Yes');
    await talk.presses('Yes, the numbers are the same');
    await talk.presses('Save 2 actions');
    const { actions, recommendations, logEntries } = await bot.snapshot();
    const second = recommendations.find(({ code }) => code === 'R2');
    expect(actions.slice(-2).map(({ recommendationId }) => recommendationId)).toEqual([second?.id, null]);
    expect(logEntries.map(({ text }) => text)).toEqual(['From the plan: Recommendation: 7']);
    expect(await talk.sends(NUMBERED)).toContain('There is nothing to save.');
  });

  test('a plan with the numbers of another document keeps them in words', async () => {
    const talk = conversation(bot);
    await talk.sends(NUMBERED);
    await talk.presses('Keep them as words only');
    await talk.presses('Save 2 actions');
    expect((await bot.snapshot()).actions.slice(-2).map(({ recommendationId }) => recommendationId)).toEqual([
      null,
      null,
    ]);
  });
});
