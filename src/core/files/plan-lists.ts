/** Cells that list several actions, one to a line, and the lines of a plan that they become. */
import type { PlanColumn } from './plan-column.ts';
import type { PlanLine } from './plan-lines.ts';

const BULLET = /^\s*(?:[•·▪◦●○■*–—-]|\uf0b7|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/i;
/** 4.1, 4.2 … keep their number. */
const NUMBER = /^\s*(?:[A-Z]{1,4}[ -]?)?\d{1,3}(?:\.\d{1,3})+[a-z]?[.):]?\s+/;
/** The end of a line that goes on in the next one. */
const GOES_ON = /(?:[,:–—-]|\b(?:and|or|of|the|to|for|with|in|on|a|an|by))$/i;
const LONGEST_LINE = 160;

/** Whether each line of a cell is an action by itself, by its bullet, its number, or its capital letter. */
export function isListOfActions(cell: string): boolean {
  return itemsOf(cell).length > 1;
}

/** The actions in a cell; a cell with one action has none. Words before the first bullet stay with each. */
function itemsOf(cell: string): readonly string[] {
  const lines = linesOf(cell);
  const isMarked = (line: string) => BULLET.test(line) || NUMBER.test(line);
  const first = lines.findIndex(isMarked);
  if (first >= 0) {
    const marked = lines.slice(first);
    if (first > 1 || !marked.every(isMarked)) return marked.filter(isMarked).length > 1 ? marked : [];
    const intro = first === 1 ? `${lines[0]?.replace(/[:;]$/, '')}: ` : '';
    return marked.map((line) => `${intro}${withoutBullet(line)}`);
  }
  const isPlain = (line: string, index: number) =>
    /^\p{Lu}/u.test(line) && line.length <= LONGEST_LINE && (index === lines.length - 1 || !GOES_ON.test(line));
  return lines.every(isPlain) ? lines : [];
}

function linesOf(cell: string): readonly string[] {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function withoutBullet(line: string): string {
  return line
    .replace(BULLET, '')
    .replace(/[;,]$/, '')
    .replace(/[;,]? and$/, '')
    .trim();
}

/** The line as one for each action in its cell. Other cells with as many lines are divided in the same way. */
export function splitLine(line: PlanLine, columns: readonly PlanColumn[]): readonly PlanLine[] {
  const at = columns.find(({ field }) => field === 'title')?.index ?? -1;
  const items = itemsOf(line.cells[at] ?? '');
  if (items.length < 2) return [line];
  const parts = line.cells.map((cell, index) => partsOf(cell, items.length, MAY_LIST.has(columns[index]?.field ?? '')));
  return items.map((item, part) => ({
    ...line,
    part: part + 1,
    cells: line.cells.map((cell, index) => {
      if (index === at) return item;
      // A number of the plan stands in it once.
      if (columns[index]?.field === 'planRef' && cell !== '') return `${cell}/${part + 1}`;
      return parts[index]?.[part] ?? cell;
    }),
  }));
}

/** Columns in which a stroke may stand between the values of several actions. */
const MAY_LIST: ReadonlySet<string> = new Set(['due', 'revisedDue', 'originalDue', 'status', 'rag']);

function partsOf(cell: string, count: number, mayHaveStrokes: boolean): readonly string[] | null {
  const lines = linesOf(cell).map(withoutBullet);
  if (lines.length === count) return lines;
  const strokes = mayHaveStrokes ? cell.split(/\s+\/\s+|;/).map((one) => one.trim()) : [];
  return strokes.length === count ? strokes : null;
}
