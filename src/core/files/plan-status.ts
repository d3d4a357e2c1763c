/** Reads the words and colours in which plans say how an action stands. */
import type { DeliveryStatus, Rag } from '../record/model.ts';
import { readRhythm } from './plan-rhythm.ts';

/** The meaning of a cell of a column of statuses or colours. `hasMore` says that the cell holds other words as well. */
export interface StatusCell {
  readonly status?: DeliveryStatus;
  readonly rag?: Rag;
  readonly isOngoing?: true;
  readonly hasMore: boolean;
}

/** A status cell whose meaning only a person can say. */
export interface StatusDoubt {
  readonly question: string;
  readonly options: readonly string[];
}

/** The word that leaves a row out of an import, as an answer to a doubt. */
export const LEAVE_OUT = 'Leave this row out';
/** The answer that brings a row in as withdrawn; as a cell of the plan it is asked about. */
export const AS_WITHDRAWN = 'Withdrawn';

type Meaning = Omit<StatusCell, 'hasMore'> | StatusDoubt;

const COMPLETE: Meaning = { status: 'complete' };
const NOT_STARTED: Meaning = { status: 'not_started' };
const IN_PROGRESS: Meaning = { status: 'in_progress' };
const BLOCKED: Meaning = { status: 'blocked' };
const RED: Meaning = { rag: 'red' };
const AMBER: Meaning = { rag: 'amber' };
const GREEN: Meaning = { rag: 'green' };
const colourOf = (question: string): Meaning => ({ question, options: ['Amber', 'Red', 'Green'] });

const COLOUR_OR_STATE: Meaning = {
  question: 'Plans use this colour for different things.',
  options: ['Complete', 'Not started', 'On hold', LEAVE_OUT],
};
const NOT_DONE: Meaning = {
  question: 'The words say only that it is not complete.',
  options: ['In progress', 'Not started'],
};
const ENDED: Meaning = {
  question: 'The words say that it is no longer done.',
  options: [LEAVE_OUT, AS_WITHDRAWN, 'Complete'],
};
const LATE = colourOf('The words say that it is late or may be, and not which colour that is.');
const ONGOING: Meaning = { isOngoing: true };

/** Words as they stand in plans, in lower case, without punctuation. A longer word comes before the one that it begins with. */
const MEANINGS: readonly (readonly [Meaning, string])[] = [
  [
    NOT_DONE,
    'not complete|not completed|incomplete|not achieved|not delivered|not done|not closed|not implemented|not met',
  ],
  [
    NOT_STARTED,
    'not started|not yet started|not begun|not yet due|not due|to do|to start|to be started|yet to start|planned|scheduled|pending|future|upcoming|no progress',
  ],
  [
    IN_PROGRESS,
    'in progress|in train|in hand|partially complete|partly complete|partially completed|partly completed|partially achieved|partly achieved|partially delivered|partially met|part complete|nearly complete|mostly complete|started|underway|under way|progressing|commenced|active|wip|work in progress|in development|being developed|being implemented',
  ],
  [
    COMPLETE,
    'complete|completed|done|delivered|closed|achieved|implemented|finished|discharged|actioned|fully implemented|fully delivered|fully achieved|complete as brought in|blue|b',
  ],
  [BLOCKED, 'blocked|on hold|paused|stalled|suspended'],
  [
    ENDED,
    'superseded|cancelled|canceled|no longer required|no longer needed|not required|withdrawn|removed|merged|discontinued|abandoned|rejected|not progressing',
  ],
  [
    LATE,
    'off track|off target|overdue|late|delayed|delay|behind|behind schedule|slipped|slipping|at risk|missed|not on track|some concerns|issues',
  ],
  [GREEN, 'on track|on target|on schedule|green|g'],
  [AMBER, 'amber|a|orange|yellow'],
  [RED, 'red|r'],
  [
    colourOf('Two colours stand in one cell.'),
    'amber green|amber red|green amber|red amber|a g|a r|g a|r a|amber to green|red to amber',
  ],
  [COLOUR_OR_STATE, 'grey|gray|black|white|purple|brown|pink|no colour|clear'],
  [ONGOING, 'ongoing|on going|continuous|rolling|business as usual|bau|embedded and ongoing'],
];

const MEANING_OF: ReadonlyMap<string, Meaning> = new Map(
  MEANINGS.flatMap(([meaning, words]) => words.split('|').map((word) => [word, meaning] as const)),
);
/** Longest first, so that "not complete" is found before "complete". */
const WORDS = [...MEANING_OF.keys()].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
const DOTS: Readonly<Record<string, string>> = {
  '🔴': 'red',
  '🟠': 'amber',
  '🟡': 'amber',
  '🟢': 'green',
  '🔵': 'blue',
  '⚪': 'white',
  '⚫': 'black',
};
const UNKNOWN: StatusDoubt = {
  question: 'These words are no status that is known here.',
  options: ['Not started', 'In progress', 'Complete'],
};
/** Words behind "complete" that take it back. */
const TAKES_BACK =
  /\b(?:await|subject to|except|apart from|partial|pending|but|yet|not|to be|outstanding|remain|ongoing|on-going|phase|stage|still)/i;

/** Reads a cell of a column of statuses or colours. Null for an empty cell. */
export function readStatusCell(cell: string): StatusCell | StatusDoubt | null {
  const plain = plainWords(cell);
  if (plain === '') return null;
  const whole = MEANING_OF.get(plain);
  if (whole) return withMore(whole, false);
  const percent = /^(\d{1,3}) ?%?(?: complete[d]?)?$/.exec(plain);
  if (percent) return readPercent(Number(percent[1]));
  const parts = cell.split(/\s*(?:\/|;|\n|[–—-](?=\s)|\s[-–—]|[,:(])\s*/).filter((part) => plainWords(part) !== '');
  const read = parts.map((part) => MEANING_OF.get(plainWords(part)));
  const [first] = read;
  if (first && read.every((one) => one !== undefined)) return combine(read);
  if (first) return restricted(first, cell);
  const opening = WORDS.find((word) => plain.startsWith(`${word} `));
  if (opening) return restricted(MEANING_OF.get(opening) as Meaning, cell);
  if (readRhythm(cell)?.isWhole) return { isOngoing: true, hasMore: true };
  return UNKNOWN;
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
  const whole = MEANING_OF.get(plainWords(text));
  if (whole && !('question' in whole) && plainWords(text).length > 1) return { ...whole, hasMore: false };
  if (/^(?:not (?:yet )?started|not yet due)\s*[:.;–—,(-]/i.test(text.trim()))
    return { status: 'not_started', hasMore: true };
  return null;
}

function plainWords(cell: string): string {
  const words = cell.replace(/[🔴🟠🟡🟢🔵⚪⚫]/gu, (dot) => ` ${DOTS[dot]} `);
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—−/-]/g, ' ')
    .replace(/[^\p{L}\p{N}% ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function withMore(meaning: Meaning, hasMore: boolean): StatusCell | StatusDoubt {
  return 'question' in meaning ? meaning : { ...meaning, hasMore };
}

/** A known word with other words behind it, which stay in the update. */
function restricted(meaning: Meaning, cell: string): StatusCell | StatusDoubt {
  const isTakenBack = 'status' in meaning && meaning.status === 'complete' && TAKES_BACK.test(cell);
  if (isTakenBack)
    return { question: 'The words behind “complete” seem to take it back.', options: ['In progress', 'Complete'] };
  return withMore(meaning, true);
}

/** "In progress – on track" holds a status and a colour; "Green / Red" holds two colours and is asked about. */
function combine(meanings: readonly (Meaning | undefined)[]): StatusCell | StatusDoubt {
  let all: StatusCell = { hasMore: false };
  for (const one of meanings) {
    // What is complete is no longer late.
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
