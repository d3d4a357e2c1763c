/** Finds the rows of a table that do not look like the others, and so may be no actions. */
import type { PlanColumn } from './plan-column.ts';
import { headingKey } from './plan-headings.ts';
import type { CellRows, PlanField } from './plan-row.ts';

/** Why a line may be no action. */
export type LineKind = 'alone' | 'bare' | 'noAction' | 'section' | 'struck';

/** How many rows of a file below its headers are what. Rows with actions are those that are neither. */
export interface RowCounts {
  readonly headings: number;
  readonly joined: number;
  readonly leftOut: number;
}

/** The fields that say who answers for an action, when it is due, and how it stands. */
const OF_ACTIONS: ReadonlySet<PlanField | null> = new Set([
  'owner',
  'deputy',
  'due',
  'originalDue',
  'revisedDue',
  'completedOn',
  'status',
  'rag',
  'update',
  'measure',
  'stage',
  'milestone',
  'everyWeeks',
  'evidence',
]);
/** A row is unlike the others only where most of them say who, when or how far. */
const MOST = 2 / 3;

/** The indexes of rows that name an action and nothing about it, among rows most of which say more. */
export function bareRows(body: CellRows, columns: readonly PlanColumn[]): ReadonlySet<number> {
  const titles = columns.filter(({ field }) => field === 'title' || field === 'measure');
  const others = columns.filter(({ field }) => OF_ACTIONS.has(field) && !titles.some((one) => one.field === field));
  const has = (row: readonly string[], some: readonly PlanColumn[]) =>
    some.some(({ index }) => (row[index] ?? '') !== '');
  const named = body.map((row, index) => ({ row, index })).filter(({ row }) => has(row, titles));
  const bare = named.filter(({ row }) => !has(row, others));
  return new Set(bare.length > named.length * (1 - MOST) ? [] : bare.map(({ index }) => index));
}

/** A text with as many words is a remark and no heading. */
const WORDS_OF_NOTE = 22;

/** Whether a text alone in its row is a remark about the rows around it. */
export function isNote(text: string): boolean {
  return text.split(/\s+/).length >= WORDS_OF_NOTE;
}

/** The start of a row that counts the others. */
const TOTAL =
  /^(?:grand |sub[ -]?)?totals?(?:\s*[:/&]|\s+and\b|\s+(?:number|of)\b|$)|^(?:overall )?average\b|^total\b[^:]*:\s*\d+%?$/i;
/** A figure, an amount or a share by itself. */
const FIGURE = /^[£(+-]*\d[\d,.]*(?:[km%)]|bn)*$/i;

/**
 * Whether a row only counts or adds up the others: figures alone, or figures behind words such as “Total actions”. A single
 * figure may be the number of an action that nobody has written yet.
 */
export function isOfSums(filled: readonly string[]): boolean {
  const [first = '', ...rest] = filled;
  const others = /^(?:grand |sub[ -]?)?totals?\b/i.test(first) ? rest : filled;
  return filled.length > 1 && others.length > 0 && others.every((cell) => FIGURE.test(cell));
}

/** A row such as "Total / average", in which nobody is responsible for anything. `textOf` gives its cells of some fields. */
export function isTotal(cells: readonly string[], textOf: (...fields: readonly PlanField[]) => string): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (isOfSums(filled) && textOf('due', 'title') === '') return true;
  return TOTAL.test(filled[0] ?? '') && textOf('owner', 'due', 'update') === '';
}

/** The start of a text below the rows that explains them. */
export const FOOTER =
  /^(?:key\b|legend\b|notes?\s*(?::|$)|source:|total\b|last updated|prepared by|rag (?:key|rating|status|definitions?)\b|status key|end of (?:plan|document)|page \d|\*)/i;
/** The start of a heading between the lines. */
export const SECTION_START =
  /^(?:(?:theme|priority|workstream|work ?stream|objective|section|part|pillar|strand|area|outcome|programme|chapter|pledge area|key line|goal|aim|phase|direction|expectation|recommendation)\b(?: ?(?:\d+|[a-z]|[ivx]+)\b)?[\s:.–—-]|[a-z][.)]\s|(?:[ivx]+)[.)]\s)/i;

/** Whether a text of several words is in capitals throughout. */
export function isInCapitals(text: string): boolean {
  return text.length > 3 && text.length < 120 && /\p{Lu}/u.test(text) && text === text.toUpperCase() && /\s/.test(text);
}

/** The beginning of a text, to be quoted in a sentence. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Whether the filled cells of a row are the headings of their columns, which come again. */
export function isHeaderAgain(filled: readonly PlanColumn[], cells: readonly string[]): boolean {
  const same = filled.filter(({ index, heading }) => headingKey(heading) === headingKey(cells[index] ?? '')).length;
  return same > 1 && same * 2 > filled.length;
}

/** The indexes of texts alone in their rows right above the headings, which come again. */
export function rowsAboveHeaders(body: CellRows, columns: readonly PlanColumn[]): ReadonlySet<number> {
  return new Set(body.flatMap((_, index) => (isAboveHeader(body, index, columns) ? [index] : [])));
}

function isAboveHeader(body: CellRows, index: number, columns: readonly PlanColumn[]): boolean {
  const filledIn = (cells: readonly string[] = []) => columns.filter((column) => cells[column.index] !== '');
  const [text, more] = filledIn(body[index]).map((column) => body[index]?.[column.index] ?? '');
  if (text === undefined || more !== undefined || FOOTER.test(text)) return false;
  const next = body.slice(index + 1, index + 3).find((cells) => filledIn(cells).length > 0);
  return next !== undefined && isHeaderAgain(filledIn(next), next);
}

/** Whether a text alone in its row is a heading between the rows. `isMarked`: it has the look of one. */
export function isSection({ field, index }: PlanColumn, text: string, isMarked: boolean): boolean {
  if (isMarked || SECTION_START.test(text) || isInCapitals(text)) return true;
  if (field === 'theme') return true;
  // In the first column nothing but a heading stands alone, unless that column holds the actions.
  return field !== 'title' && field !== 'milestone' && index === 0;
}
