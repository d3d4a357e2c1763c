/** The questions that plain sentences ask, as one list: the words each needs, and the command that answers it. */
import type { IsoDate, Snapshot } from '../../core/record/model.ts';
import { longDate, mondayOf } from '../../core/time/dates.ts';
import type { Suggestion } from '../fault.ts';
import { type DateFound, weekBefore } from './dates-in.ts';
import { means, type Piece, type Sentence } from './sentence.ts';
import { stemOf } from './titles.ts';
import type { Meaning } from './vocabulary.ts';

/** The record and the day for which a question is answered. */
export interface QuestionContext {
  readonly snapshot: Snapshot;
  readonly today: IsoDate;
}

/** A question that was recognised. It is answered at once when `isWhole`: every word was understood. */
export interface QuestionFound {
  readonly suggestion: Suggestion;
  readonly isWhole: boolean;
}

interface Question {
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

const COMMON: readonly Meaning[] = [
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
const STATE_MEANINGS = STATES.map(([, meaning]) => meaning);
const LISTS: readonly Meaning[] = [
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

/** No action is named by its code. Words that also stand in a title say less than the words of a question. */
const noAction = ({ actions, unknownCodes, byTitle }: Sentence): boolean =>
  (byTitle || actions.length === 0) && unknownCodes.length === 0;
/** A question, or a request that begins with the wish to see something. */
const asks = ({ isQuestion, pieces }: Sentence): boolean => {
  const first = pieces.find(
    (piece) => piece.kind !== 'filler' && !(piece.kind === 'meaning' && piece.meanings.has('greeting')),
  );
  return isQuestion || (first !== undefined && means({ pieces: [first] }, 'show', 'find'));
};
const STATUS: Suggestion = { label: 'Show the status', command: 'status', args: {} };
const MINE: Suggestion = { label: 'Show my actions', command: 'mine', args: {} };

/** In order of precedence: the first question whose needs are met is the one that is asked. */
const QUESTIONS: readonly Question[] = [
  { needs: [['help']], when: noAction, answer: () => ({ label: 'Show what I can say', command: 'help', args: {} }) },
  {
    needs: [['history', 'changed', 'who']],
    when: (sentence) => sentence.actions.length === 1 && means(sentence, 'history', 'changed') && asks(sentence),
    allows: ['history', 'changed', 'move'],
    answer: ({ actions: [action] }) =>
      action ? { label: `Show the history of ${action.code}`, command: 'history', args: { about: action.code } } : null,
  },
  {
    needs: [],
    when: (sentence) => sentence.actions.length === 1 && (asks(sentence) || saysNothingElse(sentence)),
    allows: [
      ...['owner', 'overdue', 'blocked', 'complete', 'confirm', 'waiting', 'evidence', 'update', 'find', 'history'],
      ...[
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
      ],
    ] as readonly Meaning[],
    answer: ({ actions: [action] }) =>
      action ? { label: `Show ${action.code} ${action.title}`, command: 'show', args: { about: action.code } } : null,
  },
  {
    needs: [['report']],
    when: noAction,
    allows: ['notice', 'update', 'people', 'confirm', 'expectation'],
    // A report is more than one answer, so that buttons are offered.
    answer: () => null,
  },
  {
    needs: [['export']],
    when: noAction,
    allows: ['open'],
    answer: () => ({ label: 'Export a spreadsheet', command: 'export csv', args: {} }),
  },
  {
    needs: [['remind']],
    when: (sentence) =>
      noAction(sentence) && (sentence.isQuestion || means(sentence, 'show')) && sentence.people.length === 0,
    allows: ['next', 'schedule', 'self', 'changed', 'start'],
    answer: () => ({ label: 'Show the reminders to come', command: 'remind preview', args: {} }),
  },
  {
    needs: [['changed', 'history']],
    when: (sentence) =>
      noAction(sentence) && asks(sentence) && !means(sentence, 'notice') && !means(sentence, 'undated'),
    allows: ['self', 'expectation', 'move', 'update', 'complete', 'next', 'add', 'start'],
    answer: (sentence, context) => {
      const since = sinceOf(sentence.dates, sentence.text, context.today);
      const [about] = sentence.expectations;
      const args = { since: longDate(since), ...(about ? { about: about.code } : {}) };
      return { label: `Show changes since ${longDate(since)}`, command: 'status', args };
    },
  },
  {
    needs: [['howMany'], ['complete', 'open', 'action']],
    when: (sentence) =>
      isUnlimited(sentence) && !means(sentence, 'overdue', 'blocked', 'unowned', 'undated', 'waiting'),
    allows: ['complete'],
    answer: () => STATUS,
  },
  {
    needs: [['sro', 'status', 'show', 'who', 'action', 'owner', 'due']],
    when: ({ expectations, people }) => expectations.length === 1 && people.length === 0,
    allows: ['sro', 'owner', 'find', 'expectation', 'self', 'next', 'history', 'notice', 'evidence'],
    answer: ({ expectations: [about] }) =>
      about ? { label: `Show ${about.code} ${about.title}`, command: 'show', args: { about: about.code } } : null,
  },
  {
    needs: [STATE_MEANINGS],
    when: (sentence) => isList(sentence) && sentence.people.length === 0,
    allows: LISTS,
    answer: listOf,
  },
  { needs: [['quiet']], when: noAction, allows: LISTS, answer: listOf },
  {
    needs: [],
    when: ({ people, actions }) => people.length === 1 && actions.length === 0,
    allows: LISTS,
    answer: listOfPerson,
  },
  { needs: [], when: (sentence) => noAction(sentence) && datesOnly(sentence), allows: LISTS, answer: listOf },
  {
    needs: [['self']],
    when: (sentence) => noAction(sentence) && asksAboutSelf(sentence),
    allows: [...LISTS, 'clock'],
    answer: () => MINE,
  },
  {
    needs: [['away', 'back', 'cover']],
    when: (sentence) => noAction(sentence) && sentence.isQuestion,
    answer: () => null,
  },
  {
    needs: [['holidays']],
    when: asks,
    allows: ['next', 'away'],
    answer: () => ({ label: 'Show the bank holidays', command: 'holidays', args: {} }),
  },
  {
    needs: [['people', 'lead', 'officer', 'viewer']],
    when: (sentence) => noAction(sentence) && asks(sentence) && !means(sentence, 'notice'),
    allows: ['people', 'lead', 'officer', 'viewer', 'owner', 'find', 'sro'],
    answer: () => ({ label: 'Show the people', command: 'people', args: {} }),
  },
  {
    needs: [['notice']],
    when: (sentence) => noAction(sentence) && asks(sentence) && sentence.limit !== 'if',
    allows: [
      'issued',
      'inForce',
      'clock',
      'status',
      'when',
      'extended',
      'lifted',
      'complete',
      'find',
      'people',
      'start',
      'self',
      'changed',
    ],
    answer: (sentence) =>
      means(sentence, 'clock', 'status') && !means(sentence, 'issued', 'inForce')
        ? STATUS
        : { label: 'Show the notice', command: 'notice', args: {} },
  },
  {
    needs: [['status', 'clock']],
    when: (sentence) => noAction(sentence) && sentence.people.length === 0,
    allows: [
      'clock',
      'notice',
      'next',
      'self',
      'start',
      'find',
      'complete',
      'overdue',
      'changed',
      'move',
      'back',
      'update',
    ],
    answer: () => STATUS,
  },
  { needs: [['update'], ['show']], when: noAction, allows: ['status', 'update', 'self'], answer: () => STATUS },
  {
    needs: [['show'], ['action', 'open', 'expectation']],
    when: (sentence) => noAction(sentence) && sentence.expectations.length === 0 && sentence.people.length === 0,
    allows: ['open', 'expectation', 'self'],
    answer: () => ({ label: 'List every open action', command: 'list', args: { status: 'open' } }),
  },
  {
    needs: [['find']],
    takesWords: true,
    when: ({ actions, byTitle }) => actions.length === 0 || byTitle,
    answer: search,
  },
];

/** The question that a sentence asks; null when it asks none that is known. */
export function findQuestion(sentence: Sentence, context: QuestionContext): QuestionFound | null {
  for (const { needs, allows = [], when = () => true, takesWords = false, answer } of QUESTIONS) {
    if (!needs.every((group) => means(sentence, ...group)) || !when(sentence)) continue;
    const suggestion = answer(sentence, context);
    if (!suggestion) return null;
    const known = new Set<Meaning>([...COMMON, ...needs.flat(), ...allows]);
    const isWhole =
      takesWords || (sentence.limit !== 'if' && sentence.pieces.every((piece) => isCovered(piece, known, sentence)));
    return { suggestion, isWhole };
  }
  return null;
}

function isCovered(piece: Piece, known: ReadonlySet<Meaning>, { titleWords }: Sentence): boolean {
  switch (piece.kind) {
    case 'meaning':
      return [...piece.meanings].some((meaning) => known.has(meaning)) || titleWords.has(stemOf(piece.text));
    case 'unknown':
    case 'quoted':
      return titleWords.has(stemOf(piece.text));
    case 'link':
    case 'stranger':
    case 'excluded':
      return false;
    default:
      return true;
  }
}

/** A code with nothing but words that ask to see it: "E2-03", "status of E2-03". */
function saysNothingElse({ pieces, byTitle }: Sentence): boolean {
  const seen: readonly Meaning[] = ['show', 'find', 'status', 'action', 'history', 'greeting', 'thanks'];
  const others = pieces.filter(({ kind }) => kind !== 'action' && kind !== 'filler');
  if (byTitle)
    return (
      others.every(({ kind }) => kind !== 'date') &&
      others.every((one) => one.kind !== 'meaning' || seen.some((it) => one.meanings.has(it)))
    );
  return others.every((one) => one.kind === 'meaning' && seen.some((it) => one.meanings.has(it)));
}

function isUnlimited({ people, expectations, actions, dates }: Sentence): boolean {
  return people.length + expectations.length + actions.length + dates.length === 0;
}

/** A state of actions is asked for: the words of a question, or nothing but the state and its surroundings. */
function isList(sentence: Sentence): boolean {
  if (sentence.actions.length > 0 || means(sentence, 'notice', 'clock')) return false;
  if (!asks(sentence) && means(sentence, 'complete', 'block') && !means(sentence, 'blocked')) return false;
  return asks(sentence) || sentence.pieces.every(({ kind }) => kind !== 'unknown' && kind !== 'link');
}

function datesOnly(sentence: Sentence): boolean {
  if (sentence.dates.length === 0 || sentence.people.length > 0 || sentence.dates.some(({ kind }) => kind === 'span'))
    return false;
  return means(sentence, 'due', 'show', 'action', 'next') && (asks(sentence) || !means(sentence, 'move'));
}

function asksAboutSelf(sentence: Sentence): boolean {
  return asks(sentence) || sentence.pieces.every(({ kind }) => kind === 'filler' || kind === 'meaning');
}

function listOf(sentence: Sentence): Suggestion {
  const [about] = sentence.expectations;
  const status = STATES.find(([, meaning]) => means(sentence, meaning))?.[0];
  const due = dueOf(sentence.dates);
  const args = {
    ...(about ? { about: about.code } : means(sentence, 'self') ? { about: 'me' } : {}),
    // What is due in a period is open anyway.
    ...(status && !(due && status === 'open') ? { status } : {}),
    ...(due ? { due } : {}),
    ...(means(sentence, 'quiet') ? { quiet: quietWeeks(sentence) } : {}),
  };
  const words = [status ?? '', due ? `due ${due}` : '', about?.code ?? ''].filter((one) => one !== '').join(', ');
  return { label: `List ${words === '' ? 'actions' : `actions: ${words}`}`, command: 'list', args };
}

function listOfPerson(sentence: Sentence): Suggestion | null {
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
  const [which = '', unit = ''] = first.period.split(' ');
  if (unit === 'week') return which === 'this' ? 'this week' : 'next week';
  if (unit === 'fortnight') return 'in a fortnight';
  return which === 'this' ? 'end of the month' : 'end of next month';
}

function quietWeeks({ text }: Sentence): string {
  return /(\d{1,2}) weeks?/.exec(text)?.[1] ?? (/month/.test(text) ? '4' : /fortnight/.test(text) ? '2' : '3');
}

function sinceOf(dates: readonly DateFound[], text: string, today: IsoDate): IsoDate {
  const [first] = dates;
  if (first?.kind === 'day') return first.day > today ? pastDay(first.day, today) : first.day;
  if (first?.kind === 'period' && first.period === 'this week') return mondayOf(today);
  if (/\bmonth\b/.test(text)) return weekBefore(weekBefore(weekBefore(weekBefore(today))));
  return weekBefore(today);
}

/** A weekday or a day without a year that was read forward, looked for in the past. */
function pastDay(day: IsoDate, today: IsoDate): IsoDate {
  const weeks = weekBefore(day);
  return weeks <= today ? weeks : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

function search({ text, pieces }: Sentence): Suggestion | null {
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
