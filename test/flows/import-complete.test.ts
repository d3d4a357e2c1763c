/** Confirming what a plan brought in as complete. */
import { beforeEach, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { importPlan } from './imported-plan.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

test('an action that came in as complete is not confirmed here until a lead confirms all of them at once', async () => {
  const talk = await importPlan(bot);
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
  await importPlan(bot);
  expect(await bot.says('Owner', 'confirm E1-05')).toContain('lead');
  expect((await bot.action('E1-05')).broughtInAt).not.toBeNull();
  await bot.says('Lead', 'confirm E1-05');
  expect(await bot.action('E1-05')).toMatchObject({ status: 'complete', broughtInAt: null });
  expect(await bot.says('Lead', 'confirm E1-05')).toContain('E1-05 is settled already');
});

test('the evidence of a complete action comes in with it', async () => {
  await importPlan(bot);
  const { evidence } = await bot.snapshot();
  expect(evidence.map(({ code, kind, text }) => [code, kind, text])).toEqual([
    ['V1', 'link', 'https://example.org/accounts'],
  ]);
});

test('a paper says that work which came in complete was confirmed, and not that it was delivered', async () => {
  await importPlan(bot);
  await bot.says('Lead', 'role "Improvement Board" viewer', DIRECT);
  await bot.says('Lead', 'add meeting "Improvement Board" on 30 September owner @"Lead" to E1', DIRECT);
  await bot.says('Lead', 'confirm imported', DIRECT);
  const paper = await bot.says('Lead', 'report for "Improvement Board" since 1 June 2024', DIRECT);
  expect(paper).toContain('no action was delivered, 1 that the plan called complete was confirmed (E1-05)');
});

test('the status counts what came in complete apart from what is delivered, until it is confirmed', async () => {
  await importPlan(bot);
  expect(await bot.says('Viewer', 'status', DIRECT)).toContain(
    '0 of 2 actions due by today are delivered; 1 came in complete, not confirmed',
  );
  await bot.says('Lead', 'confirm imported', DIRECT);
  expect(await bot.says('Viewer', 'status', DIRECT)).toContain('1 of 2 actions due by today is delivered');
});
