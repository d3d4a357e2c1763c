/** Where the notice stands: the clock, the counts, each expectation, and what needs attention. */
import { daysLeft, noticeStatus } from '../notice/notice.ts';
import type { Action, Expectation, IsoDate, Notice, NoticeStatus, Snapshot } from '../record/model.ts';
import { addDays } from '../time/dates.ts';
import { byCode, isOpen, isOutstanding, isOverdue } from './action.ts';
import { awaitsEvidence } from './evidence.ts';
import { type KeptUp, type Progress, progressOf } from './expectation.ts';

/** Practice in improvement programmes: what is due in the next 30 days is on the attention list. */
export const ATTENTION_DAYS = 30;

/** Why something needs attention, most pressing first. */
export const ATTENTION_REASONS = [
  'overdue',
  'blocked',
  'evidence_awaited',
  'awaiting_confirmation',
  'date_proposed',
  'no_owner',
  'no_date',
  'due_soon',
] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

export interface Attention {
  readonly action: Action;
  readonly reasons: readonly AttentionReason[];
}

/** Every action that is done once is counted in exactly one of these, the withdrawn with the ongoing among them. */
export interface Counts {
  readonly complete: number;
  /** Reported with the evidence it asks for, waiting for confirmation. */
  readonly reported: number;
  readonly evidenceAwaited: number;
  readonly inProgress: number;
  readonly blocked: number;
  readonly notStarted: number;
  readonly withdrawn: number;
}

/** The clock and the counts, which name nobody: fit for everybody to read. */
export interface Standing {
  readonly notice: Notice;
  readonly status: NoticeStatus;
  /** Days until the expiry date; negative after it. */
  readonly daysLeft: number;
  readonly counts: Counts;
  /** All actions that are done once, but the withdrawn. */
  readonly total: number;
  /** Those among them. */
  readonly overdue: number;
  /** The ongoing ones, which are never complete. */
  readonly ongoing: KeptUp;
}

/** Where everything stands. */
export interface StatusReport extends Standing {
  readonly expectations: readonly Progress[];
  readonly attention: readonly Attention[];
  /** Expectations under which there is no action at all. */
  readonly uncovered: readonly Expectation[];
}

/** Looks at every action, once in each part of the report. */
export function statusReport(snapshot: Snapshot, notice: Notice, today: IsoDate): StatusReport {
  const expectations = [...snapshot.expectations].sort(byCode).map((one) => progressOf(snapshot, one, today));
  return {
    ...standingOf(snapshot, notice, today),
    expectations,
    attention: attentionList(snapshot, today),
    uncovered: expectations.filter((one) => one.actions.length === 0).map((one) => one.expectation),
  };
}

const COUNTED_AS = {
  complete: 'complete',
  reported_complete: 'reported',
  in_progress: 'inProgress',
  blocked: 'blocked',
  not_started: 'notStarted',
} as const satisfies Record<Exclude<Action['status'], 'withdrawn'>, keyof Counts>;

/** The clock and the counts, in one pass over the actions. */
export function standingOf(snapshot: Snapshot, notice: Notice, today: IsoDate): Standing {
  const counts = {
    complete: 0,
    reported: 0,
    evidenceAwaited: 0,
    inProgress: 0,
    blocked: 0,
    notStarted: 0,
    withdrawn: 0,
  };
  const ongoing = { keptUp: 0, total: 0 };
  let [total, overdue] = [0, 0];
  for (const action of snapshot.actions) {
    const late = isOverdue(action, snapshot, today);
    if (action.status === 'withdrawn') counts.withdrawn += 1;
    else if (action.kind === 'ongoing') {
      ongoing.total += 1;
      if (!late) ongoing.keptUp += 1;
    } else {
      total += 1;
      if (late) overdue += 1;
      counts[awaitsEvidence(action, snapshot) ? 'evidenceAwaited' : COUNTED_AS[action.status]] += 1;
    }
  }
  return {
    ...{ notice, status: noticeStatus(notice, today), daysLeft: daysLeft(notice, today) },
    ...{ counts, total, overdue, ongoing },
  };
}

/** `soon`: the last day that counts as such. */
function reasonsOf(action: Action, snapshot: Snapshot, today: IsoDate, soon: IsoDate): readonly AttentionReason[] {
  const open = isOpen(action);
  const awaits = awaitsEvidence(action, snapshot);
  const holds: Record<AttentionReason, boolean> = {
    overdue: isOverdue(action, snapshot, today),
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

/** Each action once, under its most pressing reason first; the longest overdue and the soonest due come first. */
function attentionList(snapshot: Snapshot, today: IsoDate): readonly Attention[] {
  const rank = ({ reasons }: Attention) => ATTENTION_REASONS.indexOf(reasons[0] as AttentionReason);
  const due = ({ action }: Attention) => action.dueOn ?? '9999-12-31';
  const soon = addDays(today, ATTENTION_DAYS);
  return snapshot.actions
    .map((action) => ({ action, reasons: reasonsOf(action, snapshot, today, soon) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => rank(a) - rank(b) || due(a).localeCompare(due(b)) || byCode(a.action, b.action));
}
