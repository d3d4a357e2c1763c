/** The file of recommendations comes back edited, with new rows, by the rules of typed commands. */
import { describe, expect, test } from 'vitest';
import { DIRECT } from '../../helpers/programme.ts';
import { FROM, recommendations, withRecommendation } from '../../helpers/recommended.ts';
import { exported, pressed, sent } from './csv-sent.ts';

const EXPORT = 'export csv recommendations';

describe('recommendations in a file', () => {
  test('the file as it went out changes nothing and says which columns it leaves out', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation "=HYPERLINK(1)" ${FROM}`, DIRECT);
    await bot.says('Sro', 'update R1 partly accepted "We will, in part."', DIRECT);
    const seen = await sent(bot, await exported(bot, EXPORT));
    expect(seen.text).toContain('The file says what the record says. There is nothing to save.');
    expect(seen.text).toContain('Responded on, Outcome, Outcome on, Evidence and Actions.');
    expect(seen.save).toBeUndefined();
  });

  test('edited and added rows are previewed, saved by the button, and taken back by import undo', async () => {
    const bot = await withRecommendation();
    const seen = await sent(
      bot,
      [
        'Code,Recommendation,Source,Received on,Senior responsible owner,Expectation,Response due by,Response,Words of the response',
        'R1,Publish a forward plan by May,,,Owner,E1,2024-07-19,accepted,We will publish it.',
        ',Train all members,improvement board,20 June 2024,,E1,2024-08-01,response awaited,',
        ',Review the contracts,Improvement Board,2024-06-20,,,,not accepted,There is no money.',
      ].join('\n'),
    );
    expect(seen.text).toContain('2 recommendations to add, 1 recommendation to change.');
    expect(seen.text).toContain('Response due by: 19 July 2024; until now 12 July 2024');
    expect((await recommendations(bot)).length).toBe(1);
    const saved = await pressed(bot, seen.save);
    expect(saved.text).toContain('2 recommendations added, 1 recommendation changed.');
    const { people, expectations } = await bot.snapshot();
    const idOf = (name: string) => people.find((one) => one.name === name)?.id;
    expect(await recommendations(bot)).toMatchObject([
      {
        code: 'R1',
        text: 'Publish a forward plan by May',
        seniorResponsibleOwnerId: idOf('Owner'),
        expectationId: expectations[0]?.id,
        respondBy: '2024-07-19',
        response: 'accepted',
        responseText: 'We will publish it.',
        respondedOn: '2024-06-24',
      },
      {
        code: 'R2',
        sourceId: idOf('Improvement Board'),
        seniorResponsibleOwnerId: idOf('Sro'),
        respondBy: '2024-08-01',
        response: 'awaiting',
      },
      { code: 'R3', response: 'not_accepted', responseText: 'There is no money.', expectationId: null },
    ]);
    expect((await sent(bot, await exported(bot, EXPORT))).text).toContain('There is nothing to save');
    expect(await bot.says('Lead', 'import undo confirmed', DIRECT)).toContain(
      '2 recommendations withdrawn and 1 recommendation as before.',
    );
    const [first, ...rest] = await recommendations(bot);
    expect(first).toMatchObject({
      text: 'Publish a forward plan',
      respondBy: '2024-07-12',
      response: 'awaiting',
      responseText: null,
      respondedOn: null,
    });
    expect(rest.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true, true]);
  });

  test('an import that somebody has gone on with is not undone', async () => {
    const bot = await withRecommendation();
    const seen = await sent(bot, 'Code,Recommendation,Received on\nR1,Publish a plan,2024-06-20');
    await pressed(bot, seen.save);
    await bot.says('Sro', 'update R1 accepted "We will."', DIRECT);
    expect(await bot.says('Lead', 'import undo confirmed', DIRECT)).toContain('R1 has been changed since');
    expect((await recommendations(bot))[0]).toMatchObject({ text: 'Publish a plan', response: 'accepted' });
  });

  test('a file whose recommendation was changed after the preview is looked at again', async () => {
    const bot = await withRecommendation();
    const seen = await sent(bot, 'Code,Recommendation,Received on\nR1,Publish a plan,2024-06-20');
    await bot.says('Sro', 'update R1 accepted "We will."', DIRECT);
    expect((await pressed(bot, seen.save)).text).toContain('The record has changed since you looked');
    expect((await recommendations(bot))[0]).toMatchObject({ text: 'Publish a forward plan' });
  });

  test('somebody who is no lead imports no recommendations', async () => {
    const bot = await withRecommendation();
    const seen = await sent(bot, 'Code,Recommendation,Received on\nR1,Publish a plan,2024-06-20', 'import', 'Sro');
    expect(seen.text).toContain('programme lead');
    expect((await recommendations(bot))[0]?.text).toBe('Publish a forward plan');
  });

  test.each([
    [',Train all members,,2024-06-20,,', 'needs the body that made it, in the column Source'],
    [',Train all members,Improvement Board,,,', 'the day on which it was received, in the column Received on'],
    [',,Improvement Board,2024-06-20,,', 'needs its words, in the column Recommendation'],
    [',x,Audit Panel,2024-06-20,,', 'No body called “Audit Panel” is in the record yet.'],
    ['R9,x,,,,', 'There is no recommendation R9'],
    ['R1,,,,accepted,', 'A response needs its words'],
    ['R1,,,,,We will.', 'Words of a response need the response'],
    ['R1,,,,perhaps,We will.', '“perhaps” is not known here'],
    ['R1,,,2024-08-01,,', 'before it was received'],
    ['E1-01,x,,,,', 'is not a recommendation'],
  ])('the row %s is refused with its number', async (cells, message) => {
    const bot = await withRecommendation();
    const header = 'Code,Recommendation,Source,Received on,Response,Words of the response';
    const seen = await sent(bot, `${header}\n${cells}`);
    expect(seen.text).toContain(message);
    expect(seen.text).toContain('Row 2');
    expect(seen.save).toBeUndefined();
  });

  test('a response that was given is not taken back by a file', async () => {
    const bot = await withRecommendation();
    await bot.says('Sro', 'update R1 accepted "We will."', DIRECT);
    const seen = await sent(bot, 'Code,Recommendation,Received on,Response\nR1,,,response awaited');
    expect(seen.text).toContain('R1 has a response, which no import takes back.');
  });
});
