/** The cells of a row about meetings of a body, and about regular contact with one. */
import { type ActorContext, nameOf } from '../people/person.ts';
import type { NewAction } from '../plan/action.ts';
import type { ActionDetail } from '../plan/action-detail.ts';
import { addMeeting, editMeetingDates } from '../plan/meeting.ts';
import { listedDates } from '../plan/next-contact.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, CadenceStart, ContactLevel, Expectation, IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';

/** The cells of a row that make meetings or regular contact. Null stands for an empty cell, or one that agrees with the record. */
export interface ContactCells {
  readonly kind: Action['kind'] | null;
  readonly bodyId: string | null;
  readonly contactLevel: ContactLevel | null;
  readonly countedFrom: CadenceStart | null;
  readonly meetingDates: readonly IsoDate[] | null;
  readonly papersWorkingDays: number | null;
  readonly dueOn: IsoDate | null;
}

/** Adds the meetings of a row. Throws `UserError` for a row without a body and dates, or with a rhythm. */
export function addMeetingOfRow(
  acting: ActorContext,
  expectation: Expectation,
  wanted: Omit<NewAction, 'title'> & { readonly title: string | null },
  { bodyId, contactLevel, countedFrom, meetingDates, papersWorkingDays, dueOn }: ContactCells,
  id: string,
): [Action, Change] {
  const body = acting.snapshot.people.find((person) => person.id === bodyId);
  if (!body) throw new UserError('Meetings need the board or organisation that meets, in the column Body.');
  if (meetingDates === null) throw new UserError('Meetings need their dates, in the column Meeting dates.');
  if (wanted.everyWeeks !== null || contactLevel !== null || countedFrom !== null)
    throw new UserError(
      'Meetings are on listed dates. Expected nothing in the columns Every weeks, Level of contact and Counted from.',
    );
  requireNextDate(dueOn, meetingDates.find((date) => date >= acting.today) ?? null);
  const { title, ...plain } = wanted;
  const meeting = { ...plain, ...(title === null ? {} : { title }), body, dates: meetingDates, papersWorkingDays };
  return addMeeting(acting, expectation, meeting, id);
}

/** The columns that make a new ongoing action regular contact with a body; none where the row names no body. */
export function cadenceOfRow(
  { kind, bodyId, contactLevel, countedFrom, ...cells }: ContactCells,
  everyWeeks: number | null,
): Partial<ActionDetail> {
  requireNoMeetingCells(cells);
  if (bodyId === null && contactLevel === null && countedFrom === null) return {};
  if (kind === 'measure')
    throw new UserError(
      'A measure has no body. Expected nothing in the columns Body, Level of contact and Counted from.',
    );
  if (bodyId === null)
    throw new UserError('Regular contact needs the board or organisation to keep in touch with, in the column Body.');
  if (everyWeeks === null) throw new UserError('Regular contact needs its rhythm, in the column Every weeks.');
  return { bodyId, contactLevel, cadenceFrom: countedFrom ?? 'last' };
}

/** The change of a meeting's dates and of the days for its papers; null where the row names none. Throws `UserError` for what cannot change. */
export function contactEditOfRow(
  acting: ActorContext,
  action: Action,
  cells: ContactCells,
  because: string,
): Change | null {
  const { bodyId, contactLevel, countedFrom, meetingDates, papersWorkingDays, kind } = cells;
  if (kind !== null && kind !== action.kind && (kind === 'meeting' || action.kind === 'meeting'))
    throw new UserError(`${action.code} is ${KIND_WORDS[action.kind]} and stays that. Withdraw it and add another.`);
  if (bodyId !== null || contactLevel !== null || countedFrom !== null) {
    const body = action.bodyId === null ? 'no body' : nameOf(acting.snapshot, action.bodyId);
    const from = action.cadenceFrom === null ? '' : `, counted from the ${action.cadenceFrom}`;
    throw new UserError(
      `${action.code} was added with ${body} and ${action.contactLevel ? `contact at ${action.contactLevel} level` : 'no level of contact'}${from}, which stay. Withdraw it and add another.`,
    );
  }
  if (action.kind !== 'meeting') {
    requireNoMeetingCells(cells);
    return null;
  }
  if (meetingDates === null && papersWorkingDays === null) return null;
  const listed = listedDates(action);
  const dates = meetingDates ?? listed;
  const edit = {
    add: dates.filter((date) => !listed.includes(date)),
    cancel: listed.filter((date) => !dates.includes(date)),
    move: null,
    papersWorkingDays,
  };
  return editMeetingDates(acting, action, edit, because);
}

/** A next date beside listed dates must be one that follows from them. */
export function requireNextDate(dueOn: IsoDate | null, next: IsoDate | null): void {
  if (dueOn === null || dueOn === next) return;
  throw new UserError(
    `The next meeting follows from the column Meeting dates and is ${next === null ? 'none' : `on ${longDate(next)}`}. Expected nothing else in the column Due date.`,
  );
}

function requireNoMeetingCells({
  meetingDates,
  papersWorkingDays,
}: Pick<ContactCells, 'meetingDates' | 'papersWorkingDays'>): void {
  if (meetingDates === null && papersWorkingDays === null) return;
  throw new UserError('Only meetings have listed dates and papers. Expected meeting in the column Kind.');
}

const KIND_WORDS: Readonly<Record<Action['kind'], string>> = {
  once: 'done once',
  ongoing: 'ongoing',
  meeting: 'a series of meetings',
  measure: 'a measure',
};
