/** A person acting on a record that is given as rows, for tests of one rule of the core at a time. */
import type { Change } from '../../src/core/record/changes.ts';
import type { Snapshot } from '../../src/core/record/model.ts';
import { account, conversation, person, record as recordOf } from './record.ts';

export const LEAD = person();
export const OFFICER = person({ id: 'p2', name: 'Monitoring Officer', role: 'officer' });
export const VIEWER = person({ id: 'p3', name: 'Member Support', role: 'viewer' });

/** A notice with a lead, an officer and a viewer, each with an account, posting in one conversation. */
export function record(of: Partial<Snapshot> = {}): Snapshot {
  return recordOf({
    people: [LEAD, OFFICER, VIEWER],
    accounts: [
      account(),
      account({ id: 'slack:U2', personId: 'p2', accountId: 'U2' }),
      account({ id: 'slack:U3', personId: 'p3', accountId: 'U3' }),
    ],
    conversations: [conversation()],
    ...of,
  });
}

/** Ids new-1, new-2 … */
export function numbered(): () => string {
  let n = 0;
  return () => {
    n += 1;
    return `new-${n}`;
  };
}

/** The fields that a change sets, for an added row and for a changed one. */
export function becomes(change: Change | undefined): Record<string, unknown> {
  if (!change) throw new Error('There is no such change');
  return { ...(change.op === 'added' ? change.row : change.after) };
}
