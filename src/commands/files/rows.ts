/**
 * The rows of a CSV file as the import takes them.
 *
 * The header names the columns, in any order; those that are not there change nothing. A cell that is empty or says what
 * the record says is not read at all; every other one is read by the rules of what people type. So a file that went out
 * and comes back as it was changes nothing, and an import never empties anything.
 */
import type { ImportRow, RowFault } from '../../core/files/import.ts';
import { UserError } from '../../core/record/errors.ts';
import { type Action, DELIVERY_STATUSES, LEVELS } from '../../core/record/model.ts';
import type { Context } from '../../dispatch/command.ts';
import { didYouMean, type Fault, quote } from '../../dispatch/fault.ts';
import { nearest } from '../../dispatch/nearest.ts';
import { knownPerson } from '../../dispatch/newcomer.ts';
import { readSlots } from '../../dispatch/read-slots.ts';
import { type Slots, slot, type Values } from '../../dispatch/slots.ts';
import { COLUMN_NAMES, COLUMNS, type ColumnName, cellsOf, unguarded } from '../../views/files/csv.ts';
import { listOf, statusWord } from '../../views/words.ts';

/** Five expectations with two hundred actions each, more than any programme has had. */
const MOST_ROWS = 1000;

export type Table = readonly (readonly string[])[];

export interface RowsRead {
  readonly rows: readonly ImportRow[];
  readonly faults: readonly RowFault[];
  /** What is left out of every row, in whole sentences. */
  readonly notes: readonly string[];
}

/** What reading looks at: the record, the day, and who asks. */
type Seen = Pick<Context, 'today' | 'calendar' | 'snapshot' | 'request'>;

type Cells = Readonly<Partial<Record<ColumnName, string>>>;

const ROW_SLOTS = {
  code: slot.action({ optional: true }),
  expectation: slot.expectation({ optional: true }),
  title: slot.text({ optional: true }),
  owner: slot.person({ optional: true }),
  deputy: slot.person({ optional: true }),
  level: slot.choice(LEVELS, { optional: true }),
  kind: slot.choice(['once', 'ongoing'], { optional: true }),
  every: slot.number({ unit: 'weeks', optional: true }),
  due: slot.date({ future: true, optional: true }),
  status: slot.choice(DELIVERY_STATUSES.map(statusWord), { optional: true }),
  blocked: slot.text({ optional: true }),
  proof: slot.text({ optional: true }),
} satisfies Slots;

/** Throws `UserError` when the file as a whole is none of ours. */
export function readRows([header = [], ...lines]: Table, context: Seen): RowsRead {
  const { columns, notes } = readHeader(header);
  const records = lines
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (records.length === 0)
    throw new UserError('This file has no rows under its header. Expected one for each action.');
  if (records.length > MOST_ROWS) {
    throw new UserError(`This file has ${records.length} rows. Expected at most ${MOST_ROWS}.`);
  }
  const rows: ImportRow[] = [];
  const faults: RowFault[] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of records) {
    const read = readRow(row, cells, columns, context);
    const earlier = 'code' in read && read.code !== null ? seen.get(read.code) : undefined;
    if ('message' in read) faults.push(read);
    else if (earlier !== undefined) faults.push({ row, message: `${read.code} is in row ${earlier} already.` });
    else rows.push(read);
    if ('code' in read && read.code !== null && earlier === undefined) seen.set(read.code, row);
  }
  return { rows, faults, notes };
}

/** Which column each cell belongs to; null for those that are left out. */
function readHeader(header: readonly string[]): {
  columns: readonly (ColumnName | null)[];
  notes: readonly string[];
} {
  const titles = header.map((title) => title.trim());
  const columns = titles.map((title) => columnCalled(title));
  const twice = columns.find((name, index) => name !== null && columns.indexOf(name) !== index);
  if (twice) throw new UserError(`The column ${COLUMNS[twice].title} is there twice. Expected it once.`);
  if (!columns.includes('code') && !columns.includes('title')) {
    const expected = listOf(COLUMN_NAMES.map((name) => COLUMNS[name].title));
    throw new UserError(
      `The first row is not a header of ours. Expected columns named ${expected}. To have such a file: export csv`,
    );
  }
  const readOnly = columns.flatMap((name) => (name !== null && COLUMNS[name].readOnly ? [COLUMNS[name].title] : []));
  const unknown = titles.filter((title, index) => title !== '' && columns[index] === null);
  return {
    columns,
    notes: [
      ...(readOnly.length > 0
        ? [`Not imported, because it follows from what people report: ${listOf(readOnly)}.`]
        : []),
      ...unknown.map(unknownColumn),
    ],
  };
}

function columnCalled(title: string): ColumnName | null {
  return COLUMN_NAMES.find((name) => COLUMNS[name].title.toLowerCase() === title.toLowerCase()) ?? null;
}

function unknownColumn(title: string): string {
  const titles = COLUMN_NAMES.map((name) => COLUMNS[name].title);
  return `The column ${quote(title)} is not known and is left out.${didYouMean(nearest(title, titles, 1))}`;
}

function readRow(
  row: number,
  line: readonly string[],
  columns: readonly (ColumnName | null)[],
  context: Seen,
): ImportRow | RowFault {
  if (line.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return { row, message: 'It has more cells than the header. A cell with a comma in it needs double quotes.' };
  }
  const cells: Cells = Object.fromEntries(
    columns.flatMap((name, index) => (name === null ? [] : [[name, tidied(line[index] ?? '')]])),
  );
  const code = readCells({ code: cells.code ?? '' }, context);
  if ('fault' in code) return { row, message: messageOf(code.fault) };
  const present = context.snapshot.actions.find((action) => action.code === code.values.code) ?? null;
  const read = readCells(present ? differing(cells, present, context) : cells, context);
  if ('fault' in read) return { row, message: messageOf(read.fault) };
  return importRow(row, { ...read.values, code: code.values.code });
}

/** Spreadsheets write line ends within a cell in their own way. */
function tidied(cell: string): string {
  return unguarded(cell).replaceAll('\r\n', '\n').trim();
}

function differing(cells: Cells, present: Action, { snapshot }: Seen): Cells {
  const there = cellsOf(present, snapshot);
  const entries = Object.entries(cells) as [ColumnName, string][];
  return Object.fromEntries(entries.filter(([name, cell]) => cell !== there[name].replaceAll('\r\n', '\n').trim()));
}

function readCells(cells: Cells, { today, calendar, snapshot, request }: Seen) {
  // Sure: a date that has passed is nothing to ask about in a list of what was agreed. Its year must be there, though.
  const at = { today, calendar, snapshot, mentioned: [], speaker: request.actor, sure: true, askable: false };
  return readSlots({ name: 'import', usage: [], slots: ROW_SLOTS }, cells, at);
}

function messageOf({ fields }: Fault): string {
  const messages = Object.entries(fields).map(([name, message]) => `${COLUMNS[name as ColumnName].title}: ${message}`);
  return messages.join(' ');
}

function importRow(row: number, values: Values<typeof ROW_SLOTS>): ImportRow {
  const { code, expectation, title, owner, deputy, level, kind, every, due, status, blocked, proof } = values;
  return {
    row,
    code,
    expectation,
    title,
    ownerId: owner && knownPerson(owner).id,
    deputyId: deputy && knownPerson(deputy).id,
    level,
    kind,
    everyWeeks: every,
    dueOn: due,
    status: DELIVERY_STATUSES.find((one) => statusWord(one) === status) ?? null,
    blockedBecause: blocked,
    evidenceRequired: proof,
  };
}
