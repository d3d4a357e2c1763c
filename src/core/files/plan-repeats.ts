/** Settles which of several columns for one field keeps it, and what the others hold. */
import { MONTH, monthNumber } from '../time/words/grammar.ts';
import type { PlanColumn } from './plan-column.ts';
import { fullYear } from './plan-periods.ts';
import { PLAN_FIELDS, type PlanField } from './plan-row.ts';
import { haveParts } from './plan-shapes.ts';

/** Fields of which the column on the right is the later one. */
const LATEST: ReadonlySet<PlanField> = new Set(['rag', 'status', 'revisedDue']);
/** Fields of which a person says which of two columns holds them. */
const ASKED: ReadonlySet<PlanField> = new Set(['title', 'owner', 'due', 'status']);
/** Headings of words that only explain the action beside them. */
const DETAILS = /\b(?:description|detail|summary)/i;
/** Columns whose cells are all put together; the others are in a plan once. */
const SEVERAL: ReadonlySet<PlanField> = new Set(['update', 'evidence', 'recommendation', 'stage', 'revisedDue']);

/** Two columns for one field: the fuller one keeps it, and the other goes into the update, which a person confirms. */
export function withoutRepeats(
  columns: readonly PlanColumn[],
  rows: readonly (readonly string[])[],
  isChosen: (column: PlanColumn) => boolean,
): readonly PlanColumn[] {
  const weight = ({ index, isSure, heading, field }: PlanColumn) => {
    const cells = rows.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    const filled = rows.filter((row) => row.some((cell) => cell.trim() !== '')).length;
    const length = field === 'title' ? cells.join('').length / Math.max(1, rows.length) : 0;
    // The action differs from row to row; the project around it stands in several rows.
    const own = field === 'title' ? (variety(cells) * 3_000 * cells.length) / Math.max(1, filled) : 0;
    // A number with parts says more than a count of the rows.
    const parts = field === 'planRef' && haveParts(cells) ? 1_500 : 0;
    const first = field === 'theme' ? 500 - index : 0;
    const current = /\b(?:current|latest|now)\b/i.test(heading) ? 2_000 : 0;
    // The person who answers for an action is seldom the one who does it.
    const sponsor = field === 'owner' && /\b(?:sro|senior responsible|accountable|sponsor)\b/i.test(heading) ? -900 : 0;
    // The number of a milestone is not that of its action.
    const ofStep = field === 'planRef' && /milestone|sub/i.test(heading) ? -2_000 : 0;
    return (isSure ? 1_000 : 0) + sponsor + ofStep + parts + current + cells.length + length + own + first;
  };
  let kept = columns;
  for (const field of PLAN_FIELDS) {
    const all = kept.filter((column) => column.field === field);
    const filled = all.filter(({ index }) => rows.some((row) => (row[index]?.trim() ?? '') !== ''));
    // The columns of months to come are empty.
    const same = filled.length > 0 && LATEST.has(field) ? filled : all;
    if (all.length < 2 || SEVERAL.has(field)) continue;
    const best = same.reduce((one, other) => {
      if (isChosen(one) !== isChosen(other)) return isChosen(one) ? one : other;
      // The last colour counts where several months have one.
      const [month, later] = [monthIn(one.heading), monthIn(other.heading)];
      if (LATEST.has(field) && month !== null && later !== null) return later >= month ? other : one;
      if (LATEST.has(field) && areTwins(one, other)) return comesNext(one, other) ? other : one;
      if (LATEST.has(field)) return weight(other) >= weight(one) ? other : one;
      return weight(other) > weight(one) ? other : one;
    });
    kept = kept.map((column) => {
      if (column.field !== field || column === best) return column;
      const second = secondOf(field, column, best, kept);
      const isAsked = second.field === null && !second.isSure && ASKED.has(field) && !DETAILS.test(column.heading);
      return { ...column, ...second, ...(isAsked ? { maybe: field } : {}) };
    });
  }
  return kept;
}

/** A second column of statuses holds the colours, and a second one of actions may hold their steps or what they belong to. */
function secondOf(
  field: PlanField,
  { heading }: PlanColumn,
  best: PlanColumn,
  columns: readonly PlanColumn[],
): Pick<PlanColumn, 'field' | 'isSure'> {
  const isOtherTime =
    areTwins(best, { heading }) ||
    (monthIn(best.heading) === null ? NAMES_MONTH.test(heading) && NOW.test(best.heading) : monthIn(heading) !== null);
  if (LATEST.has(field) && isOtherTime) return { field: null, isSure: true };
  const isFree = (other: PlanField) => columns.every((column) => column.field !== other);
  if (field === 'owner' && best.isSure && OF_SPONSOR.test(heading) && !OF_SPONSOR.test(best.heading))
    return { field: null, isSure: true };
  if (field === 'status' && isFree('rag')) return { field: 'rag', isSure: true };
  if (field === 'due' && COMPLETED.test(heading) && isFree('completedOn'))
    return { field: 'completedOn', isSure: false };
  const hasTarget = !isFree('measure') && !isFree('target');
  if (field === 'due' && /^target\b/i.test(heading) && hasTarget && isFree('targetOn'))
    return { field: 'targetOn', isSure: true };
  if (field === 'title' && GROUPS.test(heading) && isFree('theme')) return { field: 'theme', isSure: false };
  return { field: null, isSure: false };
}

/** Somebody who answers for a programme, and is not asked about its actions. */
const OF_SPONSOR = /\bsponsor\b/i;
const MONTH_NAME = new RegExp(`\\b${MONTH}(?![a-z])`, 'i');

/** Whether two headings differ in nothing but their months, which have no year: “Jan RAG” and “Feb RAG”. */
function areTwins(one: Pick<PlanColumn, 'heading'>, other: Pick<PlanColumn, 'heading'>): boolean {
  const rest = ({ heading }: Pick<PlanColumn, 'heading'>) => heading.replace(MONTH_NAME, '·').toLowerCase();
  return MONTH_NAME.test(one.heading) && MONTH_NAME.test(other.heading) && rest(one) === rest(other);
}

/** Whether the month of the second heading follows that of the first within half a year. */
function comesNext(one: PlanColumn, other: PlanColumn): boolean {
  const [first, second] = [one, other].map(({ heading }) => monthNumber(MONTH_NAME.exec(heading)?.groups ?? {}));
  return ((second ?? 0) - (first ?? 0) + 12) % 12 <= 6;
}

/** Headings of a date at which the work was completed, not the one for which it is planned. */
const COMPLETED = /^(?!.*\b(?:target|planned|expected|due|by|for)\b).*\b(?:complet|finish|actual|achiev)/i;
const NAMES_MONTH = new RegExp(`\\b${MONTH}(?![a-z])`, 'i');
const NOW = /\b(?:now|current|latest|this (?:week|month|quarter|period))\b/i;
const OF_MONTH = new RegExp(`\\b${MONTH}[ '-]*(?<year>(?:20)?\\d\\d)\\b`, 'i');

const OF_DAY = /\b(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>(?:20)?\d\d)\b/;

/** The month that a heading names, counted from the year 0; null for a heading without a month and its year. A day is a part of its month. */
function monthIn(heading: string): number | null {
  const day = OF_DAY.exec(heading)?.groups;
  if (day) return (fullYear(day.year) ?? 0) * 12 + Number(day.month) + Number(day.day) / 100;
  const found = OF_MONTH.exec(heading)?.groups;
  return found ? (fullYear(found.year) ?? 0) * 12 + monthNumber(found) : null;
}

const GROUPS = /deliverable|initiative|project|commitment|pledge/i;

/** How far the cells of a column differ from row to row: 1 when each row has its own. */
export function variety(cells: readonly string[]): number {
  return cells.length === 0 ? 0 : new Set(cells).size / cells.length;
}
