/** Readings of measures: adding one, striking it, and when the next is due. */
import { type ActorContext, nameOf, recordedId, requireContributor, requireOversight } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, IsoDate, LogEntry, Marking } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { minutesBetween } from '../time/instants.ts';
import { UNDO_MINUTES } from './completion.ts';
import type { SetDate } from './due-date.ts';
import { newEntry } from './log-entry.ts';
import { type Reading, readingsOf } from './measure.ts';
import { requireMeasure, valueWords } from './measure-figures.ts';
import { dueAfterWeeks, isDueAfterWeeks } from './next-period.ts';

/** A reading as somebody gives it, in the unit of its measure. `text`: words or a link that go with it, or nothing. */
export interface NewReading {
  readonly value: number;
  readonly on: IsoDate;
  readonly text: string;
  readonly marking: Marking;
}

/**
 * Adds a reading of a measure; the next is due `everyWeeks` weeks after its day. A reading of an earlier day moves no date.
 * For those who may work on the measure. Throws `UserError`, also where the day has a reading.
 */
export function addReading(acting: ActorContext, action: Action, given: NewReading, id: string): Change[] {
  const { code } = action;
  requireMeasure(action);
  requireContributor(acting, action, `add a reading of ${code}`);
  const addedBy = recordedId(acting.actor);
  if (addedBy === null)
    throw new UserError(`Add the reading of ${code} in chat, so that the record shows who gave it.`);
  if (action.status === 'withdrawn')
    throw new UserError(`${code} has been withdrawn. To open it again: reopen ${code} because …`);
  if (given.on > acting.today)
    throw new UserError(`${longDate(given.on)} has not come yet. Expected the day on which it was measured.`);
  const there = readingOn(acting, action, given.on);
  if (there)
    throw new UserError(
      `${code} has a reading of ${valueWords(there.value, action)} on ${longDate(given.on)} already. Strike it first: strike ${code} ${there.code} because …`,
    );
  const subject = { about: 'action', row: action } as const;
  const entry = newEntry(acting, subject, 'reading', { ...given, addedBy }, id);
  const nextDueOn = dueAfter(given.on, action, acting);
  const moves = action.dueOn === null || nextDueOn > action.dueOn;
  // The action changes with every reading, so that two of one day that come together cannot both be saved.
  const after = { status: 'in_progress', blockedBecause: null, ...(moves ? { dueOn: nextDueOn } : {}) } as const;
  return [changed('action', action, after, 'reading added'), added('logEntry', entry, 'reading added')];
}

/** The reading of a measure on a day; null when it has none. */
export function readingOn({ snapshot }: Pick<ActorContext, 'snapshot'>, action: Action, on: IsoDate): Reading | null {
  return readingsOf(snapshot, action).find((one) => one.on === on) ?? null;
}

function dueAfter(on: IsoDate, { everyWeeks }: Action, { snapshot }: ActorContext): IsoDate {
  return dueAfterWeeks(on, everyWeeks ?? 1, snapshot);
}

/**
 * Strikes a reading with a reason; it stays readable. If the next date followed from it, that goes back to the date that
 * was `set` before, or to a later one that follows from the readings since. For whoever added it, the SRO and leads.
 * Throws `UserError`.
 */
export function strikeReading(
  acting: ActorContext,
  action: Action,
  entry: LogEntry,
  because: string,
  set: SetDate,
): Change[] {
  const toDo = `strike a reading of ${action.code}`;
  if (entry.addedBy === acting.actor.id) requireContributor(acting, action, toDo);
  else requireOversight(acting, action, toDo);
  if (entry.struckAt !== null)
    throw new UserError(`${entry.code} of ${action.code} has been struck already. Expected one that still stands.`);
  const after = { struckBy: recordedId(acting.actor), struckAt: acting.now, struckBecause: because };
  const struck = changed('logEntry', entry, after, 'reading struck', because);
  if (!isDueAfterWeeks(action.dueOn, entry.on, action.everyWeeks ?? 1, acting.snapshot)) return [struck];
  const since = readingsOf(acting.snapshot, action).filter(({ id }) => id !== entry.id && !set.before.has(id));
  const days = [...since.map(({ on }) => dueAfter(on, action, acting)), ...(set.dueOn ? [set.dueOn] : [])];
  const dueOn = days.sort().at(-1) ?? null;
  return dueOn === action.dueOn
    ? [struck]
    : [struck, changed('action', action, { dueOn }, 'period open again', because)];
}

/** Takes back the newest reading as `strikeReading` does, for the person who added it, within `UNDO_MINUTES`. Throws `UserError`. */
export function undoReading(acting: ActorContext, action: Action, set: SetDate): Change[] {
  const newest = [...readingsOf(acting.snapshot, action)].sort((a, b) => a.addedAt.localeCompare(b.addedAt)).at(-1);
  if (!newest) throw new UserError(`There is no reading of ${action.code} to undo.`);
  if (newest.addedBy !== acting.actor.id)
    throw new UserError(
      `Only ${nameOf(acting.snapshot, newest.addedBy)}, who added the reading of ${action.code}, can undo it.`,
    );
  if (minutesBetween(newest.addedAt, acting.now) >= UNDO_MINUTES)
    throw new UserError(
      `The reading of ${action.code} was added more than ${UNDO_MINUTES} minutes ago. Strike it with a reason: strike ${action.code} ${newest.code} because …`,
    );
  return strikeReading(acting, action, newest, 'Undone by the person who added it', set);
}
