/** The words of a paper about one action: how it was completed, its milestones, and the colour that was said. */
import { deliveryOf } from '../../../core/files/report/delivery.ts';
import type { Report } from '../../../core/files/report/report.ts';
import { isLateMilestone } from '../../../core/plan/late-milestone.ts';
import { codeOfMilestone, type FoundMilestone, milestonesOf } from '../../../core/plan/milestone.ts';
import { isRed } from '../../../core/plan/off-track.ts';
import type { Action, Milestone, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import { named } from './words.ts';

/**
 * "delivered on 3 August 2026, reported on 5 August 2026, due 31 July 2026"; the day of the report where it was another day, and
 * the date where the work was late. Of imported work the day is told where the plan says it.
 */
export function deliveryWords(action: Action, zone: string): string {
  const delivery = deliveryOf(action, zone);
  if (delivery === null) return '';
  const { how, doneOn, on, isLate } = delivery;
  const due = isLate ? `, due ${longDate(action.dueOn ?? '')}` : '';
  const byPlan = doneOn === null ? '' : `, done on ${longDate(doneOn)} as the plan says`;
  if (how === 'brought_in') return `complete when brought in on ${longDate(on)}${byPlan}${due}, not confirmed`;
  if (how === 'confirmed_import') return `complete in the plan${byPlan}${due}, confirmed on ${longDate(on)}`;
  const reported = doneOn === null || doneOn === on ? '' : `, reported on ${longDate(on)}`;
  return `delivered on ${longDate(doneOn ?? on)}${reported}${due}`;
}

/** The most late milestones of an action that are named in a sentence. */
const MOST_LATE = 2;

/**
 * How many milestones of an action are done; null where it has none to do. `late` names the first late ones, `all` every open one
 * with its date.
 */
export function milestonesDone(
  action: Action,
  { snapshot, today }: Pick<Report, 'snapshot' | 'today'>,
  named: 'none' | 'late' | 'all',
): string | null {
  const milestones = milestonesOf(snapshot, action);
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  if (open.length === 0) return null;
  const done = `Milestones: ${milestones.length - open.length} of ${milestones.length} done`;
  if (named === 'none') return done;
  if (named === 'all') return `${done}. Open: ${open.map((one) => milestoneWords(action, one)).join('; ')}`;
  const late = open.filter((one) => isLateMilestone(one, today));
  const names = late.slice(0, MOST_LATE).map((one) => milestoneWords(action, one));
  const more = late.length > MOST_LATE ? [`${late.length - MOST_LATE} more`] : [];
  return late.length === 0 ? done : `${done}. Late: ${[...names, ...more].join('; ')}`;
}

/** "E2-01b Council sets the budget, 1 March 2024" */
function milestoneWords(action: Action, milestone: Milestone): string {
  const { dueOn } = milestone;
  return [milestoneName({ action, milestone }), ...(dueOn === null ? [] : [longDate(dueOn)])].join(', ');
}

/** "E2-01b Council sets the budget" */
export function milestoneName({ action, milestone }: FoundMilestone): string {
  return named({ code: codeOfMilestone(action, milestone), title: milestone.title });
}

/** The actions that somebody says are red before the others. */
export function redFirst(actions: readonly Action[], snapshot: Snapshot): readonly Action[] {
  return [
    ...actions.filter((action) => isRed(action, snapshot)),
    ...actions.filter((action) => !isRed(action, snapshot)),
  ];
}
