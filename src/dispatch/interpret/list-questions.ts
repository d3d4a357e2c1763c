/**
 * Questions about lists of actions. Whose, in which state and when due are read apart from one another, and every combination
 * of them is a `list` command; two people or two states are two lists, of which the speaker chooses.
 */
import type { Instant, IsoDate, Person, Snapshot } from '../../core/record/model.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { addMonths, daysBetween, isDate, longDate } from '../../core/time/dates.ts';
import { numberOfWord } from '../../core/time/words/grammar.ts';
import type { Raw } from '../../ports/card.ts';
import type { Suggestion } from '../fault.ts';
import { isHead } from './asked-part.ts';
import { isDenied } from './limits.ts';
import { asksAboutMoves, asksWhatMoved, deniesState, placeOfMove, STATE_MEANINGS, statesOf } from './list-states.ts';
import type { Piece } from './pieces.ts';
import { means, type Sentence } from './sentence.ts';
import { stemOf } from './titles.ts';
import type { Meaning } from './vocabulary.ts';

/** The record and the day for which a question is answered. */
export interface QuestionContext {
  readonly snapshot: Snapshot;
  readonly today: IsoDate;
  readonly now: Instant;
  readonly calendar: Calendar;
  /** The speaker. */
  readonly actor: Person | null;
  /** The day that words mean of what has happened; null for words that are no day. */
  readonly pastDay: (words: string) => IsoDate | null;
}

/** A question that the bot knows: the words that ask it, and the commands of which one answers it. */
export interface Question {
  /** One meaning of each group is needed. */
  readonly needs?: readonly (readonly Meaning[])[];
  /** A condition besides the words. `whole` has the words beside the question as well. */
  readonly when?: (sentence: Sentence, whole: Sentence, context: QuestionContext) => boolean;
  /** The answer is right whatever else is asked, so that words which nobody knows change nothing. */
  readonly takesWords?: true;
  readonly answer: (sentence: Sentence, context: QuestionContext) => readonly Suggestion[];
}

/** No action is named by its code. Words that also stand in a title say less than the words of a question. */
export const noAction = ({ actions, unknownCodes, byTitle }: Sentence): boolean =>
  (byTitle || actions.length === 0) && unknownCodes.length === 0;

/** A question, or a request that begins with the wish to see something. */
export const asks = ({ isQuestion, pieces, people, actions }: Sentence): boolean => {
  const first = pieces.find(
    (piece) => piece.kind !== 'filler' && !(piece.kind === 'meaning' && piece.meanings.has('greeting')),
  );
  // "give E2-03 to Tom" gives it away; "give me the status" asks.
  const gives = first !== undefined && people.length + actions.length > 0 && means({ pieces: [first] }, 'assign');
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

/** "Everything that Rob has got" names a list, although it has a verb. */
const EVERYTHING =
  /^(?:just |only )*(?:everything|anything|all|those|the ones|ones|whatever)\b(?! (?:is|are|was|were)\b)/i;
const FINITE = /\b(?:is|are|am|was|were|will|would|cant|could|should|needs?|wants?|said|says|think|leave)\b/i;
/** Meanings of a list that is named without a verb. */
const LISTED: readonly Meaning[] = [
  ...STATE_MEANINGS,
  ...(['action', 'due', 'next', 'owner', 'show', 'self', 'all', 'find', 'greeting', 'thanks', 'who', 'quiet'] as const),
];

/** A state before its actions names those that are in it: "completed actions". */
const ACTIONS_IN_A_STATE =
  /\b(?:completed?|finished|closed|done|delivered|signed off) (?:actions|tasks|items|ones|stuff)\b/i;

/** A list is asked for, or named without a verb: "Rob's bits for next week", "overdue", "everything that Rob has got". */
export function isList(sentence: Sentence): boolean {
  if (asks(sentence)) return true;
  if (EVERYTHING.test(sentence.text) && !means(sentence, 'move')) return true;
  const { pieces, titleWords } = sentence;
  const isListed = (piece: Piece, at: number) => {
    if (piece.kind === 'meaning') return means({ pieces: [piece] }, ...LISTED);
    if (piece.kind === 'link' || piece.kind === 'quoted' || piece.kind === 'stranger') return false;
    return piece.kind !== 'unknown' || titleWords.has(stemOf(piece.text)) || isHead(piece, pieces[at - 1]);
  };
  const isReport =
    means(sentence, 'complete', 'block') && !means(sentence, 'blocked') && !ACTIONS_IN_A_STATE.test(sentence.text);
  // "The savings plan slipped to 14 July" tells of one action.
  const isMove = sentence.byTitle && means(sentence, 'move') && placeOfMove(sentence) === 'to' && !asks(sentence);
  return !isReport && !isMove && !FINITE.test(sentence.text) && pieces.every(isListed);
}

/** A date limits a list behind these words. */
const LIMITS_A_LIST = /\b(?:in|during|by|before|until|till|within|this|next|coming|today|tomorrow)\b/i;

/** Whether actions due by a date or in a period are asked for. */
function datesOnly(sentence: Sentence): boolean {
  if (sentence.dates.length === 0 || sentence.dates.some(({ kind }) => kind === 'span')) return false;
  if (asks(sentence)) return means(sentence, 'due', 'show', 'action', 'next', 'self');
  // "due by 30 May" and "due this week" ask for what is; "due 30 May" may tell of another date.
  return means(sentence, 'due') && !means(sentence, 'move') && LIMITS_A_LIST.test(sentence.text);
}

/** Words of telling, in any of their forms. Denied, they ask who is silent. */
const TELLS =
  /\b(?:hear|heard|say|says|said|saying|tell|told|telling|word|peep|sound|news|update|updates|updated|updating|report(?:ed|ing)?|repl(?:y|ied)|respond(?:ed|ing)?|answer(?:ed)?|touch(?:ed)?|contact(?:ed)?|moved?|changed?|logged|posted|written|written|spoken|looked at|been in touch)\b/i;

/** Whether silence is asked about: "who has not said a word", "which ones have not moved in three weeks". */
export function asksWhoIsSilent(sentence: Sentence): boolean {
  if (!noAction(sentence) || !isList(sentence) || asksWhatMoved(sentence)) return false;
  return (
    means(sentence, 'quiet') ||
    (isDenied(sentence.text) && TELLS.test(sentence.text) && !/\byou\b/i.test(sentence.text))
  );
}

const NOTHING_DONE =
  /\bwho\b.*(?:\b(?:not|never|\p{L}+n['’]?t)\b.*\b(?:do|done|did|started?)\b.*\banything|\b(?:done|did|doing) nothing)\b/iu;

/** Whether those are asked for who have done nothing. */
export function asksWhoDidNothing(sentence: Sentence): boolean {
  return isUnlimited(sentence) && NOTHING_DONE.test(sentence.text);
}

/** Whether a word of a list says how it is limited by a denial: "without an owner", "not finished", "has not said a word". */
export function isOfDenial(text: string, sentence: Sentence): boolean {
  if (asksWhatMoved(sentence)) return isDenied(text) || /^(?:original|initial)$/i.test(text);
  if (asksWhoIsSilent(sentence)) return isDenied(text) || TELLS.test(text);
  return isDenied(text) && deniesState(sentence);
}

/** Those whose actions are listed, as `list` takes them: people, else expectations, else the speaker, else everybody. */
function subjectsOf(sentence: Sentence, states: readonly string[]): readonly { value?: string; words: string }[] {
  const people = sentence.people
    .flatMap((one) => one.people)
    .map(({ id, name }) => ({ value: id, words: ` of ${name}` }));
  const expectations = sentence.expectations.map(({ code }) => ({ value: code, words: ` under ${code}` }));
  if (people.length + expectations.length > 0) return [...people, ...expectations];
  // Who confirms an action does not own it.
  const isOwn = means(sentence, 'self') && (!states.includes('waiting') || /\b(?:my|mine)\b/i.test(sentence.text));
  return [isOwn ? { value: 'me', words: ' of mine' } : { words: '' }];
}

/** The `list` commands that answer the sentence, one for each of those whose actions are meant and each state. */
export function listsOf(sentence: Sentence, { today }: QuestionContext): readonly Suggestion[] {
  const named = statesOf(sentence);
  // A plain question about somebody's next actions leaves out those that are done.
  const states = named.length === 0 && means(sentence, 'next') ? (['open'] as const) : named;
  const isSilent = asksWhoIsSilent(sentence);
  const due = isSilent ? null : dueOf(sentence);
  const quiet: Raw = isSilent ? { quiet: weeksOf(sentence, today) } : {};
  const limits: Raw = { ...(due ? { due } : {}), ...quiet };
  // Actions that are due in a period are open anyway; who is silent has reported nothing.
  const told = isSilent ? ['open', 'waiting', 'complete'] : ['open'];
  const kept = Object.keys(limits).length > 0 ? states.filter((status) => !told.includes(status)) : states;
  return subjectsOf(sentence, states).flatMap(({ value, words }) =>
    (kept.length > 0 ? kept : ['']).map((status): Suggestion => {
      const which = [status, isSilent ? `without an update for ${quiet.quiet} weeks` : '', due ? `due ${due}` : ''];
      const limit = which.filter((one) => one !== '').join(', ');
      return {
        label: `List the actions${words}${limit === '' ? '' : `: ${limit}`}`,
        command: 'list',
        args: { ...(value ? { about: value } : {}), ...(status === '' ? {} : { status }), ...limits },
      };
    }),
  );
}

/** A day since which something was so, or on which it was: such a day limits no due dates. */
const OF_THE_PAST = /\bsince\b|\b(?:was|were|went|turned|became)\b/i;

/** "between 20 and 30 June": the month stands once. */
const BETWEEN_DAYS = /\bbetween (?:the )?(\d{1,2})(?:st|nd|rd|th)? and\b/i;

/** The `due` argument of a list: a period, two days that bound one, or the last day of one. Null where the dates limit no due dates. */
function dueOf(sentence: Sentence): string | null {
  const { dates, pieces, text } = sentence;
  const [first, second, third] = dates;
  const isMove = asksAboutMoves(sentence);
  if (!first || third || (isMove ? placeOfMove(sentence) !== 'to' : OF_THE_PAST.test(text))) return null;
  if (second) {
    if (first.kind !== 'day' || second.kind !== 'day') return null;
    const [from = '', through = ''] = [first.day, second.day].sort();
    return `between ${longDate(from)} and ${longDate(through)}`;
  }
  if (first.kind !== 'day') return first.kind === 'span' ? `in ${first.span}` : first.period;
  const day = longDate(first.day);
  const [, from] = BETWEEN_DAYS.exec(text) ?? [];
  if (from) {
    const start = `${first.day.slice(0, 8)}${from.padStart(2, '0')}`;
    if (!isDate(start)) return null;
    return `between ${longDate(start > first.day ? addMonths(start, -1) : start)} and ${day}`;
  }
  const written = pieces.find(({ kind }) => kind === 'date')?.text.toLowerCase() ?? '';
  const [lead] = /^(?:after|from|before|b4)\b/.exec(written) ?? [];
  // The end of a week belongs to the time before it: "before the weekend".
  if (lead === undefined || (/^b/.test(lead) && /^end of/.test(first.words))) return day;
  return `${lead === 'b4' ? 'before' : lead} ${day}`;
}

/** The whole weeks of silence that are asked about: "3 weeks", "a fortnight", "this month", "since 1 June"; two without a word of them. */
function weeksOf({ text, dates: [found] }: Sentence, today: IsoDate): string {
  const [, count = ''] = /(\d{1,2}|\p{L}+) weeks?\b/u.exec(text) ?? [];
  const weeks = /^\d/.test(count) ? count : numberOfWord(count);
  if (weeks) return `${weeks}`;
  const from =
    found?.kind === 'day' && found.day < today
      ? found.day
      : found?.kind === 'period' && found.period === 'this month'
        ? `${today.slice(0, 8)}01`
        : null;
  if (from) return `${Math.max(1, Math.ceil(daysBetween(from, today) / 7))}`;
  return /month/.test(text) ? '4' : /fortnight/.test(text) ? '2' : /\bweek\b/.test(text) ? '1' : '2';
}

/** Whether a person, a state or a period limits a list of actions. */
export function limitsList(sentence: Sentence): boolean {
  if (means(sentence, 'notice', 'clock', 'share')) return false;
  const { people, actions } = sentence;
  if (people.length > 0) return actions.length === 0 && (asks(sentence) || !means(sentence, 'assign', 'handover'));
  return (
    statesOf(sentence).length > 0 ||
    datesOnly(sentence) ||
    sentence.expectations.length > (/^list\b/i.test(sentence.text) ? 0 : 1)
  );
}
