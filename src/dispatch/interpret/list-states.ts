/** The states in which a question asks for actions: those that `list` knows, the colours that people have said, and dates that moved. */
import { LIST_STATUSES } from '../../core/plan/list.ts';
import type { Suggestion } from '../fault.ts';
import { coloursSaid } from './colours.ts';
import { isDenied } from './limits.ts';
import { means, type Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

/** States of actions that `list` knows, each with the meaning that names it. The last two give way to the others. */
const STATES: readonly (readonly [status: string, Meaning])[] = [
  ['unowned', 'unowned'],
  ['undated', 'undated'],
  ['waiting', 'waiting'],
  ['overdue', 'overdue'],
  ['blocked', 'blocked'],
  ['complete', 'complete'],
  ['open', 'open'],
];
const WIDE = ['complete', 'open'];

/** States that plain words name more narrowly than their meaning does. */
const NARROW: readonly (readonly [status: string, words: RegExp])[] = [
  [
    'not started',
    /\b(?:not (?:yet )?(?:been )?(?:started|begun)|yet to (?:start|begin)|ha(?:s|ve)n['’]?t (?:been )?(?:started|begun))\b/i,
  ],
  ['in progress', /\b(?:in progress|under ?way)\b/i],
  ['no evidence', /\b(?:no|without|missing|lacks?|lacking|need|needs)(?: any| their)? evidence\b/i],
];

/** Words that ask which dates have moved at all. */
const MOVED =
  /\b(?:what|which|any|anything|list|show|how many)\b.*\b(?:moved|slipped|(?:been|were) (?:put back|pushed back|extended|delayed|changed|rescheduled))\b/i;

/** Whether the actions whose dates have moved since they were first set are asked for. A time limits a list of changes. */
export function asksWhatMoved({ text, dates }: Sentence): boolean {
  return dates.length === 0 && MOVED.test(text) && !isDenied(text);
}

/** Whether the text is one state that `list` knows, and nothing else. */
export function isListStatus(text: string): boolean {
  return LIST_STATUSES.some((status) => status === text.toLowerCase());
}

/** The `list` command of one state. */
export function listIn(status: string): Suggestion {
  return { label: `List the actions: ${status}`, command: 'list', args: { status } };
}

/** Meanings that name a state of actions. */
export const STATE_MEANINGS = STATES.map(([, meaning]) => meaning);

/** "without a deadline or an owner", "missing a date": each of the two that is lacking. */
const LACKS =
  /\b(?:without|no|nobodys?|no ones?|missing|lacks?|lacking|with nobodys?|(?:hasnt|havent|dont have|doesnt have)(?: got)?)\b(?<lacked>[^.;?!]*)/;

/** The states that are asked for. "Open" and "complete" give way to narrower ones; finished actions that are denied are open. */
export function statesOf(sentence: Sentence): readonly string[] {
  const { lacked = '' } = LACKS.exec(sentence.text.toLowerCase().replaceAll(/['’]/g, ''))?.groups ?? {};
  const lacking = [
    ...(/\b(?:owners?|names?|leads?|person)\b/.test(lacked) ? ['unowned'] : []),
    ...(/\b(?:dates?|deadlines?)\b/.test(lacked) ? ['undated'] : []),
  ];
  const named = STATES.filter(([, meaning]) => means(sentence, meaning)).map(([status]) =>
    status === 'complete' && isDenied(sentence.text) ? 'open' : status,
  );
  const colours = isDenied(sentence.text) ? [] : coloursSaid(sentence).map(({ rag }) => rag);
  const all = [
    ...new Set([
      ...lacking,
      ...NARROW.flatMap(([status, words]) => (words.test(sentence.text) ? [status] : [])),
      ...named,
      ...colours,
      ...(asksWhatMoved(sentence) ? ['moved'] : []),
    ]),
  ];
  const narrow = all.filter((status) => !WIDE.includes(status));
  return narrow.length > 0 ? narrow : all.slice(0, 1);
}

/** Whether a denial in the sentence belongs to a state of actions. */
export function deniesState(sentence: Sentence): boolean {
  return statesOf(sentence).some((status) =>
    ['unowned', 'undated', 'open', 'not started', 'no evidence'].includes(status),
  );
}
