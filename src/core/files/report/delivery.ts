/** How and when an action of a report was completed, as the record has it. */
import { doneDay } from '../../plan/done-day.ts';
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
  /** The day on which the work was done; null for imported work of which the plan does not say it. */
  readonly doneOn: IsoDate | null;
  /** The day of the report, of the confirmation of imported work, or of its import. */
  readonly on: IsoDate;
  /** Whether the work was done after its date. */
  readonly isLate: boolean;
}

/** The completion of an action; null for one that is not complete. */
export function deliveryOf(action: Action, zone: string): Delivery | null {
  const { status, broughtInAt, reportedAt, completedAt, dueOn } = action;
  const at = broughtInAt ?? reportedAt ?? completedAt;
  if (status !== 'complete' || at === null) return null;
  const how = broughtInAt !== null ? 'brought_in' : reportedAt !== null ? 'reported' : 'confirmed_import';
  const doneOn = doneDay(action, zone);
  return { how, doneOn, on: dateOf(at, zone), isLate: doneOn !== null && dueOn !== null && doneOn > dueOn };
}
