/** A letter that has been read and is put right before it is entered: its expectations merged, split, retitled or left out. */
import { UserError } from '../../record/errors.ts';
import type { DecisionOutcome, IsoDate, Level, Notice } from '../../record/model.ts';
import { suggestedExpiry } from '../notice.ts';
import { isSameAuthority } from './authority.ts';
import { type Field, type LetterReading, missing, type ReadExpectation } from './reading.ts';
import { titleOf } from './title.ts';

/** The most characters of a letter. Our own limit: a letter has some five pages, and one with long annexes is well under it. */
export const LONGEST_LETTER = 40_000;
/** The same of its lines. */
const MOST_LINES = 2_500;

/**
 * The lot of an expectation that is not in the new letter, with its open actions: `carry` takes both along, `leave` leaves both
 * with the old notice, and a number takes the actions alone, to that expectation of the letter, counted from 1.
 */
export type Fate = 'carry' | 'leave' | number;

/** A letter on its way into the record. */
export interface LetterDraft {
  /** The name of the file; null for pasted text. */
  readonly fileName: string | null;
  /** The letter as it came; kept with the notice. */
  readonly text: string;
  readonly reading: LetterReading;
  readonly leftOut: readonly ReadExpectation[];
  /** The notice of the record that the draft was shown with, as `id/version`; null when there was none. */
  readonly seen: string | null;
  /** The lot of each expectation of the present notice that the letter does not have, by its code. */
  readonly fates?: Readonly<Record<string, Fate>>;
  /** Counts the previews, so that a button of an earlier one changes nothing. */
  readonly edition: number;
}

/** The details of a letter that a person can put right; null where there is none. */
export interface LetterDetails {
  readonly authority: string | null;
  readonly department: string | null;
  readonly letterOn: IsoDate | null;
  readonly issuedOn: IsoDate | null;
  /** The issue date of the notice that this one replaces; null where it replaces none. */
  readonly replaces: IsoDate | null;
  readonly termMonths: number | null;
  readonly expiresOn: IsoDate | null;
  readonly outcome: DecisionOutcome | null;
}

/** Throws `UserError` for a text that is too long for a letter, or speaks of no notice at all. */
export function requireLetter(text: string, fileName: string | null): void {
  const of = fileName === null ? 'The text' : `“${fileName}”`;
  if (text.length > LONGEST_LETTER || text.split('\n').length > MOST_LINES) {
    const size = `${text.length.toLocaleString('en-GB')} characters`;
    throw new UserError(
      `${of} is longer than a letter: ${size}. Expected at most ${LONGEST_LETTER.toLocaleString('en-GB')} characters and ${MOST_LINES.toLocaleString('en-GB')} lines.`,
    );
  }
  if (/\bbest\s+value\s+notice/i.test(text)) return;
  const other = OTHER_PAPERS.find(({ pattern }) => pattern.test(text))?.words;
  throw new UserError(
    `${of} does not speak of a Best Value Notice.${other === undefined ? '' : ` It seems to be ${other}.`} Nothing was read. Expected the Department’s letter: a Best Value Notice, or its decision on one.`,
  );
}

/** The draft of a letter that was read. `ours` is the authority of the record, null when it is not known. */
export function draftLetter(
  { fileName, text, reading }: Pick<LetterDraft, 'fileName' | 'text' | 'reading'>,
  notice: Notice | null,
  ours: string | null,
): LetterDraft {
  const compared = comparedWithOurs(reading, ours);
  return { fileName, text, reading: compared, leftOut: [], seen: versionSeen(notice), edition: 0 };
}

/** Papers that councils and the Department write beside a notice, which are none. */
const OTHER_PAPERS = [
  { words: 'a report or notice under section 114', pattern: /\b(?:section|s\.?)\s*114\b/i },
  {
    words: 'about statutory directions or commissioners',
    pattern: /\bcommissioners?\b|\bsection\s+1[05]\b|\bstatutory\s+directions?\b/i,
  },
];

/** The draft with the reading of another kind of letter, as which a person wants it read. What was put right so far begins anew. */
export function withReading(draft: LetterDraft, reading: LetterReading, ours: string | null): LetterDraft {
  return { ...draft, reading: comparedWithOurs(reading, ours), leftOut: [] };
}

/** A letter to another authority than that of the record may have been sent by mistake. */
function comparedWithOurs(reading: LetterReading, ours: string | null): LetterReading {
  const { authority } = reading;
  if (ours === null || authority.value === null || isSameAuthority(authority.value, ours)) return reading;
  return { ...reading, authority: { ...authority, doubtful: `The record is that of ${ours}.` } };
}

/** The notice of the record and its version, as a draft keeps it. */
export function versionSeen(notice: Notice | null): string | null {
  return notice && `${notice.id}/${notice.version}`;
}

/** The draft with other details; those that are absent stay as they are. What the person has looked at is no longer in doubt. */
export function withDetails(draft: LetterDraft, details: Partial<LetterDetails>): LetterDraft {
  const settle = <K extends keyof LetterDetails>(name: K): Field<LetterDetails[K]> => {
    const field = draft.reading[name] as Field<LetterDetails[K]>;
    const value = details[name];
    if (value === undefined) return field;
    return field.value === value ? { ...field, doubtful: null } : missing(value);
  };
  const [issuedOn, termMonths, replaces] = [settle('issuedOn'), settle('termMonths'), settle('replaces')];
  const reading: LetterReading = {
    ...draft.reading,
    ...{ issuedOn, termMonths, replaces },
    isRevised: details.replaces === undefined ? draft.reading.isRevised : replaces.value !== null,
    authority: settle('authority'),
    department: settle('department'),
    letterOn: settle('letterOn'),
    expiresOn: settle('expiresOn'),
    outcome: settle('outcome'),
    suggestedExpiry:
      issuedOn.value === null || termMonths.value === null ? null : suggestedExpiry(issuedOn.value, termMonths.value),
  };
  return { ...draft, reading };
}

/** The expectation with this number, counted from 1. Throws `UserError` when the draft has none. */
export function pointOf({ reading }: LetterDraft, number: number): ReadExpectation {
  const point = reading.expectations.value[number - 1];
  if (point) return point;
  throw new UserError(`The letter has no expectation ${number}. Look at the latest preview.`);
}

/** Puts an expectation behind the words of the one before it. */
export function mergePoint(draft: LetterDraft, number: number): LetterDraft {
  const point = pointOf(draft, number);
  if (number === 1) throw new UserError('There is no expectation before E1 that it could be merged into.');
  const before = pointOf(draft, number - 1);
  const level = before.level.value === point.level.value ? before.level : missing<Level>('joint');
  const merged = { ...before, text: `${before.text}\n${point.text}`, level };
  return withPoints(draft, (points) => points.toSpliced(number - 2, 2, merged));
}

/**
 * Changes an expectation, or adds one behind the last. An empty line in its words divides it: each part after the first gets a
 * suggested title.
 */
export function changePoint(
  draft: LetterDraft,
  number: number,
  wanted: { title: string; text: string; level: Level },
): LetterDraft {
  if (number < 1) throw new UserError(`There is no expectation ${number}. Expected 1 or more.`);
  const [first = '', ...rest] = wanted.text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const level = missing(wanted.level);
  const points = [
    { title: wanted.title, text: first, level },
    ...rest.map((text) => ({ title: titleOf(text), text, level })),
  ];
  return withPoints(draft, (present) => present.toSpliced(number - 1, 1, ...points));
}

/** Leaves an expectation out; it can be taken in again. */
export function leaveOutPoint(draft: LetterDraft, number: number): LetterDraft {
  const point = pointOf(draft, number);
  return { ...withPoints(draft, (points) => points.toSpliced(number - 1, 1)), leftOut: [...draft.leftOut, point] };
}

/** Takes a left out expectation in again, behind the last one. */
export function takeInPoint(draft: LetterDraft, number: number): LetterDraft {
  const point = draft.leftOut[number - 1];
  if (!point) throw new UserError('That expectation is in already. Look at the latest preview.');
  return { ...withPoints(draft, (points) => [...points, point]), leftOut: draft.leftOut.toSpliced(number - 1, 1) };
}

/** Other expectations; the person who changed them has looked at them. */
function withPoints(
  draft: LetterDraft,
  change: (points: readonly ReadExpectation[]) => readonly ReadExpectation[],
): LetterDraft {
  const { expectations } = draft.reading;
  const changed = { ...expectations, value: change([...expectations.value]), doubtful: null };
  // A number may name another expectation of the letter now.
  return { ...draft, fates: {}, reading: { ...draft.reading, expectations: changed } };
}
