/** Property tests of the day behind `done`: every spelling of a past day is read back as that day, and takes no word of the note. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { addDays, dayAndDate, longDate } from '../../src/core/time/dates.ts';
import { splitLine } from '../../src/dispatch/parse.ts';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { record } from '../helpers/programme-record.ts';
import { TODAY } from '../helpers/record.ts';

const done = commands.find(({ name }) => name === 'done');
if (!done) throw new Error('There is no command “done”');

/** The days of the notice up to yesterday. */
const pastDay = fc.integer({ min: 1, max: 140 }).map((days) => addDays(TODAY, -days));
const spelling = fc.constantFrom(
  longDate,
  dayAndDate,
  (day: string) => longDate(day).replace(/ \d{4}$/, ''),
  (day: string) => longDate(day).replace(/^(\d+) (\w{3})\w*/, '$1 $2'),
  (day: string) => day,
  (day: string) => day.split('-').toReversed().join('/'),
);
const before = fc.constantFrom('', 'on ', 'On ');
const proof = fc.constantFrom('', ' "Sent by email"', ' "Minutes of 3 June 2024"', ' https://example.org/minutes');
const readContext = {
  today: TODAY,
  calendar: { timeZone: 'Europe/London', extraHolidays: new Set<string>() },
  snapshot: record([]),
  mentioned: [],
  speaker: { platform: 'local', accountId: 'o1', name: 'Owner' },
} as const;

test('any spelling of a past day behind “done” is read back as that day, in front of the evidence and behind it', () => {
  fc.assert(
    fc.property(pastDay, spelling, before, proof, fc.boolean(), (day, spell, on, evidence, isFirst) => {
      const words = ` ${on}${spell(day)}`;
      const line = `done E1-01${isFirst ? words + evidence : evidence + words}`;
      const read = splitLine(line, commands);
      if ('fault' in read) throw new Error(`${line}: ${read.fault.message}`);
      expect(read.raw.evidence ?? '', line).toBe(evidence.trim().replaceAll('"', ''));
      expect(readSlots(done, read.raw, readContext), line).toMatchObject({ values: { on: day } });
    }),
    { numRuns: 1000 },
  );
});

test('a day inside words without quotes is never taken out of them without a question', () => {
  const word = fc.constantFrom('minutes', 'report', 'of', 'the', 'Board', 'item', 'published', 'letter');
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(words, pastDay, spelling, before, words, (first, day, spell, on, last) => {
      const read = splitLine(`done E1-01 ${first} ${on}${spell(day)} ${last}`, commands);
      if ('command' in read) expect(read.raw.on).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});
