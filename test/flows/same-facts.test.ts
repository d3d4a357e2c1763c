/** One rule for all questions: everybody in the record sees the same facts, and reasons are shown with the history. */
import { describe, expect, it } from 'vitest';
import { actionCode } from '../../src/dispatch/codes.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const READERS = ['Lead', 'Sro', 'Owner', 'Deputy', 'Other', 'Viewer'];
/** Each question with the actions that its answer names. */
const QUESTIONS: readonly (readonly [line: string, codes: readonly string[]])[] = [
  ['show E1-01', ['E1-01']],
  ['show E1-02', ['E1-02']],
  ['show E1', ['E1-01', 'E1-02', 'E1-03']],
  ['status @"Owner"', ['E1-01', 'E1-02', 'E1-03']],
  ['status overdue', ['E1-02']],
  ['status attention', ['E1-01', 'E1-02', 'E1-03']],
  ['status', ['E1-01', 'E1-02']],
  ['status since 1 June', ['E1-02', 'E1-03']],
  ['list', ['E1-01', 'E1-02', 'E1-03']],
  ['list overdue', ['E1-02']],
  ['export csv', ['E1-01', 'E1-02', 'E1-03']],
];

/** Every kind of reason is recorded: of a block, a proposed date and a moved date. Other is no party to any of it. */
async function startWithReasons(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', 'due E1-03 8 July because secret-moved', DIRECT);
  await bot.says('Owner', 'block E1-02 because secret-blocked', DIRECT);
  await bot.says('Owner', 'due E1-01 5 July because secret-proposed', DIRECT);
  return bot;
}

/** The whole answer as text, the file that comes with it included. */
async function answerTo(bot: Bot, who: string, line: string): Promise<string> {
  const { file } = await bot.ask(who, line);
  return `${await bot.says(who, line)}\n${file?.content ?? ''}`;
}

/** The lines of an answer that state facts of actions: without buttons and reasons. */
function factsIn(answer: string): readonly string[] {
  return answer
    .split('\n')
    .filter((line) => !/^\s*\[/.test(line))
    .map((line) =>
      line
        .replace(/(?:: )?secret-\w+/g, '')
        .replace(/Reason.*$/, '')
        .trimEnd(),
    )
    .filter((line) => line !== '' && !/^(?:Actions of|Your actions)/.test(line) && !/^\s*Owner:/.test(line));
}

const codesIn = (answer: string) => [...new Set(answer.match(/E1-\d\d/g) ?? [])].map(actionCode).sort();

describe('who sees whose delay', () => {
  it.each(QUESTIONS)('the answer to “%s” states the same facts to everybody', async (line, codes) => {
    const bot = await startWithReasons();
    const readers = line.startsWith('export') ? READERS.filter((who) => who !== 'Viewer') : READERS;
    const [first = '', ...others] = await Promise.all(readers.map((who) => answerTo(bot, who, line)));
    expect(codesIn(first)).toEqual(codes);
    for (const [n, answer] of others.entries()) {
      expect([readers[n + 1], factsIn(answer)]).toEqual([readers[n + 1], factsIn(first)]);
    }
  });

  it.each(READERS)('%s sees the reasons in every answer if the history is open to them, else in none', async (who) => {
    const bot = await startWithReasons();
    const history = await bot.says(who, 'history E1-02');
    const isOpen = history.includes('secret-blocked');
    expect(isOpen).toBe(!['Other', 'Viewer'].includes(who));
    for (const [line] of QUESTIONS) {
      if (line.startsWith('export') && who === 'Viewer') continue;
      if (['status', 'status attention'].includes(line)) continue;
      const answer = await answerTo(bot, who, line);
      expect([line, answer.includes('secret-')]).toEqual([line, isOpen]);
    }
  });

  it('sharing an expectation shows no reason, because everybody in the conversation reads it', async () => {
    const bot = await startWithReasons();
    await bot.says('Lead', 'share E1');
    const shared = bot.message('E1 Improvement plan').text;
    expect(shared).toContain('Blocked');
    expect(shared).not.toContain('secret-');
  });
});
