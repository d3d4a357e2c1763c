/** Questions about what was done: the history of one action, and the changes of a time. */
import { isBodyInRecord } from '../../core/people/body.ts';
import { canSeePrivately } from '../../core/people/person.ts';
import type { Action } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Suggestion } from '../fault.ts';
import type { Question, QuestionContext } from './list-questions.ts';
import { asksAboutMoves } from './list-states.ts';
import { STATUS } from './matter-offers.ts';
import { showOf } from './record-questions.ts';
import { means, type Sentence } from './sentence.ts';
import { isSinceOccasion, namesTime, timeAsked } from './time-asked.ts';

/** Who did something, or what somebody did: the history of an action tells it. */
const WHO_DID =
  /\bwho(?:ever)?(?: has|s|ve)? (?:\w+ed|put|set|did|gave|took|made|said|wrote|sent|got)\b|\bwhat(?:s| has| did| have)? .{1,40}\b(?:do|done|did|doing|changed?)\b/i;
/** The history of an action, or the action as it stands for those who may not see its history. */
export function historyOf(action: Action, { actor, snapshot, today }: QuestionContext): Suggestion {
  if (!actor || !canSeePrivately(actor, action, { snapshot, today })) return showOf(action);
  return { label: `Show the history of ${action.code}`, command: 'history', args: { about: action.code } };
}

/** Whether the history of an action is asked for. */
export function asksForHistory(sentence: Sentence): boolean {
  if (asksWhyMoved(sentence)) return true;
  return (means(sentence, 'history', 'changed') && !means(sentence, 'self')) || WHO_DID.test(sentence.text);
}

/** A question what became of a date of one action, and why. */
const WHY_MOVED =
  /\bwhy\b.*\b(?:mov(?:e|ed)|chang(?:e|ed)|slip(?:ped)?|later|late|delayed|extended|postponed|(?:put|pushed|set|moved) back|rescheduled)\b/i;

/** Whether a question asks for the reason of a moved date, which the history of the action tells with the person who set it. */
function asksWhyMoved({ text }: Sentence): boolean {
  return WHY_MOVED.test(text);
}

/** A question of something that took place, and none of what is to be done or due. */
const TOOK_PLACE = /\b(?:did|was|were|has|have|had|got)\b/i;
const IS_TO_COME = /\b(?:due|must|should|will|needs?|(?:to|has to|have to) be)\b/i;

/** "What has gone well": what was delivered is asked for. */
const WENT_WELL = /\b(?:gone|went|been going|going) well\b/i;

/** Whether a sentence asks what was done in a month, this week or this month. */
function asksWhatWasDone(sentence: Sentence): boolean {
  const { text } = sentence;
  const isDone =
    means(sentence, 'complete', 'confirm') ||
    /\bdid\b.*\bdo\b/i.test(text) ||
    asksAboutMoves(sentence) ||
    WENT_WELL.test(text);
  return isDone && namesTime(sentence) && TOOK_PLACE.test(text) && !IS_TO_COME.test(text);
}

/** Changes are asked about, or actions that were finished, confirmed or moved in a time that has passed. */
export function asksForChanges(sentence: Sentence): boolean {
  if (asksWhatWasDone(sentence)) return true;
  const hasMoved = asksAboutMoves(sentence) && sentence.dates.length > 0;
  if (means(sentence, 'notice', 'undated', 'overdue', 'blocked') && !hasMoved) return false;
  const isPast =
    means(sentence, 'lately') ||
    isSinceOccasion(sentence) ||
    sentence.dates.some((found) => found.kind === 'day' && found.role === 'past');
  return (
    hasMoved ||
    means(sentence, 'changed', 'history') ||
    ((means(sentence, 'complete', 'confirm') || WENT_WELL.test(sentence.text)) && isPast)
  );
}

/** The `status` commands with the changes of the time that is asked for; a second offer besides where that time is a guess. */
export const changesAsked: Question['answer'] = (sentence, context) => {
  const { since, through, isGuess } = timeAsked(sentence, context);
  const isOccasion = isSinceOccasion(sentence);
  const about = [
    ...sentence.people
      // A board may be read as several people whose posts share its words.
      .filter(({ people }) => !isOccasion || people.length === 1)
      .flatMap(({ people }) => people)
      .filter((one) => !isBodyInRecord(context.snapshot, one))
      .map(({ id, name }) => ({ id, words: ` in the actions of ${name}` })),
    ...sentence.expectations.map(({ code }) => ({ id: code, words: ` under ${code}` })),
  ];
  const time = through === null ? `since ${longDate(since)}` : `from ${longDate(since)} to ${longDate(through)}`;
  const offers = (about.length > 0 ? about : [{ id: '', words: '' }]).map(({ id, words }) => ({
    label: `Show changes${words} ${time}`,
    command: 'status',
    args: {
      since: longDate(since),
      ...(through === null ? {} : { to: longDate(through) }),
      ...(id === '' ? {} : { about: id }),
    },
  }));
  return isGuess ? [...offers, STATUS] : offers;
};
