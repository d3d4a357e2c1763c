/** The scope of a bundle: which events and which texts of the audit it holds. */

import type { Instant } from '../record/model.ts';
import type { RecordState } from '../record/rebuild.ts';

/** The time that a bundle tells of, and the person whom it is about where one is asked for. */
export interface BundleScope {
  readonly from: Instant | null;
  readonly until: Instant;
  readonly personId: string | null;
}

/** An event of the audit, as far as its scope is decided by it. */
interface ScopedEvent {
  readonly at: Instant;
  readonly personId: string | null;
  readonly rowId: string;
}

/** Whether an event is told whole: in the time, and by the person or about their own row where one is asked for. */
export function isInScope({ at, personId, rowId }: ScopedEvent, scope: BundleScope): boolean {
  if ((scope.from !== null && at < scope.from) || at > scope.until) return false;
  return scope.personId === null || personId === scope.personId || rowId === scope.personId;
}

/** The ids of evidence and log entries that are marked exempt, struck ones with them. */
export function exemptIds({ evidence, logEntry }: Pick<RecordState, 'evidence' | 'logEntry'>): ReadonlySet<string> {
  const rows = [...evidence.values(), ...logEntry.values()];
  return new Set(rows.filter(({ marking }) => marking === 'exempt').map(({ id }) => id));
}
