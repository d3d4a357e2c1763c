/** Late milestones: lists of what is overdue name them, and the status counts them. */
import { describe, expect, it } from 'vitest';
import { summariseNotice } from '../../src/core/plan/status.ts';
import type { Notice } from '../../src/core/record/model.ts';
import { countsCard } from '../../src/views/counts.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const ADD = 'add milestone E1-01 "Values agreed by Council" by 26 June';

describe('what is late', () => {
  /** E1-01 has a milestone that is late; E1-02 is overdue. */
  async function withLate(): Promise<Bot> {
    const bot = await startProgramme();
    await bot.says('Owner', ADD, DIRECT);
    await bot.at('2024-06-28 10:00');
    return bot;
  }

  it.each(['list overdue', 'status overdue', 'what is late?', 'list E1 overdue', 'list @"Owner" overdue'])(
    '“%s” names late milestones with their owners, beside overdue actions',
    async (line) => {
      const bot = await withLate();
      const said = await bot.says('Lead', line, DIRECT);
      expect(said).toContain(
        [
          'Late milestones (1)',
          '- E1-01a Values agreed by Council',
          '  Owner: overdue by 2 working days, was due on 26 June 2024',
        ].join('\n'),
      );
    },
  );

  it('a list of overdue actions of somebody else, or of another time, names no milestone of these', async () => {
    const bot = await withLate();
    for (const line of ['list @"Other" overdue', 'list overdue due by 20 June', 'list open'])
      expect(await bot.says('Lead', line, DIRECT)).not.toContain('Late milestones');
    expect(await bot.says('Lead', 'list E1 overdue due by 27 June', DIRECT)).toContain('Late milestones (1)');
  });

  it('the status, what needs attention, and the counts for outsiders count late milestones, until they are done', async () => {
    const bot = await withLate();
    const status = await bot.says('Lead', 'status', DIRECT);
    expect(status).toContain('Late milestones (1)\n- E1-01a Values agreed by Council');
    expect(status).toContain('1 milestone late');
    expect(await bot.says('Lead', 'status attention', DIRECT)).toContain('Late milestones (1)');
    const snapshot = await bot.snapshot();
    const counts = summariseNotice(snapshot, snapshot.notice as Notice, '2024-06-28');
    expect(plainText(countsCard(counts, 'Weekly reminder'))).toContain('Late milestones: 1');
    expect(await bot.says('Lead', 'list overdue', DIRECT)).toMatch(/^\d+ overdue actions? and 1 late milestone\b/);
    await bot.says('Owner', 'done E1-01a', DIRECT);
    for (const line of ['status', 'status attention', 'list overdue'])
      expect(await bot.says('Lead', line, DIRECT)).not.toContain('ate milestone');
  });

  it('a late milestone of an action that is withdrawn is not late', async () => {
    const bot = await withLate();
    await bot.says('Lead', 'withdraw E1-01 because it is no longer needed', DIRECT);
    for (const line of ['list overdue', 'status overdue', 'status'])
      expect(await bot.says('Lead', line, DIRECT), line).not.toContain('ate milestone');
  });
});
