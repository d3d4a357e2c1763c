/** One column of a plan: its heading, and what it holds. */
import type { PlanField } from './plan-row.ts';

/** A column of a sheet. `field` is null for a column whose cells go into the first update. */
export interface PlanColumn {
  readonly index: number;
  readonly heading: string;
  readonly field: PlanField | null;
  /** False when the heading or its cells could mean something else, so that a person confirms it. */
  readonly isSure: boolean;
  /** The field that a column without one may hold by its cells. */
  readonly maybe?: PlanField;
  /** Its cells name milestones, whose dates stand in the column with the index `dateAt`, or in the cells themselves. */
  readonly steps?: { readonly dateAt: number | null };
  /** One of its cells in short, for a column that a person confirms. */
  readonly example?: string;
}
