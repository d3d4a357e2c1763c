/** Milestones in a report: those that are late, said to be red or amber in a plan, or due soon. */
import { isSettled } from '../../plan/late-milestone.ts';
import { wordsOfPlan } from '../../plan/log-entry.ts';
import { milestonesOf } from '../../plan/milestone.ts';
import type { Action, IsoDate, LogEntry, Milestone, Rag, Snapshot } from '../../record/model.ts';
import { standingEntries } from './standing.ts';

/** An open milestone with its action. */
export interface OpenMilestone {
  readonly action: Action;
  readonly milestone: Milestone;
  readonly isLate: boolean;
  /** The red or amber that the plan said, with the day of that update; null where it said neither. */
  readonly warned: { readonly rag: Exclude<Rag, 'green'>; readonly on: IsoDate } | null;
  /** The corrective action that the action got once the milestone was late or warned of; null where it got none. */
  readonly remedy: LogEntry | null;
}

/** The open milestones of these actions. Those of an action that is complete are part of it, once somebody here says so. */
export function findOpenMilestones(
  actions: readonly Action[],
  snapshot: Snapshot,
  today: IsoDate,
): readonly OpenMilestone[] {
  return actions.flatMap((action) => {
    if (isSettled(action)) return [];
    return milestonesOf(snapshot, action)
      .filter(({ doneOn }) => doneOn === null)
      .map((milestone) => toOpenMilestone(action, milestone, snapshot, today));
  });
}

function toOpenMilestone(action: Action, milestone: Milestone, snapshot: Snapshot, today: IsoDate): OpenMilestone {
  const updates = standingEntries(snapshot, 'update').filter(({ aboutId }) => aboutId === action.id);
  const { dueOn } = milestone;
  const isLate = dueOn !== null && dueOn < today;
  const warned = warnedOf(milestone, updates);
  const from = isLate ? dueOn : (warned?.on ?? null);
  const isRemedy = ({ correctiveAction, on }: LogEntry) => correctiveAction !== null && from !== null && on >= from;
  return { action, milestone, isLate, warned, remedy: updates.findLast(isRemedy) ?? null };
}

/** A line about a milestone in words that an import wrote: “CT1.3 Second staff survey: Off track”. */
const MILESTONE_LINE = /^(.+?): (.+)$/;
const COLOUR = /^(?:[^:.]{1,24}, )?(red|amber|green|off[- ]track|on[- ]track|at risk)$/i;
const RED = /^(?:red|off[- ]track)$/i;
const AMBER = /^(?:amber|at risk)$/i;

/** A milestone has no colour of its own; an import writes that of the plan into the update of its action. The latest counts. */
function warnedOf({ title }: Milestone, updates: readonly LogEntry[]): OpenMilestone['warned'] {
  let warned: OpenMilestone['warned'] = null;
  for (const entry of updates) {
    for (const line of (wordsOfPlan(entry) ?? '').split('\n')) {
      const [, name = '', words = ''] = MILESTONE_LINE.exec(line) ?? [];
      const colour = name === title || name.endsWith(` ${title}`) ? COLOUR.exec(words.trim())?.[1] : undefined;
      if (colour === undefined) continue;
      warned = RED.test(colour) ? { rag: 'red', on: entry.on } : null;
      if (AMBER.test(colour)) warned = { rag: 'amber', on: entry.on };
    }
  }
  return warned;
}

/** Whether a milestone is to be explained to a board: it is late, or said to be red or amber. */
export function needsExplanation({ isLate, warned }: OpenMilestone): boolean {
  return isLate || warned !== null;
}
