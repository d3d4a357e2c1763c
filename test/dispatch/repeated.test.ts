/** A request that arrives a second time under the same id. */
import { expect, test } from 'vitest';
import { startProgramme } from '../helpers/programme.ts';

test.each([
  ['would add the same again', 'add action "Train the members" to E1'],
  ['would change nothing more', 'assign E1-01 "Deputy"'],
  ['would be refused on the record that it has changed', 'withdraw E1-01 because wrong'],
])('a repeat that %s is answered as the first time and changes nothing', async (_, line) => {
  const bot = await startProgramme();
  const first = await bot.ask('Lead', line, { id: 'once' });
  const after = await bot.snapshot();
  expect(first.ok).toBe(true);
  expect(await bot.ask('Lead', line, { id: 'once' })).toMatchObject({ ok: true, card: first.card });
  expect(await bot.snapshot()).toEqual(after);
});
