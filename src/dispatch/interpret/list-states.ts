/** The states in which a question asks for actions: those that `list` knows, the colours that people have said, and dates that moved. */
import { LIST_STATUSES, type ListStatus } from '../../core/plan/list.ts';
import type { Suggestion } from '../fault.ts';
import { coloursSaid } from './colours.ts';
import { isDenied } from './limits.ts';
import { means, type Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

/** States of actions that `list` knows, each with the meaning that names it. The last two give way to the others. */
const STATES: readonly (readonly [status: ListStatus, Meaning])[] = [
  ['unowned', 'unowned'],
  ['undated', 'undated'],
  ['waiting', 'waiting'],
  ['overdue', 'overdue'],
  ['blocked', 'blocked'],
  ['complete', 'complete'],
  ['open', 'open'],
];
const WIDE: readonly ListStatus[] = ['complete', 'open'];
/** States that an action may be in whether it is done or not, so that "complete" and "open" beside them are asked for as well. */
const IN_ANY_STATE: readonly ListStatus[] = ['no evidence', 'moved', 'not moved'];

/** States that plain words name more narrowly than their meaning does. */
const NARROW: readonly (readonly [status: ListStatus, words: RegExp])[] = [
  [
    'not started',
    /\b(?:not (?:yet )?(?:been )?(?:started|begun)|yet to (?:start|begin)|ha(?:s|ve)n['’]?t (?:been )?(?:started|begun))\b/i,
  ],
  ['in progress', /\b(?:in progress|under ?way)\b/i],
  ['no evidence', /\b(?:no|without|missing|lacks?|lacking|need|needs)(?: any| their)? evidence\b/i],
];

/** Words that ask which dates have moved at all. */
const MOVED =
  /\b(?:what|which|any|anything|list|show|how many)\b.*\b(?:moved?|slip(?:s|ped)?|(?:been|was|were|got) (?:put back|pushed back|extended|delayed|changed|rescheduled))\b/i;
/** Words for dates that stand as they were first set. */
const NOT_MOVED =
  /\b(?:dates?|deadlines?)\b.*\b(?:not|never|n['’]?t)\b.*\b(?:moved?|changed?|slip(?:ped)?)\b|\bon (?:its|their|the) (?:original|first|initial) (?:due )?(?:dates?|deadlines?)\b/i;

/** Whether a sentence asks about dates that were moved, at any time or in one. */
export function asksAboutMoves({ text }: Sentence): boolean {
  return MOVED.test(text) && !isDenied(text);
}

/** Whether the actions whose dates have moved, or have not, since they were first set are asked for. A time limits a list of changes. */
export function asksWhatMoved(sentence: Sentence): boolean {
  if (NOT_MOVED.test(sentence.text)) return sentence.dates.length === 0;
  return asksAboutMoves(sentence) && (sentence.dates.length === 0 || placeOfMove(sentence) !== null);
}

/** Whether the date of such a question is the one that an action was moved to, or from; null for the time of the move. */
export function placeOfMove({ text, pieces }: Pick<Sentence, 'text' | 'pieces'>): 'to' | 'from' | null {
  const at = pieces.findIndex(({ kind }) => kind === 'date');
  if (at < 0) return null;
  const words = text.slice(pieces[at - 1]?.start ?? 0, pieces[at]?.end);
  if (/\bfrom\b/i.test(words)) return 'from';
  return /\b(?:to|into)\b/i.test(words) ? 'to' : null;
}

/** The state that `list` knows of which a text consists; undefined for any other text. */
export function listStatusOf(text: string): ListStatus | undefined {
  return LIST_STATUSES.find((status) => status === text.toLowerCase());
}

/** The `list` command of one state. */
export function listIn(status: ListStatus): Suggestion {
  return { label: `List the actions: ${status}`, command: 'list', args: { status } };
}

/** Meanings that name a state of actions. */
export const STATE_MEANINGS = STATES.map(([, meaning]) => meaning);

/** "without a deadline or an owner", "missing a date": each of the two that is lacking. */
const LACKS =
  /\b(?:without|no|nobodys?|no ones?|missing|lacks?|lacking|with nobodys?|(?:hasnt|havent|dont have|doesnt have)(?: got)?)\b(?<lacked>[^.;?!]*)/;

/** The states that are asked for. "Open" and "complete" give way to narrower ones; finished actions that are denied are open. */
export function statesOf(sentence: Sentence): readonly ListStatus[] {
  const { lacked = '' } = LACKS.exec(sentence.text.toLowerCase().replaceAll(/['’]/g, ''))?.groups ?? {};
  const lacking: readonly ListStatus[] = [
    ...(/\b(?:owners?|names?|leads?|person)\b/.test(lacked) ? (['unowned'] as const) : []),
    ...(/\b(?:dates?|deadlines?)\b/.test(lacked) && !NOT_MOVED.test(sentence.text) ? (['undated'] as const) : []),
  ];
  // "did anything move" says with "did" only that it asks, and a date that slipped to July is not overdue.
  const isMoved = asksWhatMoved(sentence);
  const isOfADate = isMoved && (sentence.dates.length > 0 || /\b(?:dates?|deadlines?)\b/i.test(sentence.text));
  const said = sentence.pieces.filter(({ text }) => !/^did$/i.test(text) && !(isOfADate && /^slip/i.test(text)));
  // "Complete without evidence" denies the evidence alone.
  const undeniedBeside = NARROW.reduce((text, [, words]) => text.replace(words, ' '), sentence.text);
  const named = STATES.filter(([, meaning]) => means({ pieces: said }, meaning)).map(([status]) =>
    status === 'complete' && isDenied(undeniedBeside) ? 'open' : status,
  );
  const colours = isDenied(sentence.text) ? [] : coloursSaid(sentence).map(({ rag }) => rag);
  const all = [
    ...new Set([
      ...lacking,
      ...NARROW.flatMap(([status, words]) => (words.test(sentence.text) ? [status] : [])),
      ...named,
      ...colours,
      ...(isMoved ? [NOT_MOVED.test(sentence.text) ? ('not moved' as const) : ('moved' as const)] : []),
    ]),
  ];
  const narrow = all.filter((status) => !WIDE.includes(status));
  const wide = all.filter((status) => WIDE.includes(status)).slice(0, 1);
  return narrow.every((status) => IN_ANY_STATE.includes(status)) ? [...narrow, ...wide] : narrow;
}

/** Whether a denial in the sentence belongs to a state of actions. */
export function deniesState(sentence: Sentence): boolean {
  return statesOf(sentence).some((status) =>
    ['unowned', 'undated', 'open', 'not started', 'no evidence', 'not moved'].includes(status),
  );
}
