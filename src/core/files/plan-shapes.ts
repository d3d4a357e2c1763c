/** Tells by the cells of a column what it may hold, and whether they fit what its heading says. */
import { plainWords } from './plan-meanings.ts';
import { looksLikePeople } from './plan-posts.ts';
import { readRhythm } from './plan-rhythm.ts';
import type { PlanField } from './plan-row.ts';
import { isUnknownStatus } from './plan-status.ts';

/** A short mark such as 12, R1.2, 3(a)(ii), FR/01. */
const REF = /^(?:[A-Z]{1,6}[ ./-]?)?\d{1,4}(?:[./-]?\d{1,4})*(?:\.?\(?[a-z]{1,4}\)?){0,3}$/i;
const COLOUR = /^[^\p{L}]*(?:red|amber|green|blue|gr[ea]y|r|a|g|b)[^\p{L}]*$/iu;
/** From so many cells on, the cells of a column can speak against its heading. */
const FEWEST = 3;
const LONG = 25;

/** Whether more than half of the cells are so. */
export function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.filter(is).length * 2 > cells.length;
}

/** Whether a cell looks like a date or a rhythm, for telling columns apart. */
export function looksLikeDate(cell: string): boolean {
  return (
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b[\s,'-]*\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|^\d{4}-\d\d|^\d{5}$|\bq[1-4]\b|\b20\d\d\b/i.test(
      cell,
    ) || readRhythm(cell)?.isWhole === true
  );
}

/** Whether a cell holds a date or a rhythm and little else. */
export const looksLikeDay = (cell: string) => looksLikeDate(cell) && cell.length <= LONG;
/** Whether a cell says yes or no. */
export const isYesOrNo = (cell: string) => /^(?:y|n|yes|no|✓|✔|x|true|false)$/i.test(cell);
/** Whether a short cell is a known state or colour, or says yes or no. */
export const looksLikeState = (cell: string) =>
  cell.length <= LONG && (isYesOrNo(cell) || (plainWords(cell) !== '' && !isUnknownStatus(cell)));
const isDistinct = (cells: readonly string[]) => new Set(cells).size === cells.length;

/** Whether a column holds the numbers of a plan: short marks, each of them once. */
export function areNumbers(cells: readonly string[]): boolean {
  return cells.length >= FEWEST && isDistinct(cells) && cells.every((cell) => REF.test(cell)) && !isCount(cells);
}

/** Whether the numbers of a column have parts, such as 1.2 and 3(a). */
export function haveParts(cells: readonly string[]): boolean {
  return mostly(cells, (cell) => /\d[./-]\d|\d\(?[a-z]\)?/i.test(cell));
}

/** Plain figures without an order are amounts or shares. */
function isCount(cells: readonly string[]): boolean {
  const figures = cells.map(Number);
  return (
    figures.every((one) => Number.isFinite(one)) && figures.some((one, at) => at > 0 && one <= (figures[at - 1] ?? 0))
  );
}

/** The field that the cells of a column without a known heading may hold, the likeliest first. */
export function fieldsByShape(cells: readonly string[]): readonly PlanField[] {
  if (cells.length === 0 || mostly(cells, (cell) => /^\d{1,4}$/.test(cell))) return [];
  if (mostly(cells, looksLikeDay)) return ['due', 'revisedDue'];
  if (mostly(cells, (cell) => COLOUR.test(cell))) return ['rag'];
  if (mostly(cells, looksLikeState)) return ['status', 'rag'];
  if (mostly(cells, looksLikePeople)) return ['owner', 'deputy'];
  const areMarks = areNumbers(cells) && (haveParts(cells) || cells.every((cell) => /^[a-z]+[ ./-]?\d/i.test(cell)));
  return areMarks ? ['planRef'] : [];
}

/** Whether the cells of a column are such as its field has. Few cells say nothing. */
export function fits(field: PlanField, cells: readonly string[]): boolean {
  if (cells.length < FEWEST) return true;
  switch (field) {
    case 'owner':
    case 'deputy':
    case 'leadCouncillor':
      return !mostly(
        cells,
        (cell) => cell.length > 80 || looksLikeDay(cell) || /\d{2}/.test(cell.replace(/s\.? ?151|s\.? ?73/gi, '')),
      );
    case 'title':
      return !mostly(cells, (cell) => cell.length < LONG / 5 || REF.test(cell) || looksLikeDay(cell));
    case 'planRef':
      return !mostly(cells, (cell) => cell.length > LONG);
    case 'status':
    case 'rag':
      return !mostly(cells, (cell) => !isYesOrNo(cell) && isUnknownStatus(cell));
    case 'due':
    case 'originalDue':
    case 'revisedDue':
    case 'completedOn':
      return !mostly(cells, (cell) => cell.length > 2 * LONG || !/\d|[a-z]{3}/i.test(cell));
    default:
      return true;
  }
}
