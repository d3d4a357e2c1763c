/** Recommendations: added one by one or pasted, answered, implemented with evidence, closed, corrected and withdrawn. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import { FROM, formAfter, recommendations, withRecommendation } from '../helpers/recommended.ts';

const texts = async (bot: Bot) => (await recommendations(bot)).map(({ code, text }) => `${code} ${text}`);

describe('adding recommendations', () => {
  it('a recommendation is added with its source, its dates and who answers for it, and its card shows them', async () => {
    const bot = await withRecommendation();
    expect(await recommendations(bot)).toMatchObject([
      { code: 'R1', title: 'Publish a forward plan', receivedOn: '2024-06-20', respondBy: '2024-07-12' },
    ]);
    const card = await bot.says('Other', 'show r1', DIRECT);
    expect(card).toContain('R1 Publish a forward plan');
    expect(card).toContain('Response due on 12 July 2024, in 18 days');
    expect(card).toContain('From Improvement Board, received on 20 June 2024');
    expect(card).toContain('No action carries it out yet.');
    expect((await bot.snapshot()).expectations.map(({ code }) => code)).toEqual(['E1']);
  });

  it('several pasted in the lines below get a code each in one commit, without their numbers', async () => {
    const bot = await withRecommendation();
    const pasted = [
      `add recommendation ${FROM}:`,
      '1. Update the constitution',
      '2) Assign a mentor to each member, so that “pace” is kept',
      '• Show members the risk register',
    ].join('\n');
    const answer = await bot.says('Lead', pasted, DIRECT);
    expect(answer).toContain('Lead added R2 to R4 from Improvement Board');
    expect(await texts(bot)).toEqual([
      'R1 Publish a forward plan',
      'R2 Update the constitution',
      'R3 Assign a mentor to each member, so that “pace” is kept',
      'R4 Show members the risk register',
    ]);
    const events = await bot.store.history({ ids: (await recommendations(bot)).slice(1).map(({ id }) => id) });
    expect(new Set(events.map(({ by }) => by.requestId)).size).toBe(1);
  });

  it('the day of a response and of the outcome may be typed with them', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'update R1 accepted on 21 June "We will publish it"', DIRECT);
    await bot.says('Lead', 'update R1 implemented on 22 June evidence "Council, item 9"', DIRECT);
    expect(await recommendations(bot)).toMatchObject([{ respondedOn: '2024-06-21', outcomeOn: '2024-06-22' }]);
    await bot.says('Lead', 'reopen R1 because the plan is gone', DIRECT);
    expect(await bot.says('Lead', 'update R1 implemented on 28 June evidence "Council"', DIRECT)).toContain(
      'the next one has not come yet',
    );
  });

  it('several pasted between quotes are as many recommendations', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation "Train members\nReview the budget" ${FROM}`, DIRECT);
    expect((await texts(bot)).slice(1)).toEqual(['R2 Train members', 'R3 Review the budget']);
  });

  it('the form adds what is written in its text area, one to a line, and carries what was typed', async () => {
    const bot = await withRecommendation();
    expect(await formAfter(bot, 'Lead', 'add recommendation from "Improvement Board" on 21 June')).toMatchObject({
      from: 'Improvement Board',
      on: '21 June 2024',
      text: undefined,
    });
    const args = {
      text: '- Train members\n- Review the budget',
      from: 'Improvement Board',
      on: '21 June 2024',
      to: 'E1',
    };
    await bot.ask('Lead', { kind: 'form', command: 'add recommendation', args });
    expect((await recommendations(bot)).slice(1)).toMatchObject([
      {
        code: 'R2',
        text: 'Train members',
        seniorResponsibleOwnerId: (await recommendations(bot))[0]?.seniorResponsibleOwnerId,
      },
      { code: 'R3', text: 'Review the budget' },
    ]);
  });

  it('a recommendation entered by mistake is withdrawn with a reason, and others keep their codes', async () => {
    const bot = await withRecommendation();
    await bot.says(
      'Lead',
      `add recommendation ${FROM}\nTrain members\nThank you for coming\nReview the budget`,
      DIRECT,
    );
    await bot.says('Lead', 'withdraw R3 because it is no recommendation', DIRECT);
    const list = await bot.says('Other', 'list recommendations', DIRECT);
    expect(list).not.toContain('Thank you');
    expect(list).toContain('R4 Review the budget');
    expect(await bot.says('Lead', 'history R3', DIRECT)).toContain('Reason: it is no recommendation');
    await bot.says('Lead', 'withdraw R2, R4 because they were entered twice', DIRECT);
    expect(await bot.says('Other', 'list recommendations withdrawn', DIRECT)).toContain(
      '3 recommendations were withdrawn',
    );
    await bot.says('Lead', `add recommendation "Appoint a chair" ${FROM}`, DIRECT);
    expect((await texts(bot)).at(-1)).toBe('R5 Appoint a chair');
  });

  it.each(['Sro', 'Owner', 'Viewer'])(
    '%s adds no recommendation of a body whose meetings are not theirs',
    async (who) => {
      const bot = await withRecommendation();
      const answer = await bot.says(who, `add recommendation "Train members" ${FROM}`, DIRECT);
      expect(answer).toMatch(/Only a programme lead can add|is for officers/);
      expect(await recommendations(bot)).toHaveLength(1);
    },
  );
});

describe('the response to a recommendation', () => {
  it('its senior responsible owner responds with words, and corrects the response', async () => {
    const bot = await withRecommendation();
    expect(await bot.says('Sro', 'update R1 accepted "We will publish it in July."')).toBe('');
    expect(bot.message('Sro responded to R1: accepted').text).toContain('“We will publish it in July.”');
    await bot.says('Sro', 'update R1 partly accepted "We will publish half of it."', DIRECT);
    expect((await recommendations(bot))[0]).toMatchObject({
      response: 'partly',
      responseText: 'We will publish half of it.',
      respondedOn: '2024-06-24',
    });
    const history = await bot.says('Sro', 'history R1', DIRECT);
    expect(history).toContain('Response: accepted → partly accepted');
    expect(await bot.says('Other', 'status since 24 June', DIRECT)).toContain('Responded (1)');
  });

  it('words that are not clear open the form with them, and nothing is recorded', async () => {
    const bot = await withRecommendation();
    for (const [line, response, text] of [
      ['update R1 accepted', 'accepted', ''],
      ['update R1 implemented', 'implemented', ''],
      ['update R1 we accept it', undefined, 'we accept it'],
    ] as const) {
      const form = await formAfter(bot, 'Sro', line);
      expect(form, line).toMatchObject({ about: 'R1', response });
      expect(form?.text ?? '', line).toBe(text);
    }
    expect((await recommendations(bot))[0]).toMatchObject({ response: 'awaiting' });
    expect((await bot.snapshot()).logEntries).toEqual([]);
    await bot.ask('Sro', {
      kind: 'form',
      command: 'update',
      args: { about: 'R1', response: 'not accepted', text: 'No money' },
    });
    expect((await recommendations(bot))[0]).toMatchObject({ response: 'not_accepted', responseText: 'No money' });
  });

  it('a response without quotes may be the words of an update, so that both are offered', async () => {
    const bot = await withRecommendation();
    const { card } = await bot.ask('Sro', 'update R1 not accepted the budget is too small');
    expect(card?.buttons.map(({ label }) => label)).toEqual([
      'update R1 not accepted "the budget is too small"',
      'update R1 "not accepted the budget is too small"',
    ]);
    expect((await recommendations(bot))[0]).toMatchObject({ response: 'awaiting' });
    expect(await bot.says('Sro', 'update R1 implemented but not for members')).toContain('Which do you mean?');
  });

  it('other words about a recommendation are an update that its card shows', async () => {
    const bot = await withRecommendation();
    await bot.says('Sro', 'update R1 "Draft is with group leaders"', DIRECT);
    expect(await bot.says('Other', 'show R1', DIRECT)).toContain('U1 Draft is with group leaders');
    await bot.says('Sro', 'strike R1 U1 because it is of another', DIRECT);
    expect(await bot.says('Other', 'show R1', DIRECT)).not.toContain('Draft is with');
  });

  it.each(['Owner', 'Other', 'Viewer'])('%s, who does not answer for it, says nothing of it', async (who) => {
    const bot = await withRecommendation();
    const before = await recommendations(bot);
    for (const said of [
      'accepted "Yes."',
      'implemented evidence "Done"',
      'closed by the source because over',
      '"Soon"',
    ])
      expect(await bot.says(who, `update R1 ${said}`, DIRECT)).toMatch(/Only the senior responsible|for officers/);
    for (const line of [
      'reopen R1 because no',
      'withdraw R1 because no',
      'edit recommendation R1 title "x"',
      'assign R1 @"Other"',
    ])
      expect(await bot.says(who, line, DIRECT)).toMatch(/Only |is for /);
    expect(await bot.says(who, 'history R1', DIRECT)).toContain('is shown to its senior responsible owner');
    expect(await recommendations(bot)).toEqual(before);
  });
});

describe('the end of a recommendation', () => {
  it('implemented is said by a person with evidence and never follows from its actions', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'add action "Forward plan" to E1 owner @"Owner" by 28 June for R1', DIRECT);
    await bot.says('Sro', 'update R1 accepted "We will publish it."', DIRECT);
    await bot.says('Owner', 'done E1-04 https://council.gov.uk/plan', DIRECT);
    await bot.says('Lead', 'confirm E1-04', DIRECT);
    expect((await recommendations(bot))[0]).toMatchObject({ outcome: 'open' });
    expect(await formAfter(bot, 'Sro', 'update R1 implemented')).toMatchObject({ response: 'implemented' });
    await bot.says('Sro', 'update R1 implemented evidence https://council.gov.uk/plan', DIRECT);
    expect((await recommendations(bot))[0]).toMatchObject({
      outcome: 'implemented',
      outcomeEvidence: 'https://council.gov.uk/plan',
    });
    expect(await bot.says('Other', 'list recommendations', DIRECT)).toContain('1 of 1 implemented.');
    await bot.says('Lead', 'reopen R1 because the plan was taken down', DIRECT);
    expect((await recommendations(bot))[0]).toMatchObject({
      outcome: 'open',
      outcomeEvidence: null,
      response: 'accepted',
    });
  });

  it('the source closes a recommendation without a response', async () => {
    const bot = await withRecommendation();
    await bot.says('Sro', 'update R1 closed by the source because the board has ended', DIRECT);
    expect((await recommendations(bot))[0]).toMatchObject({ outcome: 'closed_by_source' });
    const card = await bot.says('Other', 'show R1', DIRECT);
    expect(card).toContain('Closed because: the board has ended');
    expect(card).not.toContain('No action carries it out yet');
    expect(await bot.says('Other', 'list recommendations awaiting', DIRECT)).toContain('No recommendations');
  });
});

it('a recommendation that is “partially accepted” is partly accepted, with its words', async () => {
  const bot = await withRecommendation();
  await bot.says('Lead', 'update R1 partially accepted "The training, and not the test"', DIRECT);
  expect((await recommendations(bot))[0]).toMatchObject({ response: 'partly' });
  expect(await bot.says('Lead', 'show R1', DIRECT)).toContain('The training, and not the test');
});
