/** The preview of a CSV import before it is saved, and the message that says it was saved. */
import type { ImportPlan } from '../../core/files/import.ts';
import type { RowFault, UnreadEdit } from '../../core/files/import-row.ts';
import { codeOfMilestone, type FoundMilestone } from '../../core/plan/milestone.ts';
import type { Action, Snapshot } from '../../core/record/model.ts';
import { isDate, longDate } from '../../core/time/dates.ts';
import type { Button, Card, Element, Item } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { formButton } from '../form.ts';
import { plainText } from '../plain-text.ts';
import { actionLine } from '../plan/action-words.ts';
import { unremindedNote } from '../reminders/after-lapse.ts';
import { count, isOrAre } from '../words.ts';
import { COLUMN_NAMES, COLUMNS, type ColumnName, cellsOf } from './csv.ts';
import { faultLines, unreadList } from './import-cells.ts';
import { reasonOfMoves } from './import-reason.ts';

/** The most lines of each list on the card; a longer preview comes with a text file. */
const LINES = 30;

/** The plan of an import that has not been saved, with the faults that stop it and notes about the file. */
export interface ImportPreview {
  readonly fileName: string;
  readonly plan: ImportPlan;
  /** The faults of the file and of the plan, in the order of their rows. */
  readonly faults: readonly RowFault[];
  /** The actions of the record that a file of the whole plan leaves out. */
  readonly missing: readonly Action[];
  /** The milestones that the cells of their actions leave out. */
  readonly leftOut: readonly FoundMilestone[];
  readonly notes: readonly string[];
  /** Edits in columns that are not read. */
  readonly unread: readonly UnreadEdit[];
  /** The reason that came with the file; null where none did. */
  readonly because: string | null;
  /** The id under which the file waits for its cells to be put right; null when it does not. */
  readonly waitsAs: string | null;
  /** The time zone of the days. */
  readonly zone: string;
  /** True when this preview repeats an earlier one because the record has changed since. */
  readonly again: boolean;
}

/**
 * The preview of an import. `before` and `after` are the record without and with it. `save` is the id under which the import
 * waits to be saved, null when there is nothing to save. `lines` limits each list.
 */
export function importCard(
  preview: ImportPreview,
  before: Snapshot,
  after: Snapshot,
  save: string | null,
  lines = LINES,
): Card {
  const { plan, faults, fileName } = preview;
  const todo = plan.added.length + plan.edited.length;
  return {
    title: `Import of ${fileName}: nothing saved yet`,
    summary: `Import: ${count(todo, 'action')} to save, ${count(faults.length, 'faulty row')}. Nothing saved yet.`,
    body: [
      { type: 'text', text: verdict(preview, 'action'), weight: 'strong' },
      ...listOfRows('Rows to put right', faultLines(faults, preview.waitsAs), lines),
      ...unreadList(preview.unread, preview.waitsAs),
      ...(faults.length > 0 ? [] : plannedLists(preview, before, after, lines)),
      ...reasonOfMoves(faults.length > 0 ? 0 : movesOf(plan), preview.because, preview.waitsAs),
      ...missingList(
        preview.missing.map((action) => ({ code: action.code, line: actionLine(action) })),
        'action',
      ),
      ...missingList(preview.leftOut.map(missingMilestone), 'milestone'),
      ...unremindedNote([...plan.added, ...plan.edited.map((one) => one.after)], after),
      ...preview.notes.map((text): Element => ({ type: 'note', text })),
    ],
    buttons: save === null ? [] : [saveButton(count(todo, 'action'), save)],
  };
}

/** How many due dates an import moves. A date that is set for the first time is no move. */
function movesOf({ edited }: ImportPlan): number {
  return edited.filter(({ before, after }) => before.dueOn !== null && after.timesMoved > before.timesMoved).length;
}

/** Says in a sentence or two how much an import would do. Each of its rows is about a `noun`. */
export function verdict(
  {
    plan,
    faults,
    again,
  }: {
    readonly plan: {
      readonly added: readonly unknown[];
      readonly edited: readonly unknown[];
      readonly unchanged: number;
    };
    readonly faults: readonly RowFault[];
    readonly again: boolean;
  },
  noun: 'action' | 'recommendation',
): string {
  const moved = again ? 'The record has changed since you looked at this import. This is what it would do now. ' : '';
  const same = plan.unchanged > 0 ? ` ${count(plan.unchanged, 'row')} without a change.` : '';
  if (faults.length > 0) {
    return `${moved}${count(faults.length, 'row')} cannot be imported as ${faults.length === 1 ? 'it is' : 'they are'}, so nothing can be saved. ${faults.some(({ fixes = [] }) => fixes.length > 0) ? 'Press what is meant, or put' : 'Put'} ${faults.length === 1 ? 'it' : 'them'} right and send the file again.`;
  }
  if (plan.added.length + plan.edited.length === 0)
    return `${moved}The file says what the record says. There is nothing to save.`;
  return `${moved}${count(plan.added.length, noun)} to add, ${count(plan.edited.length, noun)} to change.${same}`;
}

/** The most actions that are asked about on the card; the rest are counted. */
const MOST_MISSING = 5;

interface Missing {
  readonly code: string;
  readonly line: string;
}

function missingMilestone({ action, milestone }: FoundMilestone): Missing {
  const code = codeOfMilestone(action, milestone);
  return { code, line: `${code} ${milestone.title}` };
}

function missingList(missing: readonly Missing[], noun: 'action' | 'milestone'): readonly Element[] {
  if (missing.length === 0) return [];
  const items = missing.slice(0, MOST_MISSING).map(
    ({ code, line }): Item => ({
      text: line,
      buttons: [formButton(`Withdraw ${code}`, 'withdraw', { action: code })],
    }),
  );
  const left = missing.length - items.length;
  const more = left > 0 ? ` ${count(left, `more ${noun}`)} of the record ${isOrAre(left)} not in the file.` : '';
  const note = `They stay as they are, unless you withdraw them.${more}`;
  return [
    {
      type: 'list',
      title: `${noun === 'action' ? 'Not in this file' : 'Milestones that their cells leave out'} (${missing.length})`,
      items,
    },
    { type: 'note', text: note },
  ];
}

/** The button that saves a previewed import; `todo` says how much it saves. */
export function saveButton(todo: string, save: string): Button {
  return { type: 'command', label: `Save ${todo}`, command: 'import', args: { save }, style: 'primary' };
}

function plannedLists(
  { plan: { added, edited }, zone }: ImportPreview,
  before: Snapshot,
  after: Snapshot,
  lines: number,
): readonly Element[] {
  const additions = added.map((action): Item => {
    const cells = cellsOf(action, after, { zone });
    const filled = COLUMN_NAMES.filter(
      (name) => !SHOWN_IN_LINE.has(name) && !COLUMNS[name].follows && cells[name] !== '',
    );
    return {
      text: actionLine(action),
      details: filled.map((name) => `${COLUMNS[name].title}: ${cellInWords(cells[name])}`),
    };
  });
  const changes = edited.map((one): Item => {
    return {
      text: actionLine(one.before),
      details: differences(cellsOf(one.before, before, { zone }), cellsOf(one.after, after, { zone })),
    };
  });
  return [...listOfRows('To add', additions, lines), ...listOfRows('To change', changes, lines)];
}

const SHOWN_IN_LINE: ReadonlySet<ColumnName> = new Set(['code', 'expectation', 'title']);

type Cells = Readonly<Record<ColumnName, string>>;

function differences(old: Cells, next: Cells): readonly string[] {
  return COLUMN_NAMES.filter((name) => old[name] !== next[name]).map((name) => {
    return `${COLUMNS[name].title}: ${cellInWords(next[name])}; until now ${cellInWords(old[name])}`;
  });
}

/** A cell as a sentence has it: dates in words, and “nothing” for an empty one. */
export function cellInWords(cell: string): string {
  if (cell === '') return 'nothing';
  return isDate(cell) ? longDate(cell) : cell;
}

/** A list with the count of its rows; those beyond `lines` stand in the file beside the card. */
export function listOfRows(title: string, items: readonly Item[], lines = LINES): readonly Element[] {
  if (items.length === 0) return [];
  const left = items.length - lines;
  const shown = { type: 'list', title: `${title} (${items.length})`, items: items.slice(0, lines) } as const;
  return left > 0 ? [shown, { type: 'note', text: `and ${left} more: they are in the file beside this.` }] : [shown];
}

/** The whole preview as text, for a file beside the card; null when the card itself shows every line. */
export function importDetails(preview: ImportPreview, before: Snapshot, after: Snapshot): string | null {
  const { added, edited } = preview.plan;
  if (Math.max(preview.faults.length, added.length, edited.length) <= LINES) return null;
  return plainText(importCard(preview, before, after, null, Number.POSITIVE_INFINITY));
}

/** Says that `by` saved the import of this file. */
export function importedCard(by: string, fileName: string, plan: ImportPlan): Card {
  const text = `From ${fileName}: ${count(plan.added.length, 'action')} added, ${count(plan.edited.length, 'action')} changed. Each change is in the history of its action.`;
  return savedCard(`${by} imported actions`, text);
}
