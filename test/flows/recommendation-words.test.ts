/** Recommendations in plain words: questions are answered, and words that tell of a response become buttons. */
import { describe, expect, it } from 'vitest';
import { DIRECT } from '../helpers/programme.ts';
import { FROM, recommendations, withRecommendation } from '../helpers/recommended.ts';

describe('a question about recommendations', () => {
  it.each([
    ['what recommendations are open?', '2 recommendations are open'],
    ['which recommendations are awaiting a response', '1 recommendation awaits a response'],
    ['how many recommendations are implemented?', '1 of 3 implemented'],
    ['list recommendations awaiting response', '1 recommendation awaits a response'],
    ['recommendations', '3 recommendations'],
    ['show me the recommendations', '3 recommendations'],
    ['R1', 'R1 Publish a forward plan'],
    ['what about R2?', 'R2 Train members'],
    ['where are we with r2', 'R2 Train members'],
  ])('“%s” is answered at once', async (question, answer) => {
    const bot = await withRecommendation();
    await bot.says('Lead', `add recommendation ${FROM}\nTrain members\nAppoint a chair`, DIRECT);
    await bot.says('Lead', 'update R2 accepted "We will."', DIRECT);
    await bot.says('Lead', 'update R3 accepted "We will."', DIRECT);
    await bot.says('Lead', 'update R3 implemented evidence "Minute 12 of the Board"', DIRECT);
    expect(await bot.says('Other', question, DIRECT)).toContain(answer);
  });
});

describe('words about a recommendation', () => {
  it.each([
    ['we accept R1', 'R1 is accepted …', 'accepted'],
    ['the council agrees with R1', 'R1 is accepted …', 'accepted'],
    ['R1 is rejected by members', 'R1 is not accepted …', 'not accepted'],
    ["we don't accept R1", 'R1 is not accepted …', 'not accepted'],
    ['we partly accept R1', 'R1 is partly accepted …', 'partly accepted'],
  ])('“%s” is asked about with the form of the response, and nothing changes', async (words, label, response) => {
    const bot = await withRecommendation();
    const { card } = await bot.ask('Sro', words, { place: { platform: 'local', ...DIRECT } });
    const [first] = card?.buttons ?? [];
    expect(first).toMatchObject({ label, command: 'update', args: { about: 'R1', response } });
    expect((await recommendations(bot))[0]).toMatchObject({ response: 'awaiting' });
  });

  it('somebody who does not answer for it gets no button for the response', async () => {
    const bot = await withRecommendation();
    const { card } = await bot.ask('Other', 'we accept R1', { place: { platform: 'local', ...DIRECT } });
    expect(JSON.stringify(card)).not.toContain('is accepted');
  });

  it('words of a response without a code are about the recommendation of the card above them', async () => {
    const bot = await withRecommendation();
    await bot.says('Lead', 'edit recommendation R1 by 11 July');
    const { id } = bot.message('Lead edited R1');
    expect(await bot.replies('Sro', 'we accept this one', id)).toContain('[R1 is accepted …]');
    expect(await bot.replies('Other', 'we accept this one', id)).toBe('');
    expect(await bot.replies('Sro', 'thanks all', id)).toBe('');
    expect((await recommendations(bot))[0]).toMatchObject({ response: 'awaiting' });
  });

  it('a new recommendation in plain words becomes its form', async () => {
    const bot = await withRecommendation();
    const { card } = await bot.ask('Lead', 'could we add a new recommendation', {
      place: { platform: 'local', ...DIRECT },
    });
    expect(card?.buttons).toContainEqual(expect.objectContaining({ command: 'add recommendation', asks: true }));
  });

  it('a code of no recommendation is answered with those that there are', async () => {
    const bot = await withRecommendation();
    const answer = await bot.says('Lead', 'show R9', DIRECT);
    expect(answer).toContain('There is no recommendation R9 under this notice. Expected one such as R1.');
    expect(answer).toContain('[Show R1]');
  });
});
