/** The preview of a council's own plan, with the questions about it, and the message that says what was brought in. */
import type { BringIn, ReadyRow } from '../../core/files/bring-in.ts';
import { hasFigures, MEASURE_WEEKS } from '../../core/files/bring-in-row.ts';
import { ALL, AS_NEW, COLUMNS_RIGHT } from '../../core/files/import-answers.ts';
import type { PlanColumn } from '../../core/files/plan-column.ts';
import { contradictionsOf } from '../../core/files/plan-contradictions.ts';
import { PLAN_FIELD_NAMES, type PlanRow, rowTitle } from '../../core/files/plan-row.ts';
import type { PlanReading } from '../../core/files/read-plan.ts';
import type { IsoDate, Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Button, Card, CommandButton, Element, Item } from '../../ports/card.ts';
import { plainText } from '../plain-text.ts';
import { unremindedNote } from '../reminders/after-lapse.ts';
import { count, listOf, statusWord } from '../words.ts';
import {
  answerButton,
  askButton,
  contradictionList,
  MOST_QUESTIONS,
  oneLine,
  questionList,
} from './import-plan-questions.ts';
import { reasonOfMoves } from './import-reason.ts';

/** In place of the key of a question: the form that says what a column holds. */
export const CHANGE_COLUMN = 'change-column';
/** In place of the key of a question: saving the rows that can be saved. */
export const SAVE_PLAN = 'save';

/** A plan that has not been saved: what was read, what would be done, and the id under which it waits. */
export interface PlanPreview {
  readonly fileName: string;
  readonly reading: PlanReading;
  readonly bringIn: BringIn;
  /** The reason that came with the file, or was given since; null where there is none. */
  readonly because: string | null;
  /** True when the record has changed since the card was shown. */
  readonly again: boolean;
  readonly id: string;
  /** The day on which it is shown. */
  readonly today: IsoDate;
}

/** The preview: how many of what, then the questions; the rows stand in a file beside it. */
export function planCard(preview: PlanPreview, snapshot: Snapshot): Card {
  const { fileName, bringIn, id } = preview;
  const todo = bringIn.ready.filter(({ changes }) => changes.length > 0);
  const after = todo.map(({ action }) => action);
  return {
    title: `Import of ${fileName}: nothing saved yet`,
    summary: `Import: ${count(todo.length, 'action')} to save, ${count(bringIn.questions.length, 'question')}. Nothing saved yet.`,
    body: [
      { type: 'text', text: verdict(preview, todo), weight: 'strong' },
      { type: 'text', text: contents(preview) },
      ...questionList(bringIn.questions, id),
      ...reasonOfMoves(movesOf(bringIn), preview.because, id),
      ...faultList(bringIn),
      ...contradictionList(preview.reading.rows, preview.today),
      ...unremindedNote(after, snapshot),
      ...postNotes(bringIn),
      ...columnNotes(preview).map((text): Element => ({ type: 'note', text })),
    ],
    buttons: planButtons(preview, todo.length),
  };
}

/** The people of the record who get the post that the plan names. */
function postNotes({ named }: BringIn): readonly Element[] {
  return named.length === 0
    ? []
    : [{ type: 'note', text: `In the record as the plan names them: ${named.join('; ')}.` }];
}

/** How many due dates the rows that can be saved move. */
function movesOf({ changes }: BringIn): number {
  return changes.filter(({ entity, verb }) => entity === 'action' && verb === 'date moved').length;
}

function verdict({ bringIn, reading, again }: PlanPreview, todo: readonly ReadyRow[]): string {
  const { ready, waiting, faults } = bringIn;
  const moved = again ? 'The record has changed since you looked at this import. This is what it would do now. ' : '';
  const added = todo.filter(({ before }) => before === null).length;
  const same = ready.length - todo.length;
  const parts = [
    ...(added > 0 ? [`${count(added, 'action')} to add`] : []),
    ...(todo.length > added ? [`${count(todo.length - added, 'action')} to change`] : []),
    ...(same > 0 ? [`${count(same, 'action')} without a change`] : []),
    ...(waiting.length > 0 ? [`${count(waiting.length, 'row')} with a question`] : []),
    ...(faults.length > 0 ? [`${count(faults.length, 'row')} to put right in the file`] : []),
  ];
  if (parts.length === 0 && reading.questions.length > 0) return `${moved}Say first which sheets count.`;
  if (parts.length === 0) return `${moved}There is no action in this file.`;
  const isNothing = todo.length === 0 && waiting.length + faults.length === 0;
  return `${moved}${listOf(parts)}.${isNothing ? ' There is nothing to save.' : ''}`;
}

/** A measure that says no rhythm gets one here, which is said. */
const MEASURES = [
  `measure that is read again every ${MEASURE_WEEKS} weeks`,
  `measures that are read again every ${MEASURE_WEEKS} weeks`,
] as const;

/** How many of what the file holds. */
function contents({ reading, bringIn }: PlanPreview): string {
  const { rows } = reading;
  const how = (n: number, singular: string, plural?: string) => (n > 0 ? [count(n, singular, plural)] : []);
  const holding = (test: (row: PlanRow) => boolean) => rows.filter(test).length;
  const parts = [
    ...how(
      rows.reduce((sum, { milestones }) => sum + milestones.length, 0),
      'milestone',
    ),
    ...how(
      holding(({ measure }) => measure !== null && hasFigures(measure) && measure.everyWeeks !== null),
      'measure',
    ),
    ...how(
      holding(({ measure }) => measure !== null && hasFigures(measure) && measure.everyWeeks === null),
      ...MEASURES,
    ),
    ...how(new Set(rows.flatMap(({ recommendations }) => recommendations)).size, 'recommendation'),
    ...how(
      holding(({ status }) => status === 'complete'),
      'action complete as brought in',
      'actions complete as brought in',
    ),
    ...how(
      holding(({ kind }) => kind === 'ongoing'),
      'ongoing action',
    ),
    ...how(
      holding(({ gaps }) => gaps.includes('owner')),
      'action without an owner',
      'actions without an owner',
    ),
    ...how(
      holding(({ gaps }) => gaps.includes('due')),
      'action without a date',
      'actions without a date',
    ),
    ...how(bringIn.entered.length, 'new person', 'new people'),
  ];
  const holds = parts.length > 0 ? `, with ${listOf(parts)}` : '';
  const [only, another] = reading.sheets;
  const where = only && !another ? ` Its headings are in row ${only.headerRow}.` : '';
  return `The file has ${count(rows.length, 'action')}${holds}.${where}${rowsOfWhat(reading)}`;
}

/** The rows that are no actions, so that one which was taken for another can be seen. */
function rowsOfWhat({ counts, rows }: PlanReading): string {
  const { all, steps, headings, joined, leftOut } = counts;
  const others = [
    ...(steps > 0 ? [count(steps, 'milestone')] : []),
    ...(headings > 0 ? [count(headings, 'heading')] : []),
    ...(joined > 0 ? [`${joined} joined to the row above`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ];
  if (others.length === 0) return '';
  return ` Below the headings are ${count(all, 'row')}: ${listOf([count(rows.length, 'action'), ...others])}.`;
}

function faultList({ faults }: BringIn): readonly Element[] {
  if (faults.length === 0) return [];
  const items = faults
    .slice(0, MOST_QUESTIONS)
    .map((fault): Item => ({ text: rowTitle(fault), details: [fault.message] }));
  return [{ type: 'list', title: `Rows to put right in the file (${faults.length})`, items }];
}

/** Which columns have no place of their own, and everything that was left out or joined. */
function columnNotes({ reading, bringIn }: PlanPreview): readonly string[] {
  const { columns, rows, said } = reading;
  const isAsked = bringIn.questions.some(({ key }) => key === COLUMNS_RIGHT);
  const rest = columns
    .filter(({ field, heading, isSure }) => field === null && heading !== '' && (isSure || !isAsked))
    .map(({ heading }) => `“${oneLine(heading)}”`);
  const toUpdate = rest.length > 0 ? [`Goes into the first update of each action: ${listOf(rest)}.`] : [];
  return [...toUpdate, ...said, ...carefulNote(rows)];
}

/** Says that cells were understood in a way that could be another, with an example; the file beside the card has all of them. */
function carefulNote(rows: readonly PlanRow[]): readonly string[] {
  const all = rows.flatMap(({ said }) => said);
  if (all.length === 0) return [];
  const rest = all.length > 1 ? ` ${count(all.length - 1, 'more such cell')} in the file beside this.` : '';
  return [`${all[0]}${rest}`];
}

function planButtons({ bringIn, id }: PlanPreview, todo: number): readonly Button[] {
  const save: CommandButton = {
    type: 'command',
    label: `Save ${count(todo, 'action')}`,
    command: 'import',
    args: { plan: id, question: SAVE_PLAN },
    style: 'primary',
  };
  const unknown = bringIn.questions.filter(({ key }) => key.startsWith('person:'));
  return [
    ...(todo > 0 ? [save] : []),
    ...(unknown.length > 1 ? [answerButton('Enter all new names', id, `person:${ALL}`, AS_NEW)] : []),
    askButton('Change a column', id, CHANGE_COLUMN),
  ];
}

/** Every row with what it would do, and how its cells were understood, as text for a file beside the card. */
export function planDetails({ reading, bringIn, fileName, today }: PlanPreview, snapshot: Snapshot): string {
  const name = (id: string | null) =>
    [...snapshot.people, ...bringIn.entered].find((one) => one.id === id)?.name ?? 'no owner';
  const ready = bringIn.ready.map(({ row, before, action, changes }): Item => {
    const what = before === null ? 'to add' : changes.length > 0 ? 'to change' : 'without a change';
    const due = action.dueOn === null ? 'no date' : `due ${longDate(action.dueOn)}`;
    const facts = [name(action.ownerId), due, statusWord(action.status), ...(row.rag ? [row.rag] : [])].join(', ');
    const steps = row.milestones.map(
      (one) => `Milestone: ${one.title}${one.dueOn ? `, due ${longDate(one.dueOn)}` : ''}`,
    );
    return {
      text: `${rowTitle(row)}, ${what}: ${action.code} ${action.title}`,
      details: [facts, ...steps, ...row.said],
    };
  });
  const waiting = bringIn.waiting.map(
    (row): Item => ({
      text: `${rowTitle(row)}, with a question: ${row.title}`,
      details: [...ownDoubts(row).map(({ question }) => question), ...contradictionsOf(row, today), ...row.said],
    }),
  );
  const body: Element[] = [
    { type: 'list', title: 'Rows that can be saved', items: ready },
    { type: 'list', title: 'Rows with a question', items: waiting },
    { type: 'list', title: 'Columns', items: reading.columns.map((column): Item => ({ text: columnWords(column) })) },
  ];
  return plainText({
    title: `Import of ${fileName}`,
    summary: '',
    body: body.filter((one) => one.type !== 'list' || one.items.length > 0),
    buttons: [],
  });
}

/** The doubts of a row without those about columns, which are the same for all rows. */
function ownDoubts({ doubts }: PlanRow) {
  return doubts.filter(({ group }) => group !== 'columns');
}

/** A column and what it is read as. */
export function columnWords({ heading, field }: PlanColumn): string {
  return `${oneLine(heading) || 'Column without a heading'}: ${field === null ? 'the first update' : PLAN_FIELD_NAMES[field]}`;
}
