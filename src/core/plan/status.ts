/** Where the notice stands: the clock, the counts, each expectation, and what needs attention. */
import { daysLeft, noticeStatus } from '../notice/notice.ts';
import { atOneGo, type InParts } from '../record/in-parts.ts';
import type { Expectation, IsoDate, Notice, NoticeStatus, Snapshot } from '../record/model.ts';
import { compareDates } from '../time/dates.ts';
import { nextSevenDays } from '../time/period.ts';
import { byCode } from './action.ts';
import { type OngoingCounts, type Progress, progressOf } from './expectation.ts';
import { type AttentionItem, addUp, byOrder, type Pressing, standingOf } from './group-standing.ts';
import { lateMilestones } from './late-milestone.ts';
import { countRecommendations, type RecommendationCounts } from './recommendation-list.ts';

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
  const pressing: Pressing[] = [];
  for (const one of [...snapshot.expectations].sort(byCode)) {
    expectations.push(progressOf(snapshot, one, today));
    yield;
    pressing.push(...standingOf(snapshot, one, today).pressing);
    yield;
  }
  const attention = pressing.sort(byOrder);
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

/** The clock and the counts. */
export function summariseNotice(snapshot: Snapshot, notice: Notice, today: IsoDate): NoticeSummary {
  const all = addUp(snapshot.expectations.map((one) => standingOf(snapshot, one, today)));
  const { total, overdue, offTrack, dueByNow, completeOfDue, broughtInOfDue, ongoing, keptUp, notYet, ...counts } = all;
  return {
    ...{ notice, status: noticeStatus(notice, today), daysLeft: daysLeft(notice, today) },
    ...{ counts, total, overdue, offTrack, recommendations: countRecommendations(snapshot) },
    dueByNow: { total: dueByNow, complete: completeOfDue, broughtIn: broughtInOfDue },
    ongoing: { keptUp, notYet, total: ongoing },
    lateMilestones: lateMilestones(snapshot, today).length,
  };
}
