/** Questions about lists of actions: whether one is asked for, and the arguments of `list` and `status since` that answer it. */
import type { IsoDate, Person, Snapshot } from '../../core/record/model.ts';
import { addDays, longDate, mondayOf } from '../../core/time/dates.ts';
import type { Suggestion } from '../fault.ts';
import { type DateFound, weekBefore } from './dates-in.ts';
import { means, type Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

/** States of actions that `list` knows, each with the meanings that name it. */
const STATES: readonly (readonly [status: string, Meaning])[] = [
  ['unowned', 'unowned'],
  ['undated', 'undated'],
  ['waiting', 'waiting'],
  ['overdue', 'overdue'],
  ['blocked', 'blocked'],
  ['complete', 'complete'],
  ['open', 'open'],
];

/** Meanings that name a state of actions. */
export const STATE_MEANINGS = STATES.map(([, meaning]) => meaning);

/** The record and the day for which a question is answered. */
export interface QuestionContext {
  readonly snapshot: Snapshot;
  readonly today: IsoDate;
  /** The speaker. */
  readonly actor: Person | null;
}

/** A question that the bot knows: the words that ask it, and the command that answers it. */
export interface Question {
  /** One meaning of each group is needed. */
  readonly needs: readonly (readonly Meaning[])[];
  /** Further meanings with which the sentence is still understood wholly. */
  readonly allows?: readonly Meaning[];
  /** A condition besides the words. */
  readonly when?: (sentence: Sentence) => boolean;
  /** Words that nobody knows are part of the answer, as in a search. */
  readonly takesWords?: true;
  readonly answer: (sentence: Sentence, context: QuestionContext) => Suggestion | null;
}

/** Meanings that every question may have besides its own. */
export const COMMON: readonly Meaning[] = [
  'assign',
  'owner',
  'self',
  'show',
  'action',
  'due',
  'who',
  'when',
  'howMany',
  'greeting',
  'thanks',
  'open',
  'status',
];
/** Meanings that a question about a list may have besides its own. */
export const LISTS: readonly Meaning[] = [
  ...STATE_MEANINGS,
  'self',
  'owner',
  'expectation',
  'next',
  'find',
  'changed',
  'assign',
  'block',
  'confirm',
];

/** Meanings that a question about one action may have besides its own. */
export const OF_AN_ACTION: readonly Meaning[] = [
  'owner',
  'overdue',
  'blocked',
  'complete',
  'confirm',
  'waiting',
  'evidence',
  'update',
  'find',
  'history',
  'sro',
  'clock',
  'start',
  'block',
  'deputy',
  'next',
  'assign',
  'changed',
  'report',
  'self',
  'cover',
  'what_if',
  'lately',
  'inForce',
];

/** No action is named by its code. Words that also stand in a title say less than the words of a question. */
export const noAction = ({ actions, unknownCodes, byTitle }: Sentence): boolean =>
  (byTitle || actions.length === 0) && unknownCodes.length === 0;

/** A question, or a request that begins with the wish to see something. */
export const asks = ({ isQuestion, pieces, people }: Sentence): boolean => {
  const first = pieces.find(
    (piece) => piece.kind !== 'filler' && !(piece.kind === 'meaning' && piece.meanings.has('greeting')),
  );
  // "give E2-03 to Tom" gives it away; "give me the status" asks.
  const gives = first !== undefined && people.length > 0 && means({ pieces: [first] }, 'assign');
  return isQuestion || (first !== undefined && !gives && means({ pieces: [first] }, 'show', 'find'));
};

/** A code with nothing but words that ask to see it: "E2-03", "status of E2-03". */
export function saysNothingElse({ pieces, byTitle }: Sentence): boolean {
  const seen: readonly Meaning[] = ['show', 'find', 'status', 'action', 'history', 'greeting', 'thanks'];
  const others = pieces.filter(({ kind }) => kind !== 'action' && kind !== 'filler');
  if (byTitle)
    return (
      others.every((one) => one.kind !== 'person' || one.possessive) &&
      others.every(({ kind }) => kind !== 'date') &&
      others.every((one) => one.kind !== 'meaning' || seen.some((it) => one.meanings.has(it)))
    );
  return others.every((one) => one.kind === 'meaning' && seen.some((it) => one.meanings.has(it)));
}

/** Whether the sentence names no action, expectation, person or date. */
export function isUnlimited({ people, expectations, actions, dates }: Sentence): boolean {
  return people.length + expectations.length + actions.length + dates.length === 0;
}

/** A state before its actions names those that are in it: "completed actions". */
const ACTIONS_IN_A_STATE = /\b(?:completed?|finished|closed|done|delivered) (?:actions|tasks|items|ones)\b/i;

/** A state of actions is asked for: the words of a question, or nothing but the state and its surroundings. */
export function isList(sentence: Sentence): boolean {
  if (sentence.actions.length > 0 || means(sentence, 'notice', 'clock')) return false;
  const isReport =
    means(sentence, 'complete', 'block') && !means(sentence, 'blocked') && !ACTIONS_IN_A_STATE.test(sentence.text);
  if (!asks(sentence) && isReport) return false;
  return asks(sentence) || sentence.pieces.every(({ kind }) => kind !== 'unknown' && kind !== 'link');
}

/** Words with which a date limits a list. */
const LIMITS_A_LIST = /\b(?:by|before|until|till|within|this|next|coming|today|tomorrow)\b/i;

/** Whether actions due by a date or in a period are asked for. */
export function datesOnly(sentence: Sentence): boolean {
  if (sentence.dates.length === 0 || sentence.people.length > 0 || sentence.dates.some(({ kind }) => kind === 'span'))
    return false;
  if (asks(sentence)) return means(sentence, 'due', 'show', 'action', 'next');
  // "due by 30 May" and "due this week" ask for what is; "due 30 May" may tell of another date.
  return means(sentence, 'due') && !means(sentence, 'move') && LIMITS_A_LIST.test(sentence.text);
}

/** Whether the speaker asks about their own actions. */
export function asksAboutSelf(sentence: Sentence): boolean {
  const isReport = means(sentence, 'complete', 'block', 'start', 'move', 'assign', 'handover');
  return asks(sentence) || (!isReport && sentence.pieces.every(({ kind }) => kind === 'filler' || kind === 'meaning'));
}

/** The `list` command that answers the sentence: by state, expectation, dates, the speaker, or weeks without an update. */
export function listOf(sentence: Sentence): Suggestion {
  const [about] = sentence.expectations;
  const status = STATES.find(([, meaning]) => means(sentence, meaning))?.[0];
  const due = dueOf(sentence.dates);
  const args = {
    ...(about ? { about: about.code } : means(sentence, 'self') ? { about: 'me' } : {}),
    // Actions that are due in a period are open anyway.
    ...(status && !(due && status === 'open') ? { status } : {}),
    ...(due ? { due } : {}),
    ...(means(sentence, 'quiet') ? { quiet: quietWeeks(sentence) } : {}),
  };
  const words = [status ?? '', due ? `due ${due}` : '', about?.code ?? ''].filter((one) => one !== '').join(', ');
  return { label: `List ${words === '' ? 'actions' : `actions: ${words}`}`, command: 'list', args };
}

/** The `list` command for the one person named; null when the name fits several people. */
export function listOfPerson(sentence: Sentence): Suggestion | null {
  const [person] = sentence.people[0]?.people ?? [];
  if (!person || sentence.people[0]?.people.length !== 1) return null;
  const { args } = listOf(sentence);
  return { label: `List the actions of ${person.name}`, command: 'list', args: { ...args, about: person.id } };
}

/** The `due` argument of a list: a week by its name, or the last day of a period. */
function dueOf(dates: readonly DateFound[]): string | null {
  const [first] = dates;
  if (!first) return null;
  if (first.kind === 'day') return longDate(first.day);
  if (first.kind === 'span') return `in ${first.span}`;
  if (first.period.startsWith('end of ')) return first.period;
  const [which = '', unit = ''] = first.period.split(' ');
  if (unit === 'week') return which === 'this' ? 'this week' : 'next week';
  if (unit === 'fortnight') return 'in a fortnight';
  return which === 'this' ? 'end of the month' : 'end of next month';
}

function quietWeeks({ text }: Sentence): string {
  return /(\d{1,2}) weeks?/.exec(text)?.[1] ?? (/month/.test(text) ? '4' : /fortnight/.test(text) ? '2' : '3');
}

/** The first day of the changes that are asked for; a week ago without a date. */
export function sinceOf(dates: readonly DateFound[], text: string, today: IsoDate): IsoDate {
  const [first] = dates;
  if (first?.kind === 'day') return first.day > today ? pastDay(first.day, today) : first.day;
  if (first?.kind === 'period' && first.period === 'this week') return mondayOf(today);
  if (/\blast month\b/i.test(text)) return `${addDays(`${today.slice(0, 8)}01`, -1).slice(0, 8)}01`;
  if (/\bmonth\b/.test(text)) return weekBefore(weekBefore(weekBefore(weekBefore(today))));
  return weekBefore(today);
}

/** A weekday or a day without a year that was read forward, looked for in the past. */
function pastDay(day: IsoDate, today: IsoDate): IsoDate {
  const weeks = weekBefore(day);
  return weeks <= today ? weeks : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

/** The `list` command that searches the words behind "find"; null when there are none. */
export function search({ text, pieces }: Sentence): Suggestion | null {
  const verb = pieces.find((piece) => piece.kind === 'meaning' && piece.meanings.has('find'));
  const words = verb
    ? text
        .slice(verb.end)
        .replace(/^[\s:]*(?:(?:for|about|the|any|actions?|with|that|mention(?:ing)?)\s+)*/i, '')
        .replace(/[?.!]+$/, '')
        .trim()
    : '';
  return words === ''
    ? null
    : { label: `Find actions with “${words}”`, command: 'list', args: { with: words.replace(/^["“]|["”]$/g, '') } };
}

/** The answer that shows the one expectation of the sentence. */
export const showExpectation: Question['answer'] = ({ expectations: [about] }) =>
  about ? { label: `Show ${about.code} ${about.title}`, command: 'show', args: { about: about.code } } : null;
