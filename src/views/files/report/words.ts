/** The words that the parts of a report share. */
import { isMilestoneColour } from '../../../core/files/milestone-colour.ts';
import type { LeftOut, Readers } from '../../../core/files/report/readers.ts';
import type { Stand } from '../../../core/files/report/standing.ts';
import { isWordless, wordsOfPlan } from '../../../core/plan/log-entry.ts';
import type {
  Action,
  ContactLevel,
  LogEntry,
  Rag,
  RecommendationOutcome,
  RecommendationResponse,
} from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, DocumentTable, Span, TableColumn, Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { nextWords } from '../../plan/rhythm-words.ts';
import { asTitle, count, isOrAre, listOf, nameInSentence } from '../../words.ts';

const STAND_WORDS: Readonly<Record<Stand, string>> = {
  delivered: 'Delivered',
  brought_in: 'Brought in complete',
  on_track: 'On track',
  amber: 'Amber',
  off_track: 'Off track',
  kept_up: 'Kept up',
  not_yet: 'Not yet due',
  lapsed: 'Lapsed',
};

/** A public paper does not know what internal updates say, so it calls nothing on track. */
const PUBLIC_WORDS: Readonly<Partial<Record<Stand, string>>> = { on_track: 'Still to do', off_track: 'Late or red' };

/** A way in which actions stand, as the heading of a column, the name of a fill and a state. */
export function standWords(stand: Stand, readers: Readers): string {
  return (readers === 'public' && PUBLIC_WORDS[stand]) || STAND_WORDS[stand];
}

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
export function ragCell(rag: Rag | null, readers: Readers): Cell {
  const none = readers === 'public' ? 'None public' : 'Not rated';
  return rag === null ? none : { tone: rag, words: capitalise(rag) };
}

/** "E2-03 Adopt the procurement rules" */
export function named({ code, title }: Pick<Action, 'code' | 'title'>): string {
  return `${code} ${asTitle(title)}`;
}

/** "31 March 2024", or a gap for a date that nobody has set. */
export function dateOrGap(on: string | null, gap: string): Span {
  return on === null ? { gap } : longDate(on);
}

/** "1 exempt item and 13 internal items of the record are", of which a paper says that they are left out; null where nothing is. */
export function itemsLeftOut({ exempt, internal }: LeftOut): string | null {
  const items = [
    ...(exempt > 0 ? [count(exempt, 'exempt item')] : []),
    ...(internal > 0 ? [count(internal, 'internal item')] : []),
  ];
  return items.length === 0 ? null : `${listOf(items)} of the record ${isOrAre(exempt + internal)}`;
}

/** The reason of a change; a gap for the author where nobody gave one, and none in a public paper. */
export function reasonOr(because: string | null, gap: string, readers: Readers): Words {
  return because ?? (readers === 'public' ? 'Not for publication' : [{ gap }]);
}

/** Makes a paragraph of a paper. */
export function paragraph(words: Words, look?: 'lead' | 'note' | 'quote'): Block {
  return { type: 'paragraph', words, ...(look ? { look } : {}) };
}

/** Makes a heading of a paper. */
export function heading(level: 1 | 2 | 3, text: string): Block {
  return { type: 'heading', level, text };
}

/** A column that a plan had beside its words of progress, as an import writes it: “Lead Councillor: All”. Prose goes on in small letters. */
const LABEL = /^\p{Lu}[^:.]{0,60}: [\p{Lu}\d]/u;

/** A line that a paper tells elsewhere, or not at all: another column, and the colour of a milestone. */
function isOtherColumn(line: string): boolean {
  return LABEL.test(line) || isMilestoneColour(line);
}

/** The words of an update as a paper has them: without other columns of the plan, which are no reasons; null where none are left. */
export function updateWords(entry: LogEntry | null): string | null {
  if (entry === null) return null;
  const words = wordsOfPlan(entry);
  const lines = (words ?? entry.text).split('\n').filter((line) => line.trim() !== '');
  const kept = lines.filter((line) => !isWordless(line) && (words === null || !isOtherColumn(line)));
  if (kept.length === 0) return null;
  const text = kept.map((line, n) => (n === kept.length - 1 ? line : `${withoutStop(line)}. `)).join('');
  return words === null ? text : `From the plan: ${text}`;
}

/** Texts as sentences that follow one another, whether or not each ends with a full stop; without those that are null or empty. */
export function sentences(...texts: readonly (Words | null)[]): Words {
  const filled = texts.flatMap((one) => (one === null || one.length === 0 ? [] : [spansOf(one)]));
  const spans = filled.flatMap((one, n) => (n === filled.length - 1 ? one : [...withoutLastStop(one), '. ']));
  const merged = mergeTexts(spans);
  return merged.every((span) => typeof span === 'string') ? merged.join('') : merged;
}

/** The parts of a text. */
export function spansOf(words: Words): readonly Span[] {
  return typeof words === 'string' ? [words] : words;
}

/** A text with words before it. */
export function withBefore(before: string, words: Words): Words {
  return typeof words === 'string' ? `${before}${words}` : mergeTexts([before, ...words]);
}

function withoutLastStop(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  return typeof last === 'string' ? [...spans.slice(0, -1), withoutStop(last)] : spans;
}

/** Texts that follow one another as one, so that the first span of a row or a line has its code. */
function mergeTexts(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (typeof last === 'string' && typeof span === 'string') merged[merged.length - 1] = last + span;
    else merged.push(span);
  }
  return merged;
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

/** A table without the columns that nobody filled; a sentence where it has no row. */
export function tableOr(
  none: string,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
): readonly Block[] {
  if (rows.length === 0) return [paragraph(none)];
  return [{ type: 'table', caption, ...withoutEmptyColumns(columns, rows) }];
}
