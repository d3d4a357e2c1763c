/** The time that a report covers, and the meetings of the body that it is for. */
import { lastHeld, meetingsOf } from '../../plan/meeting.ts';
import { inOrder, listedDates } from '../../plan/next-contact.ts';
import type { Instant, IsoDate, IssuedReport, Person, Snapshot } from '../../record/model.ts';
import { addDays } from '../../time/dates.ts';
import { dateOf, instantOf } from '../../time/instants.ts';
import { issuedTo } from './drafts.ts';
import type { Readers } from './readers.ts';

/** Why a report begins where it does. */
export type SinceBasis = 'asked' | 'issued' | 'meeting' | 'notice';

/** Where a report begins: the day, the moment whose record "last time" means, and why. */
export interface Since {
  readonly on: IsoDate;
  readonly at: Instant;
  readonly basis: SinceBasis;
}

/** The days on which a body meets, in order, from every series of it. */
export function meetingDaysOf(snapshot: Snapshot, body: Pick<Person, 'id'>): readonly IsoDate[] {
  return inOrder(meetingsOf(snapshot, body).flatMap(listedDates));
}

/**
 * Where a report begins: at the day asked for, else where the last report issued to the same readers ends, also under the notice
 * before, else at the body's last meeting that was held, else with the notice. A report that was issued at this very moment is
 * the one that is made again.
 */
export function sinceOf(
  snapshot: Snapshot,
  bodyId: string | null,
  { asked, today, asAt, zone, readers = 'internal', issuedBefore = [] }: SinceInput,
): Since {
  const startOf = (on: IsoDate) => instantOf(on, '00:00', zone);
  if (asked !== null) return { on: asked, at: startOf(asked), basis: 'asked' };
  const issued = lastIssuedBefore([...issuedBefore, ...snapshot.issuedReports], bodyId, { today, asAt, zone, readers });
  // A paper may go out days after the moment of its record.
  if (issued) return { on: dateOf(issued.asAt, zone), at: issued.asAt, basis: 'issued' };
  const met = bodyId === null ? undefined : lastHeld(snapshot, meetingsOf(snapshot, { id: bodyId }), today);
  if (met !== undefined) return { on: met, at: startOf(addDays(met, 1)), basis: 'meeting' };
  const first = snapshot.notice?.issuedOn ?? today;
  return { on: first, at: startOf(first), basis: 'notice' };
}

/** A public version that is made within so many days of an issued paper is the version of that paper, and covers the same time. */
const DAYS_OF_A_PUBLIC_VERSION = 7;

/**
 * The report after which the one at this moment begins; null for the first to its body, or to everybody. Without a body it is the
 * last one to anybody.
 */
export function lastIssuedBefore(
  all: readonly IssuedReport[],
  bodyId: string | null | undefined,
  { today, asAt, zone, readers = 'internal' }: Pick<SinceInput, 'today' | 'asAt' | 'zone' | 'readers'>,
): IssuedReport | null {
  const isOfThisTime = (report: IssuedReport) =>
    readers === 'public' && dateOf(report.asAt, zone) > addDays(today, -DAYS_OF_A_PUBLIC_VERSION);
  return issuedTo(all, bodyId).findLast((report) => report.asAt < asAt && !isOfThisTime(report)) ?? null;
}

/** The moment and the records that decide where a report begins. */
export interface SinceInput {
  readonly asked: IsoDate | null;
  readonly today: IsoDate;
  readonly asAt: Instant;
  readonly zone: string;
  readonly readers?: Readers;
  /** The reports issued under the notice that this one replaces. */
  readonly issuedBefore?: readonly IssuedReport[];
}

/** How many days past the next meeting a report looks ahead. */
const DAYS_PAST_MEETING = 30;

/** The last day that counts as "next": 30 days after the next meeting, or after today. */
export function horizonOf(nextMeeting: IsoDate | null, today: IsoDate): IsoDate {
  return addDays(nextMeeting ?? today, DAYS_PAST_MEETING);
}
