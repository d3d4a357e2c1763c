/** The completions that the chat page offers while somebody types. */
import { expect, test } from 'vitest';
import { listCompletions } from '../../src/commands/index.ts';
import { splitLine } from '../../src/dispatch/parse.ts';
import { commands } from '../dispatch/specs.ts';

test('the list of completions has every way to say every command, everyday ones first, each part in alphabetical order', () => {
  const offered = listCompletions(commands).map(({ say }) => say);
  const everyday = commands.filter((one) => one.everyday).flatMap(({ usage }) => usage.map(({ say }) => say));
  const inOrder = (lines: readonly string[]) => [...lines].sort((one, other) => one.localeCompare(other, 'en'));
  expect(offered.slice(0, everyday.length)).toEqual(inOrder(everyday));
  expect(offered.slice(everyday.length)).toEqual(inOrder(offered.slice(everyday.length)));
  expect(new Set(offered)).toEqual(new Set(commands.flatMap(({ usage }) => usage.map(({ say }) => say))));
});

test('every completion is understood', () => {
  for (const { say } of listCompletions(commands)) expect(splitLine(say, commands)).not.toHaveProperty('fault');
});
