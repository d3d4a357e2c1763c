/** Tells what was taken back from what happened: an import that was undone as a whole changed nothing in the end. */
import { type AuditEvent, idOfChange } from './changes.ts';

/** The events that count, and the ids of rows that only an undone import added. */
export interface EventsThatCount {
  readonly events: readonly AuditEvent[];
  readonly undoneRows: ReadonlySet<string>;
}

/**
 * The events without those of imports that were undone, and without the undoing. An import that was brought back counts again.
 * An import is undone only while nobody has touched its rows, so that its events are the last ones of each row.
 */
export function withoutUndone(events: readonly AuditEvent[]): EventsThatCount {
  const standing = new Map<string, AuditEvent[]>();
  const takenBack = new Map<string, readonly AuditEvent[]>();
  for (const event of events) {
    const id = idOfChange(event.change);
    const own = standing.get(id) ?? [];
    if (event.change.verb === 'import undone') {
      const imported = own.at(-1)?.by.requestId;
      takenBack.set(
        id,
        own.filter(({ by }) => by.requestId === imported),
      );
      standing.set(
        id,
        own.filter(({ by }) => by.requestId !== imported),
      );
    } else if (event.change.verb === 'import brought back') {
      standing.set(id, [...own, ...(takenBack.get(id) ?? [])]);
      takenBack.delete(id);
    } else standing.set(id, [...own, event]);
  }
  const kept = new Set([...standing.values()].flat());
  const added = [...takenBack].filter(([, own]) => own.some(({ change }) => change.op === 'added'));
  return { events: events.filter((event) => kept.has(event)), undoneRows: new Set(added.map(([id]) => id)) };
}
