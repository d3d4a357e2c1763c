/** The completions that the chat page offers while somebody types. */
import { expect, test } from 'vitest';
import { listCompletions } from '../../src/commands/index.ts';
import { splitLine } from '../../src/dispatch/parse.ts';
import { commands } from '../dispatch/specs.ts';

test('the list of completions has every way to say every command, in alphabetical order', () => {
  const offered = listCompletions(commands);
  expect(offered.slice(0, 3).map(({ say }) => say)).toEqual([
    'add action "Review the constitution" to E2 owner @jo by 30 April',
    'add expectation "Governance" text "…"',
    'assign E2-03 @jo deputy @sam',
  ]);
  expect(new Set(offered.map(({ say }) => say))).toEqual(
    new Set(commands.flatMap(({ usage }) => usage.map(({ say }) => say))),
  );
});

test('every completion is understood', () => {
  for (const { say } of listCompletions(commands)) expect(splitLine(say, commands)).not.toHaveProperty('fault');
});
