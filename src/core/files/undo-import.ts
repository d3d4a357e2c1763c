/** Takes an import back as a whole, while nobody has touched its rows since. */
import { type ActorContext, presentPeople, recordedId, requireLead } from '../people/person.ts';
import { hasOpenDuties, openDutiesOf, removePerson } from '../people/removal.ts';
import { NO_PROPOSAL } from '../plan/due-date.ts';
import { applyChanges, LISTS } from '../record/apply.ts';
import { type AuditEvent, type Change, changed, type EntityName, idOfChange } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowById } from '../record/find-row.ts';
import type {
  Action,
  EvidenceItem,
  LogEntry,
  Milestone,
  Person,
  Recommendation,
  Row,
  Snapshot,
} from '../record/model.ts';

/** The kinds of rows that an import adds or changes, besides people. */
type Imported = Action | Milestone | LogEntry | EvidenceItem | Recommendation;

/** The changes that take an import back, and the people whom it entered and who stay, because something rests on them by now. */
export interface UndoneImport {
  readonly changes: readonly Change[];
  readonly staying: readonly Person[];
}

/** A row that somebody has added since to an action of an import, with the code of that action. */
export interface AddedSince {
  readonly action: Action;
  readonly row: LogEntry | EvidenceItem | Milestone;
}

/** All that people have added since to the actions that an import added, and that stays readable under them. */
export function addedSince(snapshot: Snapshot, events: readonly AuditEvent[]): readonly AddedSince[] {
  const imported = new Set(events.map(({ change }) => idOfChange(change)));
  const brought = events.flatMap(({ change }) =>
    change.entity === 'action' && change.op === 'added' ? [change.row.id] : [],
  );
  const actions = new Map(brought.flatMap((id) => (rowById(snapshot.actions, id) ? [[id, id]] : [])));
  const of = (rows: readonly AddedSince['row'][], actionIdOf: (row: never) => string) =>
    rows.flatMap((row) => {
      const action = rowById(snapshot.actions, actions.get(actionIdOf(row as never)) ?? null);
      return action && !imported.has(row.id) ? [{ action, row }] : [];
    });
  return [
    ...of(
      snapshot.logEntries.filter(({ struckAt }) => struckAt === null),
      ({ aboutId }: LogEntry) => aboutId,
    ),
    ...of(
      snapshot.evidence.filter(({ struckAt }) => struckAt === null),
      ({ actionId }: EvidenceItem) => actionId,
    ),
    ...of(
      snapshot.milestones.filter(({ withdrawnAt }) => withdrawnAt === null),
      ({ actionId }: Milestone) => actionId,
    ),
  ];
}

/**
 * Brings an import back that was undone: every row is as it was before the undo, whose `events` these are. Leads only. Throws
 * `UserError` when one of the rows has been changed since.
 */
export function bringImportBack(acting: ActorContext, events: readonly AuditEvent[]): readonly Change[] {
  requireLead(acting, 'bring an import back');
  return events.flatMap(({ change }): readonly Change[] => {
    if (change.op !== 'changed' || change.entity === 'notice') return [];
    const rows: readonly Row[] = acting.snapshot[LISTS[change.entity].name];
    const row = rowById(rows, change.id);
    if (row?.version !== change.version + 1) {
      const code = row && 'code' in row ? `${row.code}` : 'One of its rows';
      throw new UserError(
        `This import cannot be brought back as a whole: ${code} has been changed since. Reopen single actions instead: reopen E2-03 because …`,
      );
    }
    return [changed(change.entity, row as never, change.before as never, 'import brought back')];
  });
}

/**
 * Takes an import back: what it added is withdrawn or struck, what it changed is as it was, and the people whom it entered are
 * removed where nothing else rests on them. Leads only. Throws `UserError` when one of its rows has been changed since.
 */
export function undoImport(acting: ActorContext, events: readonly AuditEvent[], because: string): UndoneImport {
  requireLead(acting, 'undo an import');
  const rows = events.map(({ change }) => change).filter(({ entity }) => entity !== 'person' && entity !== 'account');
  const touched = rows.flatMap((change) => codeIfTouched(acting.snapshot, change, rows));
  if (touched.length > 0) {
    throw new UserError(
      `This import cannot be undone as a whole: ${[...new Set(touched)].join(', ')} ${touched.length === 1 ? 'has' : 'have'} been changed since. Withdraw single actions instead: withdraw ${touched[0]} because …`,
    );
  }
  const added = rows.filter(({ op }) => op === 'added').map((change) => takeBack(acting, change, because));
  const changes = [...putBack(acting.snapshot, rows, because), ...added.filter((change) => change !== null)];
  const people = takePeopleOut(withChanges(acting, changes), events);
  return { changes: [...changes, ...people.changes], staying: people.staying };
}

function withChanges(acting: ActorContext, changes: readonly Change[]): ActorContext {
  return { ...acting, snapshot: applyChanges(acting.snapshot, changes) };
}

/** Removes the people whom an import entered, but for those who have been given something since. */
function takePeopleOut(acting: ActorContext, events: readonly AuditEvent[]): UndoneImport {
  const accounts = new Set(events.flatMap(({ change }) => (change.entity === 'account' ? [idOfChange(change)] : [])));
  const entered = events.flatMap(({ change }) =>
    change.entity === 'person' && change.op === 'added' ? [change.row] : [],
  );
  const present = presentPeople(acting.snapshot).filter(({ id }) => entered.some((one) => one.id === id));
  const all = events.map(({ change }) => change);
  const isFree = (person: Person) =>
    person.version === lastVersion(all, 'person', person.id) &&
    !hasOpenDuties(openDutiesOf(person, acting.snapshot, acting.today)) &&
    !isNamedInLog(acting.snapshot, person) &&
    acting.snapshot.accounts.every(({ id, personId }) => personId !== person.id || accounts.has(id));
  const changes = present.filter(isFree).flatMap((person) => removePerson(acting, person).changes);
  return { changes, staying: present.filter((person) => !isFree(person)) };
}

/** Whether words of the record are by a person or about a body. */
function isNamedInLog({ logEntries, evidence, recommendations }: Snapshot, { id }: Person): boolean {
  return (
    logEntries.some(({ addedBy, bodyId, struckAt }) => addedBy === id || (bodyId === id && struckAt === null)) ||
    evidence.some(({ addedBy }) => addedBy === id) ||
    recommendations.some(({ sourceId, withdrawnAt }) => sourceId === id && withdrawnAt === null)
  );
}

function rowOf(
  snapshot: Snapshot,
  { entity, id }: { readonly entity: EntityName; readonly id: string },
): Imported | null {
  const lists: Partial<Record<EntityName, readonly Row[]>> = {
    action: snapshot.actions,
    milestone: snapshot.milestones,
    logEntry: snapshot.logEntries,
    evidence: snapshot.evidence,
    recommendation: snapshot.recommendations,
  };
  return (rowById(lists[entity] ?? [], id) as Imported | undefined) ?? null;
}

/** The code of a row that has another version than the import left, or of the action that the row belongs to. */
function codeIfTouched(snapshot: Snapshot, change: Change, all: readonly Change[]): readonly string[] {
  const id = idOfChange(change);
  const row = rowOf(snapshot, { entity: change.entity, id });
  if (row?.version === lastVersion(all, change.entity, id)) return [];
  const action = rowById(snapshot.actions, row && 'actionId' in row ? row.actionId : id);
  return [action?.code ?? (row && 'code' in row ? row.code : 'a row')];
}

/** The version of a row that these changes left. */
function lastVersion(changes: readonly Change[], entity: EntityName, id: string): number {
  const own = changes.filter((one) => one.entity === entity && idOfChange(one) === id);
  return Math.max(...own.map((one) => (one.op === 'added' ? one.row.version : one.version + 1)));
}

function takeBack(acting: ActorContext, change: Change, because: string): Change | null {
  if (change.op !== 'added') return null;
  const struck = { struckBy: recordedId(acting.actor), struckAt: acting.now, struckBecause: because };
  const row = rowOf(acting.snapshot, { entity: change.entity, id: change.row.id });
  if (row === null) return null;
  switch (change.entity) {
    case 'action':
      return changed('action', row as Action, { status: 'withdrawn', ...NO_PROPOSAL }, 'import undone', because);
    case 'milestone':
      return changed('milestone', row as Milestone, { withdrawnAt: acting.now }, 'import undone', because);
    case 'recommendation':
      return changed('recommendation', row as Recommendation, { withdrawnAt: acting.now }, 'import undone', because);
    case 'logEntry':
      return changed('logEntry', row as LogEntry, struck, 'import undone', because);
    case 'evidence':
      return changed('evidence', row as EvidenceItem, struck, 'import undone', because);
    default:
      return null;
  }
}

/** The kinds of rows that an import changes. */
const EDITED = ['action', 'milestone', 'recommendation'] as const;

/** One change for each row that the import changed, to the values before its first change of the row. */
function putBack(snapshot: Snapshot, changes: readonly Change[], because: string): readonly Change[] {
  const added = new Set(changes.filter(({ op }) => op === 'added').map(idOfChange));
  const before = new Map<string, { entity: (typeof EDITED)[number]; values: object }>();
  for (const change of changes) {
    const entity = EDITED.find((one) => one === change.entity);
    if (change.op !== 'changed' || added.has(change.id) || entity === undefined) continue;
    before.set(change.id, { entity, values: { ...change.before, ...before.get(change.id)?.values } });
  }
  return [...before].flatMap(([id, { entity, values }]) => {
    const row = rowOf(snapshot, { entity, id });
    if (row === null) return [];
    return [changed(entity, row as Action & Milestone & Recommendation, values, 'import undone', because)];
  });
}
