/** Finds dates in a sentence: "29/05", "end of the month", "two more weeks", "this week". */
import type { Action, IsoDate } from '../../core/record/model.ts';
import { BANK_HOLIDAYS } from '../../core/time/bank-holidays.ts';
import { type DateContext, readDate } from '../../core/time/date-words.ts';
import { longDate } from '../../core/time/dates.ts';
import { yearInDoubt } from '../year-in-doubt.ts';
import type { Word } from './words.ts';

/**
 * A date of a sentence: a day, a span such as "two more weeks", or a period such as "this week". One with a role is no new date
 * of an action: `past`, something happened on it; `start`, something runs from it; `beside`, it is the day of something else.
 */
export type DateFound =
  | {
      readonly kind: 'day';
      readonly day: IsoDate;
      /** Further days that may be meant, where the words name a day that does not exist: 31 June. */
      readonly others?: readonly IsoDate[];
      readonly words: string;
      readonly role?: DateRole;
    }
  | {
      readonly kind: 'span';
      readonly span: string;
      readonly earlier: boolean;
      readonly words: string;
      readonly role?: DateRole;
    }
  /** `period`: as `list due` takes it. */
  | { readonly kind: 'period'; readonly period: string; readonly words: string };

/** See `DateFound`. */
export type DateRole = 'past' | 'start' | 'beside';

/** Words of the longest date that is looked for. */
const LONGEST = 7;
/** Words that stand before a date and belong to it. */
const LEAD = /^(?:(?:by|on|at|to|for|until|till|til|from|before|after|since|dated|over) )?(?:the )?/;
/** Parts of a day or a week, as the day that they belong to or end with. */
const PARTS_OF_DAY: ReadonlyMap<string, string> = new Map([
  ...['this morning', 'this am', 'this afternoon', 'tonight', 'earlier today', 'this evening'].map(
    (words) => [words, 'today'] as const,
  ),
  ...['weekend', 'this weekend'].map((words) => [words, 'end of the week'] as const),
  ...['last night', 'yesterday morning', 'yesterday afternoon'].map((words) => [words, 'yesterday'] as const),
]);
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const COUNT =
  '(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\\d{1,2})(?: (?:more|extra|further))?|another(?: (?:two|three|four|\\d{1,2}))?|(?:an )?(?:extra|more|further))';
const SPAN = new RegExp(
  `^(?:by )?(${COUNT}) (working days?|days?|weeks?|fortnights?|months?)(?: (?:more|longer|extra|later|earlier|sooner|back|forward))?$`,
);
/** Periods of running text, each with the words that `list due` takes for it. */
const PERIODS: readonly (readonly [pattern: RegExp, period: string])[] = [
  [/^(?:(?:in|during|for|over|all|within) )?(?:the )?week after next$/, 'week after next'],
  [/^(?:(?:in|during|for|over|all|within|from|since) )?(?:the )?(this|next) (week|month)$/, '$1 $2'],
  [
    /^(?:(?:in|over|within) )?the (?:next|coming) (?:seven|7) days$|^(?:in |over )?(?:the )?coming week$/,
    'next 7 days',
  ],
  [/^(?:(?:in|over|within) )?(?:the )?(?:next|coming) fortnight$/, 'in a fortnight'],
  [
    new RegExp(`^(?:(?:in|over|within) )?(?:the )?(?:next|coming) (${COUNT} (?:working days?|days|weeks|months))$`),
    'in $1',
  ],
  [new RegExp(`^(?:by|until|till|up to|end of) (${MONTHS})$`), 'end of $1'],
  [new RegExp(`^(?:to|into) (${MONTHS})$`), '$1'],
  // "may" and "march" are verbs as well.
  [new RegExp(`^(?:(?:in|during|for|all|throughout) (${MONTHS})|(?!may|march)(${MONTHS}))$`), '$1$2'],
];
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
  const [pattern, period = ''] = PERIODS.find(([one]) => one.test(written)) ?? [];
  if (pattern) return { kind: 'period', period: written.replace(pattern, period), words: written };
  const bare = written.replace(LEAD, '').replace(/^(\d\d)\.(0[1-9]|1[0-2])$/, '$1/$2');
  const words = PARTS_OF_DAY.get(bare) ?? bare;
  if (/^(?:next )?bank holiday$/.test(words)) return bankHoliday(words, context);
  // "due" is a word of its own: "due by 30 May" asks for a list, "by 30 May" says a day.
  if (/^due\b/.test(words)) return null;
  if (!/^(?:\d|[a-z])/.test(words) || NO_DATES.test(words) || /^\d{1,4}$/.test(words)) return null;
  const ahead = { ...context, prefer: 'future' } as const;
  const read = readDate(words, ahead);
  if ('date' in read) {
    // A day that has just passed is not meant for next year.
    const past = yearInDoubt(words, read.date, ahead) ? readDate(words, { ...context, prefer: 'past' }) : read;
    return { kind: 'day', day: 'date' in past ? past.date : read.date, words };
  }
  // A day that does not exist is asked about with those beside it; "end of the week" and "22.05.26" with their day in full.
  const isAsked = /week|month|\d(?:st|nd|rd|th)$|^\d{1,2}([./-])\d{1,2}\1\d\d$/.test(words);
  const [likely, ...others] = isAsked || read.namesDay ? read.suggestions : [];
  return likely ? { kind: 'day', day: likely, words, ...(isAsked ? {} : { others }) } : null;
}

/** The next bank holiday after today. */
function bankHoliday(words: string, { today }: Omit<DateContext, 'prefer'>): DateFound | null {
  const day = [...BANK_HOLIDAYS.keys()].filter((one) => one > today).sort()[0];
  return day === undefined ? null : { kind: 'day', day, words };
}

/** The day that words mean of what has happened; null where they mean none up to today. */
export function pastDayOf(words: string, context: Omit<DateContext, 'prefer'>): IsoDate | null {
  const at = { ...context, prefer: 'past' } as const;
  const read = readDate(words, at);
  if ('date' in read && yearInDoubt(words, read.date, at)) return null;
  const day = 'date' in read ? read.date : read.suggestions.find((one) => one <= context.today);
  return day !== undefined && day <= context.today ? day : null;
}

function toSpan([, count = '', unit = '']: readonly string[], words: string): DateFound {
  const number = /two|three|four|five|six|seven|eight|nine|ten|twelve|\d+/.exec(count)?.[0] ?? 'a';
  return { kind: 'span', span: `${number} ${unit}`, earlier: /earlier|sooner|forward/.test(words), words };
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
