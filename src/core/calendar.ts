/** All date arithmetic: working days, bank holidays, months, periods, and the next occurrence in a time zone. */
import type { Instant, IsoDate } from './model.ts';

/** The days and the time zone that an installation counts in. */
export interface Calendar {
  readonly timeZone: string;
  /** Closing days on top of the bank holidays shipped with the product. */
  readonly extraHolidays: ReadonlySet<IsoDate>;
}
