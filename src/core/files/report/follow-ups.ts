/** Actions that follow from contact with a body: their words are those of the contact, and as public as it is. */
import type { AuditEvent } from '../../record/changes.ts';

/** The actions that were added with contact that is not public, also where a later notice carries them on. */
export function closedFollowUps(events: readonly AuditEvent[]): ReadonlySet<string> {
  const closed = new Set<string>();
  for (const { by, change } of events) {
    const isContact = change.op === 'added' && change.entity === 'logEntry' && change.verb === 'contact recorded';
    if (isContact && change.row.marking !== 'public') closed.add(by.requestId);
  }
  const found = new Set<string>();
  for (const { by, change } of events) {
    if (change.op !== 'added' || change.entity !== 'action') continue;
    const { id, carriedFromId } = change.row;
    const isCarried = carriedFromId !== null && found.has(carriedFromId);
    if (isCarried || (carriedFromId === null && closed.has(by.requestId))) found.add(id);
  }
  return found;
}
