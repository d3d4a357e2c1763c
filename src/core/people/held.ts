/** All that the record holds about one person, for the person and for whoever answers for data protection. */
import type { AuditEvent, Change } from '../record/changes.ts';
import type { Account, Action, Expectation, Notice, Person, Recommendation, Snapshot } from '../record/model.ts';

/** The connection of a person with actions, expectations and recommendations under one notice. */
export interface HeldPlan {
  readonly notice: Notice | null;
  readonly actions: readonly Action[];
  readonly expectations: readonly Expectation[];
  readonly recommendations: readonly Recommendation[];
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
  const plans = records.map(({ notice, actions, expectations, recommendations }) => {
    const named = { actions: actions.filter(names), expectations: expectations.filter(names) };
    return { notice, ...named, recommendations: recommendations.filter(names) };
  });
  const accounts = new Set(
    events.flatMap(({ change }) => (change.entity === 'account' && isAbout(change, person.id) ? [idOf(change)] : [])),
  );
  const present = (records[0]?.accounts ?? []).filter((one: Account) => one.personId === person.id);
  for (const { id } of present) accounts.add(id);
  const byPerson = ({ by }: AuditEvent) => by.personId === person.id;
  return {
    accounts: [...accounts],
    plans: plans.filter((of) => of.actions.length + of.expectations.length + of.recommendations.length > 0),
    made: events.filter(byPerson),
    about: events.filter(
      (event) => !byPerson(event) && (isAbout(event.change, person.id) || isNamedIn(event.change, person.name)),
    ),
  };
}

/** Whether the person's own row is changed, or their id stands in a value. */
function isAbout(change: Change, personId: string): boolean {
  const values = change.op === 'added' ? [change.row] : [change.before, change.after];
  return idOf(change) === personId || values.some((row) => Object.values(row).includes(personId));
}

/** Whether the name stands in a reason, or in a text of a row; evidence and updates are looked at apart from their events. */
function isNamedIn(change: Change, name: string): boolean {
  const values = change.op === 'added' ? [change.row] : [change.before, change.after];
  const isText = change.entity !== 'evidence' && change.entity !== 'logEntry';
  const texts = [change.because, ...(isText ? values.flatMap((row) => Object.values(row)) : [])];
  return texts.some((text) => typeof text === 'string' && text.toLowerCase().includes(name.toLowerCase()));
}

function idOf(change: Change): string {
  return change.op === 'added' ? change.row.id : change.id;
}

/** The event without the reasons that are hidden from the reader; `isHidden` is asked with the id of the event's row. */
export function withoutReasons(event: AuditEvent, isHidden: (id: string) => boolean): AuditEvent {
  const { change } = event;
  if (!isHidden(idOf(change))) return event;
  const hide = (row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => !REASON_COLUMNS.has(name)));
  const rows =
    change.op === 'added' ? { row: hide(change.row) } : { before: hide(change.before), after: hide(change.after) };
  return { ...event, change: { ...change, ...rows, because: null } as Change };
}

const REASON_COLUMNS = new Set(['blockedBecause', 'proposedBecause', 'struckBecause']);
