/** A date as people read it, GOV.UK style. */
import type { IsoDate } from './record/model.ts';
import { MONTHS, WEEKDAYS, weekdayOf } from './time/calendar.ts';

/** `2024-01-30` → "30 January" */
export function dayAndMonth(date: IsoDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/** `2024-01-30` → "30 January 2024" */
export function longDate(date: IsoDate): string {
  return `${dayAndMonth(date)} ${Number(date.slice(0, 4))}`;
}

/** `2024-01-30` → "Tuesday 30 January 2024" */
export function dayAndDate(date: IsoDate): string {
  return `${weekdayName(date)} ${longDate(date)}`;
}

/** `2024-01-30` → "Tuesday" */
export function weekdayName(date: IsoDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] as string;
}
