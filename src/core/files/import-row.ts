/** The rows of an import, as they were read from a file. */
import type { GivenFigures } from '../plan/measure-figures.ts';
import type { Action, CadenceStart, ContactLevel, DeliveryStatus, IsoDate, Level } from '../record/model.ts';
import type { MilestoneCell } from './import-milestones.ts';
import type { UpdateCells } from './import-update.ts';

/** A row that could be read. Null stands for an empty cell, or one that agrees with the record: it changes nothing. */
export interface ImportRow {
  /** The row number that a spreadsheet shows: the header is row 1. */
  readonly row: number;
  readonly code: string | null;
  readonly expectation: string | null;
  readonly title: string | null;
  readonly planRef: string | null;
  readonly theme: string | null;
  /** The code of the recommendation that it carries out. */
  readonly recommendation: string | null;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly level: Level | null;
  readonly kind: Action['kind'] | null;
  readonly everyWeeks: number | null;
  readonly dueOn: IsoDate | null;
  readonly status: DeliveryStatus | null;
  readonly blockedBecause: string | null;
  readonly evidenceRequired: string | null;
  readonly figures: GivenFigures;
  readonly bodyId: string | null;
  readonly contactLevel: ContactLevel | null;
  readonly countedFrom: CadenceStart | null;
  readonly meetingDates: readonly IsoDate[] | null;
  readonly papersWorkingDays: number | null;
  readonly milestones: readonly MilestoneCell[];
  /** The update that the row adds; null for none. */
  readonly update: UpdateCells | null;
  /** The past of an action of a file that fills a notice without actions; null in every other file. */
  readonly past: ActionPast | null;
}

/** All that a file of ours says of an action beyond what a new one can have. */
export interface ActionPast {
  readonly code: string;
  readonly firstDueOn: IsoDate | null;
  readonly reportedBy: string | null;
  /** The day on which the work was done; null for none. */
  readonly doneOn: IsoDate | null;
  /** The code of the action that it checks. */
  readonly checks: string | null;
}

/** A mistake in a row, as a sentence for the person who imports. */
export interface RowFault {
  readonly row: number;
  readonly message: string;
  /** The keys of the columns whose cells cannot be read; absent where the fault is about the row as a whole. */
  readonly columns?: readonly string[];
  /** Values that a faulty cell may mean. */
  readonly fixes?: readonly CellFix[];
}

/** Another value for a cell of a row. */
export interface CellFix {
  readonly column: string;
  readonly value: string;
}

/** A cell of a column that is not read, in which a file says something else than the record. */
export interface UnreadEdit {
  readonly row: number;
  /** The code of the action; null for a new one. */
  readonly code: string | null;
  readonly column: string;
  readonly cell: string;
  /** The words of the record; empty where it has none. */
  readonly there: string;
  /** The column that may have been meant, with the value for it. */
  readonly instead: CellFix | null;
}
