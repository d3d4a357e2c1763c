/** Reads the date columns of a line together: the due date, the date before it was moved, and the day of completion. */
import type { IsoDate } from '../record/model.ts';
import type { Findings, LineCells } from './plan-cells.ts';
import { readDateCell } from './plan-dates.ts';
import type { DateCell, PlanDateContext } from './plan-periods.ts';
import type { PlanField } from './plan-row.ts';

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
  const read = readDateCell(cells.value(field), at, cells.answer(field, cell) !== null);
  if (read.is === 'doubt') {
    const { question, options } = read;
    doubts.push({ ...cells.at, field, cell, question, options });
  }
  if (read.is === 'empty' || read.is === 'doubt' || read.note === undefined) return read;
  said.push(read.note);
  // The words beside a date, and those in place of one, are kept.
  const hasWords = read.is === 'open' ? /\p{L}{4}/u.test(cell) : /[(\n]|.{16}/.test(cell) && read.is !== 'day';
  if (hasWords || (read.is === 'day' && /\(/.test(cell))) update.push(`${cells.heading(field)}: ${cell}`);
  return read;
}
