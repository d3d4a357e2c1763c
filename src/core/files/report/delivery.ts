/** How and when an action of a report was completed, as the record has it. */
import type { Action, IsoDate } from '../../record/model.ts';
import { dateOf } from '../../time/instants.ts';

/**
 * Somebody reported it here; or it was complete in a plan that was brought in, and somebody here has confirmed that since, or
 * nobody has.
 */
export type DeliveredHow = 'reported' | 'confirmed_import' | 'brought_in';

/** The completion of an action. */
export interface Delivery {
  readonly how: DeliveredHow;
  /** The day of the report, of the confirmation, or of the import. The day on which imported work was done is not known. */
  readonly on: IsoDate;
  /** Whether it was reported after its date. */
  readonly isLate: boolean;
}

/** The completion of an action; null for one that is not complete. */
export function deliveryOf(
  { status, broughtInAt, reportedAt, completedAt, dueOn }: Action,
  zone: string,
): Delivery | null {
  if (status !== 'complete') return null;
  if (broughtInAt !== null) return { how: 'brought_in', on: dateOf(broughtInAt, zone), isLate: false };
  if (reportedAt !== null) {
    const on = dateOf(reportedAt, zone);
    return { how: 'reported', on, isLate: dueOn !== null && on > dueOn };
  }
  return completedAt === null ? null : { how: 'confirmed_import', on: dateOf(completedAt, zone), isLate: false };
}
