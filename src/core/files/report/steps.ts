/** Milestones in a report: those that are late, said to be red in a plan, or due soon. */
import { wordsOfPlan } from '../../plan/log-entry.ts';
import { milestonesOf } from '../../plan/milestone.ts';
import type { Action, IsoDate, Milestone, Snapshot } from '../../record/model.ts';
import { standingEntries } from './standing.ts';

/** An open milestone with its action. */
export interface Step {
  readonly action: Action;
  readonly milestone: Milestone;
  readonly isLate: boolean;
  /** The day of the update in which the plan said that it is red; null where none did. */
  readonly redOn: IsoDate | null;
}

/** The open milestones of these actions. Those of an action that is complete are part of it, once somebody here says so. */
export function openSteps(actions: readonly Action[], snapshot: Snapshot, today: IsoDate): readonly Step[] {
  return actions.flatMap((action) => {
    const isSettled = action.status === 'withdrawn' || (action.status === 'complete' && action.broughtInAt === null);
    if (isSettled) return [];
    return milestonesOf(snapshot, action)
      .filter(({ doneOn }) => doneOn === null)
      .map((milestone) => ({
        action,
        milestone,
        isLate: milestone.dueOn !== null && milestone.dueOn < today,
        redOn: redOnOf(action, milestone, snapshot),
      }));
  });
}

/** A line about a milestone in words that an import wrote: “CT1.3 Second staff survey: Off track”. */
const STEP_LINE = /^(.+?): (.+)$/;
const COLOUR = /^(?:[^:.]{1,24}, )?(red|amber|green|off[- ]track|on[- ]track|at risk)$/i;
const RED = /red|off[- ]track/i;

/** A milestone has no colour of its own; an import writes that of the plan into the update of its action. The latest counts. */
function redOnOf(action: Action, { title }: Milestone, snapshot: Snapshot): IsoDate | null {
  let redOn: IsoDate | null = null;
  for (const entry of standingEntries(snapshot, 'update')) {
    if (entry.aboutId !== action.id) continue;
    for (const line of (wordsOfPlan(entry) ?? '').split('\n')) {
      const [, name = '', words = ''] = STEP_LINE.exec(line) ?? [];
      const colour = name === title || name.endsWith(` ${title}`) ? COLOUR.exec(words.trim())?.[1] : undefined;
      if (colour !== undefined) redOn = RED.test(colour) ? entry.on : null;
    }
  }
  return redOn;
}

/** Whether a step is to be explained to a board: it is late, or said to be red. */
export function isOffStep({ isLate, redOn }: Step): boolean {
  return isLate || redOn !== null;
}
