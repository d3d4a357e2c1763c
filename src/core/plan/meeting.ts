/** Meetings of a body: a series on listed dates, with papers due some working days before each. */
import { type ActorContext, nameOf, requireOversight } from '../people/person.ts';
import { type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Expectation, IsoDate, Person, Snapshot } from '../record/model.ts';
import { addWorkingDays, type Calendar } from '../time/calendar.ts';
import { longDate } from '../time/dates.ts';
import { addAction } from './action.ts';
import type { ActionDetail } from './action-detail.ts';
import { NO_PROPOSAL } from './due-date.ts';
import { columnsOfDates, contactsOf, inOrder, listedDates } from './next-contact.ts';

/** A series of meetings as a lead or SRO gives it, before it has a code. */
export interface NewMeeting {
  readonly body: Person;
  /** The listed dates, in any order and at least one. */
  readonly dates: readonly IsoDate[];
  /** How many working days before a meeting its papers are due; null where it has none. */
  readonly papersWorkingDays: number | null;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  /** Without one it is made of the body's name. */
  readonly title?: string;
  readonly level?: Action['level'] | null;
  readonly evidenceRequired?: string | null;
  readonly detail?: Partial<ActionDetail>;
}

/**
 * Adds a series of meetings. Its next date is the first one from today on, so nobody is asked about a date before the series
 * was entered. Leads add anywhere, an SRO under their own expectation; throws `UserError`.
 */
export function addMeeting(
  acting: ActorContext,
  expectation: Expectation,
  { body, dates, papersWorkingDays, detail: more, ...given }: NewMeeting,
  id: string,
): [Action, Change] {
  const there = meetingsOf(acting.snapshot, body).find((one) => one.expectationId === expectation.id);
  if (there)
    throw new UserError(
      `${there.code} has the meetings of ${body.name} already. To add dates to it: edit ${there.code} add 15 April`,
    );
  const listed = inOrder(dates);
  const detail = {
    ...more,
    kind: 'meeting',
    bodyId: body.id,
    meetingDates: listed.join(' '),
    papersWorkingDays,
  } as const;
  const dueOn = listed.find((date) => date >= acting.today) ?? null;
  const usual = { title: `Meetings: ${body.name}`, level: null, evidenceRequired: null };
  return addAction(acting, expectation, { ...usual, ...given, dueOn, everyWeeks: null, detail }, id);
}

/** The series of meetings of a body that have not been withdrawn. */
export function meetingsOf({ actions }: Snapshot, { id }: Pick<Person, 'id'>): readonly Action[] {
  return actions.filter(({ kind, bodyId, status }) => kind === 'meeting' && bodyId === id && status !== 'withdrawn');
}

/** The last day before today on which contact under one of these actions was recorded. A listed day may have been cancelled. */
export function lastHeld(snapshot: Snapshot, series: readonly Action[], today: IsoDate): IsoDate | undefined {
  const held = series.flatMap((action) => contactsOf(snapshot, action).map(({ on }) => on));
  return inOrder(held).findLast((day) => day < today);
}

/** The day on which the papers of a meeting are due; null where it has none or no next date. */
export function papersDueOn(
  action: Action,
  calendar: Calendar,
  meeting: IsoDate | null = action.dueOn,
): IsoDate | null {
  if (action.kind !== 'meeting' || meeting === null || action.papersWorkingDays === null) return null;
  return addWorkingDays(meeting, -action.papersWorkingDays, calendar);
}

/** A change to the dates of a meeting. Dates that are moved or cancelled must be listed. */
export interface DatesEdit {
  readonly add: readonly IsoDate[];
  readonly cancel: readonly IsoDate[];
  readonly move: { readonly from: IsoDate; readonly to: IsoDate } | null;
  /** Null leaves the days for papers as they are. */
  readonly papersWorkingDays: number | null;
}

/** Adds, moves or cancels dates of a meeting. For its SRO and leads; throws `UserError`. */
export function editMeetingDates(
  acting: ActorContext,
  action: Action,
  edit: DatesEdit,
  because: string | null,
): Change {
  requireOversight(acting, action, `edit ${action.code}`);
  const { add, cancel, move, papersWorkingDays } = edit;
  const listed = listedDates(action);
  const gone = [...cancel, ...(move ? [move.from] : [])];
  const unknown = gone.find((date) => !listed.includes(date));
  if (unknown !== undefined)
    throw new UserError(
      `${action.code} has no meeting on ${longDate(unknown)}. Expected one of its dates: ${listed.map(longDate).join(', ')}.`,
    );
  const come = [...add, ...(move ? [move.to] : [])];
  const twice = come.find((date) => listed.includes(date) && !gone.includes(date));
  if (twice !== undefined) throw new UserError(`${action.code} has ${longDate(twice)} already. Expected another date.`);
  const dates = inOrder([...listed.filter((date) => !gone.includes(date)), ...come]);
  const papers = papersWorkingDays === null ? {} : { papersWorkingDays };
  const columns = { ...columnsOfDates(acting.snapshot, action, dates, come), ...papers };
  const moved = columns.dueOn !== action.dueOn && action.dueOn !== null && gone.includes(action.dueOn);
  const times = moved ? { timesMoved: action.timesMoved + 1, ...NO_PROPOSAL } : {};
  return changed('action', action, { ...columns, ...times }, moved ? 'date moved' : 'edited', because);
}

/** The body of a meeting or of regular contact, by its name on screens. */
export function bodyNameOf(snapshot: Snapshot, { bodyId }: Pick<Action, 'bodyId'>): string {
  return bodyId === null ? 'the body' : nameOf(snapshot, bodyId);
}
