import { longDate } from '../../core/time/dates.ts';
import type { Suggestion } from '../fault.ts';
import {
  asks,
  asksAboutSelf,
  COMMON,
  datesOnly,
  isList,
  isUnlimited,
  LISTS,
  listOf,
  listOfPerson,
  noAction,
  OF_AN_ACTION,
  type Question,
  type QuestionContext,
  STATE_MEANINGS,
  saysNothingElse,
  search,
  showExpectation,
  sinceOf,
} from './list-questions.ts';
import { STATUS } from './matter-offers.ts';
import type { Piece } from './pieces.ts';
import { RECOMMENDATION_QUESTIONS } from './recommendation-offers.ts';
import { MINE, RECORD_QUESTIONS } from './record-questions.ts';
import { means, type Sentence } from './sentence.ts';
import { stemOf } from './titles.ts';
import type { Meaning } from './vocabulary.ts';

/** A question that was recognised. It is answered at once when `isWhole`, which says that every word was understood. */
interface QuestionFound {
  readonly suggestion: Suggestion;
  readonly isWhole: boolean;
}

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
    allows: OF_AN_ACTION,
    answer: ({ actions: [action] }) =>
      action ? { label: `Show ${action.code} ${action.title}`, command: 'show', args: { about: action.code } } : null,
  },
  ...RECOMMENDATION_QUESTIONS,
  ...RECORD_QUESTIONS,
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
    allows: ['self', 'expectation', 'move', 'update', 'complete', 'next', 'add', 'start', 'lately'],
    answer: (sentence, context) => {
      const since = sinceOf(sentence.dates, sentence.text, context.today);
      const [about] = sentence.expectations;
      const args = { since: longDate(since), ...(about ? { about: about.code } : {}) };
      return { label: `Show changes since ${longDate(since)}`, command: 'status', args };
    },
  },
  {
    needs: [['complete'], ['lately']],
    when: (sentence) => noAction(sentence) && asks(sentence),
    allows: ['self', 'expectation', 'action'],
    answer: (sentence, { today }) => {
      const since = longDate(sinceOf([], sentence.text, today));
      return { label: `Show changes since ${since}`, command: 'status', args: { since } };
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
    needs: [],
    when: ({ expectations, pieces }) =>
      expectations.length === 1 && pieces.every(({ kind }) => kind === 'expectation' || kind === 'filler'),
    answer: showExpectation,
  },
  {
    needs: [['sro', 'status', 'show', 'who', 'action', 'owner', 'due']],
    when: (sentence) => sentence.expectations.length === 1 && sentence.people.length === 0 && !means(sentence, 'share'),
    allows: ['sro', 'owner', 'find', 'expectation', 'self', 'next', 'history', 'notice', 'evidence', 'inForce'],
    answer: showExpectation,
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
    when: (sentence) =>
      sentence.people.length === 1 &&
      sentence.actions.length === 0 &&
      (asks(sentence) || !means(sentence, 'assign', 'handover')),
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
    needs: [['status', 'clock', 'update']],
    when: (sentence) =>
      !means(sentence, 'share') &&
      noAction(sentence) &&
      sentence.people.length === 0 &&
      (asks(sentence) || !means(sentence, 'update')),
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
  {
    needs: [['expectation']],
    when: (sentence) => isUnlimited(sentence) && asks(sentence) && !means(sentence, 'action', 'add', ...STATE_MEANINGS),
    allows: ['notice', 'inForce', 'find'],
    answer: () => STATUS,
  },
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
