/** Reads the words and colours in which plans say how an action stands. */
import { usualMeaning } from './plan-denials.ts';
import { meaningOf, type StatusKey, wordsFor } from './plan-key.ts';
import {
  COMPLETE,
  colourOf,
  ENDED,
  GREEN,
  LATE,
  MEANING_OF,
  type Meaning,
  NOT_DONE,
  plainWords,
  STOPPED,
  type StatusCell,
  type StatusDoubt,
  TAKES_BACK,
  UNKNOWN,
  WORDS,
} from './plan-meanings.ts';
import { readRhythm } from './plan-rhythm.ts';

const NO_KEY: StatusKey = new Map();
/** Words that say neither a state nor a colour: that an action is late follows from its date. */
const SAYS_NO_STATE = /^(?:overdue|late|delay|delayed|missed|deadline missed|past due|n a|not applicable)$/;

/** Reads a cell of a column of statuses or colours, by the key of its sheet. Null for an empty cell. */
export function readStatusCell(cell: string, key: StatusKey = NO_KEY): StatusCell | StatusDoubt | null {
  const plain = plainWords(cell);
  if (plain === '') return null;
  if (SAYS_NO_STATE.test(plain) && wordsFor(key, plain) === undefined) return { hasMore: true };
  // “Not started / under way” is no denial of a whole.
  const sides = cell.split(/[/;\n]/).map((side) => meaningOf(plainWords(side), key));
  if (sides.length > 1 && !MEANING_OF.has(plain) && sides.every((one) => one !== undefined)) return combine(sides);
  const whole = meaningOf(plain, key);
  if (whole) return withMore(whole, isWordy(plain, key));
  // A lone figure up to five is a mark, which only a key explains.
  const percent = /^(?![1-5]$)(\d{1,3}) ?%?(?: complete[d]?)?$/.exec(plain);
  if (percent) return readPercent(Number(percent[1]));
  const parts = cell.split(/\s*(?:\/|;|\n|[–—-](?=\s)|\s[-–—]|[,:(])\s*/).filter((part) => plainWords(part) !== '');
  const read = parts.map((part) => meaningOf(plainWords(part), key));
  const [first] = read;
  if (first && read.every((one) => one !== undefined)) return combine(read);
  if (first) return restricted(first, cell);
  const opening = WORDS.find((word) => plain.startsWith(`${word} `));
  if (opening) return restricted(MEANING_OF.get(opening) as Meaning, cell);
  if (readRhythm(cell)?.isWhole) return { isOngoing: true, hasMore: true };
  return UNKNOWN;
}

/** Whether a text says more than that the work stands so: “not started awaiting audit”. */
function isWordy(plain: string, key: StatusKey): boolean {
  return !MEANING_OF.has(plain) && wordsFor(key, plain) === undefined && plain.split(' ').length > 3;
}

/** Whether a cell says that work is not done: not begun, blocked, given up, or not achieved. */
export function deniesCompletion(cell: string): boolean {
  const read = readStatusCell(cell);
  if (read === null || 'question' in read) return read === NOT_DONE || read === ENDED || read === STOPPED;
  return read.status === 'not_started' || read.status === 'blocked';
}

/** Whether the words of a cell are no status and no colour that is known here. */
export function isUnknownStatus(cell: string): boolean {
  return readStatusCell(cell) === UNKNOWN;
}

/**
 * The status that a text of progress states by itself: the whole text is "Achieved", or it begins with "Not started". Null
 * for every other text, because words of progress mostly tell of a part of the work.
 */
export function statusOfProgress(text: string): StatusCell | null {
  const whole = usualMeaning(plainWords(text));
  if (whole && !('question' in whole) && plainWords(text).length > 1) return { ...whole, hasMore: false };
  if (/^(?:not (?:yet )?started|not yet due)\s*[:.;–—,(-]/i.test(text.trim()))
    return { status: 'not_started', hasMore: true };
  return readOpening(text.trim());
}

/** A colour, a share of the work or a state short of completion in front of the words of progress: “On track – …”, “60%”. */
function readOpening(text: string): StatusCell | null {
  const percent = /^(\d{1,2}) ?%(?: (?:complete|done)\b|\s*[-–—:;,.(]|$)/i.exec(text);
  if (percent) return { status: percent[1] === '0' ? 'not_started' : 'in_progress', hasMore: true };
  const [, opening = ''] = /^([\p{L} ]{3,24}?)\s*(?:[-–—:;,(]|\. |\.$|$)/u.exec(text) ?? [];
  const meaning = usualMeaning(plainWords(opening));
  const isShort =
    meaning !== undefined && !('question' in meaning) && meaning.status !== 'complete' && !meaning.isOngoing;
  return isShort && plainWords(opening).length > 2 ? { ...meaning, hasMore: true } : null;
}

/** Words of progress that may tell of finished work, wherever they stand. */
const SOUNDS_DONE =
  /\b(?:completed?|completion|implemented|delivered|achieved|finished|finali[sz]ed|closed|in place|in post|live|launched|adopted|signed off|done|discharged|accepted)\b/i;

/** Whether a cell of a column of another kind holds nothing but a word for finished work. */
export function saysComplete(text: string): boolean {
  const plain = plainWords(text);
  return plain.length > 2 && plain !== 'blue' && MEANING_OF.get(plain) === COMPLETE;
}

/** Words behind which finished work is still to come. */
const NOT_YET = /\b(?:not|never|no|yet to|to be|will be|until|when|once|before|after|due to be)\b[^.;\n]*/gi;

/** Whether a text of progress tells of finished work, of the whole or of a part. */
export function soundsComplete(text: string): boolean {
  return beginsComplete(text) || SOUNDS_DONE.test(text.replace(NOT_YET, ' '));
}

/** Whether a text of progress begins as one about finished work, which may be a part of the work. */
export function beginsComplete(text: string): boolean {
  const opening = /^(?:all )?(\p{L}+)(?=\s*[-–—:.;,(]|\s+(?:on|in|by|at|and|\d)|$)/iu.exec(text.trim())?.[1] ?? '';
  return opening.length > 2 && MEANING_OF.get(opening.toLowerCase()) === COMPLETE;
}

/** Figures and verbs of work that was done. */
const WORK_DONE =
  /\b[1-9]\d* (?:out )?of (?:the )?[1-9]\d*\b|\b(?:ha(?:s|ve) (?:now |already )?(?:been|begun|started)|began|begun|commenced|under ?way|well advanced|partly|partially)\b|\b(?:draft(?:ed)?|trained|appointed|circulated|published|agreed|launched|consulted|reviewed|mapped|recruited|shared|procured) (?:in|on|by|at|with|to|and)\b/i;
/** Words of work that is still to come, or that has not been done. */
const STILL_TO_COME =
  /\b(?:not|no|none|never|yet|will|would|to be|to begin|to start|begins?|starts?|await\w*|pending|once|until|after|before|when|if|plan(?:s|ned)?|scheduled|due to|expected|intend\w*|proposed)\b/i;
/** A cell of another column, which stands in the update under its heading. */
const OTHER_COLUMN = /^(?!(?:progress|update|comment|position|latest|status|commentary)\b)\p{Lu}[^:.]{2,40}:\s/iu;

/** Whether words of progress tell plainly of work that was done, so that the action has begun. */
export function tellsOfWork(update: string): boolean {
  return update
    .split('\n')
    .filter((line) => !OTHER_COLUMN.test(line))
    .flatMap((line) => line.split(/(?<=[.;])\s/))
    .some((sentence) => WORK_DONE.test(sentence) && !STILL_TO_COME.test(sentence));
}

function withMore(meaning: Meaning, hasMore: boolean): StatusCell | StatusDoubt {
  return 'question' in meaning ? meaning : { ...meaning, hasMore };
}

/** A known word with other words behind it, which stay in the update. */
function restricted(meaning: Meaning, cell: string): StatusCell | StatusDoubt {
  const isTakenBack = meaning === COMPLETE && TAKES_BACK.test(cell);
  if (isTakenBack)
    return { question: 'The words behind “complete” seem to take it back.', options: ['In progress', 'Complete'] };
  if (meaning === GREEN && /\p{L}\s*\?/u.test(cell))
    return colourOf('The words behind it seem to take it back.') as StatusDoubt;
  return withMore(meaning, true);
}

/** "In progress – on track" holds a status and a colour; "Green / Red" holds two colours and is asked about. */
function combine(meanings: readonly (Meaning | undefined)[]): StatusCell | StatusDoubt {
  let all: StatusCell = { hasMore: false };
  for (const one of meanings) {
    // A completed action is no longer late.
    if (one === undefined || (one === LATE && meanings.includes(COMPLETE))) {
      all = { ...all, hasMore: true };
      continue;
    }
    if ('question' in one) return one;
    const isOther = (field: 'status' | 'rag') =>
      all[field] !== undefined && one[field] !== undefined && all[field] !== one[field];
    const isBoth = (one.isOngoing && all.status === 'complete') || (all.isOngoing && one.status === 'complete');
    if (isOther('rag')) return colourOf('Two colours stand in one cell.') as StatusDoubt;
    if (isOther('status') || isBoth)
      return { question: 'Two states stand in one cell.', options: ['In progress', 'Complete', 'Not started'] };
    all = { ...all, ...one, hasMore: all.hasMore };
  }
  return all;
}

function readPercent(percent: number): StatusCell | StatusDoubt {
  if (percent === 0) return { status: 'not_started', hasMore: false };
  if (percent < 100) return { status: 'in_progress', hasMore: true };
  return {
    question: 'All of the work is done, and the words do not say that it is complete.',
    options: ['Complete', 'In progress'],
  };
}
