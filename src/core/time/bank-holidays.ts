/** The bank holidays of England and Wales, from https://www.gov.uk/bank-holidays. New ones are added here by hand. */
import type { IsoDate } from '../record/model.ts';

const NEW_YEAR = "New Year's Day";
const GOOD_FRIDAY = 'Good Friday';
const EASTER_MONDAY = 'Easter Monday';
const EARLY_MAY = 'Early May bank holiday';
const SPRING = 'Spring bank holiday';
const SUMMER = 'Summer bank holiday';
const CHRISTMAS = 'Christmas Day';
const BOXING_DAY = 'Boxing Day';

/** The years for which `BANK_HOLIDAYS` is complete, both included. */
export const BANK_HOLIDAY_YEARS = { first: 2023, last: 2028 } as const;

/** The name of each bank holiday by date. A holiday at a weekend has its substitute day here, so every entry is a weekday. */
export const BANK_HOLIDAYS: ReadonlyMap<IsoDate, string> = new Map([
  ['2023-01-02', NEW_YEAR],
  ['2023-04-07', GOOD_FRIDAY],
  ['2023-04-10', EASTER_MONDAY],
  ['2023-05-01', EARLY_MAY],
  ['2023-05-08', 'Bank holiday for the coronation of King Charles III'],
  ['2023-05-29', SPRING],
  ['2023-08-28', SUMMER],
  ['2023-12-25', CHRISTMAS],
  ['2023-12-26', BOXING_DAY],

  ['2024-01-01', NEW_YEAR],
  ['2024-03-29', GOOD_FRIDAY],
  ['2024-04-01', EASTER_MONDAY],
  ['2024-05-06', EARLY_MAY],
  ['2024-05-27', SPRING],
  ['2024-08-26', SUMMER],
  ['2024-12-25', CHRISTMAS],
  ['2024-12-26', BOXING_DAY],

  ['2025-01-01', NEW_YEAR],
  ['2025-04-18', GOOD_FRIDAY],
  ['2025-04-21', EASTER_MONDAY],
  ['2025-05-05', EARLY_MAY],
  ['2025-05-26', SPRING],
  ['2025-08-25', SUMMER],
  ['2025-12-25', CHRISTMAS],
  ['2025-12-26', BOXING_DAY],

  ['2026-01-01', NEW_YEAR],
  ['2026-04-03', GOOD_FRIDAY],
  ['2026-04-06', EASTER_MONDAY],
  ['2026-05-04', EARLY_MAY],
  ['2026-05-25', SPRING],
  ['2026-08-31', SUMMER],
  ['2026-12-25', CHRISTMAS],
  ['2026-12-28', BOXING_DAY],

  ['2027-01-01', NEW_YEAR],
  ['2027-03-26', GOOD_FRIDAY],
  ['2027-03-29', EASTER_MONDAY],
  ['2027-05-03', EARLY_MAY],
  ['2027-05-31', SPRING],
  ['2027-08-30', SUMMER],
  ['2027-12-27', CHRISTMAS],
  ['2027-12-28', BOXING_DAY],

  ['2028-01-03', NEW_YEAR],
  ['2028-04-14', GOOD_FRIDAY],
  ['2028-04-17', EASTER_MONDAY],
  ['2028-05-01', EARLY_MAY],
  ['2028-05-29', SPRING],
  ['2028-08-28', SUMMER],
  ['2028-12-25', CHRISTMAS],
  ['2028-12-26', BOXING_DAY],
]);
