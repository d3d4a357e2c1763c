/** The meaning of a date cell, and all that its reading depends on. */
import type { IsoDate } from '../record/model.ts';
import type { DateContext } from '../time/words/candidates.ts';
import type { DoubtGroup } from './plan-groups.ts';

/** Whether the quarters of a file are those of the financial or of the calendar year; null when nobody has said so. */
export type QuarterBasis = 'financial' | 'calendar' | null;

/** The day from which the dates of a file are read, and what is known about its quarters. */
export interface PlanDateContext extends DateContext {
  readonly quarters: QuarterBasis;
  /** Dates of the file can only have the month in front. `maybe` until somebody has said that all have; absent elsewhere. */
  readonly monthFirst?: 'yes' | 'maybe';
  /** The day on which the notice was issued; its term tells the year of dates that have none. */
  readonly issuedOn?: IsoDate | null;
  /** Gives the first and the last of the dates of the plan that have their year; null where none has. */
  readonly rangeOfPlan?: () => { readonly from: IsoDate; readonly to: IsoDate } | null;
}

/** The meaning of a date cell. `note` says how the cell was understood, when it could be misread. */
export type DateCell =
  | { readonly is: 'empty' }
  | { readonly is: 'day'; readonly date: IsoDate; readonly earlier?: IsoDate; readonly note?: string }
  | { readonly is: 'ongoing'; readonly everyWeeks: number | null; readonly note?: string }
  | { readonly is: 'complete'; readonly on: IsoDate | null; readonly note?: string }
  | { readonly is: 'open'; readonly note: string }
  | DateDoubt;

/** A date cell that only a person can read. The options are dates as they would be typed, likeliest first. */
export interface DateDoubt {
  readonly is: 'doubt';
  /** The kind of doubts with which it is asked about together, where that is not told by its options. */
  readonly group?: DoubtGroup;
  readonly question: string;
  readonly options: readonly string[];
}
