/** The types that every part of the record is made of. */

/** A calendar date without a time, `2024-01-30`. */
export type IsoDate = string;
/** An instant in UTC with milliseconds, `2024-06-24T07:55:00.000Z`; sorts as text. */
export type Instant = string;

/** Every row has an id of our own making and a version that rises by one with each change. */
export interface Row {
  readonly id: string;
  readonly version: number;
}
