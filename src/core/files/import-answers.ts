/** The answers to the questions of an import, as the buttons of its card give them: texts by the key of their question. */

import { wordsOfName } from '../people/names.ts';
import { fullNameOfPost } from '../people/posts.ts';
import { answerKey, type PlanAnswers } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';
import type { DoubtGroup } from './plan-groups.ts';
import { choiceKey } from './plan-headings.ts';
import { type Doubt, PLAN_FIELDS, type PlanField, type PlanRow, type RowAt } from './plan-row.ts';
import { sheetsKey } from './plan-sheet-questions.ts';

/** Answers by the key of their question, as the store keeps them with the file. */
export type ImportAnswers = Readonly<Record<string, string>>;

/** A row that a question is about: its action or milestone, and the words of its cell; '' where no cell is in doubt. */
export interface AskedRow extends RowAt {
  readonly title: string;
  readonly cell: string;
}

/** A question about a file, asked once for all rows that wait for its answer. */
export interface ImportQuestion {
  readonly key: string;
  /** A whole sentence. */
  readonly text: string;
  /** The rows that wait for the answer. */
  readonly rows: readonly AskedRow[];
  readonly options: readonly { readonly label: string; readonly answer: string }[];
  /** The answer may also be typed. */
  readonly isTyped: boolean;
  /** The kind of doubts with which it is asked about together. */
  readonly group?: DoubtGroup;
  /** Lines that explain the question, in place of its rows. */
  readonly details?: readonly string[];
  /** The words of the file that the question is about. */
  readonly about?: string;
  /** The questions that are asked as this one, of which each may have an answer of its own. */
  readonly parts?: readonly ImportQuestion[];
}

/** In place of a field: the column goes into the first update. */
export const TO_UPDATE = 'update it';
/** The answer for somebody who is entered as a new person when the rows are saved. */
export const AS_NEW = 'new';
/** The answer for a name that stands for nobody: the action has no owner yet. */
export const NOBODY = 'nobody';
/** The key of the answer that counts for every group or name without one of its own. */
export const ALL = '*';

/** The key of the question to which column a heading belongs. */
export const columnKey = (heading: string): string => `column:${choiceKey(heading)}`;
/** The key of the question under which expectation the rows of a theme belong. */
export const underKey = (group: string): string => `under:${plain(group)}`;
/** The key of the question who a name is. Short and long forms of a post have one key. */
export const personKey = (name: string): string =>
  `person:${plain(fullNameOfPost(name) ?? wordsOfName(name).join(' '))}`;
/** The key of the question when the recommendations of a source were received. */
export const receivedKey = (source: string): string => `received:${plain(source)}`;
/** The key of the question whether the columns that may hold something else are right. */
export const COLUMNS_RIGHT = 'columns';
/** The key of the question whether the numbers of a plan are those of the recommendations in the record. */
export const numbersKey = (source: string): string => `numbers:${plain(source)}`;
/** The key of the question who made recommendations. */
export const sourceKey = (source: string): string => `source:${plain(source)}`;
/** The key of the question which of several sheets count. */
export const whichSheetsKey = (sheets: readonly string[]): string => `sheets:${sheetsKey(sheets)}`;
/** The key of the question whether the boards that a plan names are entered. */
export const BODIES = 'bodies';
/** The key of the question by which year a file counts its quarters. */
export const QUARTERS = 'quarters';

/** The key of the question that a doubtful cell raises. */
export const cellKey = (doubt: Omit<Doubt, 'question' | 'options'>): string => `cell:${answerKey(doubt)}`;

/** A button carries the key, and no platform takes a long one. */
const LONGEST_KEY = 200;

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase().slice(0, LONGEST_KEY);
}

/** The answers that concern the reading of the sheet. */
export function planAnswers(answers: ImportAnswers): PlanAnswers {
  const of = (prefix: string) =>
    Object.entries(answers).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [],
    );
  const columns = of('column:').map(([key, value]) => [key, fieldOf(value)] as const);
  const quarters = answers[QUARTERS];
  return {
    columns: Object.fromEntries(columns),
    cells: Object.fromEntries(of('cell:')),
    sheets: Object.fromEntries(of('sheets:')),
    areColumnsRight: answers[COLUMNS_RIGHT] !== undefined,
    quarters: quarters === 'financial' || quarters === 'calendar' ? quarters : null,
  };
}

function fieldOf(answer: string): PlanField | null {
  return PLAN_FIELDS.find((field) => field === answer) ?? null;
}

/** The text by which a row is put under an expectation: its own column, else its theme, else its recommendation; '' without them. */
export function groupOf({ expectation, theme, recommendations }: PlanRow): string {
  return expectation ?? theme ?? recommendations.join(', ');
}

/** The key of the form in which each group gets its expectation. */
export const UNDER_EACH = 'under each';

/** A short mark of a question's key, which a form carries in place of a long one. */
export function markOf(key: string): string {
  const hash = [...key].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  );
  return (hash >>> 0).toString(36);
}

/** The answer for one key, else the answer for all of its kind. */
export function answerFor(answers: ImportAnswers, key: string): string | null {
  return answers[key] ?? answers[`${key.slice(0, key.indexOf(':'))}:${ALL}`] ?? null;
}

/**
 * The answered cells that mean the same in the next import: short words for a state, dates with their year, and how the plan
 * sets out its milestones. They name nobody.
 */
const REMEMBERED_CELLS =
  /^cell:(?:(?:status|rag|everyWeeks|completedOn|milestone):.{1,80}|(?:due|revisedDue):.*(?:\d{4}|\d\d[/-]\d\d).*)$/;

/** The kinds of questions of which each answer holds for the next import as well. */
const REMEMBERED = ['column:', 'under:', 'sheets:', 'numbers:'];

/**
 * The answers that are kept for the next import: columns, expectations, quarters and words of the plan. Answers about one row
 * and about people are left out. `columns` are those of the file, which saving confirms.
 */
export function answersToKeep(answers: ImportAnswers, columns: readonly PlanColumn[]): ImportAnswers {
  const kept = Object.entries(answers).filter(([key, answer]) => {
    if (key === BODIES) return answer === NOBODY;
    return REMEMBERED.some((start) => key.startsWith(start)) || key === QUARTERS || REMEMBERED_CELLS.test(key);
  });
  const confirmed = columns.filter(({ isSure, heading }) => !isSure && choiceKey(heading) !== '');
  const asKeys = confirmed.map(({ heading, field }) => [columnKey(heading), field ?? TO_UPDATE] as const);
  return { ...Object.fromEntries(asKeys), ...Object.fromEntries(kept) };
}

/** The answers without those about one row, which may stand elsewhere in another file. */
export function withoutRows(answers: ImportAnswers): ImportAnswers {
  return Object.fromEntries(
    Object.entries(answers).filter(([key]) => !/^cell:(?:all:|(?:[^:]*!)?\d+(?:\.\d+)?:)/.test(key)),
  );
}

/** The answers without those that name expectations or recommendations. */
export function withoutExpectations(answers: ImportAnswers): ImportAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !/^(?:under|numbers):/.test(key)));
}
