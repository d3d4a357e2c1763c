/** When the next meeting or contact is due: from the listed dates or the cadence of an action, and the contacts recorded. */
import { rowsBelongingTo } from '../record/find-row.ts';
import type { Action, IsoDate, LogEntry, Snapshot } from '../record/model.ts';
import { addDays, compareDates } from '../time/dates.ts';
import { workingDue } from './next-period.ts';

/** The contacts about an action that have not been struck, in the order of their days. */
export function contactsOf(
  { logEntries }: Pick<Snapshot, 'logEntries'>,
  { id }: Pick<Action, 'id'>,
): readonly LogEntry[] {
  return rowsBelongingTo(logEntries, id, ({ aboutId }) => aboutId)
    .filter(({ kind, struckAt }) => kind === 'contact' && struckAt === null)
    .sort((a, b) => compareDates(a.on, b.on));
}

/** Whether contact with a body is due every few weeks under this action. */
export function isCadence({ kind, bodyId }: Pick<Action, 'kind' | 'bodyId'>): boolean {
  return kind === 'ongoing' && bodyId !== null;
}

/** Whether an action is a series of meetings or a cadence, of which contact with its body is recorded. */
export function isMetWithBody(action: Pick<Action, 'kind' | 'bodyId'>): boolean {
  return action.kind === 'meeting' || isCadence(action);
}

/** Whether a contact resets the cadence: it was at the level that the action names, if it names one. */
export function countsForCadence(
  { contactLevel }: Pick<Action, 'contactLevel'>,
  { level }: Pick<LogEntry, 'level'>,
): boolean {
  return contactLevel === null || level === contactLevel;
}

/** A date of a cadence before it is moved to a working day; `after`: the day from which it is counted. */
interface CountedDate {
  readonly date: IsoDate;
  readonly after: IsoDate;
}

/**
 * The next due date of a meeting or cadence by these contacts, in the order of their days; null when every listed date is past. That
 * of a cadence is a working day.
 */
export function nextDueBy(
  action: Action,
  contacts: readonly LogEntry[],
  record: Pick<Snapshot, 'holidays'>,
): IsoDate | null {
  const due = countedDue(action, contacts);
  return due === null || typeof due === 'string' ? due : workingDue(due.date, due.after, record);
}

/** Whether the due date follows from these contacts. A lead may have added a closing day since, so that it would be another day now. */
export function followsFrom(
  action: Action,
  contacts: readonly LogEntry[],
  record: Pick<Snapshot, 'holidays'>,
): boolean {
  const due = countedDue(action, contacts);
  const isCounted = due !== null && typeof due === 'object' && due.date === action.dueOn;
  return isCounted || action.dueOn === nextDueBy(action, contacts, record);
}

/** The next due date as it is listed or was given, or as it is counted. */
function countedDue(action: Action, contacts: readonly LogEntry[]): IsoDate | CountedDate | null {
  if (action.kind === 'meeting') return nextMeetingOn(action.originalDueOn, listedDates(action), contacts);
  const last = contacts.findLast((one) => countsForCadence(action, one));
  if (!last || action.everyWeeks === null) return action.originalDueOn ?? action.dueOn;
  const days = 7 * action.everyWeeks;
  if (action.cadenceFrom !== 'period' || action.originalDueOn === null)
    return { date: addDays(last.on, days), after: last.on };
  // The period of a contact ends on the first due date on or after its day.
  let dueOn = action.originalDueOn;
  while (dueOn < last.on) dueOn = addDays(dueOn, days);
  return { date: addDays(dueOn, days), after: dueOn };
}

/** The listed dates of a meeting in order; none for the other kinds. */
export function listedDates({ meetingDates }: Pick<Action, 'meetingDates'>): readonly IsoDate[] {
  return meetingDates ? meetingDates.split(' ') : [];
}

/** The first listed date after the last contact, and none before the first date that was to come when the series was entered. */
function nextMeetingOn(
  firstOn: IsoDate | null,
  dates: readonly IsoDate[],
  contacts: readonly LogEntry[],
): IsoDate | null {
  const last = contacts.at(-1)?.on ?? '';
  return dates.find((date) => date > last && date >= (firstOn ?? '')) ?? null;
}

/** The columns of a meeting with these listed dates. `come`: those that are new, which may lie before its first date. */
export function columnsOfDates(
  snapshot: Snapshot,
  action: Action,
  dates: readonly IsoDate[],
  come: readonly IsoDate[],
): Pick<Action, 'meetingDates' | 'dueOn' | 'originalDueOn'> {
  const [originalDueOn = null] = inOrder([...come, ...(action.originalDueOn ? [action.originalDueOn] : [])]);
  const dueOn = nextMeetingOn(originalDueOn, dates, contactsOf(snapshot, action));
  return { meetingDates: dates.length > 0 ? dates.join(' ') : null, dueOn, originalDueOn };
}

/** The columns of a meeting whose next date becomes another, as `due` sets it; none for the other kinds. */
export function columnsOfMovedMeeting(
  snapshot: Snapshot,
  action: Action,
  dueOn: IsoDate,
): Partial<Pick<Action, 'meetingDates' | 'dueOn' | 'originalDueOn'>> {
  if (action.kind !== 'meeting') return {};
  const dates = inOrder([...listedDates(action).filter((date) => date !== action.dueOn), dueOn]);
  return columnsOfDates(snapshot, action, dates, [dueOn]);
}

/** Each date once, earliest first. */
export function inOrder(dates: readonly IsoDate[]): readonly IsoDate[] {
  return [...new Set(dates)].sort();
}
