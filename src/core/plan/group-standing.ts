/** Where the actions under one expectation stand: the counts that a status adds up, and the actions that need attention. */
import type { Action, Expectation, IsoDate, Snapshot } from '../record/model.ts';
import { addDays } from '../time/dates.ts';
import { byCode, isKeptUp, isOpen, isOutstanding, isOverdue } from './action.ts';
import { awaitsEvidence } from './evidence.ts';
import { actionsUnder, keptPerGroup } from './expectation.ts';
import { wasEverMet } from './kept-up.ts';
import { isOffTrack, isOpenlyRed } from './off-track.ts';

/** How many days ahead an action needs attention. Improvement programmes commonly look 30 days ahead. */
export const ATTENTION_DAYS = 30;

/** Why something needs attention, most pressing first. */
export const ATTENTION_REASONS = [
  'overdue',
  'red',
  'blocked',
  'evidence_awaited',
  'awaiting_confirmation',
  'date_proposed',
  'no_owner',
  'no_date',
  'due_soon',
] as const;
/** Why an action is on the attention list. */
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** An action that needs attention, with every reason for it, most pressing first. */
export interface AttentionItem {
  readonly action: Action;
  readonly reasons: readonly AttentionReason[];
}

/** An action that needs attention, with the key of its place in the list, which is made once because comparisons are many. */
export interface Pressing extends AttentionItem {
  readonly order: string;
}

const NONE = {
  complete: 0,
  reported: 0,
  evidenceAwaited: 0,
  inProgress: 0,
  blocked: 0,
  notStarted: 0,
  withdrawn: 0,
  total: 0,
  overdue: 0,
  offTrack: 0,
  dueByNow: 0,
  completeOfDue: 0,
  broughtInOfDue: 0,
  ongoing: 0,
  keptUp: 0,
  notYet: 0,
};

/** Counts of actions, as `NoticeSummary` explains them. */
export type GroupCounts = Readonly<typeof NONE>;

/** The counts of one group of actions, and those of them that need attention, in their order. */
export interface GroupStanding {
  readonly counts: GroupCounts;
  readonly pressing: readonly Pressing[];
}

/** The standing of the actions under an expectation on a day, worked out again only when something under it has changed. */
export function standingOf(snapshot: Snapshot, expectation: Expectation, today: IsoDate): GroupStanding {
  return keptStanding(actionsUnder(snapshot, expectation), snapshot, today);
}

const keptStanding = keptPerGroup((actions, snapshot, today): GroupStanding => {
  const counts = { ...NONE };
  const pressing: Pressing[] = [];
  const horizon = { today, soon: addDays(today, ATTENTION_DAYS) };
  for (const action of actions) {
    countIn(counts, action, snapshot, today);
    const reasons = reasonsOf(action, snapshot, horizon);
    const [first] = reasons;
    if (first) pressing.push({ action, reasons, order: orderOf(first, action.dueOn) });
  }
  return { counts, pressing: pressing.sort(byOrder) };
});

/** Orders by the most pressing reason, then by due date. */
export function byOrder(a: Pressing, b: Pressing): number {
  return a.order === b.order ? byCode(a.action, b.action) : a.order < b.order ? -1 : 1;
}

const COUNTED_AS = {
  complete: 'complete',
  reported_complete: 'reported',
  in_progress: 'inProgress',
  blocked: 'blocked',
  not_started: 'notStarted',
} as const satisfies Record<Exclude<Action['status'], 'withdrawn'>, keyof GroupCounts>;

function countIn(counts: typeof NONE, action: Action, snapshot: Snapshot, today: IsoDate): void {
  const late = isOverdue(action, snapshot, today);
  if (action.status === 'withdrawn') counts.withdrawn += 1;
  else if (isKeptUp(action)) {
    counts.ongoing += 1;
    if (!late) counts[wasEverMet(action, snapshot) ? 'keptUp' : 'notYet'] += 1;
  } else {
    counts.total += 1;
    if (late) counts.overdue += 1;
    if (isOffTrack(action, snapshot, today)) counts.offTrack += 1;
    if (action.dueOn !== null && action.dueOn <= today) {
      counts.dueByNow += 1;
      if (action.status === 'complete') counts.completeOfDue += 1;
      if (action.status === 'complete' && action.broughtInAt !== null) counts.broughtInOfDue += 1;
    }
    counts[awaitsEvidence(action, snapshot) ? 'evidenceAwaited' : COUNTED_AS[action.status]] += 1;
  }
}

/** Adds up the counts of several groups. */
export function addUp(groups: readonly GroupStanding[]): GroupCounts {
  const sum = { ...NONE };
  for (const { counts } of groups)
    for (const name of Object.keys(NONE) as (keyof GroupCounts)[]) sum[name] += counts[name];
  return sum;
}

/** The days between which a due date needs attention. */
interface Horizon {
  readonly today: IsoDate;
  readonly soon: IsoDate;
}

function reasonsOf(action: Action, snapshot: Snapshot, { today, soon }: Horizon): readonly AttentionReason[] {
  const open = isOpen(action);
  const awaits = awaitsEvidence(action, snapshot);
  const holds: Record<AttentionReason, boolean> = {
    overdue: isOverdue(action, snapshot, today),
    red: isOpenlyRed(action, snapshot),
    blocked: action.status === 'blocked',
    evidence_awaited: awaits,
    awaiting_confirmation: action.status === 'reported_complete' && !awaits,
    date_proposed: action.proposedDueOn !== null,
    no_owner: open && action.ownerId === null,
    no_date: open && action.dueOn === null,
    due_soon: action.dueOn !== null && action.dueOn >= today && action.dueOn <= soon && isOutstanding(action, snapshot),
  };
  return ATTENTION_REASONS.filter((reason) => holds[reason]);
}

/** The rank of a reason before the due date, as text that sorts. There are fewer than ten reasons. */
function orderOf(reason: AttentionReason, dueOn: IsoDate | null): string {
  return `${ATTENTION_REASONS.indexOf(reason)}${dueOn ?? '9999-12-31'}`;
}
