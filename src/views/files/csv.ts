/**
 * The columns of the CSV that goes out and comes in, and its text.
 *
 * Dates are written 2024-04-30: a spreadsheet takes that for a date and keeps its year, which it shortens in other forms.
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that begins with an
 * apostrophe, so that taking one off on the way in always gives back what was there.
 */
import { expectationOf, personById } from '../../core/people/person.ts';
import { byCode } from '../../core/plan/action.ts';
import { standingEvidence } from '../../core/plan/evidence.ts';
import type { Action, Snapshot } from '../../core/record/model.ts';
import { statusWord } from '../words.ts';

interface Column {
  readonly title: string;
  readonly cell: (action: Action, snapshot: Snapshot) => string | null;
  /** It follows from what people report, so an import leaves it alone. */
  readonly readOnly?: boolean;
}

export type ColumnName =
  | 'code'
  | 'expectation'
  | 'title'
  | 'owner'
  | 'deputy'
  | 'level'
  | 'kind'
  | 'every'
  | 'firstDue'
  | 'due'
  | 'status'
  | 'blocked'
  | 'proof'
  | 'reportedBy'
  | 'completeBy'
  | 'evidenceCount';

const nameIn = (snapshot: Snapshot, id: string | null) => personById(snapshot, id)?.name ?? null;

/** In the order in which they stand in the file. */
export const COLUMNS: Readonly<Record<ColumnName, Column>> = {
  code: { title: 'Code', cell: ({ code }) => code },
  expectation: { title: 'Expectation', cell: (action, snapshot) => expectationOf(snapshot, action).code },
  title: { title: 'Action', cell: ({ title }) => title },
  owner: { title: 'Owner', cell: ({ ownerId }, snapshot) => nameIn(snapshot, ownerId) },
  deputy: { title: 'Deputy', cell: ({ deputyId }, snapshot) => nameIn(snapshot, deputyId) },
  level: { title: 'Level', cell: ({ level }) => level },
  kind: { title: 'Kind', cell: ({ kind }) => kind },
  every: { title: 'Every weeks', cell: ({ everyWeeks }) => everyWeeks?.toString() ?? null },
  firstDue: { title: 'First due date', cell: ({ originalDueOn }) => originalDueOn, readOnly: true },
  due: { title: 'Due date', cell: ({ dueOn }) => dueOn },
  status: { title: 'Status', cell: ({ status }) => statusWord(status) },
  blocked: { title: 'Blocked because', cell: ({ blockedBecause }) => blockedBecause },
  proof: { title: 'Evidence required', cell: ({ evidenceRequired }) => evidenceRequired },
  reportedBy: {
    title: 'Reported by',
    cell: ({ reportedBy }, snapshot) => nameIn(snapshot, reportedBy),
    readOnly: true,
  },
  completeBy: {
    title: 'Complete by',
    cell: ({ completedBy }, snapshot) => nameIn(snapshot, completedBy),
    readOnly: true,
  },
  evidenceCount: {
    title: 'Evidence count',
    cell: (action, snapshot) => `${standingEvidence(snapshot, action).length}`,
    readOnly: true,
  },
};

export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** What stands in the file for an action, an empty text where there is nothing. */
export function cellsOf(action: Action, snapshot: Snapshot): Readonly<Record<ColumnName, string>> {
  const cells = COLUMN_NAMES.map((name) => [name, COLUMNS[name].cell(action, snapshot) ?? '']);
  return Object.fromEntries(cells);
}

/** Every action of the record in order of its code, with the header row first. */
export function exportText(snapshot: Snapshot): string {
  const rows = [...snapshot.actions].sort(byCode).map((action) => {
    const cells = cellsOf(action, snapshot);
    return COLUMN_NAMES.map((name) => guarded(cells[name]));
  });
  return csvText([COLUMN_NAMES.map((name) => COLUMNS[name].title), ...rows]);
}

/** As RFC 4180 has it, with a byte order mark, by which spreadsheets know that it is UTF-8. */
function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The beginnings that OWASP names for formulas, wide forms included, and the apostrophe itself. */
const DANGEROUS = /^['=+\-@\t\r\n＝＋－＠]/;

function guarded(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was before it was guarded; others stay as they are. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell;
}
