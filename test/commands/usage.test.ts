/** What help, completion and the README show of the real commands is what they understand. */
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { completions } from '../../src/dispatch/completions.ts';
import { splitLine } from '../../src/dispatch/parse.ts';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { saidNone } from '../../src/dispatch/reshow-form.ts';
import { context } from '../dispatch/specs.ts';

test.each(commands.flatMap((command) => command.usage.map(({ say }) => [say, command] as const)))(
  '%s',
  (say, command) => {
    const line = splitLine(say, commands);
    if ('fault' in line) throw new Error(line.fault.message);
    expect(line.command.name).toBe(command.name);
    const none = saidNone(line.command.slots, line.raw);
    const raw = Object.fromEntries(Object.entries(line.raw).filter(([name]) => !none.includes(name)));
    const read = readSlots(line.command, raw, { ...context, sure: true });
    // The examples' people are nobody in this record, and their days may have passed; all else about an example is right.
    const faults = 'fault' in read ? Object.keys(read.fault.fields) : [];
    expect(faults.map((name) => line.raw[name]).filter((value) => !value?.startsWith('@'))).toEqual([]);
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
  expect(names.filter((name) => ['sure', 'ask', 'clears'].includes(name))).toEqual([]);
});

test('the chat page is offered every one of them once', () => {
  const offered = completions(commands).map(({ say }) => say);
  expect(new Set(offered).size).toBe(offered.length);
});
