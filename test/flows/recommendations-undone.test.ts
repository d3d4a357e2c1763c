/** Recommendations that were pasted are taken back as a whole, by the person who added them and only at once. */
import { expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';
import { FROM, recommendations, withRecommendation } from '../helpers/recommended.ts';

/** R2, R3 and R4 come from one paste of Lead. */
async function withPaste(): Promise<Bot> {
  const bot = await withRecommendation();
  await bot.says(
    'Lead',
    `add recommendations ${FROM} sro @"Sro"\n1. Train members\n2. Review the contracts\n3. Publish it`,
    DIRECT,
  );
  return bot;
}
const standing = async (bot: Bot) =>
  (await recommendations(bot)).filter(({ withdrawnAt }) => withdrawnAt === null).map(({ code }) => code);

it('one code takes back all recommendations of its paste, and no others', async () => {
  const bot = await withPaste();
  const line = await bot.says('Lead', `add recommendations ${FROM} sro @"Sro"\n1. One more\n2. And another`, DIRECT);
  expect(line).toContain('To take all 2 back within 10 minutes: undo R5.');
  expect(await bot.says('Lead', 'undo R3', DIRECT)).toContain('Lead took back R2, R3 and R4');
  expect(await standing(bot)).toEqual(['R1', 'R5', 'R6']);
  expect(await bot.says('Lead', 'history R3', DIRECT)).toContain('Undone by the person who added it');
  expect(await bot.says('Lead', 'undo R3', DIRECT)).toContain('R3 was withdrawn');
});

it('ten minutes later a paste stays', async () => {
  const bot = await withPaste();
  await bot.clock.advance(10 * 60_000);
  expect(await bot.says('Lead', 'undo R3', DIRECT)).toContain('R3 was added more than 10 minutes ago');
  expect(await standing(bot)).toEqual(['R1', 'R2', 'R3', 'R4']);
});

it('nobody but the person who added recommendations takes them back', async () => {
  const bot = await withPaste();
  expect(await bot.says('Sro', 'undo R3', DIRECT)).toContain('Only Lead, who added R3, can undo it.');
  expect(await standing(bot)).toEqual(['R1', 'R2', 'R3', 'R4']);
});

it.each([
  ['Sro', 'update R4 accepted "We will."'],
  ['Sro', 'update R4 "The draft is with the panel"'],
  ['Lead', 'edit E1-01 for R4'],
  ['Lead', 'withdraw R4 because it was twice'],
])('a paste stays once %s has said: %s', async (who, said) => {
  const bot = await withPaste();
  await bot.says(who, said, DIRECT);
  expect(await bot.says('Lead', 'undo R3', DIRECT)).toContain('R4 has been worked with since');
  expect(await standing(bot)).toContain('R2');
});

it('an import that added recommendations is undone with them', async () => {
  const bot = await withPaste();
  const bytes = new TextEncoder().encode(
    'Code,Recommendation,Source,Received on\nR1,Publish a plan,,2024-06-20\n,New one,Improvement Board,2024-06-20',
  );
  const place = { platform: 'local', ...DIRECT } as const;
  const { card } = await bot.ask('Lead', 'import', { place, file: { name: 'recs.csv', bytes } });
  const [save] = card?.buttons ?? [];
  if (save?.type !== 'command') throw new Error('The file was refused');
  await bot.ask('Lead', { kind: 'press', command: save.command, args: save.args }, { place });
  expect(await bot.says('Lead', 'undo R5', DIRECT)).toContain(
    'R5 came in with an import. To take that back: import undo',
  );
  expect(await standing(bot)).toContain('R5');
});
