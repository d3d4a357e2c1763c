/** Reads the date columns of a line together: the due date, the date before it was moved, and the day of completion. */
import type { IsoDate } from '../record/model.ts';
import { NOTHING, THE_ONE_ABOVE } from './plan-answer-words.ts';
import { type Findings, groupAnswer, type LineCells } from './plan-cells.ts';
import type { DateCell, DateDoubt, PlanDateContext } from './plan-date-cell.ts';
import { readDateCell } from './plan-dates.ts';
import { AS_SUGGESTED, type DoubtGroup, NO_DATES } from './plan-groups.ts';
import type { Doubt, PlanField } from './plan-row.ts';

/** The dates of a line, and whether its date columns say that it goes on or is complete. */
export interface DueCells {
  readonly dueOn: IsoDate | null;
  readonly originalDueOn: IsoDate | null;
  readonly isOngoing: boolean;
  readonly everyWeeks: number | null;
  /** The text that says that the action goes on. */
  readonly dueText: string;
  readonly isComplete: boolean;
  readonly completedOn: IsoDate | null;
  /** A question about the due date is among the doubts. */
  readonly isAsked: boolean;
}

/** Reads the columns of dates. A revised date is the due date, and the date beside it the original one. */
export function readDueCells(cells: LineCells, at: PlanDateContext, findings: Findings): DueCells {
  const read = (field: PlanField) => readCell(cells, field, at, findings);
  const [due, revised, original, completed] = [
    read('due'),
    read('revisedDue'),
    read('originalDue'),
    read('completedOn'),
  ];
  const hasRevised = revised.is !== 'empty' && revised.is !== 'open';
  // A plan with the first dates alone is due on them until they are revised.
  const isFirstAlone = due.is === 'empty' && original.is !== 'empty';
  const planned = isFirstAlone ? original : due;
  const present = hasRevised ? revised : planned;
  const first = [original, hasRevised ? due : null].find((one) => one?.is === 'day');
  const earlier = present.is === 'day' ? present.earlier : undefined;
  const originalDueOn = first?.is === 'day' ? first.date : (earlier ?? null);
  const dueOn = present.is === 'day' ? present.date : null;
  const closed = completed.is === 'day' ? completed.date : present.is === 'complete' ? present.on : null;
  return {
    dueOn,
    originalDueOn: originalDueOn === dueOn ? null : originalDueOn,
    isOngoing: present.is === 'ongoing',
    everyWeeks: present.is === 'ongoing' ? present.everyWeeks : null,
    dueText:
      present.is === 'ongoing' ? cells.text(hasRevised ? 'revisedDue' : isFirstAlone ? 'originalDue' : 'due') : '',
    isComplete: present.is === 'complete' || completed.is === 'day' || completed.is === 'complete',
    completedOn: closed,
    isAsked: [planned, revised].some((one) => one.is === 'doubt'),
  };
}

function readCell(
  cells: LineCells,
  field: PlanField,
  at: PlanDateContext,
  { doubts, said, update }: Findings,
): DateCell {
  const cell = cells.text(field);
  const value = field === 'due' && cell === '' ? dueAbove(cells, doubts) : cells.value(field);
  const read = readDateWith(cells, value, cells.answer(field, cell) !== null, at);
  if (read.is === 'doubt') doubts.push(dateQuestion(cells, field, cell, read));
  if (read.is === 'empty' || read.is === 'doubt' || read.note === undefined) return read;
  said.push(read.note);
  // The words beside a date, and those in place of one, are kept.
  const hasWords = read.is === 'open' ? /\p{L}{4}/u.test(cell) : /[(\n]|.{16}/.test(cell) && read.is !== 'day';
  if (hasWords || (read.is === 'day' && /\(/.test(cell))) update.push(`${cells.heading(field)}: ${cell}`);
  return read;
}

/** The date in a text of a line, by the answer about all doubtful dates where somebody has given one. */
export function readDateWith(cells: LineCells, text: string, isConfirmed: boolean, at: PlanDateContext): DateCell {
  const own = readDateCell(text, at, isConfirmed);
  return own.is === 'doubt' ? (answeredTogether(cells, own, at) ?? own) : own;
}

/** The question about a doubtful date. */
export function dateQuestion(cells: LineCells, field: PlanField, cell: string, doubt: DateDoubt): Doubt {
  const { question, options } = doubt;
  return { ...cells.at, field, cell, question, options, ...groupOf(doubt) };
}

/** Dates of no single day are asked about together; those by quarters and in another order have questions of their own. */
function groupOf({ question, options, group }: DateDoubt): { readonly group?: DoubtGroup } {
  if (group) return { group };
  if (/by the financial year/.test(question)) return {};
  return { group: options.length > 0 ? 'suggested' : 'noDay' };
}

/** The date of a doubtful cell by an answer about all such cells; null without one. */
function answeredTogether({ answers }: LineCells, doubt: DateDoubt, at: PlanDateContext): DateCell | null {
  const { group } = groupOf(doubt);
  const answer = group ? groupAnswer(answers, group) : null;
  if (answer === NO_DATES) return { is: 'open', note: `${doubt.question} It has no date yet.` };
  const [first] = doubt.options;
  return answer === AS_SUGGESTED && first !== undefined ? readDateCell(first, at, true) : null;
}

/** The date of the row above, where a merged cell may have covered both rows; '' without one. */
function dueAbove(cells: LineCells, doubts: Findings['doubts']): string {
  const above = cells.line.above?.due;
  if (above === undefined || cells.mayBeNoAction()) return '';
  const answer = cells.answer('due', '', 'due');
  if (answer === THE_ONE_ABOVE) return above;
  if (answer === null) {
    const question = `The row has no date. The row above it has “${above}”.`;
    doubts.push({ ...cells.at, field: 'due', cell: '', group: 'due', question, options: [THE_ONE_ABOVE, NOTHING] });
  }
  return answer === null || answer === NOTHING ? '' : answer;
}
