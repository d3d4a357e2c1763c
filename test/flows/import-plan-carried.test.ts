/** A council's plan comes in for actions that a replaced notice carried over, whose items have gaps in their codes. */
import { expect, test } from 'vitest';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

test('evidence from a plan stands beside evidence that was carried over with a gap in its codes', async () => {
  const bot = await startProgramme();
  await bot.says('Owner', 'evidence E1-01 "The first draft"', DIRECT);
  await bot.says('Owner', 'evidence E1-01 "The second draft"', DIRECT);
  await bot.says('Lead', 'strike E1-01 V1 because it was another paper', DIRECT);
  await bot.says('Lead', 'notice replace issued 20 June 2024 for 6 months carry', DIRECT);
  const talk = conversation(bot);
  await talk.sends('Action required,Lead officer,Evidence\nProcurement rules,Owner,https://intranet.example/third');
  await talk.presses('Save 1 action');
  const { evidence } = await bot.snapshot();
  expect(evidence.map(({ code, text }) => `${code} ${text}`)).toEqual([
    'V2 The second draft',
    'V3 https://intranet.example/third',
  ]);
});
