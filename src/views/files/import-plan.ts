/** The preview of a council's own plan, with the questions about it, and the message that says what was brought in. */
import type { BringIn, ReadyRow } from '../../core/files/bring-in.ts';
import { hasFigures, MEASURE_WEEKS } from '../../core/files/bring-in-row.ts';
import { ALL, AS_NEW, type ImportQuestion } from '../../core/files/import-answers.ts';
import type { PlanColumn } from '../../core/files/plan-columns.ts';
import { PLAN_FIELD_NAMES, type PlanRow, rowTitle } from '../../core/files/plan-row.ts';
import type { PlanReading } from '../../core/files/read-plan.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Button, Card, CommandButton, Element, Item } from '../../ports/card.ts';
import { plainText } from '../plain-text.ts';
import { unremindedNote } from '../reminders/after-lapse.ts';
import { count, listOf, statusWord } from '../words.ts';

/** The most questions that stand on the card; the others follow when these are answered. */
const MOST_QUESTIONS = 5;
/** The most answers that a question offers as buttons. */
const MOST_OPTIONS = 6;

/** In place of the key of a question: the form that says what a column holds. */
export const CHANGE_COLUMN = 'change-column';
/** In place of the key of a question: saving the rows that can be saved. */
export const SAVE_PLAN = 'save';

/** A plan that has not been saved: what was read, what would be done, and the id under which it waits. */
export interface PlanPreview {
  readonly fileName: string;
  readonly reading: PlanReading;
  readonly bringIn: BringIn;
  /** True when the record has changed since the card was shown. */
  readonly again: boolean;
  readonly id: string;
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
      ...faultList(bringIn),
      ...unremindedNote(after, snapshot),
      ...columnNotes(preview.reading).map((text): Element => ({ type: 'note', text })),
    ],
    buttons: planButtons(preview, todo.length),
  };
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

/** A measure of a plan says no rhythm, so that it gets one here, which is said. */
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
      holding(({ measure }) => measure !== null && hasFigures(measure)),
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
  return `The file has ${count(rows.length, 'action')}${holds}.${where}`;
}

function answerButton(label: string, id: string, question: string, answer: string): CommandButton {
  return { type: 'command', label, command: 'import', args: { plan: id, question, answer } };
}

/** A button whose answer is the form of a question. */
function askButton(label: string, id: string, question: string): CommandButton {
  return { type: 'command', label, command: 'import', args: { plan: id, question } };
}

function questionList(questions: readonly ImportQuestion[], id: string): readonly Element[] {
  if (questions.length === 0) return [];
  const items = questions.slice(0, MOST_QUESTIONS).map((question): Item => {
    const options = question.options.slice(0, MOST_OPTIONS);
    const buttons = options.map(({ label, answer }) => answerButton(label, id, question.key, answer));
    const other = question.isTyped ? [askButton('Another answer', id, question.key)] : [];
    return { text: question.text, details: rowWords(question), buttons: [...buttons, ...other] };
  });
  const left = questions.length - items.length;
  const list: Element = { type: 'list', title: `Questions (${questions.length})`, items };
  return left > 0 ? [list, { type: 'note', text: `${count(left, 'question')} more after these.` }] : [list];
}

/** The most rows that a question names with their words; the others are counted. */
const ROWS_NAMED = 3;
/** The most characters of an action or a cell in such a line. */
const MOST_WORDS = 60;

/** The rows of a question: where each stands, its action, and the words of its cell where the question does not say them. */
function rowWords({ text, rows }: ImportQuestion): readonly string[] {
  const named = rows.slice(0, ROWS_NAMED).map((asked) => {
    const { title, cell } = asked;
    const words = cell !== '' && cell !== title && !text.includes(`“${cell}”`) ? `: “${shortened(cell)}”` : '';
    return `${rowTitle(asked)}${title === '' ? '' : `, ${shortened(title)}`}${words}`;
  });
  const left = rows.length - named.length;
  return left > 0 ? [...named, `and ${count(left, 'more row')}`] : named;
}

function shortened(text: string): string {
  const line = oneLine(text);
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1)}…` : line;
}

function faultList({ faults }: BringIn): readonly Element[] {
  if (faults.length === 0) return [];
  const items = faults
    .slice(0, MOST_QUESTIONS)
    .map((fault): Item => ({ text: rowTitle(fault), details: [fault.message] }));
  return [{ type: 'list', title: `Rows to put right in the file (${faults.length})`, items }];
}

/** Which columns have no place of their own, and everything that was left out or joined. */
function columnNotes({ columns, rows, said }: PlanReading): readonly string[] {
  const rest = columns
    .filter(({ field, heading }) => field === null && heading !== '')
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
  const groups = bringIn.questions.filter(({ key }) => key.startsWith('under:'));
  return [
    ...(todo > 0 ? [save] : []),
    ...(unknown.length > 1 ? [answerButton('Enter all new names', id, `person:${ALL}`, AS_NEW)] : []),
    ...(groups.length > 1 ? [askButton('Put all under one expectation', id, `under:${ALL}`)] : []),
    askButton('Change a column', id, CHANGE_COLUMN),
  ];
}

/** Every row with what it would do, and how its cells were understood, as text for a file beside the card. */
export function planDetails({ reading, bringIn, fileName }: PlanPreview, snapshot: Snapshot): string {
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
      details: [...row.doubts.map(({ question }) => question), ...row.said],
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

/** A column and what it is read as. */
export function columnWords({ heading, field }: PlanColumn): string {
  return `${oneLine(heading) || 'Column without a heading'}: ${field === null ? 'the first update' : PLAN_FIELD_NAMES[field]}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
