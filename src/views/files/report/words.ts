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
import type { Block, Cell, Span, Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';

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

/** The most codes that a sentence names. */
const MOST_CODES = 8;

/** "E2-03, E2-05 and 3 more" */
export function codes(rows: readonly { readonly code: string }[]): string {
  const shown = rows.slice(0, MOST_CODES).map(({ code }) => code);
  const left = rows.length - shown.length;
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
}

/** The words for rows that are left to an appendix; none when all of them are shown. */
export function restWords(total: number, shown: number, appendix = 'appendix A'): readonly Block[] {
  const left = total - shown;
  return left > 0 ? [paragraph(`${left} more, in ${appendix}.`, 'note')] : [];
}
