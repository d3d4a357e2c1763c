/** The parts of a bundle, and how much is left out of it. */
import type { BundleScope } from '../../core/files/bundle.ts';
import type { AuditEvent } from '../../core/record/changes.ts';
import type { Person, Snapshot } from '../../core/record/model.ts';
import type { ChainedEvent } from '../../ports/chained-event.ts';
import type { OutboxRow } from '../../ports/store.ts';

/** All that a bundle is made of. `records` are the notices of the record, the present one last. */
export interface BundleParts {
  readonly scope: BundleScope;
  readonly person: Person | null;
  readonly records: readonly Snapshot[];
  readonly events: readonly AuditEvent[];
  readonly chain: readonly ChainedEvent[];
  readonly posts: readonly OutboxRow[];
  /** The ids of the items that are left out. */
  readonly leftOut: ReadonlySet<string>;
  readonly verifier: string;
  /** How much is left out for disclosure; null for a bundle that holds everything. */
  readonly withheld: Withheld | null;
}

/** How much of each kind is left out of a bundle. */
export interface Withheld {
  readonly exempt: number;
  readonly positions: number;
  readonly reasons: number;
  /** People whose name is replaced. */
  readonly names: number;
  /** Events about people, their accounts, absences and handovers. */
  readonly personal: number;
  /** Surnames that are also words of the texts, and stay where they stand alone. */
  readonly surnames: readonly string[];
}
