/** An action whose owner is a viewer: somebody can always report it. */
import { expect, test } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

test('the action of a viewer is reported by its senior responsible owner, and somebody else who tries is told who can', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', 'role @"Owner" viewer', DIRECT);
  const why = 'Only the owner, Owner or the deputy, Deputy (who is a viewer), the senior responsible owner of E1';
  expect(await bot.says('Other', 'done E1-02', DIRECT)).toContain(why);
  expect((await bot.action('E1-02')).status).toBe('not_started');
  await bot.says('Sro', 'done E1-02', DIRECT);
  expect((await bot.action('E1-02')).status).toBe('reported_complete');
});
