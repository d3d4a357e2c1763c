/** All that the record holds about one person, for the person and for whoever answers for data protection. */
import { type AuditEvent, type Change, idOfChange } from '../record/changes.ts';
import type {
  Account,
  Action,
  Expectation,
  LogEntry,
  Milestone,
  Notice,
  Person,
  Recommendation,
  Snapshot,
} from '../record/model.ts';

/** The connection of a person with the plan and the log under one notice. */
export interface HeldPlan {
  readonly notice: Notice | null;
  readonly actions: readonly Action[];
  readonly expectations: readonly Expectation[];
  readonly recommendations: readonly Recommendation[];
  /** Updates, contacts, readings and positions that they added or struck, or that are about them as a body. */
  readonly entries: readonly LogEntry[];
  /** Milestones whose words have their name. */
  readonly milestones: readonly Milestone[];
  /** The record of the notice, in which the rows stand. */
  readonly record: Snapshot;
}

/** All rows and events about a person. */
export interface HeldInRecord {
  /** Every account that is or was theirs, by its id (`slack:U123`). */
  readonly accounts: readonly string[];
  readonly plans: readonly HeldPlan[];
  /** Events that the person made. */
  readonly made: readonly AuditEvent[];
  /** Events of others in whose rows, values or reasons the person stands. */
  readonly about: readonly AuditEvent[];
}

/** Finds everything about a person. `records` are the snapshots of all notices, `events` the whole audit. */
export function heldAbout(person: Person, records: readonly Snapshot[], events: readonly AuditEvent[]): HeldInRecord {
  const names = (row: object) => Object.values(row).includes(person.id);
  const name = person.name.toLowerCase();
  const plans = records.map((record): HeldPlan => {
    const { notice, actions, expectations, recommendations, logEntries, milestones } = record;
    return {
      notice,
      record,
      actions: actions.filter(names),
      expectations: expectations.filter(names),
      recommendations: recommendations.filter(names),
      entries: logEntries.filter(names),
      milestones: milestones.filter(({ title }) => title.toLowerCase().includes(name)),
    };
  });
  const accounts = new Set(
    events.flatMap(({ change }) =>
      change.entity === 'account' && isAbout(change, person.id) ? [idOfChange(change)] : [],
    ),
  );
  const present = (records[0]?.accounts ?? []).filter((one: Account) => one.personId === person.id);
  for (const { id } of present) accounts.add(id);
  const byPerson = ({ by }: AuditEvent) => by.personId === person.id;
  return {
    accounts: [...accounts],
    plans: plans.filter(({ actions, expectations, recommendations, entries, milestones }) =>
      [actions, expectations, recommendations, entries, milestones].some((rows) => rows.length > 0),
    ),
    made: events.filter(byPerson),
    about: events.filter(
      (event) => !byPerson(event) && (isAbout(event.change, person.id) || isNamedIn(event.change, person.name)),
    ),
  };
}

/** Whether the person's own row is changed, or their id stands in a value. */
function isAbout(change: Change, personId: string): boolean {
  const values = change.op === 'added' ? [change.row] : [change.before, change.after];
  return idOfChange(change) === personId || values.some((row) => Object.values(row).includes(personId));
}

/** Whether the name stands in a reason, or in a text of a row; evidence and updates are looked at apart from their events. */
function isNamedIn(change: Change, name: string): boolean {
  const values = change.op === 'added' ? [change.row] : [change.before, change.after];
  const isText = change.entity !== 'evidence' && change.entity !== 'logEntry';
  const texts = [change.because, ...(isText ? values.flatMap((row) => Object.values(row)) : [])];
  return texts.some((text) => typeof text === 'string' && text.toLowerCase().includes(name.toLowerCase()));
}

/** The event without the reasons that are hidden from the reader; `isHidden` is asked with the id of the event's row. */
export function withoutReasons(event: AuditEvent, isHidden: (id: string) => boolean): AuditEvent {
  const { change } = event;
  if (!isHidden(idOfChange(change))) return event;
  const hide = (row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => !REASON_COLUMNS.has(name)));
  const rows =
    change.op === 'added' ? { row: hide(change.row) } : { before: hide(change.before), after: hide(change.after) };
  return { ...event, change: { ...change, ...rows, because: null } as Change };
}

const REASON_COLUMNS = new Set(['blockedBecause', 'proposedBecause', 'struckBecause']);
