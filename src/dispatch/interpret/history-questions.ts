/** Questions about what was done: the history of one action, and the changes of a time. */
import { canSeePrivately } from '../../core/people/person.ts';
import type { Action } from '../../core/record/model.ts';
import type { Suggestion } from '../fault.ts';
import type { QuestionContext } from './list-questions.ts';
import { isSinceOccasion, showOf } from './record-questions.ts';
import { means, type Sentence } from './sentence.ts';

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
  return (means(sentence, 'history', 'changed') && !means(sentence, 'self')) || WHO_DID.test(sentence.text);
}

/** Changes are asked about, or actions that were finished or confirmed in a time that has passed. */
export function asksForChanges(sentence: Sentence): boolean {
  if (means(sentence, 'notice', 'undated', 'overdue', 'blocked')) return false;
  const isPast =
    means(sentence, 'lately') ||
    isSinceOccasion(sentence) ||
    sentence.dates.some((found) => found.kind === 'day' && found.role === 'past');
  return means(sentence, 'changed', 'history') || (means(sentence, 'complete', 'confirm') && isPast);
}
