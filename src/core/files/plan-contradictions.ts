/** Finds rows that contradict themselves. They come in as they are, and the preview shows them before all other remarks. */
import type { IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import type { PlanRow } from './plan-row.ts';

/** The contradictions in a row, as whole sentences; `today` tells what has passed. */
export function contradictionsOf(row: PlanRow, today: IsoDate): readonly string[] {
  const { status, rag, dueOn, completedOn, kind } = row;
  const isComplete = status === 'complete';
  const hasPassed = dueOn !== null && dueOn < today;
  const isDueLater = dueOn !== null && dueOn > today;
  return [
    ...(isComplete && completedOn === null && isDueLater
      ? [`The plan calls it complete, and it is due only on ${longDate(dueOn)}.`]
      : []),
    ...(completedOn !== null && completedOn > today
      ? [`The plan says that it was completed on ${longDate(completedOn)}, which has not come yet.`]
      : []),
    ...(kind === 'once' && rag === 'green' && hasPassed && !isComplete
      ? [`The plan says green, and it was due on ${longDate(dueOn)}.`]
      : []),
    ...ofMilestones(row),
  ];
}

function ofMilestones({ status, milestones, dueOn }: PlanRow): readonly string[] {
  const named = (wanted: PlanRow['milestones']) =>
    wanted
      .map((one) => [one.ref, one.title, one.dueOn && `(${longDate(one.dueOn)})`].filter(Boolean).join(' '))
      .join('; ');
  const open = milestones.filter(({ isDone }) => !isDone);
  const done = milestones.filter(({ isDone }) => isDone);
  const later = open.filter((one) => one.dueOn !== null && dueOn !== null && one.dueOn > dueOn);
  return [
    ...(status === 'complete' && open.length > 0
      ? [`The plan calls it complete, and these milestones are not done: ${named(open)}.`]
      : []),
    ...(status === 'not_started' && done.length > 0
      ? [`The plan calls it not started, and these milestones are done: ${named(done)}.`]
      : []),
    ...(status !== 'complete' && later.length > 0
      ? [`It is due on ${longDate(dueOn ?? '')}, and these milestones later: ${named(later)}.`]
      : []),
  ];
}
