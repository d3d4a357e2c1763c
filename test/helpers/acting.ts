/** Somebody acting on a record that is given as rows, for trying out one rule of the core at a time. */
import { dateOf } from '../../src/core/calendar.ts';
import type { Change } from '../../src/core/decision.ts';
import type { Instant, Person, Snapshot } from '../../src/core/model.ts';
import type { Acting } from '../../src/core/person.ts';
import { AT, account, conversation, notice, person } from '../store/records.ts';

export const LEAD = person();
export const OFFICER = person({ id: 'p2', name: 'Monitoring Officer', role: 'officer' });
export const VIEWER = person({ id: 'p3', name: 'Member Support', role: 'viewer' });

/** A notice with a lead, an officer and a viewer, each with an account, posting in one conversation. */
export function record(of: Partial<Snapshot> = {}): Snapshot {
  return {
    notice: notice(),
    expectations: [],
    actions: [],
    evidence: [],
    people: [LEAD, OFFICER, VIEWER],
    accounts: [
      account(),
      account({ id: 'slack:U2', personId: 'p2', accountId: 'U2' }),
      account({ id: 'slack:U3', personId: 'p3', accountId: 'U3' }),
    ],
    holidays: [],
    conversations: [conversation()],
    handovers: [],
    absences: [],
    snoozes: [],
    ...of,
  };
}

export function acting(actor: Person, snapshot: Snapshot, now: Instant = AT): Acting {
  return { actor, snapshot, now, today: dateOf(now, 'Europe/London') };
}

/** Ids n-1, n-2 … */
export function numbered(prefix = 'new'): () => string {
  let n = 0;
  return () => {
    n += 1;
    return `${prefix}-${n}`;
  };
}

/** What a change sets, whether it adds a row or changes one. */
export function becomes(change: Change | undefined): Record<string, unknown> {
  if (!change) throw new Error('There is no such change');
  return { ...(change.op === 'added' ? change.row : change.after) };
}
