/**
 * Requests to confirm. Each person who may confirm a reported action gets one direct message about it in office hours, with
 * the other reports of the ten minutes since. It comes besides the person's card of the day.
 */
import { isReachable } from '../core/people/cover.ts';
import { UNDO_MINUTES } from '../core/plan/completion.ts';
import type { Basis } from '../core/record/changes.ts';
import type { Notice, Snapshot } from '../core/record/model.ts';
import { type ConfirmationRequest, confirmationRequests } from '../core/reminders/confirmation.ts';
import { emptyList, remindedFrom } from '../core/reminders/reminder.ts';
import { dateOf, plusMinutes, timeOf } from '../core/time/instants.ts';
import { isWritingAllowed, OFFICE_HOURS } from '../core/time/office-hours.ts';
import { personalPost } from '../posting/posts.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

/** The wait after a report, in which its reporter can undo it and other reports join the message. */
const WAIT_MINUTES = UNDO_MINUTES;
/** Rounds a time up to the full minute at which the schedule ticks. */
const ALMOST_A_MINUTE = 59_999 / 60_000;
/** The weekly reminder has told of older reports. */
const LOOK_BACK_MINUTES = 7 * 24 * 60;
/** A preview asks every job at each of these times on each day, so they are few. Older reports were told of. */
const NEWEST_FORESEEN = 5;

/** Asks people to confirm what was reported. */
export const confirmations: Job = {
  name: 'confirmations',
  foreseenAt: (snapshot, timeZone) => [OFFICE_HOURS.first, ...timesWhenDue(snapshot, timeZone)],
  async plan(context) {
    const { snapshot, now, calendar, committed } = context;
    const { notice } = snapshot;
    const today = dateOf(now, calendar.timeZone);
    if (!notice || remindedFrom(notice, snapshot, today) === null || !isWritingAllowed(now, notice, calendar))
      return [];
    const recent = plusMinutes(now, -LOOK_BACK_MINUTES);
    const requests = confirmationRequests(snapshot, today).filter(
      ({ since, personId }) => since >= recent && isReachable(snapshot, personId),
    );
    const told = await committed(requests.map(({ key }) => key));
    const untold = Map.groupBy(
      requests.filter(({ key }) => !told.has(key)),
      ({ personId }) => personId,
    );
    return [...untold.values()].flatMap((of) => planMessage(of, notice, context));
  },
};

/** One message to one person; `requests` are sorted oldest first, and the oldest has waited long enough. */
function planMessage(
  requests: readonly ConfirmationRequest[],
  notice: Notice,
  context: JobContext,
): readonly JobUnit[] {
  const [oldest] = requests;
  const { now } = context;
  if (!oldest || plusMinutes(oldest.since, WAIT_MINUTES) > now) return [];
  const [once = '', ...marks] = requests.map(({ key }) => key);
  const actions = requests.map(({ action }) => action);
  const list = { ...emptyList(oldest.personId), toConfirm: actions };
  const posts = personalPost({ ...context, notice }, { key: once, dueAt: now, late: null }, list, true);
  const basis: readonly Basis[] = [
    { entity: 'notice', id: notice.id, version: notice.version },
    ...actions.map(({ id, version }) => ({ entity: 'action', id, version }) as const),
  ];
  return [{ once, changes: [], posts, marks, basis }];
}

/** The times of day at which the newest reports have waited long enough, rounded up to the minute of a tick. */
function timesWhenDue({ actions }: Snapshot, timeZone: string): readonly string[] {
  const reported = actions.filter(({ status }) => status === 'reported_complete');
  const newest = reported
    .flatMap(({ reportedAt }) => reportedAt ?? [])
    .sort()
    .slice(-NEWEST_FORESEEN);
  return newest.map((at) => timeOf(plusMinutes(at, WAIT_MINUTES + ALMOST_A_MINUTE), timeZone));
}
