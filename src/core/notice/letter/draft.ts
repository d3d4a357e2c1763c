/** A letter that has been read and is put right before it is entered: its expectations merged, split, retitled or left out. */
import { UserError } from '../../record/errors.ts';
import type { IsoDate, Level, Notice } from '../../record/model.ts';
import { suggestedExpiry } from '../notice.ts';
import { isSameAuthority } from './authority.ts';
import { readLetter } from './letter.ts';
import { type Field, type LetterReading, missing, type ReadExpectation } from './reading.ts';
import { titleOf } from './title.ts';

/** Our own limits: a letter has some five pages, and one with long annexes is well under them. */
const MOST_CHARACTERS = 40_000;
const MOST_LINES = 2_500;

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
  /** Counts the previews, so that a button of an earlier one changes nothing. */
  readonly edition: number;
}

/** The details of a letter that a person can put right; null where there is none. */
export interface LetterDetails {
  readonly authority: string | null;
  readonly department: string | null;
  readonly letterOn: IsoDate | null;
  readonly issuedOn: IsoDate | null;
  readonly termMonths: number | null;
  readonly expiresOn: IsoDate | null;
}

/** Reads a letter into a draft. `ours` is the authority of the record, null when it is not known. Throws `UserError` when it is too long, or speaks of no notice at all. */
export function draftLetter(
  text: string,
  fileName: string | null,
  notice: Notice | null,
  ours: string | null,
): LetterDraft {
  const of = fileName === null ? 'The text' : `“${fileName}”`;
  if (text.length > MOST_CHARACTERS || text.split('\n').length > MOST_LINES) {
    const size = `${text.length.toLocaleString('en-GB')} characters`;
    throw new UserError(
      `${of} is longer than a letter: ${size}. Expected at most ${MOST_CHARACTERS.toLocaleString('en-GB')} characters and ${MOST_LINES.toLocaleString('en-GB')} lines.`,
    );
  }
  if (!/\bnotice\b/i.test(text))
    throw new UserError(
      `${of} does not speak of a notice. Expected the Department’s letter: a Best Value Notice, or its decision on one.`,
    );
  return {
    fileName,
    text,
    reading: comparedWithOurs(readLetter(text), ours),
    leftOut: [],
    seen: versionSeen(notice),
    edition: 0,
  };
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

/** The draft with other details. What the person has looked at is no longer in doubt. */
export function withDetails(draft: LetterDraft, details: LetterDetails): LetterDraft {
  const { reading } = draft;
  const settle = <T>(field: Field<T>, value: T): Field<T> =>
    field.value === value ? { ...field, doubtful: null } : missing(value);
  const { issuedOn, termMonths } = details;
  return {
    ...draft,
    reading: {
      ...reading,
      authority: settle(reading.authority, details.authority),
      department: settle(reading.department, details.department),
      letterOn: settle(reading.letterOn, details.letterOn),
      issuedOn: settle(reading.issuedOn, issuedOn),
      termMonths: settle(reading.termMonths, termMonths),
      expiresOn: settle(reading.expiresOn, details.expiresOn),
      suggestedExpiry: issuedOn === null || termMonths === null ? null : suggestedExpiry(issuedOn, termMonths),
    },
  };
}

/** The expectation with this number, counted from 1. Throws `UserError` when the draft has none. */
export function pointOf({ reading }: LetterDraft, number: number): ReadExpectation {
  const point = reading.expectations.value[number - 1];
  if (point) return point;
  throw new UserError(`The letter has no expectation ${number} any more. Look at the latest preview.`);
}

/** Puts an expectation behind the words of the one before it. */
export function mergePoint(draft: LetterDraft, number: number): LetterDraft {
  const [before, point] = [pointOf(draft, number - 1), pointOf(draft, number)];
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
  return { ...draft, reading: { ...draft.reading, expectations: changed } };
}
