import type { IsoDate } from '../../core/record/model.ts';
import type { Suggestion } from '../fault.ts';
import { askedPartOf, withEachDay } from './asked-part.ts';
import { coloursSaid, isColour } from './colours.ts';
import { asksForChanges, asksForHistory, changesAsked, historyOf } from './history-questions.ts';
import { isDenied } from './limits.ts';
import {
  asks,
  asksWhoDidNothing,
  asksWhoIsSilent,
  isList,
  isOfDenial,
  isUnlimited,
  limitsList,
  listsOf,
  noAction,
  type Question,
  type QuestionContext,
  saysNothingElse,
} from './list-questions.ts';
import { asksWhatMoved, listIn, listStatusOf, STATE_MEANINGS } from './list-states.ts';
import { NOTICE, PEOPLE, PREVIEW, STATUS } from './matter-offers.ts';
import { NOTICE_QUESTIONS } from './notice-questions.ts';
import { PLAN_QUESTIONS } from './plan-questions.ts';
import { measureTold } from './reading-offers.ts';
import { RECOMMENDATION_QUESTIONS } from './recommendation-offers.ts';
import {
  ATTENTION,
  contactAskedAbout,
  MINE,
  RECORD_QUESTIONS,
  search,
  showExpectation,
  showOf,
  sroAsked,
} from './record-questions.ts';
import { means, type Sentence } from './sentence.ts';
import { asksSinceReport } from './time-asked.ts';

/** A question that was recognised, and the commands of which one answers it. */
interface QuestionFound {
  readonly suggestions: readonly Suggestion[];
  /** One command answers it, and no word of the sentence asks for anything else. */
  readonly isWhole: boolean;
  /** Every word of it is understood. Others in a thread ask such questions of the bot, and not of one another. */
  readonly isPlain: boolean;
}

const HOW_FAR = /%|\b(?:per ?cent|percentage|proportion|how far (?:through|along|on|in))\b/i;

/** In order of precedence: the first question whose needs are met is the one that is asked. */
const QUESTIONS: readonly Question[] = [
  { when: (sentence, _, { snapshot }) => measureTold(sentence, snapshot) !== null, answer: () => [] },
  ...PLAN_QUESTIONS,
  {
    when: ({ text }) => listStatusOf(text) !== undefined,
    takesWords: true,
    answer: ({ text }) => [listStatusOf(text) ?? 'open'].map(listIn),
  },
  { needs: [['help']], when: noAction, answer: () => [{ label: 'Show what I can say', command: 'help', args: {} }] },
  ...NOTICE_QUESTIONS,
  {
    needs: [['sro']],
    when: (sentence) => asks(sentence) && sentence.actions.length + sentence.people.length > 0,
    takesWords: true,
    answer: sroAsked,
  },
  { when: asksWhoDidNothing, answer: () => [listIn('not started')] },
  {
    when: (sentence) => sentence.actions.length === 1 && asks(sentence) && asksForHistory(sentence),
    takesWords: true,
    answer: ({ actions: [action] }, context) => (action ? [historyOf(action, context)] : []),
  },
  {
    when: (sentence) => sentence.actions.length > 0 && asks(sentence),
    takesWords: true,
    answer: ({ actions }) => actions.map(showOf),
  },
  {
    when: (_, whole) => whole.actions.length > 0 && saysNothingElse(whole),
    answer: ({ actions }) => actions.map(showOf),
  },
  ...RECOMMENDATION_QUESTIONS,
  { when: asksWhoIsSilent, answer: listsOf },
  {
    when: (sentence) =>
      isUnlimited(sentence) &&
      asks(sentence) &&
      coloursSaid(sentence).length > 0 &&
      coloursSaid(sentence).every(({ rag }) => rag === 'red') &&
      !isDenied(sentence.text),
    // Before anybody has said a colour, people call everything red that needs attention.
    answer: (_, { snapshot: { logEntries } }) => [
      logEntries.some(({ rag }) => rag !== null) ? listIn('red') : ATTENTION,
    ],
  },
  {
    when: (sentence) => noAction(sentence) && asks(sentence) && asksWhatMoved(sentence),
    answer: listsOf,
  },
  ...RECORD_QUESTIONS,
  // A report is more than one answer, so that buttons are offered.
  { needs: [['report']], when: (sentence) => noAction(sentence) && !asksSinceReport(sentence), answer: () => [] },
  {
    needs: [['export']],
    when: (sentence) => noAction(sentence) && !means(sentence, 'foi'),
    answer: ({ text }) => [
      /\b(?:excel|xlsx|workbook)\b/i.test(text)
        ? { label: 'Export an Excel workbook', command: 'export xlsx', args: {} }
        : { label: 'Export a spreadsheet', command: 'export csv', args: {} },
    ],
  },
  {
    needs: [['remind']],
    when: (sentence) =>
      noAction(sentence) && (sentence.isQuestion || means(sentence, 'show')) && sentence.people.length === 0,
    answer: () => [PREVIEW],
  },
  {
    when: (sentence) => noAction(sentence) && asks(sentence) && asksForChanges(sentence),
    answer: changesAsked,
  },
  { when: (sentence) => isUnlimited(sentence) && asksHowMany(sentence), answer: () => [STATUS] },
  {
    takesWords: true,
    when: (sentence, _, context) =>
      noAction(sentence) && asks(sentence) && contactAskedAbout(sentence, context).length > 0,
    answer: (sentence, context) => contactAskedAbout(sentence, context).map(showOf),
  },
  {
    when: (sentence) =>
      isUnlimited(sentence) && asks(sentence) && /^what(?:s| is|'s|’s)? (?:up )?next\b/i.test(sentence.text),
    answer: () => [listIn('open')],
  },
  { when: (sentence) => noAction(sentence) && isList(sentence) && limitsList(sentence), answer: listsOf },
  {
    when: (sentence) =>
      sentence.expectations.length === 1 && sentence.people.length === 0 && showsExpectation(sentence),
    takesWords: true,
    answer: showExpectation,
  },
  {
    needs: [['self']],
    when: (sentence) => noAction(sentence) && isList(sentence),
    answer: () => [MINE],
  },
  {
    needs: [['away', 'back', 'cover']],
    when: (sentence) => noAction(sentence) && sentence.isQuestion,
    answer: () => [],
  },
  {
    needs: [['holidays']],
    when: asks,
    answer: () => [{ label: 'Show the bank holidays', command: 'holidays', args: {} }],
  },
  {
    needs: [['people', 'lead', 'officer', 'viewer']],
    when: (sentence) => noAction(sentence) && asks(sentence) && !means(sentence, 'notice', 'status'),
    answer: () => [PEOPLE],
  },
  {
    needs: [['notice']],
    when: (sentence) => noAction(sentence) && asks(sentence) && sentence.limit !== 'if',
    answer: (sentence) => [
      means(sentence, 'clock', 'status') && !means(sentence, 'issued', 'inForce') ? STATUS : NOTICE,
    ],
  },
  {
    needs: [['status', 'clock', 'update']],
    when: (sentence) =>
      !means(sentence, 'share') &&
      noAction(sentence) &&
      sentence.people.length === 0 &&
      (asks(sentence) ||
        (isUnlimited(sentence) && sentence.pieces.every(({ kind }) => kind === 'meaning' || kind === 'filler'))),
    answer: () => [STATUS],
  },
  {
    needs: [['expectation']],
    when: (sentence) => isUnlimited(sentence) && asks(sentence) && !means(sentence, 'action', 'add', ...STATE_MEANINGS),
    answer: () => [STATUS],
  },
  {
    needs: [['show'], ['action', 'expectation']],
    when: (sentence) => noAction(sentence) && sentence.expectations.length + sentence.people.length === 0,
    answer: () => [{ label: 'List every open action', command: 'list', args: { status: 'open' } }],
  },
  {
    needs: [['find']],
    takesWords: true,
    when: ({ actions, byTitle }) => actions.length === 0 || byTitle,
    answer: search,
  },
];

/** The question that a sentence asks; null when it asks none that is known. */
export function findQuestion(whole: Sentence, context: QuestionContext): QuestionFound | null {
  const { sentence, leftover } = askedPartOf(whole);
  const question = QUESTIONS.find(
    ({ needs = [], when = () => true }) =>
      needs.every((group) => means(sentence, ...group)) && when(sentence, whole, context),
  );
  const suggestions = withEachDay(sentence).flatMap((one) => question?.answer(one, context) ?? []);
  if (suggestions.length === 0) return null;
  const unknown = leftover.filter(({ text }) => !isOfDenial(text, sentence) && !isColour(text));
  const [first] = suggestions;
  const isOne = first !== undefined && suggestions.length === 1 && sentence.limit !== 'if';
  const isPlain = isOne && unknown.length === 0 && keepsLimits(first, sentence, context.today);
  return { suggestions, isWhole: isPlain || (isOne && question?.takesWords === true), isPlain };
}

/** Whether an answer is limited to the people, the expectations and the dates that the question names. */
function keepsLimits(
  { command, args }: Suggestion,
  { people, expectations, dates, actions }: Sentence,
  today: IsoDate,
): boolean {
  const isAboutOne =
    people.length + expectations.length === 0 ||
    args.about !== undefined ||
    args.sro !== undefined ||
    actions.length > 0;
  // Every answer is of today.
  const isDoubtful = dates.some((found) => found.kind === 'day' && (found.others ?? []).length > 0);
  const isTimed =
    dates.every((found) => found.kind === 'day' && found.day === today) ||
    ['due', 'since', 'asAt', 'quiet'].some((name) => args[name] !== undefined);
  return (isAboutOne && isTimed && !isDoubtful) || ['show', 'history'].includes(command);
}

function asksHowMany(sentence: Sentence): boolean {
  if (HOW_FAR.test(sentence.text)) return true;
  const isNarrow = means(sentence, 'overdue', 'blocked', 'unowned', 'undated', 'waiting');
  return means(sentence, 'howMany') && means(sentence, 'complete', 'open', 'action') && !isNarrow;
}

/** An expectation is asked about, or named with nothing else. */
function showsExpectation(sentence: Sentence): boolean {
  if (means(sentence, 'share')) return false;
  return (
    asks(sentence) ||
    sentence.pieces.every(({ kind }) => kind === 'expectation' || kind === 'filler') ||
    isList(sentence)
  );
}
