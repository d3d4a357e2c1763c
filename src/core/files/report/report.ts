/** All that a report to a body says, from the record of its moment, the record of last time, and the audit. */
import type { AskedAgain } from '../../notice/asked-again.ts';
import { presentNotice } from '../../notice/notice.ts';
import { byCode, inCodeOrder, isOutstanding } from '../../plan/action.ts';
import { isCadence } from '../../plan/next-contact.ts';
import { isAmber, isRed } from '../../plan/off-track.ts';
import { latestPositions, type Position as PartnerPosition } from '../../plan/position.ts';
import { type NoticeSummary, summariseNotice } from '../../plan/status.ts';
import type { AuditEvent } from '../../record/changes.ts';
import { rowById } from '../../record/find-row.ts';
import type { Action, Instant, IsoDate, LogEntry, Notice, Person, Snapshot } from '../../record/model.ts';
import { withoutUndone } from '../../record/undone.ts';
import { findTimeBeforeFirstReport, type TimeBeforeFirstReport } from './before-first-report.ts';
import { type PlanChanges, planChanges, type Withdrawal, withdrawalsOf } from './changes.ts';
import { closedFollowUps } from './follow-ups.ts';
import { type IsInTime, type PartlyDone, partlyDoneOf, workInTime } from './kept-up.ts';
import { type KeyDates, keyDates } from './key-dates.ts';
import { type MeasureRow, measuresOf } from './measures.ts';
import { type MetLate, metLate } from './met-late.ts';
import { findOpenMilestones, needsExplanation, type OpenMilestone } from './milestones.ts';
import { horizonOf, lastIssuedBefore, meetingDaysOf, type Since } from './period.ts';
import { type LeftOut, limitToReaders, type Readers, type Seen } from './readers.ts';
import {
  type ContactInTime,
  contactsInTime,
  expectationPairs,
  type ReplacedNotice,
  replacedNotice,
  type Trend,
  trendOf,
} from './replaced.ts';
import { countStands, type Position, positionsOf, type Stand, standOf } from './standing.ts';

/** The records and the readers that a report is made for. */
export interface ReportInput {
  readonly body: Person;
  readonly readers: Readers;
  readonly since: Since;
  /** The time zone of its days. */
  readonly zone: string;
  readonly today: IsoDate;
  readonly asAt: Instant;
  readonly snapshot: Snapshot;
  /** The record as it stood at the beginning; null when no notice had been entered by then. */
  readonly before: Snapshot | null;
  /** The record of the notice that this one replaces; null where it replaces none. */
  readonly earlier: Snapshot | null;
  /** Every event of the audit, oldest first. */
  readonly events: readonly AuditEvent[];
}

/** The position of one expectation with the work under it. */
export interface ExpectationWork extends Position {
  /** The colour that was said last time; null when none was. */
  readonly colourBefore: LogEntry | null;
  /** Delivered since the beginning. */
  readonly done: readonly Action[];
  /** Milestones, contact and readings since the beginning, of actions that are not complete. */
  readonly partlyDone: readonly PartlyDone[];
  /** To do up to the horizon, on track. */
  readonly next: readonly Action[];
  readonly offTrack: readonly Action[];
  /** Said to be amber, or red and kept up nevertheless; none of them is off track. */
  readonly warned: readonly Action[];
  /** Milestones that are late, or said to be red or amber. */
  readonly offMilestones: readonly OpenMilestone[];
  /** Milestones that are due up to the horizon, and none of these. */
  readonly nextMilestones: readonly OpenMilestone[];
  /** Complete actions whose check still holds. */
  readonly embedded: readonly Action[];
}

/** A report as data. */
export interface Report extends Pick<ReportInput, 'body' | 'readers' | 'since' | 'zone' | 'today' | 'asAt'> {
  readonly snapshot: Seen;
  readonly notice: Notice;
  /** Whether no report to this body was issued before. */
  readonly isFirst: boolean;
  /** The counts of the status, so that a paper and a card never differ. */
  readonly summary: NoticeSummary;
  readonly leftOut: LeftOut;
  /** Whether the paper holds exempt items, so that it is not for the public. */
  readonly isExempt: boolean;
  readonly nextMeeting: IsoDate | null;
  readonly horizon: IsoDate;
  readonly totals: Readonly<Record<Stand, number>>;
  readonly work: readonly ExpectationWork[];
  readonly changes: PlanChanges;
  /** The actions that are withdrawn by now, whenever that was. */
  readonly withdrawn: readonly Withdrawal[];
  /** Done and changed before a first report begins; null where that leaves nothing out. */
  readonly beforeFirstReport: TimeBeforeFirstReport | null;
  /** The notice that this one replaces, and how they differ; null where it replaces none. */
  readonly replaced: ReplacedNotice | null;
  /** The number off track now and last time; null when there was no record. */
  readonly trend: Trend | null;
  /** Delivered in this time under the notice that this one replaces. */
  readonly deliveredBefore: { readonly notice: Notice; readonly actions: readonly Action[] } | null;
  /** The record of the notice before, where work was complete whose next step may be still to come; null without one. */
  readonly earlier: Seen | null;
  readonly proposed: readonly Action[];
  readonly measures: readonly MeasureRow[];
  readonly contacts: readonly ContactInTime[];
  /** Where each partner stands, by its latest entry. */
  readonly positions: readonly PartnerPosition[];
  readonly cadences: readonly Action[];
  /** Commitments that were met late in this time. */
  readonly metLate: readonly MetLate[];
  readonly keyDates: KeyDates;
}

/** Makes the report. Throws `UserError` when the record has no notice. */
export function makeReport(input: ReportInput): Report {
  const { body, readers, since, zone, today, asAt } = input;
  const { events, undoneRows } = withoutUndone(input.events.filter(({ at }) => at <= asAt));
  const actions = input.snapshot.actions.filter(({ id }) => !undoneRows.has(id));
  const followUps = closedFollowUps(events);
  const { snapshot, leftOut } = limitToReaders({ ...input.snapshot, actions }, readers, followUps);
  const before = input.before && limitToReaders(input.before, readers, followUps).snapshot;
  const earlier = input.earlier && limitToReaders(input.earlier, readers, followUps).snapshot;
  const notice = presentNotice(snapshot);
  const nextMeeting = meetingDaysOf(snapshot, body).find((day) => day >= today) ?? null;
  const horizon = horizonOf(nextMeeting, today);
  const isInTime = workInTime(events, since, today);
  const standing = snapshot.actions.filter(({ status }) => status !== 'withdrawn').sort(byCode);
  const contacts = contactsInTime(snapshot, earlier, since);
  const pairs = before === null ? [] : expectationPairs(snapshot, before, events);
  const replaced = replacedNotice(snapshot, before, earlier, { events, zone });
  return {
    ...{ body, readers, since, zone, today, asAt, snapshot, notice, leftOut, nextMeeting, horizon, contacts, earlier },
    isFirst:
      lastIssuedBefore([...(input.earlier?.issuedReports ?? []), ...snapshot.issuedReports], body.id, input) === null,
    summary: summariseNotice(snapshot, notice, today),
    isExempt: [...snapshot.evidence, ...snapshot.logEntries].some(
      ({ marking, struckAt }) => marking === 'exempt' && struckAt === null,
    ),
    totals: countStands(standing, snapshot, today),
    work: positionsOf(snapshot, today).map((position) =>
      workOf(position, before, { since, today, horizon, snapshot, zone, isInTime, pairs }),
    ),
    changes: changesFor(readers, planChanges(events, snapshot, since.at, asAt)),
    withdrawn: withoutReasons(readers, withdrawalsOf(events, { actions: [...snapshot.actions].sort(byCode) })),
    replaced,
    trend: trendOf(snapshot, before, pairs, { since, today, left: replaced?.left }),
    metLate: metLate(
      events.filter(({ at }) => at > since.at),
      snapshot,
      zone,
    ),
    beforeFirstReport: findTimeBeforeFirstReport(snapshot, notice, since, { events, zone }),
    deliveredBefore: deliveredBefore(input.earlier, since),
    proposed: standing.filter(({ proposedDueOn }) => proposedDueOn !== null),
    measures: measuresOf(snapshot),
    positions: inCodeOrder(snapshot.expectations).flatMap((expectation) => latestPositions(snapshot, expectation)),
    cadences: standing.filter(isCadence),
    keyDates: keyDates(snapshot, today),
  };
}

/** The reasons for changes were not given for everybody, so a public paper has none. */
function withoutReasons<T extends { because: string | null }>(readers: Readers, all: readonly T[]): readonly T[] {
  return readers === 'internal' ? all : all.map((one) => ({ ...one, because: null }));
}

function changesFor(readers: Readers, changes: PlanChanges): PlanChanges {
  const { moved, milestonesMoved, movedBefore, added, broughtIn, withdrawn, others } = changes;
  return {
    moved: withoutReasons(readers, moved),
    milestonesMoved: withoutReasons(readers, milestonesMoved),
    movedBefore: withoutReasons(readers, movedBefore),
    added: withoutReasons(readers, added),
    broughtIn: withoutReasons(readers, broughtIn),
    withdrawn: withoutReasons(readers, withdrawn),
    others: withoutReasons(readers, others),
  };
}

function deliveredBefore(earlier: Snapshot | null, since: Since): Report['deliveredBefore'] {
  if (!earlier?.notice) return null;
  const isDone = ({ status, completedAt }: Action) => status === 'complete' && (completedAt ?? '') > since.at;
  const actions = earlier.actions.filter(isDone).sort(byCode);
  return actions.length === 0 ? null : { notice: earlier.notice, actions };
}

function workOf(
  position: Position,
  before: Seen | null,
  {
    since,
    today,
    horizon,
    snapshot,
    zone,
    isInTime,
    pairs,
  }: Pick<Report, 'since' | 'today' | 'horizon' | 'snapshot' | 'zone'> & {
    readonly isInTime: IsInTime;
    readonly pairs: readonly AskedAgain[];
  },
): ExpectationWork {
  const { actions, expectation } = position;
  const stands = new Map(actions.map((action) => [action.id, standOf(action, snapshot, today)]));
  // Where several are asked for as one now, no rating of them is that of last time.
  const [was, another] = pairs.filter(({ is }) => is === expectation);
  const earlier =
    before && another === undefined
      ? positionsOf(before, since.on).find((one) => one.expectation === was?.was)
      : undefined;
  const isNext = (action: Action) =>
    action.dueOn !== null && action.dueOn <= horizon && isOutstanding(action, snapshot);
  const offTrack = actions.filter(({ id }) => stands.get(id) === 'off_track' || stands.get(id) === 'lapsed');
  const milestones = findOpenMilestones(actions, snapshot, today);
  const isSoon = ({ milestone: { dueOn } }: OpenMilestone) => dueOn !== null && dueOn <= horizon;
  const checks = actions.filter(({ status, checksId }) => status === 'complete' && checksId !== null);
  const embedded = checks.flatMap(({ checksId }) => rowById(snapshot.actions, checksId) ?? []);
  return {
    ...position,
    colourBefore: earlier?.colour ?? null,
    done: actions.filter(({ status, completedAt }) => status === 'complete' && (completedAt ?? '') > since.at),
    partlyDone: partlyDoneOf(actions, snapshot, isInTime, zone),
    next: actions.filter((action) => isNext(action) && !offTrack.includes(action)),
    offTrack,
    warned: actions.filter(
      (action) => !offTrack.includes(action) && (isAmber(action, snapshot) || isRed(action, snapshot)),
    ),
    offMilestones: milestones.filter(needsExplanation),
    nextMilestones: milestones.filter((one) => isSoon(one) && !needsExplanation(one)),
    embedded,
  };
}
