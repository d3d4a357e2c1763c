/** Collects the questions of an import: each once, with all the rows that wait for it. */
import { ALL, AS_NEW, type AskedRow, COLUMNS_RIGHT, type ImportQuestion, NOBODY, QUARTERS } from './import-answers.ts';
import { type DoubtGroup, EACH, GROUPS, groupKey } from './plan-groups.ts';
import { rowKey, rowTitle } from './plan-row.ts';

/** Collects questions; the same one is asked once for all its rows. */
export class QuestionList {
  readonly #byKey = new Map<string, ImportQuestion>();

  /** Adds rows to a question, or the question with its first rows. */
  ask(question: Omit<ImportQuestion, 'rows'>, ...asked: readonly AskedRow[]): void {
    const before = this.#byKey.get(question.key);
    const keys = new Set(asked.map(rowKey));
    const rows = [...(before?.rows.filter((one) => !keys.has(rowKey(one))) ?? []), ...asked];
    this.#byKey.set(question.key, { ...question, ...before, rows });
  }

  /** The questions, those with the most rows first within each kind. Many of one group, and many new names, stand as one. */
  all({ areNamesApart }: { readonly areNamesApart: boolean }): readonly ImportQuestion[] {
    const kind = ({ key }: ImportQuestion) => KINDS.indexOf(key.slice(0, key.indexOf(':') + 1) || key);
    const apart = underTogether([...this.#byKey.values()]);
    return together(areNamesApart ? apart : namesTogether(apart)).sort(
      (a, b) => kind(a) - kind(b) || b.rows.length - a.rows.length,
    );
  }
}

/** The questions under which expectation groups belong as a single one, which a press answers for all of them. */
function underTogether(questions: readonly ImportQuestion[]): readonly ImportQuestion[] {
  const parts = questions.filter(({ key }) => key.startsWith('under:'));
  const [first, another] = parts;
  if (first === undefined || another === undefined) return questions;
  const areRows = parts.every(({ about = '', rows: [row] }) => row !== undefined && about.endsWith(row.title));
  const details = parts.map(({ about = '', rows }) => {
    const words = about === '' ? 'Actions without a theme' : `“${about}”`;
    return areRows ? words : `${words}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  });
  const whole: ImportQuestion = {
    key: `under:${ALL}`,
    text: `Under which expectations do these ${parts.length} ${areRows ? 'actions' : 'groups of actions'} belong?`,
    rows: parts.flatMap(({ rows }) => rows),
    options: first.options.map(({ label, answer }) => ({ label: `All under ${label}`, answer })),
    isTyped: false,
    details,
    parts,
  };
  return [whole, ...questions.filter((one) => !parts.includes(one))];
}

/** So many new names are asked about together. */
const MANY_NAMES = 4;

/** The questions about names that are like none of the record as a single one. */
function namesTogether(questions: readonly ImportQuestion[]): readonly ImportQuestion[] {
  const isNew = ({ key, options }: ImportQuestion) =>
    key.startsWith('person:') && options.every(({ answer }) => answer === AS_NEW || answer === NOBODY);
  const names = questions.filter(isNew);
  if (names.length < MANY_NAMES) return questions;
  const details = names.map(
    ({ about = '', rows }) => `“${about}”: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`,
  );
  const whole: ImportQuestion = {
    key: `person:${ALL}`,
    text: `${names.length} names are not in the record. Are all of them new?`,
    rows: names.flatMap(({ rows }) => rows),
    options: [
      { label: 'Enter all new names', answer: AS_NEW },
      { label: EACH, answer: EACH },
    ],
    isTyped: false,
    details,
  };
  return [whole, ...questions.filter((one) => !names.includes(one))];
}

/** The questions with those of one group as a single one, from so many on as the group says. */
function together(questions: readonly ImportQuestion[]): ImportQuestion[] {
  const groups = Map.groupBy(questions, ({ group }) => group ?? null);
  return [...groups].flatMap(([group, members]) =>
    group === null || members.length < GROUPS[group].least ? members : [askGroup(group, members)],
  );
}

/** The groups whose lines say how the action of each row stands in the record. */
const ABOUT_ACTIONS: ReadonlySet<DoubtGroup> = new Set(['withdrawn', 'moved']);

/** The question about several rows. Its first answer counts for all of them. */
function askGroup(group: DoubtGroup, members: readonly ImportQuestion[]): ImportQuestion {
  const rows = members.flatMap((one) => one.rows);
  const options = [...GROUPS[group].options, EACH].map((answer) => ({ label: answer, answer }));
  const text = GROUPS[group].ask(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
  const suggested = members.flatMap(({ rows, options: [first] }) =>
    rows.map((row) =>
      (group === 'suggested' || group === 'noYear') && first ? { ...row, cell: `${row.cell} → ${first.label}` } : row,
    ),
  );
  const whole = { key: `cell:${groupKey(group)}`, text, rows: suggested, options, isTyped: false };
  if (!ABOUT_ACTIONS.has(group)) return whole;
  return {
    ...whole,
    details: members.flatMap(({ about = '', rows: own }) => own.map((row) => `${rowTitle(row)}: ${about}`)),
  };
}

/** The order in which kinds of questions stand on the card. */
const KINDS = [
  'withdrawn:',
  'moved:',
  'sheets:',
  COLUMNS_RIGHT,
  'under:',
  'person:',
  QUARTERS,
  'numbers:',
  'received:',
  'source:',
  'cell:',
];
