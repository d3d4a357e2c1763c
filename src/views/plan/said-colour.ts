/** The colour of an update in words: with its meaning where somebody said it here, and as the plan's where an import brought it in. */
import { wordsOfPlan } from '../../core/plan/log-entry.ts';
import type { LogEntry } from '../../core/record/model.ts';
import { ragWords } from '../words.ts';
import { capitalise } from './action-words.ts';

/** "Amber: may miss its date, and something is done about it", or "Amber in the plan", whose author may mean something else by it; null without one. */
export function colourWords(entry: LogEntry): string | null {
  const { rag } = entry;
  if (rag === null) return null;
  return wordsOfPlan(entry) === null ? ragWords(rag) : `${capitalise(rag)} in the plan`;
}
