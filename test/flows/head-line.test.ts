/** The head of the record on the weekly card, and nowhere where it would be no help. */
import { expect, it } from 'vitest';
import { headCode } from '../../src/core/record/chain-head.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

it('the weekly card ends with the head of the record as it was then, and so does one that a lead posts', async () => {
  const bot = await startProgramme('2024-06-21 10:00');
  const head = headCode((await bot.store.head())!);
  await bot.at('2024-06-24 09:00');
  const weekly = () => bot.messages.filter(({ card }) => card.title.startsWith('Weekly reminder'));
  const lastLines = () => weekly().map(({ card }) => card.body.at(-1));
  expect(lastLines()).toEqual([{ type: 'note', text: `Record check: ${head}` }]);
  await bot.says('Lead', 'remind now', DIRECT);
  await bot.drain();
  expect(lastLines()).toEqual([expect.anything(), { type: 'note', text: `Record check: ${head}` }]);
  expect(bot.messages.filter((one) => JSON.stringify(one.card).includes('Record check'))).toHaveLength(2);
});

it('a preview of the weekly card has no head, which nobody can know before', async () => {
  const bot = await startProgramme('2024-06-21 10:00');
  expect(await bot.says('Lead', 'remind preview', DIRECT)).not.toContain('Record check');
});
