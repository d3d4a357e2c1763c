/** The coming bank holidays and closing days. */
import type { IsoDate, Snapshot } from '../../core/record/model.ts';
import { BANK_HOLIDAY_YEARS, BANK_HOLIDAYS } from '../../core/time/bank-holidays.ts';
import { standingHolidays } from '../../core/time/calendar.ts';
import { compareDates, dayAndDate } from '../../core/time/dates.ts';
import type { Card } from '../../ports/card.ts';
import { count } from '../words.ts';
import { calendarNote } from './notice.ts';

/** Twelve days off are about a year and a half ahead. */
const LINES = 12;

/** The next days off from `today` on, with a note when the known bank holidays do not cover the notice's term. */
export function holidaysCard({ holidays, notice }: Snapshot, today: IsoDate): Card {
  const bank = [...BANK_HOLIDAYS].map(([date, title]) => ({ date, title }));
  const closing = standingHolidays(holidays).map(({ date, title }) => ({ date, title: `${title} (closing day)` }));
  const ahead = [...bank, ...closing].filter(({ date }) => date >= today).sort((a, b) => compareDates(a.date, b.date));
  const items = ahead.slice(0, LINES).map(({ date, title }) => ({ text: dayAndDate(date), details: [title] }));
  const last = `Bank holidays of England and Wales are known here through ${BANK_HOLIDAY_YEARS.last}.`;
  return {
    title: 'Days off ahead',
    summary: `${count(ahead.length, 'day')} off ahead.`,
    body: [
      ...(items.length > 0 ? [{ type: 'list', items } as const] : []),
      {
        type: 'note',
        text: `${last} A programme lead can add closing days, and take them back: holiday add 19 September "State funeral", holiday remove 19 September`,
      },
      ...(notice ? calendarNote(notice) : []),
    ],
    buttons: [],
  };
}
