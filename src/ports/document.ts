/**
 * A paper as plain data, such as a report to a board. The writers draw it as a file for a word processor or as a page.
 * All texts are plain; the writers escape them.
 */
import type { Instant } from '../core/record/model.ts';
import type { Picture } from './picture.ts';

/** A whole paper in British English. */
export interface Document {
  /** The only heading of the first level. */
  readonly title: string;
  /** The line under the title. */
  readonly subtitle: string;
  /** The authority, which stands as the author in the properties of the file. */
  readonly author: string;
  /** The instant of the record that the paper shows; the dates in the file are this instant, so that the same record gives the same bytes. */
  readonly asAt: Instant;
  /** Stands at the foot of each page, before the number of the page. */
  readonly footer: string;
  readonly blocks: readonly Block[];
}

/** A part of a text: plain, strong, or a gap that a person fills in, which shows in square brackets. */
export type Span = string | { readonly strong: string } | Gap;

/** A gap. `whose` is the name of the person whom it is about, for the author alone: no file has it. */
export interface Gap {
  readonly gap: string;
  readonly whose?: string;
}

/** A text, in parts where some of them are strong or gaps. */
export type Words = string | readonly Span[];

/** A colour for a cell of a table. Its words say the same, so that nobody needs to see the colour. */
export type Tone = 'red' | 'amber' | 'green';

/** A cell of a table. */
export type Cell = Words | { readonly tone: Tone; readonly words: string };

/** A column of a table; `share` is its part of the width, and numbers stand at the right. */
export interface TableColumn {
  readonly title: string;
  readonly share: number;
  readonly isNumber?: true;
}

/** A table with a header row, which comes again on each page. The first cell of a row names the row. */
export interface DocumentTable {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A longer table goes on over the page, because it would leave much of a page empty. */
const MOST_KEPT_ROWS = 8;

/** Whether a table is so short that it stands whole on the page of the picture above it. */
export function isShort({ rows }: DocumentTable): boolean {
  return rows.length <= MOST_KEPT_ROWS;
}

/** One part of a paper, top to bottom. Level 1 is a part of the paper, below its title. */
export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly words: Words; readonly look?: 'lead' | 'note' | 'quote' }
  | { readonly type: 'list'; readonly items: readonly Words[]; readonly isNumbered?: true }
  | DocumentTable
  /** `alt` says in words what the picture shows; a table with its figures stands beside it. */
  | { readonly type: 'picture'; readonly picture: Picture; readonly alt: string };

/** A text without the marks of its parts; a gap keeps its square brackets. */
export function plainWords(words: Words): string {
  if (typeof words === 'string') return words;
  return words
    .map((span) => (typeof span === 'string' ? span : 'gap' in span ? `[${span.gap}]` : span.strong))
    .join('');
}
