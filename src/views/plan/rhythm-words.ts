/** The words for actions that are kept up: what is asked for next, and whether it has lapsed. */
import { isOverdue } from '../../core/plan/action.ts';
import { wasEverMet } from '../../core/plan/kept-up.ts';
import { bodyNameOf } from '../../core/plan/meeting.ts';
import { isCadence, listedDates } from '../../core/plan/next-contact.ts';
import type { Action, ActionKind } from '../../core/record/model.ts';
import { count, nameInSentence } from '../words.ts';
import type { Scene } from './scene.ts';

type NextWords = readonly [ahead: string, passed: string];

/** The words before the date of an action that is done once: while it is ahead, and once it has passed. */
export const DUE_ONCE: NextWords = ['due', 'was due'];

const NEXT_WORDS: Readonly<Record<ActionKind, NextWords>> = {
  once: DUE_ONCE,
  ongoing: ['next evidence due', 'next evidence was due'],
  meeting: ['next meeting', 'the meeting was listed'],
  measure: ['next reading due', 'next reading was due'],
};

/** The words before the next date of an action: while it is ahead, and once it has passed. */
export function nextWords(action: Action): NextWords {
  return isCadence(action) ? ['next contact due', 'next contact was due'] : NEXT_WORDS[action.kind];
}

/** The state of an action that is kept up: "kept up, evidence every 4 weeks", or "2 meetings listed ahead". */
export function rhythmWords(action: Action, { snapshot, today }: Scene): string {
  const late = isOverdue(action, snapshot, today);
  if (action.kind === 'meeting') return late ? 'not recorded whether it was held' : meetingsAhead(action);
  const state = late ? 'lapsed' : wasEverMet(action, snapshot) ? 'kept up' : 'not yet due for the first time';
  if (action.everyWeeks === null) return state;
  const what = action.kind === 'measure' ? 'a reading' : isCadence(action) ? 'contact' : 'evidence';
  const level = action.contactLevel === null ? '' : ` at ${action.contactLevel} level`;
  const who = isCadence(action) ? ` with ${nameInSentence(bodyNameOf(snapshot, action))}${level}` : '';
  return `${state}, ${what} every ${count(action.everyWeeks, 'week')}${who}`;
}

function meetingsAhead(action: Action): string {
  const ahead = listedDates(action).filter((date) => action.dueOn !== null && date >= action.dueOn).length;
  return ahead === 0 ? 'no further date listed' : `${count(ahead, 'meeting')} listed ahead`;
}
