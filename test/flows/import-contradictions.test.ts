/** Rows of a council's plan that contradict themselves, and actions of which some milestones are done. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { conversation } from '../helpers/plan-conversation.ts';
import { startProgramme } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('rows that contradict themselves', () => {
  const PLAN = (...rows: readonly string[]) => ['Action,Owner,Due date,Status', ...rows].join('\n');

  test.each([
    ['Mend the gate,Owner,31 March 2025,Complete', 'The plan calls it complete, and it is due only on 31 March 2025.'],
    ['Mend the gate,Owner,31 March 2024,Green', 'The plan says green, and it was due on 31 March 2024.'],
  ])('the row “%s” stands on the card with its contradiction', async (row, sentence) => {
    const text = await conversation(bot).sends(PLAN(row));
    expect(text).toContain(`Rows that contradict themselves (1)\n- Row 2, Mend the gate\n  ${sentence}`);
    expect(text).toContain('[Save 1 action]');
  });

  test('three of them stand on the card, and the others are counted', async () => {
    const rows = [1, 2, 3, 4].map((n) => `Mend gate ${n},Owner,31 March 2024,Green`);
    const text = await conversation(bot).sends(PLAN(...rows));
    expect(text).toContain('Rows that contradict themselves (4)');
    expect(text).toContain('Row 4, Mend gate 3');
    expect(text).not.toContain('Mend gate 4\n  The plan');
    expect(text).toContain('1 more row in the file beside this.');
  });

  test('a row that agrees with itself is not among them', async () => {
    const rows = PLAN('Mend the gate,Owner,31 March 2024,Complete', 'Paint the pier,Owner,31 March 2025,Green');
    expect(await conversation(bot).sends(rows)).not.toContain('contradict');
  });
});

describe('an action with milestones that are done', () => {
  const PLAN = `Ref,Action,Owner,Due date,Status
1,Mend the gates,Owner,31 March 2025,
1.1,The north gate,,31 May 2024,Complete
1.2,The south gate,,31 July 2024,`;

  test('work of which a milestone is done has begun', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('On its due date');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).status).toBe('in_progress');
  });

  test('a milestone that is done unblocks no action', async () => {
    const talk = conversation(bot);
    await talk.sends(PLAN);
    await talk.presses('On its due date');
    await talk.presses('Save 1 action');
    await bot.says('Owner', 'blocked E1-04 because "no timber"');
    expect(await talk.sends(PLAN)).toContain('There is nothing to save.');
  });

  test('a plan that calls it not started is taken at its word, and the contradiction is shown', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(PLAN.replace('31 March 2025,', '31 March 2025,Not started'));
    expect(text).toContain(
      'The plan calls it not started, and these milestones are done: 1.1 The north gate (31 May 2024).',
    );
    await talk.presses('On its due date');
    await talk.presses('Save 1 action');
    expect((await bot.action('E1-04')).status).toBe('not_started');
  });

  test('a milestone that is done was not done on a due date to come', async () => {
    const talk = conversation(bot);
    const text = await talk.sends(PLAN.replace('31 May 2024', '30 November 2024'));
    expect(text).toContain('The milestone is done, and the plan does not say since which day.');
    expect(text).not.toContain('On its due date');
  });
});
