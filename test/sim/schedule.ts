/**
 * When the weekly reminder of the notice of 30 January 2024 falls due, worked out here a second time and in another way
 * than by the product: by a list of bank holidays and the clock of London as the platform's Intl tells it.
 */
const LONDON = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' });
const DAY_MS = 86_400_000;
/** gov.uk/bank-holidays: England and Wales, 2024. */
const BANK_HOLIDAYS = [
  '2024-03-29',
  '2024-04-01',
  '2024-05-06',
  '2024-05-27',
  '2024-08-26',
  '2024-12-25',
  '2024-12-26',
];
const FIRST_MONDAY = Date.UTC(2024, 0, 29);
/** The ISO week of the Monday: 29 January 2024 is in week 5, and 2024 has 52. */
const FIRST_WEEK = 5;
const WEEKS = 40;

export interface Weekly {
  /** `2024-W05` */
  readonly week: string;
  readonly at: string;
}

export const WEEKLIES: readonly Weekly[] = Array.from({ length: WEEKS }, (_, n) => {
  let day = FIRST_MONDAY + n * 7 * DAY_MS;
  while (BANK_HOLIDAYS.includes(isoDay(day))) day += DAY_MS;
  const nineUtc = day + 9 * 3_600_000;
  const summer = londonHour(nineUtc) === 10;
  return {
    week: `2024-W${String(FIRST_WEEK + n).padStart(2, '0')}`,
    at: new Date(summer ? nineUtc - 3_600_000 : nineUtc).toISOString(),
  };
});

/** Whether the schedule may write to people at this time: on working days from 8am to 6pm. */
export function isWorkingTime(at: string): boolean {
  const ms = Date.parse(at);
  const weekday = new Date(ms).getUTCDay();
  const hour = londonHour(ms);
  return weekday >= 1 && weekday <= 5 && !BANK_HOLIDAYS.includes(isoDay(ms)) && hour >= 8 && hour < 18;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function londonHour(ms: number): number {
  return Number(LONDON.format(ms));
}
