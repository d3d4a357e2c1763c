/** Confirming what a plan brought in as complete. */
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

const PLAN = `Ref,Action required,Lead officer,Target date,Status,Progress to date,Evidence link
1,Train the team,Owner,30 June 2024,In progress,Half of them trained,
2,Close the old accounts,Other,31/05/2024,Complete,,https://example.org/accounts`;

async function imported() {
  const talk = conversation(bot);
  await talk.sends(PLAN);
  await talk.presses('Save 2 actions');
  return talk;
}

test('an action that came in as complete is not confirmed here until a lead confirms all of them at once', async () => {
  const talk = await imported();
  expect(await bot.says('Lead', 'show E1-05')).toContain('Status: Complete as brought in, not confirmed here');
  await talk.presses('Confirm 1 action');
  expect(await bot.says('Lead', 'show E1-05')).not.toContain('brought in');
  const { people } = await bot.snapshot();
  expect(await bot.action('E1-05')).toMatchObject({
    status: 'complete',
    broughtInAt: null,
    completedBy: people.find(({ name }) => name === 'Lead')?.id,
  });
  expect(await bot.says('Lead', 'confirm imported')).toContain('No action that an import brought in as complete');
});

test('a lead confirms one action that came in as complete by its code, and nobody else does', async () => {
  await imported();
  expect(await bot.says('Owner', 'confirm E1-05')).toContain('lead');
  expect((await bot.action('E1-05')).broughtInAt).not.toBeNull();
  await bot.says('Lead', 'confirm E1-05');
  expect(await bot.action('E1-05')).toMatchObject({ status: 'complete', broughtInAt: null });
  expect(await bot.says('Lead', 'confirm E1-05')).toContain('E1-05 is settled already');
});

test('the evidence of a complete action comes in with it', async () => {
  await imported();
  const { evidence } = await bot.snapshot();
  expect(evidence.map(({ code, kind, text }) => [code, kind, text])).toEqual([
    ['V1', 'link', 'https://example.org/accounts'],
  ]);
});

test('a paper says that work which came in complete was confirmed, and not that it was delivered', async () => {
  await imported();
  await bot.says('Lead', 'role "Improvement Board" viewer', DIRECT);
  await bot.says('Lead', 'add meeting "Improvement Board" on 30 September owner @"Lead" to E1', DIRECT);
  await bot.says('Lead', 'confirm imported', DIRECT);
  const paper = await bot.says('Lead', 'report for "Improvement Board" since 1 June 2024', DIRECT);
  expect(paper).toContain('no action was delivered, 1 that came in complete was confirmed (E1-05)');
});
