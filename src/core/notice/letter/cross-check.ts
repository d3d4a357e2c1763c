/**
 * Looks for each field a second time, in a plainer way and over the whole letter, and doubts a field where the two do not agree.
 * The second look finds too much rather than too little: it never changes a value.
 */
import type { IsoDate } from '../../record/model.ts';
import { daysBetween } from '../../time/dates.ts';
import { isSameAuthority, keyOf, namesOfAuthorities } from './authority.ts';
import type { LetterParts } from './blocks.ts';
import { checkPoints } from './check-points.ts';
import { type DateFound, datesIn } from './dates.ts';
import type { Field, LetterReading } from './reading.ts';
import { lengthsIn } from './term.ts';
import { CONDITION, NO_EARLIER } from './words.ts';

/** A date with its sentence and the words before it. */
interface DateSeen extends DateFound {
  readonly sentence: string;
  readonly before: string;
}

/** The reading with more doubts. `sentences` are those of the whole letter. */
export function crossCheck(reading: LetterReading, parts: LetterParts, sentences: readonly string[]): LetterReading {
  const asked = [...reading.expectations.value, ...reading.followOn.value].map(({ text }) =>
    text.replaceAll('\n', ' '),
  );
  const free = sentences.filter((one) => !asked.some((text) => text.includes(one)));
  const dates = free.flatMap((sentence) =>
    datesIn(sentence, reading.letterOn.value).map(
      (found): DateSeen => ({
        ...found,
        sentence,
        before: sentence.slice(Math.max(0, found.index - REACH), found.index),
      }),
    ),
  );
  const checked = checkPoints(
    { ...reading, authority: doubt(reading.authority, otherAuthority(reading, parts)) },
    parts,
  );
  if (reading.kind.value === 'closure')
    return {
      ...checked,
      issuedOn: doubt(checked.issuedOn, otherNotice(reading, dates)),
      followOn: doubt(checked.followOn, otherAsk(reading, free)),
    };
  return {
    ...checked,
    issuedOn: doubt(checked.issuedOn, otherIssue(reading, dates)),
    replaces: doubt(checked.replaces, otherEarlier(reading, dates, free)),
    expiresOn: doubt(checked.expiresOn, otherEnd(reading, dates)),
    termMonths: doubt(checked.termMonths, otherTerm(reading, free)),
  };
}

const REACH = 100;
const NOTICE = /\bnotice\b/i;

/** The field with a reason to doubt it, unless there is one already. */
function doubt<T>(field: Field<T>, reason: string | null): Field<T> {
  return { ...field, doubtful: field.doubtful ?? reason };
}

/** The name that is not of one piece with the rest of the letter. */
function otherAuthority({ authority }: LetterReading, { head, body }: LetterParts): string | null {
  const { value } = authority;
  if (value === null) return null;
  const texts = [...head, ...body.map(({ text }) => text)];
  const names = texts.flatMap(namesOfAuthorities);
  const key = keyOf(value);
  const others = names.filter((one) => keyOf(one) !== key);
  const counts = (of: string) => names.filter((one) => keyOf(one) === of).length;
  const like = others.filter((one) => !/^[A-Z]{2,6}\b/.test(one) && isSameAuthority(one, value));
  const shorter = like.find((one) => counts(keyOf(one)) > counts(key));
  if (shorter !== undefined) return `More often the letter says ${shorter}.`;
  const isOnce =
    others.some((one) => !isSameAuthority(one, value)) &&
    counts(key) < 2 &&
    !texts.some((text) => NOTICE.test(text) && text.includes(value));
  return isOnce ? 'The letter has this name once, and not where it speaks of the notice.' : null;
}

const OF_SOMETHING_ELSE =
  /\b(?:publish\w*|reports?|reported|review\w*|inspect\w*|letters?|audit\w*|meet\w*|met|visit\w*|respon\w*|repl(?:y|ies|ied)|spoke|assessment|submi\w*|conclu\w*|expir\w*|laps\w*|end(?:ed|s)?|extended|until|by|since|plan|decid\w*|agreed)\b[^,;]{0,50}$/i;

/** Another day on which the notice may have been issued, near the one that was read. */
function otherIssue({ issuedOn: { value } }: LetterReading, dates: readonly DateSeen[]): string | null {
  if (value === null) return null;
  const other = dates.find(
    ({ date, sentence, before, isExact }) =>
      (isExact ? date !== value : date.slice(0, 7) !== value.slice(0, 7)) &&
      Math.abs(daysBetween(date, value)) < 45 &&
      NOTICE.test(sentence) &&
      /\b(?:issu\w*|serv\w*|giv\w*|dated|effect|from|start\w*|commenc\w*|begin\w*|today|notice)\b/i.test(before) &&
      !OF_SOMETHING_ELSE.test(before),
  );
  return other ? named(other) : null;
}

/** Another notice that a closure letter may close. */
function otherNotice({ issuedOn: { value }, letterOn }: LetterReading, dates: readonly DateSeen[]): string | null {
  const other = dates.find(
    ({ date, sentence, before, isExact }) =>
      isExact &&
      date !== value &&
      (letterOn.value === null || date < letterOn.value) &&
      NOTICE.test(sentence) &&
      !OF_SOMETHING_ELSE.test(before) &&
      !/\b(?:in place of|replac\w*|supersed\w*|previous|first|original)\b/i.test(before),
  );
  return other ? named(other) : null;
}

/** Words that may ask for something, in a sentence of which nothing was read. */
const MAY_ASK =
  /\b(?:I|we|(?:the|my|our) (?:department|officials)|ministers?|the secretary of state)\b[^.;]{0,40}\b(?:asks?|asking|expects?|requests?|requires?|rely|trust that|would (?:like|want)|want|look forward to (?:receiving|hearing|seeing))\b|\byou (?:should|must|will need to|are asked)\b|\bplease (?!see\b|find\b|note\b|accept\b|pass\b)/i;

/** A sentence of a closing letter that may ask for more than was read. */
function otherAsk({ followOn }: LetterReading, free: readonly string[]): string | null {
  const other = free.find((one) => MAY_ASK.test(one) && !followOn.restsOn.includes(one) && !CONDITION.test(one));
  return other === undefined ? null : `The letter may also ask for something here: “${other}”`;
}

const SPEAKS_OF_EARLIER =
  /\b(?:revised|reissued|renewed|second|previous|original|earlier|former|existing|current|last year['’]?s?)\b.{0,30}\bnotice\b|\bnotice\b.{0,60}\b(?:last year|in 20\d\d)\b/i;

/** An earlier notice beside the one that was read, or a letter that speaks of one although none was read. */
function otherEarlier(
  { replaces: { value }, issuedOn }: LetterReading,
  dates: readonly DateSeen[],
  free: readonly string[],
): string | null {
  const issued = issuedOn.value;
  const other = dates.find(
    ({ date, sentence, before, isExact }) =>
      date !== value &&
      isExact &&
      issued !== null &&
      daysBetween(date, issued) > 30 &&
      /\bnotice\b/i.test(sentence) &&
      !OF_SOMETHING_ELSE.test(before),
  );
  if (other) return named(other);
  const speaks = value === null ? free.find((one) => SPEAKS_OF_EARLIER.test(one) && !NO_EARLIER.test(one)) : undefined;
  return speaks === undefined ? null : `The letter speaks of an earlier notice: “${speaks}”`;
}

const END =
  /\b(?:until|till|ends?|ending|expir\w*|laps\w*|runs?|lasts?|remain\w*|stays?|place|force|up to|conclu\w*|terms?|period|review\w*|revisit\w*|look at it|decide\w*)\b/i;

/** A later day that may be the expiry. */
function otherEnd(
  { expiresOn: { value }, issuedOn, letterOn, deadlines }: LetterReading,
  dates: readonly DateSeen[],
): string | null {
  const from = issuedOn.value ?? letterOn.value;
  const known = new Set<IsoDate>(value === null ? [] : [value]);
  const other = dates.find(
    ({ date, sentence, before }) =>
      !known.has(date) &&
      from !== null &&
      daysBetween(from, date) > 27 &&
      END.test(before) &&
      (NOTICE.test(sentence) ||
        /^(?:it|this|that|the (?:department|secretary|minister)|ministers|we|i)\b/i.test(sentence)) &&
      !deadlines.value.some(({ on }) => on === date),
  );
  return other ? named(other) : null;
}

const OF_TERM = /\b(?:notice|place|force|effect|term|run|last|remain|stand|stay|extend\w*|continue|duration)\b/i;
const PASSED = /\b(?:was|were|had|has been|have been|expired|lapsed|previous|original|earlier|former|ago|over the)\b/i;

/** Another length of time that may be the term. */
function otherTerm({ termMonths: { value } }: LetterReading, free: readonly string[]): string | null {
  const other = free.find(
    (one) => OF_TERM.test(one) && !PASSED.test(one) && lengthsIn(one).some((months) => months !== value),
  );
  return other === undefined ? null : `The letter also speaks of another length of time: “${other}”`;
}

function named({ text, sentence }: DateSeen): string {
  return `The letter also names ${text}: “${sentence}”`;
}
