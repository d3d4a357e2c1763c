/** Reads the words and the number of an action, and asks about rows that may be none or several. */
import { AN_ACTION, HEADING } from './plan-answer-words.ts';
import type { Findings, LineCells } from './plan-cells.ts';
import { ONE_EACH } from './plan-groups.ts';
import { isListOfActions } from './plan-lists.ts';
import { AS_WITHDRAWN, LEAVE_OUT } from './plan-meanings.ts';
import { areMeasures } from './plan-measure.ts';

/** 1.1 Ensure …, 3) Agree …, CT1: Embed …; a plain number may be a part of the sentence. */
export const NUMBER_IN_TITLE =
  /^((?:[A-Z]{1,4}[ -]?)?\d{1,3}(?:\.\d{1,3})+[a-z]?|\d{1,3}(?=[.):])|[A-Z]{1,4}-?\d{1,3}(?:\.\d{1,3})*)[.):]?\s+(?=\S)/;

/** The words and the number of a line. `isNumbered`: the numbers stand in front of the words. */
export function readTitle(
  cells: LineCells,
  isNumbered: boolean,
  { doubts }: Findings,
): { readonly planRef: string | null; readonly title: string } {
  const cell = cells.value(areMeasures(cells) ? 'measure' : 'title');
  const text = oneLine(cell);
  const number = isNumbered ? NUMBER_IN_TITLE.exec(text) : null;
  const title = number ? text.slice(number[0].length) : text;
  const doubt = doubtOf(cells, cell);
  if (doubt && cells.answer('title', cell, doubt.group) === null) {
    doubts.push({ ...cells.at, field: 'title', cell, ...doubt });
  }
  const ref = withoutEnd(oneLine(cells.value('planRef')));
  return { planRef: ref || (number?.[1] ?? null), title };
}

/** Why a row may be no action, or several; null for one that looks like the others. */
function doubtOf(cells: LineCells, cell: string) {
  switch (cells.line.kind) {
    case 'noAction':
      return { group: 'noAction', question: 'The row has no action.', options: [LEAVE_OUT] } as const;
    case 'struck': {
      const question = 'The row is struck through in the file. Is it withdrawn?';
      return { group: 'struck', question, options: [LEAVE_OUT, AS_WITHDRAWN, AN_ACTION] } as const;
    }
    case 'alone': {
      const question = 'Only this stands in the row, which may be an action or a heading.';
      return { group: 'alone', question, options: [AN_ACTION, HEADING, LEAVE_OUT] } as const;
    }
    case 'bare': {
      const question = 'The row has neither an owner nor a date nor a status, unlike the others.';
      return { group: 'bare', question, options: [AN_ACTION, HEADING, LEAVE_OUT] } as const;
    }
    default: {
      const question = 'The cell holds several actions. Each may come in by itself, or all as one.';
      return isListOfActions(cell) ? ({ group: 'lists', question, options: [ONE_EACH, AN_ACTION] } as const) : null;
    }
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/** A number without the mark behind it: `3)` and `3.` are 3, and `3(a)` stays. */
function withoutEnd(ref: string): string {
  return ref.includes('(') ? ref.replace(/[.:]$/, '') : ref.replace(/[.:)]$/, '');
}
