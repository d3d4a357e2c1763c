/** Checks that the audit holds every change, by people who were allowed to make it, in one unbroken chain. */
import { createHash } from 'node:crypto';
import type { Seen } from './seen.ts';

interface EventRow {
  readonly seq: number;
  readonly at: string;
  readonly person_id: string | null;
  readonly account: string;
  readonly place: string;
  readonly request_id: string;
  readonly entity: string;
  readonly row_id: string;
  readonly verb: string;
  readonly change: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface AuditCheck {
  check(): void;
  atEnd(): void;
}

/** Computes the hashes a second time from the file. */
export function createAuditCheck({ db, world, hasOnce }: Seen): AuditCheck {
  const since = db.prepare<[number], EventRow>('select * from audit_event where seq > ? order by seq');
  const requests = new Map<string, EventRow[]>();
  const roles = new Map<string, string>();
  let last = { seq: 0, hash: '' };

  const checkEvent = (event: EventRow) => {
    const { at, person_id, account, place, request_id, entity, row_id, verb, change, previous_hash } = event;
    const canonical = JSON.stringify([at, person_id, account, place, request_id, entity, row_id, verb, change]);
    const hash = createHash('sha256')
      .update(previous_hash + canonical)
      .digest('hex');
    if (event.seq !== last.seq + 1 || previous_hash !== last.hash || event.hash !== hash)
      throw new Error(`The audit's chain does not hold at event ${event.seq}.`);
    last = event;
    requests.set(request_id, [...(requests.get(request_id) ?? []), event]);
    if (
      person_id &&
      roles.get(person_id) === 'viewer' &&
      ['action', 'milestone', 'evidence', 'expectation', 'logEntry', 'recommendation'].includes(entity)
    )
      throw new Error(`Event ${event.seq}, “${verb}”, is by ${person_id}, who was a viewer by then.`);
    if (entity === 'person') {
      const said = JSON.parse(change) as { row?: { role?: string }; after?: { role?: string } };
      const role = said.row?.role ?? said.after?.role;
      if (role) roles.set(row_id, role);
    }
  };
  return {
    check() {
      for (const event of since.all(last.seq)) checkEvent(event);
      for (const [key, known] of world.units) {
        if (known.checked || !hasOnce(key)) continue;
        const found = (requests.get(known.units[0]?.by.requestId ?? '') ?? []).length;
        const made = known.units.map(({ changes }) => changes.length);
        if (!made.includes(found))
          throw new Error(`The unit ${key} made ${made.join(' or ')} changes, and the audit has ${found} of them.`);
        if (known.acknowledged) known.checked = true;
      }
    },
    atEnd() {
      const finding = db.pragma('integrity_check(1)', { simple: true });
      if (finding !== 'ok') throw new Error(`The database is damaged: ${String(finding)}`);
    },
  };
}
