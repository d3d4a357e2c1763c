/** Finds the row of headings in a sheet, which may go on in a second row. */
import type { ColumnChoices } from './plan-columns.ts';
import { choiceKey, fieldOfHeading } from './plan-headings.ts';
import type { CellRows, PlanField, Sheet } from './plan-row.ts';

/** The rows among which the header is looked for. */
export const HEADER_ROWS = 15;

/** A longer text is none of the headings. */
const LONGEST_HEADING = 40;
/** A header has at least so many headings that are known; one that is only likely counts half. */
const FEWEST_HEADINGS = 2;

/** Whether a sheet has the headings of a plan. */
export function isPlanLike({ rows }: Sheet, choices: ColumnChoices): boolean {
  const { score, isByLook } = findHeader(rows, choices);
  return !isByLook && score >= FEWEST_HEADINGS;
}

/** Whether a sheet has a row that may hold its headings, by its look at least. */
export function mayBePlan({ rows }: Sheet, choices: ColumnChoices): boolean {
  return findHeader(rows, choices).score > 0;
}

/** The headings of a table, and where its rows begin. */
export interface Header {
  readonly index: number;
  readonly headings: readonly string[];
  /** The first row below the header. */
  readonly from: number;
  readonly score: number;
  /** Its headings do not name the actions, or name nothing else. */
  readonly isByLook: boolean;
}

const NO_HEADER: Header = { index: 0, headings: [], from: 0, score: 0, isByLook: false };
const SUBJECTS: ReadonlySet<PlanField | null> = new Set(['title', 'milestone', 'recommendation', 'measure']);

/**
 * The header among the first rows. A row without a heading for the actions, or with that alone, counts where no other row has
 * more: the cells below then tell what its columns hold, and a person confirms them.
 */
export function findHeader(rows: CellRows, choices: ColumnChoices): Header {
  const start = Math.max(
    0,
    rows.findIndex((row) => row.some((cell) => cell !== '')),
  );
  const all = rows.slice(start, start + HEADER_ROWS).map((row, index) => rated(row, start + index, choices));
  const best = bestOf(all.filter(({ hasSubject, kinds }) => hasSubject && kinds > 1));
  const isWeak = best.score < FEWEST_HEADINGS;
  const weaker = isWeak ? bestOf(all.filter((one) => isHeaderByLook(one, rows))) : NO_HEADER;
  const found = weaker.score > best.score ? { ...weaker, isByLook: true } : best;
  return withoutUnits(withSecondRow(withRowAbove(found, rows), rows, choices), rows);
}

/** A row that can only be headings has so many that are known, and more of them than others. */
const FEWEST_SURE = 3;

/** Whether a row among the others can only be the headings of another table, wherever it stands. */
export function areHeadings(row: readonly string[], choices: ColumnChoices): boolean {
  // Rows of actions have dates, numbers and sentences. Most rows are told apart here, because looking up headings takes long.
  if (row.some((cell) => cell.length > LONGEST_HEADING || /\d\d/.test(cell))) return false;
  const filled = row.filter((cell) => cell.trim() !== '');
  if (filled.length < FEWEST_SURE) return false;
  const sure = filled.map((cell) => headingOf(cell, choices)).filter((one) => one?.isSure === true);
  const hasSubject = sure.some((one) => SUBJECTS.has(one?.field ?? null));
  const kinds = new Set(sure.map((one) => one?.field)).size;
  return hasSubject && kinds >= FEWEST_SURE && sure.length * 5 >= filled.length * 3;
}

interface RatedRow extends Header {
  readonly hasSubject: boolean;
  /** How many different fields its headings name. */
  readonly kinds: number;
}

/** A day, an address or a link by itself, as it stands in rows of actions and in no heading. */
const VALUE = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d\d-\d\d(?:T\S*)?$|^\S+@\S+\.\S+$|^https?:/i;

/** A row with so many known headings has its days for headings as well. */
const FEWEST_BESIDE_DAYS = 3;

function rated(row: readonly string[], index: number, choices: ColumnChoices): RatedRow {
  const known = row.map((cell) => headingOf(cell, choices)).filter((one) => one !== undefined);
  const score = known.filter(({ isSure }) => isSure).length + known.filter(({ isSure }) => !isSure).length / 2;
  const hasSubject = known.some(({ field }) => SUBJECTS.has(field));
  const kinds = new Set(known.map(({ field }) => field)).size;
  // The months of a calendar stand as days beside the headings.
  const isSure = hasSubject && known.filter((one) => one.isSure).length >= FEWEST_BESIDE_DAYS;
  const areValues = !isSure && row.filter((cell) => VALUE.test(cell.trim())).length > 1;
  return { index, headings: row, from: index + 1, score: areValues ? 0 : score, hasSubject, kinds, isByLook: false };
}

function bestOf(rows: readonly Header[]): Header {
  return rows.reduce((best, one) => (one.score > best.score ? one : best), NO_HEADER);
}

const FEWEST_COLUMNS = 3;

/** Whether a row of short texts stands above rows that fill its columns, and some of its texts are known headings. */
function isHeaderByLook({ headings, score, hasSubject, kinds, from }: RatedRow, rows: CellRows): boolean {
  const columns = headings.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]));
  const isShort = columns.every((index) => (headings[index] ?? '').length <= LONGEST_HEADING);
  const fill = (row: readonly string[] = []) => columns.filter((index) => (row[index] ?? '').trim() !== '').length;
  const isFilled = rows.slice(from, from + 2).some((row) => fill(row) * 2 > columns.length);
  const isKnown = hasSubject || (score >= FEWEST_HEADINGS && kinds > 1);
  return columns.length >= FEWEST_COLUMNS && isShort && isFilled && isKnown;
}

/** The field of a heading, as a person has chosen it, else by its words; undefined for an unknown one. */
export function headingOf(cell: string, choices: ColumnChoices) {
  const chosen = choices[choiceKey(cell)];
  return chosen === undefined ? fieldOfHeading(cell) : { field: chosen, isSure: true };
}

/**
 * A header below the names of groups: “Milestone 1” and “Milestone 2” above two pairs of “Description” and “Date”. A heading
 * that stands several times gets the name of its group in front.
 */
function withRowAbove(header: Header, rows: CellRows): Header {
  const above = (rows[header.index - 1] ?? []).map((cell) => cell.trim());
  const own = header.headings.map((cell) => choiceKey(cell));
  const names = above.filter((cell) => cell !== '');
  const areNames =
    names.length > 1 && new Set(names).size === names.length && names.every((cell) => cell.length <= LONGEST_HEADING);
  if (header.score === 0 || !areNames) return header;
  const headings = header.headings.map((heading, index) => {
    const isTwin = own[index] !== '' && own.indexOf(own[index] ?? '') !== own.lastIndexOf(own[index] ?? '');
    const group = above.slice(0, index + 1).findLast((cell) => cell !== '') ?? '';
    return isTwin && group !== '' ? `${group} ${heading.trim()}` : heading;
  });
  return { ...header, headings };
}

/** The way in which cells are to be filled: “(job title)”, “dd/mm/yyyy”, “£000”. */
const UNIT = /^\([^()]*\)$|^d{1,2}[ /.-]?m{1,3}[ /.-]?y{2,4}$|^(?:£|%|£?0{3}s?|£[km]|R\/?A\/?G|Y\/N)$/i;

/** The header without a row right below it that says only how the cells are to be filled. */
function withoutUnits(header: Header, rows: CellRows): Header {
  const filled = (rows[header.from] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const areUnits = header.score > 0 && filled.length > 1 && filled.every((cell) => UNIT.test(cell));
  return areUnits ? { ...header, from: header.from + 1 } : header;
}

/** A header of two rows: "Timescale" above "Start" and "End". */
function withSecondRow(header: Header, rows: CellRows, choices: ColumnChoices): Header {
  const below = (rows[header.from] ?? []).map((cell) => cell.trim());
  const filled = below.filter((cell) => cell !== '');
  if (header.score === 0 || filled.length < 2) return header;
  const width = Math.max(below.length, header.headings.length);
  const above = Array.from({ length: width }, (_, index) => (header.headings[index] ?? '').trim());
  const areHeadings = filled.every((cell) => headingOf(cell, choices)?.isSure === true);
  if (!areHeadings && !isBelowGroups(below, above)) return header;
  const headings = above.map((own, index) => {
    const under = below[index] ?? '';
    if (under === '') return own;
    const group = own || (above.slice(0, index).findLast((one) => one !== '') ?? '');
    const joined = `${under} ${group}`;
    const isPlainer = headingOf(under, choices) === undefined && headingOf(joined, choices) !== undefined;
    return isPlainer ? joined : under;
  });
  return { ...header, headings, from: header.from + 1 };
}

/** Whether short texts stand only below headings that reach over several columns: "Original" and "Revised" below "Target date". */
function isBelowGroups(below: readonly string[], above: readonly string[]): boolean {
  const isGrouped = (index: number) =>
    above[index] === '' || (above[index + 1] === '' && (below[index + 1] ?? '') !== '');
  return above.every((_, index) => {
    const cell = below[index] ?? '';
    return cell === '' || (isGrouped(index) && cell.length < 40 && !/\d/.test(cell));
  });
}
