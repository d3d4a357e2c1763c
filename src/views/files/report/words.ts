/** The words that the parts of a report share. */
import type { Stand } from '../../../core/files/report/standing.ts';
import type {
  Action,
  ContactLevel,
  Rag,
  RecommendationOutcome,
  RecommendationResponse,
} from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, DocumentTable, Span, TableColumn, Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { nextWords } from '../../plan/rhythm-words.ts';
import { listOf, nameInSentence } from '../../words.ts';

/** The ways in which actions stand, as headings of columns and names of fills. */
export const STAND_WORDS: Readonly<Record<Stand, string>> = {
  delivered: 'Delivered',
  on_track: 'On track',
  off_track: 'Off track',
  kept_up: 'Kept up',
  lapsed: 'Lapsed',
};

/** The responses to recommendations. */
export const RESPONSE_WORDS: Readonly<Record<RecommendationResponse, string>> = {
  awaiting: 'Response awaited',
  accepted: 'Accepted',
  partly: 'Accepted in part',
  not_accepted: 'Not accepted',
};

/** The ends of recommendations. */
export const OUTCOME_WORDS: Readonly<Record<RecommendationOutcome, string>> = {
  open: 'Open',
  implemented: 'Implemented',
  closed_by_source: 'Closed by its source',
};

/** The level of a contact. */
export const CONTACT_WORDS: Readonly<Record<ContactLevel, string>> = {
  official: 'officials',
  ministerial: 'ministers',
};

/** A colour as a cell. */
export function ragCell(rag: Rag | null): Cell {
  return rag === null ? 'Not said' : { tone: rag, words: capitalise(rag) };
}

/** "E2-03 Adopt the procurement rules" */
export function named({ code, title }: Pick<Action, 'code' | 'title'>): string {
  return `${code} ${title}`;
}

/** "31 March 2024", or a gap for a date that nobody has set. */
export function dateOrGap(on: string | null, gap: string): Span {
  return on === null ? { gap } : longDate(on);
}

/** Makes a paragraph of a paper. */
export function paragraph(words: Words, look?: 'lead' | 'note' | 'quote'): Block {
  return { type: 'paragraph', words, ...(look ? { look } : {}) };
}

/** Makes a heading of a paper. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { type: 'heading', level, text };
}

/** Two texts as sentences that follow one another, whether or not the first ends with a full stop. */
export function sentences(first: string, second: string | null): string {
  return second === null ? first : `${withoutStop(first)}. ${second}`;
}

/** The words of a sentence without the full stop at its end, so that more words can follow. */
export function withoutStop(words: string): string {
  return words.replace(/[.\s]+$/, '');
}

/** The columns and rows of a table without the columns in which no row has words. */
export function withoutEmptyColumns(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
): Pick<DocumentTable, 'columns' | 'rows'> {
  const isKept = (_: unknown, n: number) => rows.some((row) => row[n] !== '');
  return { columns: columns.filter(isKept), rows: rows.map((row) => row.filter(isKept)) };
}

/** The most codes that a sentence names. */
const MOST_CODES = 8;

/** "E2-03, E2-05 and 3 more" */
export function codes(rows: readonly { readonly code: string }[]): string {
  const shown = rows.slice(0, MOST_CODES).map(({ code }) => code);
  const left = rows.length - shown.length;
  return listOf(left > 0 ? [...shown, `${left} more`] : shown);
}

/** A body as the subject or object of a sentence: "the Improvement Board", and councils by their names alone. */
export function bodyInSentence(name: string): string {
  if (/^the /i.test(name)) return nameInSentence(name);
  return /\b(Board|Cabinet|Committee|Department|Executive|Forum|Group|Ministry|Panel|Partnership)$/i.test(name)
    ? `the ${name}`
    : name;
}

/** The words that bind the next date of an action to it: "by 12 July 2024", or "next meeting on 3 July 2024". */
export function whenWords(action: Action): string {
  const on = longDate(action.dueOn ?? '');
  return action.kind === 'once' ? `by ${on}` : `${nextWords(action)[0]} on ${on}`;
}

/** The words for rows that are left to an appendix; none when all of them are shown. */
export function restWords(total: number, shown: number, appendix = 'appendix A'): readonly Block[] {
  const left = total - shown;
  return left > 0 ? [paragraph(`${left} more, in ${appendix}.`, 'note')] : [];
}

/** The most rows of a table, so that the paper stays short. */
const MOST_ROWS = 4;

/** A table with its first rows, and how many more there are; a sentence where it has no row. */
export function tableOr(
  none: string,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
): readonly Block[] {
  if (rows.length === 0) return [paragraph(none)];
  const table: Block = { type: 'table', caption, ...withoutEmptyColumns(columns, rows.slice(0, MOST_ROWS)) };
  return [table, ...restWords(rows.length, MOST_ROWS, 'the record')];
}
