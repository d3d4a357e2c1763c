/** Reads how often something is done: monthly, each quarter, every 6 weeks. The record counts in whole weeks. */

import { WEEKS_OF } from '../time/weeks.ts';
import type { DateCell } from './plan-date-cell.ts';
import { readRhythmDay } from './plan-rhythm-day.ts';

/** How often something is done. `everyWeeks` is null when it only goes on; `isWhole` says that the text holds nothing else. */
export interface Rhythm {
  readonly everyWeeks: number | null;
  readonly isWhole: boolean;
}

const NAMED: readonly (readonly [RegExp, number])[] = [
  [/\b(?:weekly)\b/, 1],
  [/\b(?:fortnightly|two[ -]?weekly|2[ -]?weekly)\b/, 2],
  [/\b(?:(?:six|6)[ -]?weekly)\b/, 6],
  [/\b(?:(?:six|6)[ -]?monthly|half[ -]?yearly|twice a year|twice yearly|every six months)\b/, 26],
  [/\b(?:(?:four|4)[ -]?monthly|termly)\b/, 17],
  [/\b(?:(?:three|3)[ -]?monthly|quarterly)\b/, 13],
  [/\b(?:(?:two|2)[ -]?monthly)\b/, 9],
  [/\b(?:monthly)\b/, 4],
  [/\b(?:annual(?:ly)?|yearly|once a year)\b/, 52],
];
const EVERY =
  /\b(?:every|each|per|once (?:a|every)) (?:(\d{1,2}|one|two|three|four|six) )?(week|fortnight|month|quarter|year|(?:janu|febru)ary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)s?\b/;
/** Bi-monthly is read as twice a month by some people and as every second month by others. */
const TWICE_OR_EVERY_SECOND = /\bbi-? ?(annual|monthly|weekly|yearly)/;
const COUNT: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, six: 6 };
const GOES_ON =
  /\b(?:daily|every (?:working )?day|(?:every|each)(?: \w+){0,2} meeting|on-? ?going|continuous(?:ly)?|continual(?:ly)?|continuing|rolling(?: programme)?|business as usual|bau|permanent)\b/;
const FILLER =
  /\b(?:daily|every (?:working )?day|(?:every|each)(?: \w+){0,2} meeting|on-? ?going|continuous|and|then|review(?:s|ed)?|report(?:s|ing|ed)?|update[sd]?|meetings?|basis|a|the|at least|first|second|third|fourth|last|final|\d{1,2}(?:st|nd|rd|th)|working|business|weekdays?|days?|end|by|before|no later than|of|on|(?:mon|tues|wednes|thurs|fri)days?|thereafter|refresh|cycle|programme|until further notice)\b|[-,;:()/&.]/g;

/**
 * Finds a rhythm in a text. Null for a text without one. A count of months is rounded to whole weeks: every 3 months is
 * every 13 weeks.
 */
export function readRhythm(text: string): Rhythm | null {
  const plain = text
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const words = plain.replace(TWICE_OR_EVERY_SECOND, '$1');
  const every = EVERY.exec(words);
  const named = every ? null : findNamed(words);
  const goesOn = GOES_ON.test(words);
  if (!every && !named && !goesOn) return null;
  const rhythm = every?.[0] ?? named?.word ?? '';
  const isWhole = words.replace(rhythm, '').replace(FILLER, '').replace(GOES_ON, '').trim() === '';
  // A rhythm inside a longer text may be a part of a sentence; only "ongoing" is a state by itself.
  if (!isWhole && !goesOn) return null;
  const weeks = every ? weeksOf(every) : (named?.weeks ?? null);
  return { everyWeeks: words === plain ? weeks : null, isWhole };
}

function findNamed(plain: string): { readonly word: string; readonly weeks: number } | null {
  for (const [pattern, weeks] of NAMED) {
    const word = pattern.exec(plain)?.[0];
    if (word !== undefined) return { word, weeks };
  }
  return null;
}

function weeksOf([, count = '1', unit = 'week']: RegExpExecArray): number {
  const times = COUNT[count] ?? Number(count);
  return unit === 'month' && times % 3 === 0 ? (times / 3) * 13 : times * (WEEKS_OF[unit] ?? 52);
}

/** When a rhythm begins or goes on: "Quarterly from January 2025", "Monthly (next due 31 March 2025)". */
const STARTS =
  /[\s,(;-]+(?:(?:from|starting|beginning|commencing)(?: (?:in|from|on))?|(?:the )?(?:next|first)(?: (?:one|report|meeting|review|update))?(?: (?:is|due))?(?: (?:on|by|in))?:?) [^()]*\d{2,4}\)?$/i;

/** A rhythm behind its first day: “From 1 October 2025, then monthly”. */
const THEN = /^(?:from |starting )?[^()]*\d{2,4},? (?:and )?then (?<rhythm>[a-z ]+)$/i;

/** The words of a rhythm without those that say when it begins. */
export function wordsOfRhythm(typed: string): string {
  const start = STARTS.exec(typed);
  return THEN.exec(typed)?.groups?.rhythm ?? (start ? typed.slice(0, start.index) : typed);
}

/** Reads a date cell that says that the action goes on; null for every other cell. */
export function readOngoing(typed: string): DateCell | null {
  const words = wordsOfRhythm(typed);
  const rhythm = readRhythm(words);
  if (!rhythm) return null;
  const isPlain = rhythm.isWhole && words === typed && readRhythmDay(words, rhythm.everyWeeks) === null;
  const note = isPlain ? {} : { note: `“${typed}” is read as ongoing.` };
  return { is: 'ongoing', everyWeeks: rhythm.everyWeeks, ...note };
}
