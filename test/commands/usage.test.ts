/** The examples in help, completion and docs/commands.md are understood by the bot. */
import { expect, test } from 'vitest';
import { commands, listCompletions } from '../../src/commands/index.ts';
import { understand } from '../helpers/command-examples.ts';

test.each(commands.flatMap(({ name, usage }) => usage.map(({ say }) => [say, name] as const)))(
  'the bot understands “%s”',
  (say, name) => {
    expect(understand(say)).toEqual({ command: name, unread: [] });
  },
);

test('no two commands have a name in common', () => {
  const names = commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every command says how it is said, and no two slots of one share a keyword', () => {
  for (const { name, usage, slots } of commands) {
    const keywords = Object.values(slots).flatMap(({ keyword }) => keyword ?? []);
    expect([name, usage.length > 0, new Set(keywords).size]).toEqual([name, true, keywords.length]);
  }
});

test('no slot has a name that buttons and forms need for themselves', () => {
  const names = commands.flatMap(({ slots }) => Object.keys(slots));
  expect(names.filter((name) => ['sure', 'ask', 'shown', 'more'].includes(name))).toEqual([]);
});

test('the chat page is offered every command once', () => {
  const offered = listCompletions().map(({ say }) => say);
  expect(new Set(offered).size).toBe(offered.length);
});
