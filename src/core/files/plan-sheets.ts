/** Says which sheets of a file are read: every one that holds a part of the plan; those in doubt are asked about. */
import { UserError } from '../record/errors.ts';
import { HEADING, type PlanAnswers } from './plan-cells.ts';
import { readKey, type StatusKey } from './plan-key.ts';
import { type PlanField, type RowAt, rowKey, type Sheet } from './plan-row.ts';
import { headerScore, NO_PLAN, type PlanTable, readTable } from './plan-table.ts';

/** A question which of several sheets count. The answer names the first sheet of an option, or `NO_SHEET`. */
export interface SheetQuestion {
  readonly sheets: readonly string[];
  /** A whole sentence. */
  readonly question: string;
  /** Each choice with the sheets that it reads. */
  readonly options: readonly { readonly label: string; readonly answer: string; readonly reads: readonly string[] }[];
  /** The answer by which the sheets are shown until somebody gives one; their rows wait for it. */
  readonly likeliest: string;
}

/** The answer that leaves a sheet out. */
const NO_SHEET = 'none';

/** The key of the question about sheets. */
export function sheetsKey(sheets: readonly string[]): string {
  return sheets.join('/');
}

/** The tables of a file, with the questions about its sheets. `said` tells which sheets were read and which not. */
export interface PlanTables {
  readonly tables: readonly PlanTable[];
  /** The key on a sheet of its own, for all others. */
  readonly key: StatusKey;
  readonly questions: readonly SheetQuestion[];
  readonly said: readonly string[];
}

/** Reads every sheet that holds a plan. Throws `UserError` when none does. */
export function findTables(sheets: readonly Sheet[], answers: PlanAnswers): PlanTables {
  const withHeader = sheets.filter((sheet) => headerScore(sheet, answers.columns) >= 2);
  const all = withHeader.map((sheet) => tableOf(sheet, answers, true));
  const plans = all.length > 1 ? all.filter(isPlan) : all;
  const best = all.reduce<PlanTable | null>(
    (one, other) => (one && one.lines.length >= other.lines.length ? one : other),
    null,
  );
  if (best === null) throw new UserError(NO_PLAN);
  const found = plans.length > 0 ? plans : [best];
  const named = found.length > 1 ? found : found.map(({ sheet }) => tableOf(sheet, answers, false));
  const others = sheets.filter((sheet) => named.every((table) => table.sheet !== sheet) && !isEmpty(sheet));
  const keySheets = others.filter(({ rows }) => readKey(rows).size > 0);
  const key: StatusKey = new Map(keySheets.flatMap(({ rows }) => [...readKey(rows)]));
  const isShadow = (table: PlanTable) =>
    table.sheet.isHidden && named.some((one) => !one.sheet.isHidden && repeat(one, table));
  const shadows = named.filter(isShadow);
  const counted = named.filter((table) => !shadows.includes(table));
  const questions = named.length > 1 ? questionsAbout(counted) : [];
  const open = questions.filter(({ sheets: names }) => answers.sheets?.[sheetsKey(names)] === undefined);
  const isRead = (table: PlanTable) => {
    const question = questions.find(({ sheets: names }) => names.includes(nameOf(table)));
    const answer = answers.sheets?.[sheetsKey(question?.sheets ?? [])] ?? question?.likeliest;
    const chosen = question?.options.find((option) => option.answer === answer);
    return question === undefined || (chosen?.reads.includes(nameOf(table)) ?? false);
  };
  const tables = counted.filter(isRead);
  const sorted = { tables, counted, shadows, others, keySheets, open };
  return { tables, key, questions: open, said: sheets.length > 1 ? sayWhich(sorted) : [] };
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
function sayWhich({ tables, counted, shadows, others, keySheets, open }: Sorted): readonly string[] {
  const waiting = open.flatMap(({ sheets }) => sheets);
  const left = counted.filter((table) => !tables.includes(table) && !waiting.includes(nameOf(table))).map(nameOf);
  const rest = others.filter((sheet) => !keySheets.includes(sheet)).map(({ name }) => name ?? '');
  const list = (names: readonly string[], why: string) => (names.length > 0 ? [`${why}: ${quoted(names)}.`] : []);
  const read = tables.map((table) => `“${nameOf(table)}” (${rowsOf(table.lines.length)})`).join(', ');
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
  ];
  return [parts.join(' ')];
}

function tableOf(sheet: Sheet, answers: PlanAnswers, isNamed: boolean): PlanTable {
  const isHeading = (at: RowAt) => answers.cells[`${rowKey(at)}:title`] === HEADING;
  return readTable(sheet, { choices: answers.columns, isHeading, isNamed });
}

const isEmpty = ({ rows }: Sheet) => rows.every((row) => row.every((cell) => cell === ''));

const OF_PLANS: readonly PlanField[] = ['owner', 'due', 'revisedDue', 'originalDue', 'status', 'rag', 'milestone'];

/** A plan has actions, and says of them who, when or how far. A sheet of totals or of risks has no such columns. */
function isPlan({ columns, lines }: PlanTable): boolean {
  const has = (field: PlanField) => columns.some((column) => column.field === field);
  return lines.length > 0 && has('title') && OF_PLANS.some(has);
}

/** Names of sheets whose rows may no longer count. */
const MAY_BE_OLD =
  /\b(?:old|previous|prior|superseded|archived?|copy|backup|draft|not used|template|example)\b|\(\d\)$/i;
/** Names of sheets that list something else than actions. */
const MAY_BE_OTHER =
  /\b(?:risks?|issues?|decisions?|kpis?|performance|change log|dashboard|summary|overview|highlights?)\b/i;

function questionsAbout(tables: readonly PlanTable[]): readonly SheetQuestion[] {
  const groups = groupsOfRepeats(tables);
  const repeated = new Set(groups.flat());
  const alone = tables.filter((table) => !repeated.has(table)).flatMap((table) => questionAbout(table) ?? []);
  return [...groups.map(questionAboutRepeats), ...alone];
}

const nameOf = ({ sheet }: PlanTable) => sheet.name ?? '';
const quoted = (names: readonly string[]) => {
  const all = names.map((name) => `“${name}”`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

function questionAbout(table: PlanTable): SheetQuestion | null {
  const name = nameOf(table);
  const isHidden = table.sheet.isHidden === true;
  if (!isHidden && !MAY_BE_OLD.test(name) && !MAY_BE_OTHER.test(name)) return null;
  const why = isHidden
    ? 'is hidden'
    : MAY_BE_OLD.test(name)
      ? 'may be out of date by its name'
      : 'may list something else than actions by its name';
  const question = `The sheet “${name}” ${why}, and holds ${rowsOf(table.lines.length)} like those of a plan. Is it a part of the plan?`;
  const options = [
    { label: `Read “${name}”`, answer: name, reads: [name] },
    { label: 'Leave it out', answer: NO_SHEET, reads: [] },
  ];
  return { sheets: [name], question, options, likeliest: NO_SHEET };
}

const rowsOf = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

function questionAboutRepeats(group: readonly PlanTable[]): SheetQuestion {
  const sheets = group.map(nameOf);
  const [first, ...rest] = group;
  const words = new Set(first ? wordsOf(first) : []);
  const repeats = new Set(rest.flatMap((table) => [...wordsOf(table)].filter((one) => words.has(one)))).size;
  const options = setsOf(group).map((set) => ({ label: `Read ${quoted(set)}`, answer: set[0] ?? '', reads: set }));
  const question = `The sheets ${quoted(sheets)} repeat the same actions (${repeats}), so that one may be an older version or a summary. Which counts?`;
  const isLikely = ({ reads }: { readonly reads: readonly string[] }) =>
    reads.every((name) => !MAY_BE_OLD.test(name) && !MAY_BE_OTHER.test(name));
  const likeliest = (options.find(isLikely) ?? options[0])?.answer ?? NO_SHEET;
  return { sheets, question, options, likeliest };
}

/** The words of the actions of a table, for comparing. */
function wordsOf({ columns, lines }: PlanTable): ReadonlySet<string> {
  const index = columns.find(({ field }) => field === 'title')?.index ?? -1;
  const words = lines.map(({ cells }) => (cells[index] ?? '').replace(/\s+/g, ' ').toLowerCase());
  return new Set(words.filter((one) => one !== ''));
}

/** Whether two tables share at least half of the actions of the smaller one. */
function repeat(one: PlanTable, other: PlanTable): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((words) => b.has(words)).length;
  return shared > 0 && shared * 2 >= Math.min(a.size, b.size);
}

/** The sheets that repeat each other, directly or through a third one. */
function groupsOfRepeats(tables: readonly PlanTable[]): readonly (readonly PlanTable[])[] {
  let groups: PlanTable[][] = [];
  for (const table of tables) {
    const near = groups.filter((group) => group.some((one) => repeat(one, table)));
    groups = [...groups.filter((group) => !near.includes(group)), [...near.flat(), table]];
  }
  return groups.filter((group) => group.length > 1).map((group) => tables.filter((table) => group.includes(table)));
}

/** The choices among sheets that repeat each other: sheets that do not repeat each other go together. */
function setsOf(group: readonly PlanTable[]): readonly (readonly string[])[] {
  const sets: PlanTable[][] = [];
  for (const table of group) {
    const free = sets.find((set) => set.every((one) => !repeat(one, table)));
    if (free) free.push(table);
    else sets.push([table]);
  }
  return sets.map((set) => set.map(nameOf));
}
