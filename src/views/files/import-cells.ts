/** The faulty cells of a file of ours, and the edits in columns that are not read, each with a button for what may be meant. */
import type { CellFix, RowFault, UnreadEdit } from '../../core/files/import-row.ts';
import { isDate, longDate } from '../../core/time/dates.ts';
import type { CommandButton, Element, Item } from '../../ports/card.ts';
import { COLUMNS, type ColumnName } from './csv.ts';

/** The beginning of the question of a press that puts a cell of a waiting file right. */
const CELL = 'own cell:';

/** Whether the question of a press is one that puts a cell right. */
export function isCellFix(question: string | null): question is string {
  return question?.startsWith(CELL) === true;
}

/** The parts of such a question. `how`: `all` for every row with the same words in that column, or `one`. */
export function readCellFix(question: string): { readonly how: string; readonly row: string; readonly column: string } {
  const [how = '', row = '', column = ''] = question.slice(CELL.length).split(':');
  return { how, row, column };
}

function fixButton(label: string, id: string, row: number, how: 'all' | 'one', fix: CellFix): CommandButton {
  const args = { plan: id, question: `${CELL}${how}:${row}:${fix.column}`, answer: fix.value };
  return { type: 'command', label, command: 'import', args };
}

/** The faults with the numbers of their rows. `id` is that of the waiting file; null where no button can put a cell right. */
export function faultLines(faults: readonly RowFault[], id: string | null = null): readonly Item[] {
  return faults.map(({ row, message, fixes = [] }): Item => {
    const buttons = id === null ? [] : fixes.map((fix) => fixButton(`Use ${inWords(fix.value)}`, id, row, 'all', fix));
    return { text: `Row ${row}`, details: [message], ...(buttons.length > 0 ? { buttons } : {}) };
  });
}

/** The most edits that are named one by one. */
const MOST_UNREAD = 10;

/** The edits in columns that are not read. `id` is that of the waiting file. */
export function unreadList(edits: readonly UnreadEdit[], id: string | null): readonly Element[] {
  if (edits.length === 0) return [];
  const items = edits.slice(0, MOST_UNREAD).map((edit): Item => {
    const buttons = buttonsFor(edit, id);
    return { text: unreadWords(edit), ...(buttons.length > 0 ? { buttons } : {}) };
  });
  const left = edits.length - items.length;
  return [
    { type: 'list', title: `Changed in the file and not read (${edits.length})`, items },
    ...(left > 0 ? [{ type: 'note', text: `and ${left} more.` } as const] : []),
  ];
}

function unreadWords({ row, code, column, cell, there, instead }: UnreadEdit): string {
  const title = titleOf(column);
  const what = code === null ? `${title} of a new action` : `${title} of ${code}`;
  const was = code === null ? '' : `, and ${there === '' ? 'nothing' : quoted(there)} in the record`;
  const meant = instead === null ? '' : ` Did you mean ${titleOf(instead.column)}?`;
  return `Row ${row}: ${what} is ${quoted(cell)} in the file${was}. It is not read.${meant}`;
}

function buttonsFor({ row, code, instead }: UnreadEdit, id: string | null): readonly CommandButton[] {
  if (instead !== null && id !== null) {
    const label = `Use ${inWords(instead.value)} as ${titleOf(instead.column)}${code === null ? '' : ` of ${code}`}`;
    return [fixButton(label, id, row, 'one', instead)];
  }
  return [];
}

function titleOf(column: string): string {
  return COLUMNS[column as ColumnName].title;
}

function quoted(cell: string): string {
  return isDate(cell) ? longDate(cell) : `“${cell}”`;
}

function inWords(cell: string): string {
  return isDate(cell) ? longDate(cell) : cell;
}
