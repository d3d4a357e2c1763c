/** An action that is moved under another expectation takes everything with it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { startProgramme } from '../helpers/programme.ts';

const DIRECT = { direct: true } as const;
let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
  await bot.says('Lead', 'add expectation "Culture" text "Improve the culture"', DIRECT);
});

describe('edit E1-01 under E2', () => {
  test('the status, the dates, the milestones, the evidence and the updates go with the action', async () => {
    await bot.says('Owner', 'start E1-01');
    await bot.says('Owner', 'update E1-01 "Shortlist of three" green');
    await bot.says('Owner', 'evidence E1-01 https://example.org/minutes');
    await bot.says('Owner', 'add milestone E1-01 "Interviews held" by 26 June', DIRECT);
    const before = await bot.action('E1-01');
    await bot.says('Lead', 'edit E1-01 under E2');
    const moved = await bot.action('E2-01');
    const { status, title, ownerId, deputyId, dueOn, originalDueOn, level, evidenceRequired } = before;
    expect(moved).toMatchObject({ status, title, ownerId, deputyId, dueOn, originalDueOn, level, evidenceRequired });
    expect(moved).toMatchObject({ status: 'in_progress', carriedFromId: before.id });
    const { logEntries, evidence, milestones } = await bot.snapshot();
    expect(logEntries.filter(({ aboutId }) => aboutId === moved.id).map(({ text, rag }) => [text, rag])).toContainEqual(
      ['Shortlist of three', 'green'],
    );
    expect(evidence.filter(({ actionId }) => actionId === moved.id)).toHaveLength(1);
    expect(milestones.filter(({ actionId }) => actionId === moved.id).map(({ title }) => title)).toEqual([
      'Interviews held',
    ]);
  });

  test('the old action is withdrawn and says where it went', async () => {
    await bot.says('Lead', 'edit E1-01 under E2');
    expect((await bot.action('E1-01')).status).toBe('withdrawn');
    expect(await bot.says('Lead', 'history E1-01', DIRECT)).toContain('moved to E2-01');
  });

  test('a list of actions is offered to be moved as a whole', async () => {
    const { card } = await bot.ask('Lead', 'move E1-01, E1-02 and E1-03 to E2');
    const put = card?.buttons.find(({ label }) => label === 'Put E1-01, E1-02 and E1-03 under E2');
    if (put?.type !== 'command') throw new Error(card ? plainText(card) : 'No card');
    await bot.ask('Lead', { kind: 'press', ...put });
    const { actions } = await bot.snapshot();
    expect(actions.filter(({ code }) => code.startsWith('E2-')).map(({ code }) => code)).toEqual([
      'E2-01',
      'E2-02',
      'E2-03',
    ]);
    expect(actions.filter(({ status }) => status === 'withdrawn')).toHaveLength(3);
  });

  test('an owner does not move an action, and a withdrawn one stays where it is', async () => {
    expect(await bot.says('Owner', 'edit E1-01 under E2')).not.toContain('moved E1-01');
    await bot.says('Lead', 'withdraw E1-02 because "not needed"');
    expect(await bot.says('Lead', 'edit E1-02 under E2')).toContain('E1-02 is withdrawn. Open it again first');
    expect(await bot.says('Lead', 'edit E1-01 under E1')).toContain('E1-01 stands under E1 already.');
    expect((await bot.snapshot()).actions.filter(({ code }) => code.startsWith('E2-'))).toEqual([]);
  });
});
