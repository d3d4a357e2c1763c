/** The colour of an action in a paper: who says it, and a gap where its date contradicts it. */
import type { Report } from '../../../core/files/report/report.ts';
import type { Said } from '../../../core/files/report/standing.ts';
import { isOverdue } from '../../../core/plan/action.ts';
import { wordsOfPlan } from '../../../core/plan/log-entry.ts';
import type { Action } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';

/** The colour that somebody or the plan says; a green that the date of the action contradicts has a gap. */
export function colourSaid(
  action: Action,
  { colour }: Said,
  { snapshot, today }: Pick<Report, 'snapshot' | 'today'>,
): Words | null {
  if (colour === null || colour.rag === null) return null;
  const isOfPlan = wordsOfPlan(colour) !== null;
  const words = isOfPlan ? `${capitalise(colour.rag)} in the plan` : `Rated ${colour.rag}`;
  if (colour.rag !== 'green' || !isOverdue(action, snapshot, today)) return words;
  const day = isOfPlan ? ` brought in on ${longDate(colour.on)}` : ` on ${longDate(colour.on)}`;
  return [`${words}${day} `, { gap: 'rated green but late: say which is right' }];
}
