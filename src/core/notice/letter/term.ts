/** Reads how long a notice stays in place, and the expiry date where the letter states one. */
import type { IsoDate } from '../../record/model.ts';
import { daysBetween } from '../../time/dates.ts';
import { suggestedExpiry } from '../notice.ts';
import { datesIn } from './dates.ts';
import { type Field, missing } from './reading.ts';

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TERM = new RegExp(
  `\\b(${UNITS.join('|')}|twenty[- ]four|\\d{1,2}|an?)(?:\\s*\\((?:\\d{1,2}|[a-z]+)\\))?[\\s-]+(?:calendar )?(months?|years?)\\b`,
  'gi',
);
/** Words before a length of time that is no term. */
const OTHER = /\b(?:every|each|last|past|previous|preceding|within|least|first|after|in|per)(?: the)?\s*$/i;
const STAYS =
  /\b(?:notice|it)\b.{0,60}\b(?:will|shall|is to|should)\b.{0,30}\b(?:remain|be|stay|last|run|apply|continue|have effect)\b|\bnotice (?:has effect|takes effect|lasts|stands|continues|runs|remains|stays|applies)\b|\bthis notice\b.{0,40}\b(?:lasts|stands|continues|runs|remains)\b|\bremain(?:s|ing)? in (?:place|force|effect)\b|\b(?:in place|in force|in effect) for\b/i;
const ISSUES_FOR =
  /\b(?:issu\w+|notice|period)\b.{0,80}\bfor an?\b|\bfor (?:a|an initial) (?:further )?(?:period|term) of\b|[\s-](?:month|year)[\s-](?:period|term|notice)\b/i;
const OVER = /\b(?:was|were|had been|previously|expired|has expired)\b/i;
/** “That Notice was to remain in place for 12 months”: the term of an earlier notice. */
const STAYED =
  /\b(?:was|were|had|which was) (?:to (?:remain|be|stay|last|run|apply|continue)|due to|been in)\b|\bnotice\b.{0,40}\b(?:was|were) (?:issued|given|in)\b/i;

/** “It will lapse after”, which is the term. */
const ENDS_AFTER = /\b(?:notice|it)\b.{0,80}\b(?:laps|expir|end)(?:e?s|e)?\b.{0,20}\bafter(?: a period of)?\s*$/i;
/** “The twelve months for which this Notice is in place”. */
const IS_TERM = /^ (?:for|during|in) which (?:this|the) notice (?:is|will be|remains|will remain)\b/i;
/** Words before a length of time that speak of a notice that may come later, or of a longer one. */
const LATER = /^(?:if|should|unless|where)\b|\b(?:may|might|could)\b.{0,60}\b(?:issu\w+|extend\w*|renew\w*)\b/i;

/** How many characters before a length of time or a date are looked at. */
const REACH = 160;

interface Found {
  readonly months: number;
  readonly sentence: string;
  readonly weight: number;
}

/** The term in months, from words or figures. */
export function readTerm(sentences: readonly string[]): Field<number | null> {
  const found = sentences.flatMap(termsIn).sort((a, b) => b.weight - a.weight);
  const [best] = found;
  if (!best) return missing(null, 'The letter does not say how long the notice stays in place.');
  const other = found.find(({ months, weight }) => months !== best.months && weight === best.weight);
  const unsure = best.weight < 2 ? 'The sentence may speak of something else than the term of the notice.' : null;
  const doubtful = other ? `The letter also speaks of ${other.months} months: “${other.sentence}”` : unsure;
  return { value: best.months, restsOn: best.sentence, doubtful };
}

function termsIn(sentence: string): readonly Found[] {
  const stays =
    !STAYED.test(sentence) && (STAYS.test(sentence) || /^(?:term|duration|period)\b/i.test(sentence)) ? 3 : 0;
  const named = /\bnotice\b/i.test(sentence) ? 1 : 0;
  const issues = named > 0 && ISSUES_FOR.test(sentence) ? 2 : 0;
  return [...sentence.matchAll(TERM)].flatMap(({ 0: all, 1: count = '', 2: unit = '', index }) => {
    const before = sentence.slice(Math.max(0, index - REACH), index);
    const ends = ENDS_AFTER.test(before) || IS_TERM.test(sentence.slice(index + all.length, index + REACH));
    if ((OTHER.test(before) && !ends) || LATER.test(sentence.slice(0, index).slice(-2 * REACH))) return [];
    if (ends) return [{ months: monthsOf(count, unit), sentence, weight: 3 }];
    const isAhead = /\b(?:next|coming)\s*$/i.test(before);
    const clause = before.slice(before.lastIndexOf(', which') + 1);
    const isOver = stays === 0 && OVER.test(clause);
    const weight = isAhead ? stays : Math.max(stays, issues, named) - (isOver ? 2 : 0);
    return weight > 0 ? [{ months: monthsOf(count, unit), sentence, weight }] : [];
  });
}

/** Each length of time in the sentence, in months, but for rhythms and deadlines: `every six months`, `within a month`. */
export function lengthsIn(sentence: string): readonly number[] {
  return [...sentence.matchAll(TERM)].flatMap(({ 1: count = '', 2: unit = '', index }) =>
    OTHER.test(sentence.slice(Math.max(0, index - REACH), index)) ? [] : [monthsOf(count, unit)],
  );
}

function monthsOf(count: string, unit: string): number {
  const word = count.toLowerCase();
  const known = /^an?$/.test(word) ? 1 : /^twenty.four$/.test(word) ? 24 : UNITS.indexOf(word) + 1;
  return (known || Number(word)) * (/^year/i.test(unit) ? 12 : 1);
}

const EXPIRES = [
  /\bnotice\b[^;]{0,140}\b(?:expir\w+|laps\w+|ends|ending|will end|conclud\w+|until|(?:run|last|(?:place|force|effect))s? (?:up )?to)\b[^.;]{0,40}$/i,
  /\b(?:notice|renewed|issued|given)\b[^;]{0,140}\bfrom\b[^;]{5,30}\b(?:up )?to\s*$/i,
  /^(?:it|this)\b[^;]{0,100}\b(?:expir\w+|(?:in (?:place|force|effect)|lasts?|runs?|remains?|stays?) (?:up )?(?:until|to)|ends(?: on)?)\b[^.;]{0,40}$/i,
  /^(?:expir\w+|end)(?: date)?\s*:?\s*(?:on\s*)?$/i,
];

/** The expiry date that the letter states for this notice. */
export function readExpiry(
  sentences: readonly string[],
  issuedOn: IsoDate | null,
  termMonths: number | null,
): Field<IsoDate | null> {
  for (const sentence of sentences) {
    for (const { date, index, isExact } of datesIn(sentence, issuedOn)) {
      if (
        !EXPIRES.some((pattern) => pattern.test(sentence.slice(Math.max(0, index - REACH), index))) ||
        (issuedOn !== null && date <= issuedOn)
      )
        continue;
      return { value: date, restsOn: sentence, doubtful: doubtOf(date, isExact, issuedOn, termMonths) };
    }
  }
  return issuedOn === null || termMonths === null
    ? missing(null)
    : dayAtEnd(sentences, suggestedExpiry(issuedOn, termMonths));
}

/** A day of the letter on which its term ends, without words that call it the expiry. */
function dayAtEnd(sentences: readonly string[], end: IsoDate): Field<IsoDate | null> {
  for (const sentence of sentences) {
    const found = datesIn(sentence).find(({ date, isExact }) => isExact && Math.abs(daysBetween(date, end)) <= 1);
    if (found)
      return { value: found.date, restsOn: sentence, doubtful: 'The letter does not call it the expiry date.' };
  }
  return missing(null);
}

/**
 * The term beside the stated expiry: in doubt where the two do not agree, and counted in whole months from the issue where the
 * letter states none. A letter with its last day alone lacks no term.
 */
export function termBeside(
  stated: Field<number | null>,
  issuedOn: IsoDate | null,
  { value: expiresOn, restsOn, doubtful: expiryDoubt }: Field<IsoDate | null>,
): Field<number | null> {
  if (stated.value !== null) return { ...stated, doubtful: stated.doubtful ?? expiryDoubt };
  if (issuedOn === null || expiresOn === null) return stated;
  const months = Array.from({ length: 36 }, (_, n) => n + 1).find((n) => {
    return Math.abs(daysBetween(expiresOn, suggestedExpiry(issuedOn, n))) <= 1;
  });
  if (months === undefined) return { ...stated, doubtful: expiryDoubt };
  return { value: months, restsOn, doubtful: 'The term is counted from the two dates.' };
}

function doubtOf(date: IsoDate, isExact: boolean, issuedOn: IsoDate | null, months: number | null): string | null {
  if (!isExact) return 'The letter gives no full date for it.';
  if (issuedOn === null || months === null) return null;
  const apart = Math.abs(daysBetween(date, suggestedExpiry(issuedOn, months)));
  return apart > 1 ? 'The date and the term do not agree.' : null;
}
