/** A due date whose year is a slip: the same day of a later year is offered, and the likelier of the two stands first. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, isDate, longDate } from '../../src/core/time/dates.ts';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { answer } from './reading.ts';
import { commandNamed, context } from './specs.ts';

test.each([
  ['30 Sept 2023', ['[Use 30 September 2024]', '[Yes, use 30 September 2023]']],
  ['30/09/2023', ['[Use 30 September 2024]', '[Yes, use 30 September 2023]']],
  ['14 May 2024', ['[Yes, use 14 May 2024]', '[Use 14 May 2025]']],
  ['29 February 2024', ['[Yes, use 29 February 2024]']],
  ['yesterday', ['[Yes, use 23 June 2024]']],
])('the due date %s, typed on 24 June 2024, is answered with %o', (typed, buttons) => {
  expect(answer(`due E2-03 ${typed}`).slice(1)).toEqual(buttons);
});

test('every day of the past two years is offered again on its own day and month, at most a year ahead', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 730 }), (back) => {
      const { today } = context;
      const date = addDays(today, -back);
      const read = readSlots(commandNamed('due'), { action: 'E2-03', to: longDate(date) }, context);
      const offers = 'fault' in read ? read.fault.suggestions.map(({ args }) => args.to ?? '') : [];
      const next = offers.find((one) => one !== date);
      if (next === undefined) return date.endsWith('-02-29');
      return isDate(next) && next.slice(5) === date.slice(5) && next >= today && daysBetween(today, next) <= 366;
    }),
  );
});
