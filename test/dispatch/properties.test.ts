/**
 * Property tests over odd lines: every line is read or refused without an exception, and a written command is read
 * back.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLine } from '../../src/dispatch/parse.ts';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import type { Slot } from '../../src/dispatch/slots.ts';
import { addAction, commandNamed, commands, context, due, handover } from './specs.ts';

const anything = fc.oneof(
  fc.string({ maxLength: 5000, unit: 'binary' }),
  fc.string({
    maxLength: 5000,
    unit: fc.constantFrom('"', '“', '”', "'", '<', '@', '>', '|', ':', ' ', 'a', '\n', '\0', '\ud800'),
  }),
  fc
    .array(
      fc.constantFrom(
        ...commands.flatMap((command) => [
          command.name,
          ...Object.values(command.slots).map((slot) => slot.keyword ?? ''),
        ]),
        ...[
          'E2-03',
          '14 May',
          '"',
          '“a b”',
          '<@slack:U1|Jo>',
          '@jo',
          'me',
          '/bvn',
          '4 weeks',
          'sure',
          '__proto__',
          'constructor',
        ],
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(' ')),
);

describe('any line', () => {
  test('any line becomes values or a fault with a message', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const line = splitLine(typed, commands);
        const result = 'fault' in line ? line : readSlots(line.command, line.raw, context);
        if ('values' in result) return;
        expect(result.fault.message).not.toBe('');
        expect(result.fault.message.length).toBeLessThan(2000);
        for (const { label, command } of result.fault.suggestions) {
          expect(label).not.toBe('');
          expect(commandNamed(command)).toBeDefined();
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('any raw arguments are read or refused', () => {
    const raw = fc.record({ action: anything, to: anything, because: anything, sure: anything }, { requiredKeys: [] });
    fc.assert(
      fc.property(raw, (args) => {
        const result = readSlots(due, args, context);
        expect('values' in result || result.fault.message !== '').toBe(true);
      }),
    );
  });
});

const text = fc
  .string({ minLength: 1, maxLength: 80, unit: 'grapheme' })
  // A mark that opens or closes curly quotes cannot stand inside them: such a line is asked about.
  .map((value) => value.replace(/["“”„\0]|<@/g, '').trim())
  .filter((value) => value !== '');
const date = fc
  .date({ min: new Date('2024-06-24'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const code = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }));
const who = fc.constantFrom('@jo-smith', '@programme-director', '<@slack:U1>', 'Monitoring Officer', 'me');

/** A value as somebody types it who quotes every text with spaces. */
function quoted(value: string, [open, close]: readonly [string, string]): string {
  return value.startsWith('@') || value.startsWith('<@') ? value : `${open}${value}${close}`;
}

function printed(slot: Slot<unknown>, value: string, quotes: readonly [string, string]): string {
  if (slot.reads === 'flag') return slot.keyword ?? '';
  return [slot.keyword, quoted(value, quotes)].filter((word) => word !== undefined).join(' ');
}

describe('written commands', () => {
  const quotes = fc.constantFrom(['"', '"'] as const, ['“', '”'] as const);
  const cases = [
    { command: due, raw: fc.record({ action: code.map(([e, a]) => `e${e}.${a}`), to: date, because: text }) },
    {
      command: addAction,
      raw: fc.record(
        {
          title: text,
          to: code.map(([e]) => `E${e}`),
          owner: who,
          by: date,
          ongoing: fc.constant('yes'),
          every: fc.integer({ min: 1, max: 52 }).map((n) => `${n} weeks`),
          level: fc.constantFrom('officer', 'member', 'joint'),
        },
        { requiredKeys: ['title', 'to'] },
      ),
    },
    { command: handover, raw: fc.record({ leaver: who, to: who, from: date }) },
  ];

  test.each(cases.map((one) => [one.command.name, one] as const))(
    'the command “%s” is read back as it was written',
    (_, { command, raw }) => {
      const order = fc.infiniteStream(fc.nat());
      fc.assert(
        fc.property(raw as fc.Arbitrary<Record<string, string>>, quotes, order, (args, marks, numbers) => {
          const slots = Object.entries(command.slots as Record<string, Slot<unknown>>).filter(([name]) => name in args);
          const inOrder = slots.filter(([, slot]) => slot.keyword === undefined);
          const keyed = slots.filter(([, slot]) => slot.keyword !== undefined);
          const shuffled = keyed.map((entry) => ({ entry, at: numbers.next().value ?? 0 })).sort((a, b) => a.at - b.at);
          const words = [...inOrder, ...shuffled.map(({ entry }) => entry)];
          const typed = words.map(([name, slot]) => printed(slot, args[name] as string, marks)).join(' ');
          const line = splitLine(`${command.name} ${typed}`, commands);
          const asRaw = ([name, value]: [string, string]) =>
            slots.some(([one, { reads }]) => one === name && reads === 'person') && !/^<?@/.test(value)
              ? `"${value}"`
              : value;
          expect(line).toEqual({
            command,
            raw: Object.fromEntries(Object.entries(args).map((one) => [one[0], asRaw(one)])),
          });
          expect(readSlots(command as (typeof commands)[number], args, context)).toHaveProperty('values');
        }),
      );
    },
  );
});
