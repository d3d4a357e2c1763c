/** Questions about the sheets of a file of which only a person can say whether they count. */
import type { PlanTable } from './plan-table.ts';

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

/** Names of sheets whose rows may no longer count. */
const MAY_BE_OLD =
  /\b(?:old|previous|prior|superseded|archived?|copy|backup|draft|not used|template|example)\b|\(\d\)$/i;
/** Names of sheets that list something else than actions. */
const MAY_BE_OTHER =
  /\b(?:risks?|issues?|decisions?|kpis?|performance|change log|dashboard|summary|overview|highlights?)\b/i;

/** The questions about sheets that repeat each other, are hidden, or may not be a part of the plan by their names. */
export function questionsAbout(tables: readonly PlanTable[]): readonly SheetQuestion[] {
  const groups = groupsOfRepeats(tables);
  const repeated = new Set(groups.flat());
  const alone = tables.filter((table) => !repeated.has(table)).flatMap((table) => questionAbout(table) ?? []);
  return [...groups.map(questionAboutRepeats), ...alone];
}

/** The name of the sheet of a table; '' in a file with one plan. */
export const nameOf = ({ sheet }: PlanTable) => sheet.name ?? '';
/** Names of sheets as they stand in a sentence. */
export const quoted = (names: readonly string[]) => {
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

/** So many rows in words. */
export const rowsOf = (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`;

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
export function repeat(one: PlanTable, other: PlanTable): boolean {
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
