/** The fields of a letter, to compare them. */
import type { LetterReading } from '../../../src/core/notice/letter/reading.ts';

/** The values alone, with the line ends inside texts taken out. */
export function valuesOf(reading: LetterReading) {
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
  return {
    kind: reading.kind.value,
    authority: reading.authority.value,
    department: reading.department.value,
    letterOn: reading.letterOn.value,
    issuedOn: reading.issuedOn.value,
    replaces: reading.replaces.value,
    termMonths: reading.termMonths.value,
    expiresOn: reading.expiresOn.value,
    suggestedExpiry: reading.suggestedExpiry,
    concerns: reading.concerns.value.map(flat),
    expectations: reading.expectations.value.map(({ text, level }) => [level.value, flat(text)]),
    deadlines: reading.deadlines.value.map(({ on }) => on),
    outcome: reading.outcome.value,
    followOn: reading.followOn.value.map(({ text, everyMonths }) => [everyMonths, flat(text)]),
  };
}
