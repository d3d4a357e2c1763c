/** Finds dates in a sentence: "29/05", "end of the month", "two more weeks", "this week". */
import type { Action, IsoDate } from '../../core/record/model.ts';
import { type DateContext, readDate } from '../../core/time/date-words.ts';
import { addDays, longDate } from '../../core/time/dates.ts';
import type { Word } from './words.ts';

/** A date of a sentence: a day, a span such as "two more weeks", or a period such as "this week". */
export type DateFound =
  | { readonly kind: 'day'; readonly day: IsoDate; readonly words: string }
  | { readonly kind: 'span'; readonly span: string; readonly earlier: boolean; readonly words: string }
  | { readonly kind: 'period'; readonly period: string; readonly words: string };

/** Words of the longest date that is looked for. */
const LONGEST = 7;
/** Words that stand before a date and belong to it. */
const LEAD = /^(?:(?:by|on|to|until|till|til|from|before|since) )?(?:the )?/;
const COUNT =
  '(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\\d{1,2})(?: (?:more|extra|further))?|another(?: (?:two|three|four|\\d{1,2}))?|(?:an )?(?:extra|more|further))';
const SPAN = new RegExp(
  `^(?:by )?(${COUNT}) (working days?|days?|weeks?|fortnights?|months?)(?: (?:more|longer|extra|later|earlier|back|forward))?$`,
);
const PERIOD =
  /^(?:in |during |for |over )?(?:the )?(this|next|coming) (week|month|fortnight)$|^(?:in |over )?the next (?:seven days|7 days|fortnight|two weeks|14 days|month|30 days)$/;
/** Single words that `readDate` takes and that say no date in running text. */
const NO_DATES = /^(?:now|mon|tue|wed|thu|fri|sat|sun|may|march|mar|dec|sec|in|on)$/;

/** The date that begins at `at`; null when none does. */
export function dateAt(
  words: readonly Word[],
  at: number,
  context: Omit<DateContext, 'prefer'>,
): { readonly found: DateFound; readonly count: number } | null {
  for (let count = Math.min(LONGEST, words.length - at); count > 0; count -= 1) {
    const run = words.slice(at, at + count);
    if (run.some(({ kind }) => kind !== 'word')) continue;
    const found = dateOf(run.map(({ plain }) => plain).join(' '), context);
    if (found) return { found, count };
  }
  return null;
}

function dateOf(written: string, context: Omit<DateContext, 'prefer'>): DateFound | null {
  const span = SPAN.exec(written);
  if (span) return toSpan(span, written);
  const period = PERIOD.exec(written);
  if (period) return { kind: 'period', period: `${period[1] ?? 'next'} ${period[2] ?? 'week'}`, words: written };
  const words = written.replace(LEAD, '');
  // "due" is a word of its own: "due by 30 May" asks for a list, "by 30 May" says a day.
  if (/^due\b/.test(words)) return null;
  if (!/^(?:\d|[a-z])/.test(words) || NO_DATES.test(words) || /^\d{1,4}$/.test(words)) return null;
  const read = readDate(words, { ...context, prefer: 'future' });
  if ('date' in read) return { kind: 'day', day: read.date, words };
  // "end of the week" needs its day by the grammar, and in a question that is only asked it may be offered.
  const [likely] = /week|month|\d(?:st|nd|rd|th)$/.test(words) ? read.suggestions : [];
  return likely ? { kind: 'day', day: likely, words } : null;
}

function toSpan([, count = '', unit = '']: readonly string[], words: string): DateFound {
  const number = /two|three|four|five|six|seven|eight|nine|ten|twelve|\d+/.exec(count)?.[0] ?? 'a';
  return { kind: 'span', span: `${number} ${unit}`, earlier: /earlier|forward/.test(words), words };
}

/** The day that a date of a sentence means for an action: a span counts from the date that the action has. */
export function dayFor(found: DateFound, action: Action | null, context: Omit<DateContext, 'prefer'>): IsoDate | null {
  switch (found.kind) {
    case 'day':
      return found.day;
    case 'span': {
      const from = action?.dueOn ?? context.today;
      const read = readDate(`${found.span} ${found.earlier ? 'before' : 'after'} ${longDate(from)}`, {
        ...context,
        prefer: 'future',
      });
      return 'date' in read ? read.date : null;
    }
    case 'period':
      return null;
  }
}

/** A week before today, for "what changed" without a date. */
export function weekBefore(today: IsoDate): IsoDate {
  return addDays(today, -7);
}
