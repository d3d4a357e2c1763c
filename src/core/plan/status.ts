/** Where the notice stands: the clock, the counts, each expectation, and what needs attention. */
import { daysLeft, noticeStatus } from '../notice/notice.ts';
import { atOneGo, flatMapInParts, type InParts } from '../record/in-parts.ts';
import type { Action, Expectation, IsoDate, Notice, NoticeStatus, Snapshot } from '../record/model.ts';
import { addDays, compareDates } from '../time/dates.ts';
import { nextSevenDays } from '../time/period.ts';
import { byCode, isKeptUp, isOpen, isOutstanding, isOverdue } from './action.ts';
import { awaitsEvidence } from './evidence.ts';
import { type OngoingCounts, type Progress, progressOf } from './expectation.ts';
import { wasEverMet } from './kept-up.ts';
import { lateMilestones } from './late-milestone.ts';
import { isOffTrack, isOpenlyRed } from './off-track.ts';
import { countRecommendations, type RecommendationCounts } from './recommendation-list.ts';

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

/**
 * How many actions are in each state. Each action that is done once is counted once; `withdrawn` also counts those of
 * other kinds.
 */
export interface ActionCounts {
  readonly complete: number;
  /** Reported with the evidence needed, and waiting for confirmation. */
  readonly reported: number;
  readonly evidenceAwaited: number;
  readonly inProgress: number;
  readonly blocked: number;
  readonly notStarted: number;
  readonly withdrawn: number;
}

/** The expiry and the counts of a notice. It names nobody, so that every person may read it. */
export interface NoticeSummary {
  readonly notice: Notice;
  readonly status: NoticeStatus;
  /** Days until the expiry date; negative after it. */
  readonly daysLeft: number;
  readonly counts: ActionCounts;
  /** Actions that are done once and not withdrawn. */
  readonly total: number;
  /** How many of `total` are overdue. */
  readonly overdue: number;
  /** How many of `total` are off track. */
  readonly offTrack: number;
  /** Open milestones whose day has passed. */
  readonly lateMilestones: number;
  /** How many of `total` were due by today, and how many of those are complete; `broughtIn` are those that nobody here has confirmed. */
  readonly dueByNow: { readonly total: number; readonly complete: number; readonly broughtIn: number };
  /** Ongoing actions, meetings and measures, which are never complete. */
  readonly ongoing: OngoingCounts;
  /** The recommendations that are not withdrawn, and how many of them somebody has said are implemented. */
  readonly recommendations: RecommendationCounts;
}

/** The summary with every expectation and the actions that need attention. */
export interface StatusReport extends NoticeSummary {
  readonly expectations: readonly Progress[];
  readonly attention: readonly AttentionItem[];
  /** The overdue ones of `attention`, longest overdue first. */
  readonly late: readonly AttentionItem[];
  /** The ones due today or in the next seven days, soonest first. */
  readonly dueNext: readonly AttentionItem[];
  /** The others that wait for somebody's decision, proof, name or date. */
  readonly waiting: readonly AttentionItem[];
  /** The ones that fall due after that, soonest first. */
  readonly ahead: readonly AttentionItem[];
  /** Expectations under which there is no action at all. */
  readonly uncovered: readonly Expectation[];
}

/** Reports on all expectations and actions of a notice on a day. */
export function statusReport(snapshot: Snapshot, notice: Notice, today: IsoDate): StatusReport {
  return atOneGo(statusReportInParts(snapshot, notice, today));
}

/** The same report in parts, for work that nobody waits for. */
export function* statusReportInParts(snapshot: Snapshot, notice: Notice, today: IsoDate): InParts<StatusReport> {
  const expectations: Progress[] = [];
  for (const one of [...snapshot.expectations].sort(byCode)) {
    expectations.push(progressOf(snapshot, one, today));
    yield;
  }
  const attention = yield* attentionList(snapshot, today);
  yield;
  const split = splitAttention(attention, nextSevenDays(today));
  yield;
  return {
    ...summariseNotice(snapshot, notice, today),
    expectations,
    attention,
    ...split,
    uncovered: expectations.filter((one) => one.actions.length === 0).map((one) => one.expectation),
  };
}

/** Splits the attention list, so that each action is in one list only. `through`: the last of the next seven days. */
function splitAttention(
  attention: readonly AttentionItem[],
  through: IsoDate,
): Pick<StatusReport, 'late' | 'dueNext' | 'waiting' | 'ahead'> {
  const late = attention.filter(({ reasons }) => reasons[0] === 'overdue');
  const coming = attention
    .filter(({ reasons }) => reasons.includes('due_soon'))
    .sort((a, b) => compareDates(a.action.dueOn as IsoDate, b.action.dueOn as IsoDate) || byCode(a.action, b.action));
  const isNext = ({ action }: AttentionItem) => (action.dueOn as IsoDate) <= through;
  const dueNext = coming.filter(isNext);
  const isWaiting = (one: AttentionItem) => {
    const [first] = one.reasons;
    return first !== 'overdue' && first !== 'due_soon' && !(one.reasons.includes('due_soon') && isNext(one));
  };
  const waiting = attention.filter(isWaiting);
  return { late, dueNext, waiting, ahead: coming.filter((one) => !isNext(one) && !isWaiting(one)) };
}

const COUNTED_AS = {
  complete: 'complete',
  reported_complete: 'reported',
  in_progress: 'inProgress',
  blocked: 'blocked',
  not_started: 'notStarted',
} as const satisfies Record<Exclude<Action['status'], 'withdrawn'>, keyof ActionCounts>;

/** The clock and the counts, in one pass over the actions. */
export function summariseNotice(snapshot: Snapshot, notice: Notice, today: IsoDate): NoticeSummary {
  const counts = {
    complete: 0,
    reported: 0,
    evidenceAwaited: 0,
    inProgress: 0,
    blocked: 0,
    notStarted: 0,
    withdrawn: 0,
  };
  const ongoing = { keptUp: 0, notYet: 0, total: 0 };
  const dueByNow = { total: 0, complete: 0, broughtIn: 0 };
  let [total, overdue, offTrack] = [0, 0, 0];
  for (const action of snapshot.actions) {
    const late = isOverdue(action, snapshot, today);
    if (action.status === 'withdrawn') counts.withdrawn += 1;
    else if (isKeptUp(action)) {
      ongoing.total += 1;
      if (!late) ongoing[wasEverMet(action, snapshot) ? 'keptUp' : 'notYet'] += 1;
    } else {
      total += 1;
      if (late) overdue += 1;
      if (isOffTrack(action, snapshot, today)) offTrack += 1;
      if (action.dueOn !== null && action.dueOn <= today) {
        dueByNow.total += 1;
        if (action.status === 'complete') dueByNow.complete += 1;
        if (action.status === 'complete' && action.broughtInAt !== null) dueByNow.broughtIn += 1;
      }
      counts[awaitsEvidence(action, snapshot) ? 'evidenceAwaited' : COUNTED_AS[action.status]] += 1;
    }
  }
  return {
    ...{ notice, status: noticeStatus(notice, today), daysLeft: daysLeft(notice, today) },
    ...{ counts, total, overdue, offTrack, dueByNow, ongoing, recommendations: countRecommendations(snapshot) },
    lateMilestones: lateMilestones(snapshot, today).length,
  };
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

/** An action that needs attention, with the key of its place in the list, which is made once because comparisons are many. */
interface Pressing extends AttentionItem {
  readonly order: string;
}

/** The days between which a due date needs attention. */
interface Horizon {
  readonly today: IsoDate;
  readonly soon: IsoDate;
}

/** Every action that needs attention, once: sorted by its most pressing reason, then by due date. */
function* attentionList(snapshot: Snapshot, today: IsoDate): InParts<readonly AttentionItem[]> {
  const horizon = { today, soon: addDays(today, ATTENTION_DAYS) };
  const found = yield* flatMapInParts(snapshot.actions, 2_000, (action): readonly Pressing[] => {
    const reasons = reasonsOf(action, snapshot, horizon);
    const [first] = reasons;
    return first ? [{ action, reasons, order: orderOf(first, action.dueOn) }] : [];
  });
  yield;
  return found.sort((a, b) => (a.order === b.order ? byCode(a.action, b.action) : a.order < b.order ? -1 : 1));
}

/** The rank of a reason before the due date, as text that sorts. There are fewer than ten reasons. */
function orderOf(reason: AttentionReason, dueOn: IsoDate | null): string {
  return `${ATTENTION_REASONS.indexOf(reason)}${dueOn ?? '9999-12-31'}`;
}
