/** The words for actions that are kept up: what is asked for next, and whether it has lapsed. */
import { isOverdue } from '../../core/plan/action.ts';
import type { Action, ActionKind } from '../../core/record/model.ts';
import { count } from '../words.ts';
import type { Scene } from './scene.ts';

const NEXT_WORDS: Readonly<Record<ActionKind, readonly [ahead: string, passed: string]>> = {
  once: ['due', 'was due'],
  ongoing: ['next evidence due', 'next evidence was due'],
  meeting: ['next meeting', 'the meeting was'],
  measure: ['next reading due', 'next reading was due'],
};

/** The words before the next date of an action: while it is ahead, and once it has passed. */
export function nextWords({ kind }: Action): readonly [ahead: string, passed: string] {
  return NEXT_WORDS[kind];
}

/** The state of an action that is kept up: "kept up, evidence every 4 weeks" */
export function rhythmWords(action: Action, { snapshot, today }: Scene): string {
  const state = isOverdue(action, snapshot, today) ? 'lapsed' : 'kept up';
  if (action.everyWeeks === null) return state;
  const what = action.kind === 'measure' ? 'a reading' : 'evidence';
  return `${state}, ${what} every ${count(action.everyWeeks, 'week')}`;
}
