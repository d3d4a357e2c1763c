/** Says which sheets of a file are read: every one that holds a part of the plan; those in doubt are asked about. */
import { UserError } from '../record/errors.ts';
import { groupAnswer, type PlanAnswers } from './plan-cells.ts';
import { isPlanLike, mayBePlan } from './plan-header.ts';
import { type Initials, readInitials } from './plan-initials.ts';
import { readKey, type StatusKey } from './plan-key.ts';
import { type PlanField, rowKey, type Sheet } from './plan-row.ts';
import {
  nameOf,
  questionsAbout,
  quoted,
  repeat,
  rowsOf,
  type SheetQuestion,
  sheetsKey,
} from './plan-sheet-questions.ts';
import { dividedSheet } from './plan-stacked.ts';
import { NO_PLAN, type PlanTable, readTable } from './plan-table.ts';
import { transposedIfNeeded } from './plan-transpose.ts';

/** The tables of a file, with the questions about its sheets. `said` tells which sheets were read and which not. */
export interface PlanTables {
  readonly tables: readonly PlanTable[];
  /** The key on a sheet of its own, for all others. */
  readonly key: StatusKey;
  /** The initials of posts on a sheet of their own, for all others. */
  readonly initials: Initials;
  readonly questions: readonly SheetQuestion[];
  readonly said: readonly string[];
}

/** Reads every sheet that holds a plan. Throws `UserError` when none does. */
export function findTables(file: readonly Sheet[], answers: PlanAnswers): PlanTables {
  const { sheets: turned, said } = transposedIfNeeded(file, answers.columns);
  const sheets = turned.flatMap((sheet) => dividedSheet(sheet, answers.columns));
  const named = tablesOf(sheets, answers);
  const others = sheets.filter((sheet) => named.every((table) => table.sheet !== sheet) && !isEmpty(sheet));
  const keySheets = others.filter(({ rows }) => readKey(rows).size > 0);
  const shadows = named.filter((table) => isShadow(table, named));
  const counted = named.filter((table) => !shadows.includes(table));
  const questions = named.length > 1 ? questionsAbout(counted) : [];
  const open = questions.filter(({ sheets: names }) => answers.sheets?.[sheetsKey(names)] === undefined);
  const tables = counted.filter((table) => isRead(table, questions, answers));
  return {
    tables,
    key: new Map(keySheets.flatMap(({ rows }) => [...readKey(rows)])),
    initials: new Map(others.flatMap(({ rows }) => [...readInitials(rows)])),
    questions: open,
    said:
      turned.length > 1 || others.length > 0
        ? [sayWhich({ tables, counted, shadows, others, keySheets, open }), ...said]
        : said,
  };
}

/** The sheets with the headings and the actions of a plan; where none has both, the longest one with headings. */
function tablesOf(sheets: readonly Sheet[], answers: PlanAnswers): readonly PlanTable[] {
  const sure = sheets.filter((sheet) => isPlanLike(sheet, answers.columns));
  const withHeader = sure.length > 0 ? sure : sheets.filter((sheet) => mayBePlan(sheet, answers.columns));
  const [alone, another] = withHeader;
  if (alone && !another) return [tableOf(alone, answers, false)];
  // The parts of one sheet need no name.
  const isNamed = new Set(withHeader.map(({ name }) => name)).size > 1;
  const all = withHeader.map((sheet) => tableOf(sheet, answers, isNamed));
  const plans = all.filter(isPlan);
  if (plans.length > 1) return plans;
  const [longest] = all.toSorted((one, other) => other.lines.length - one.lines.length);
  const only = plans[0] ?? longest;
  if (only === undefined) throw new UserError(NO_PLAN);
  return [tableOf(only.sheet, answers, false)];
}

/** A hidden sheet that repeats one which people see. */
function isShadow(table: PlanTable, all: readonly PlanTable[]): boolean {
  return table.sheet.isHidden === true && all.some((one) => !one.sheet.isHidden && repeat(one, table));
}

/** Whether a sheet counts by the answer to the question about it, or by the likeliest one until there is an answer. */
function isRead(table: PlanTable, questions: readonly SheetQuestion[], answers: PlanAnswers): boolean {
  const question = questions.find(({ sheets }) => sheets.includes(nameOf(table)));
  if (question === undefined) return true;
  const answer = answers.sheets?.[sheetsKey(question.sheets)] ?? question.likeliest;
  return question.options.some((option) => option.answer === answer && option.reads.includes(nameOf(table)));
}

interface Sorted {
  readonly tables: readonly PlanTable[];
  readonly counted: readonly PlanTable[];
  readonly shadows: readonly PlanTable[];
  readonly others: readonly Sheet[];
  readonly keySheets: readonly Sheet[];
  readonly open: readonly SheetQuestion[];
}

/** Which sheets were read, and why the others were not. */
function sayWhich({ tables, counted, shadows, others, keySheets, open }: Sorted): string {
  const waiting = open.flatMap(({ sheets }) => sheets);
  const left = counted.filter((table) => !tables.includes(table) && !waiting.includes(nameOf(table))).map(nameOf);
  const ofInitials = others.filter(({ rows }) => readInitials(rows).size > 0);
  const rest = others.filter((sheet) => !keySheets.includes(sheet) && !ofInitials.includes(sheet)).map(partName);
  const list = (names: readonly string[], why: string) => (names.length > 0 ? [`${why}: ${quoted(names)}.`] : []);
  const named = [...new Set(tables.map(nameOf))].filter((name) => name !== '');
  const linesIn = (name: string) =>
    tables.filter((table) => nameOf(table) === name).reduce((sum, { lines }) => sum + lines.length, 0);
  const read = named.map((name) => `“${name}” (${rowsOf(linesIn(name))})`).join(', ');
  const parts = [
    ...(read === '' ? [] : [`Sheets that were read: ${read}.`]),
    ...list(waiting, 'Sheets that wait for your answer'),
    ...list(shadows.map(nameOf), 'Sheets that were not read, because they are hidden and repeat another sheet'),
    ...list(left, 'Sheets that were left out as you said'),
    ...list(rest, 'Sheets that were not read, because they hold no actions with an owner, a date or a status'),
    ...list(
      keySheets.map(({ name }) => name ?? ''),
      'Read for the meaning of letters and colours alone',
    ),
    ...list(ofInitials.map(partName), 'Read for the initials of posts alone'),
  ];
  return parts.join(' ');
}

/** The name of a sheet that was not read, or of the part of it that was not. */
function partName({ name, partFrom }: Sheet): string {
  return partFrom === undefined ? (name ?? '') : `${name ?? 'The file'} from row ${partFrom}`;
}

function tableOf(sheet: Sheet, answers: PlanAnswers, isNamed: boolean): PlanTable {
  return readTable(sheet, {
    choices: answers.columns,
    answerAbout: (at, kind) => answers.cells[`${rowKey(at)}:title`] ?? groupAnswer(answers, kind),
    isNamed,
  });
}

const isEmpty = ({ rows }: Sheet) => rows.every((row) => row.every((cell) => cell === ''));

const OF_PLANS: readonly PlanField[] = ['owner', 'due', 'revisedDue', 'originalDue', 'status', 'rag', 'milestone'];

/** A plan has actions, and says of them who, when or how far. A sheet of totals or of risks has no such columns. */
function isPlan({ columns, lines }: PlanTable): boolean {
  const has = (field: PlanField) => columns.some((column) => column.field === field);
  return lines.length > 0 && has('title') && OF_PLANS.some(has);
}
