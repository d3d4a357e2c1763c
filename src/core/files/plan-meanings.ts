/** The words and colours in which plans say how an action stands, and what each means. */
import type { DeliveryStatus, Rag } from '../record/model.ts';

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

/** The meaning of a known word by itself, or the question that it raises. */
export type Meaning = Omit<StatusCell, 'hasMore'> | StatusDoubt;

/** The meaning of words such as “delivered”. */
export const COMPLETE: Meaning = { status: 'complete' };
/** The meaning of words such as “not started”. */
export const NOT_STARTED: Meaning = { status: 'not_started' };
/** The meaning of words such as “in hand”. */
export const IN_PROGRESS: Meaning = { status: 'in_progress' };
const BLOCKED: Meaning = { status: 'blocked' };
const RED: Meaning = { rag: 'red' };
const AMBER: Meaning = { rag: 'amber' };
/** The meaning of “green” and “on track”. */
export const GREEN: Meaning = { rag: 'green' };
/** A question to which a colour is the answer. */
export const colourOf = (question: string): Meaning => ({ question, options: ['Amber', 'Red', 'Green'] });

const COLOUR_OR_STATE: Meaning = {
  question: 'Plans use this colour for different things.',
  options: ['Complete', 'Not started', 'On hold', LEAVE_OUT],
};
/** The meaning of words such as “not achieved”. */
export const NOT_DONE: Meaning = {
  question: 'The words say only that it is not complete.',
  options: ['In progress', 'Not started'],
};
/** The meaning of words such as “superseded”. */
export const ENDED: Meaning = {
  question: 'The words say that it is no longer done.',
  options: [LEAVE_OUT, AS_WITHDRAWN, 'Complete'],
};
/** The meaning of words such as “not progressing”. */
export const STOPPED: Meaning = {
  question: 'The words say that the work does not go on.',
  options: ['On hold', AS_WITHDRAWN, 'In progress', LEAVE_OUT],
};
/** The meaning of words such as “overdue”, which may be an amber or a red. */
export const LATE = colourOf('The words say that it is late or may be, and not which colour that is.');
const ONGOING: Meaning = { isOngoing: true };

/** Words as they stand in plans, in lower case, without punctuation. A longer word comes before the one that it begins with. */
const MEANINGS: readonly (readonly [Meaning, string])[] = [
  [
    NOT_DONE,
    'open|not yet|not complete|not completed|incomplete|not achieved|not delivered|not done|not closed|not implemented|not met',
  ],
  [
    NOT_STARTED,
    'not started|not yet started|not begun|not yet due|not due|to do|to start|to be started|yet to start|planned|scheduled|pending|future|upcoming|no progress|not commenced|yet to commence|not yet commenced|not initiated|backlog',
  ],
  [
    IN_PROGRESS,
    'in progress|in train|in hand|partly|partially|in part|started|underway|under way|progressing|commenced|active|wip|work in progress|in development|being developed|being implemented|in delivery|being delivered|in flight|mobilising|initiated|embedding|being embedded|working on it',
  ],
  [
    COMPLETE,
    'complete|completed|done|delivered|closed|achieved|implemented|finished|discharged|actioned|fully implemented|fully delivered|fully complete|signed off|complete as brought in|blue|b',
  ],
  [BLOCKED, 'blocked|on hold|paused|stalled|suspended|stuck'],
  [
    ENDED,
    'superseded|cancelled|canceled|no longer required|no longer needed|not required|withdrawn|removed|merged|discontinued|abandoned|rejected',
  ],
  [STOPPED, 'not progressing|not being progressed|not proceeding|not going ahead|not taken forward'],
  [
    LATE,
    'off track|off target|overdue|late|delayed|delay|behind|behind schedule|slipped|slipping|slippage|at risk|missed|past due|not on track|some concerns|issues',
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

/** The meaning of each known word, by its `plainWords`. */
export const MEANING_OF: ReadonlyMap<string, Meaning> = new Map(
  MEANINGS.flatMap(([meaning, words]) => words.split('|').map((word) => [word, meaning] as const)),
);
/** Longest first, so that "not complete" is found before "complete". */
export const WORDS = [...MEANING_OF.keys()].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
const DOTS: Readonly<Record<string, string>> = {
  '🔴': 'red',
  '🟠': 'amber',
  '🟡': 'amber',
  '🟢': 'green',
  '🔵': 'blue',
  '⚪': 'white',
  '⚫': 'black',
};
/** The question that all other words raise. */
export const UNKNOWN: StatusDoubt = {
  question: 'These words are no status that is known here.',
  options: ['Not started', 'In progress', 'Complete'],
};
/** Words behind "complete" that take it back. */
export const TAKES_BACK =
  /\b(?:not|never|cannot|\w+n['’]t|unable|unachiev\w*|fail\w*|declin\w*|reject\w*|refus\w*|against|withdrawn|cancel\w*|abandon\w*|no longer|without|superseded|(?:in|at|by|for) no)\b|[?:,–—-]\s*no\W*$|\b(?:await|subject to|except|apart from|partial|pending|bar\b|save for|other than|aside from|minus|once|until|if\b|unless|only|mostly|nearly|almost|but|yet|not|to be|outstanding|remain|ongoing|on-going|phase|stage|still)/i;

/** The words of a cell in lower case, without punctuation; a coloured dot is its colour. */
export function plainWords(cell: string): string {
  const words = cell.replace(/[🔴🟠🟡🟢🔵⚪⚫]/gu, (dot) => ` ${DOTS[dot]} `);
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—−/-]/g, ' ')
    .replace(/[^\p{L}\p{N}% ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
