/** Reads a cell that lists several milestones, one to a line, each with its own date or with none. */

import { MONTH, ORDINAL, WEEKDAY } from '../time/words/grammar.ts';
import type { LineCells } from './plan-cells.ts';
import type { PlanDateContext } from './plan-date-cell.ts';
import { dateQuestion, readDateWith } from './plan-due.ts';
import type { Doubt } from './plan-row.ts';

/** One line of a cell of milestones; `isDone` and `doneOn` are as the line itself says. */
export type PlanStep = Readonly<Record<'dueOn' | 'doneOn', string | null>> & {
  readonly title: string;
  readonly isDone: boolean;
};

const MARK = /^\s*(?:[•·*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+/i;
/** A date behind a dash, a colon or a comma, or in brackets. */
const DATED = /^(?<title>.+?)(?:\s*[–—:,]\s+|\s+-+\s*|\s*\()(?<date>[^()]*\d[^()]*|[a-z]+)\)?[.;]?$/i;
/** The last words of a milestone that may be its date. */
const DATE_BEHIND = new RegExp(
  `^(?:(?:by|on|the|in|mid|early|late|end(?: of)?|w/[cbe]|week (?:commencing|beginning|ending|of))[ -])*(?:\\d{1,2}(?:${ORDINAL})?[ /.-]|\\d{4}-|q[1-4]\\b|(?:${MONTH}|${WEEKDAY})\\b)`,
  'i',
);
/** A word behind which a date belongs to the words before it: “the minutes of 3 May”. */
const OF = /(?:^|\s)(?:of|from|since|after|than|dated|between|and|to)$/i;
const MOST_WORDS_OF_A_DATE = 8;

/** The milestones of a line's cell, with the questions about their dates; null when its lines are those of one text. */
export function readSteps(
  cells: LineCells,
  at: PlanDateContext,
): { readonly steps: readonly PlanStep[]; readonly doubts: readonly Doubt[] } | null {
  const lines = cells
    .value('milestone')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const read = lines.map((line) => readStep(cells, line.replace(MARK, '').trim(), at));
  const isDated = read.map(({ step, doubt }) => step.dueOn !== null || step.isDone || doubt !== null);
  // Among several dates, a line without one is a milestone unless the next line goes on with its words.
  const isOneOfSeveral = (n: number) => isDated.filter(Boolean).length > 1 && !/^\s*\p{Ll}/u.test(lines[n + 1] ?? '');
  const areSteps = lines.every((line, n) => MARK.test(line) || isDated[n] || isOneOfSeveral(n));
  if (lines.length < 2 || !areSteps) return null;
  return { steps: read.map(({ step }) => step), doubts: read.flatMap(({ doubt }) => doubt ?? []) };
}

/** A milestone as read; its date is asked about where there is a doubt. */
export interface StepRead {
  readonly step: PlanStep;
  readonly doubt: Doubt | null;
}

/** One milestone in words with its date behind it, and the question about a date that is in doubt. */
export function readStep(cells: LineCells, text: string, at: PlanDateContext): StepRead {
  const whole = { title: text.replace(/[.;]$/, ''), dueOn: null, isDone: false, doneOn: null };
  const groups = DATED.exec(text)?.groups;
  const behind = groups ? [[groups.title ?? '', groups.date ?? ''] as const] : [];
  for (const [title, date] of [...behind, ...endings(whole.title)]) {
    const read = readDateWith(cells, cells.answer('milestone', date) ?? date, false, at);
    if (read.is === 'day') return { step: { ...whole, title, dueOn: read.date }, doubt: null };
    if (read.is === 'complete') return { step: { ...whole, title, isDone: true, doneOn: read.on }, doubt: null };
    if (read.is === 'doubt' && read.options.length > 0)
      return { step: { ...whole, title }, doubt: dateQuestion(cells, 'milestone', date, read) };
  }
  return { step: whole, doubt: null };
}

/** Each way to part a milestone into words and a date behind them, the longest date first. */
function endings(text: string): readonly (readonly [string, string])[] {
  const words = text.split(/\s+/);
  const first = Math.max(1, words.length - MOST_WORDS_OF_A_DATE);
  const ways = words
    .map((_, n) => [words.slice(0, n).join(' '), words.slice(n).join(' ')] as const)
    .slice(first)
    .filter(([, date]) => DATE_BEHIND.test(date));
  const of = ways.findIndex(([title]) => OF.test(title));
  return ways.slice(0, of < 0 ? undefined : of).map(([title, date]) => [title.replace(/\s*[,:;–—-]+$/, ''), date]);
}
