/** The cells of one line by what they hold, with the answers that people have given in place of doubtful cells. */
import { AN_ACTION, NOTHING } from './plan-answer-words.ts';
import type { PlanColumn } from './plan-column.ts';
import type { ColumnChoices } from './plan-columns.ts';
import type { QuarterBasis } from './plan-date-cell.ts';
import { type DoubtGroup, EACH, groupKey } from './plan-groups.ts';
import type { Initials } from './plan-initials.ts';
import { type StatusKey, wordsFor } from './plan-key.ts';
import type { PlanLine } from './plan-lines.ts';
import { AS_WITHDRAWN, plainWords } from './plan-meanings.ts';
import { type Doubt, type PlanField, type RowAt, rowKey } from './plan-row.ts';

/** A cell with more characters is answered by its row, because a button carries its key. */
const LONGEST_KEY = 80;

/** The answers that people have given about a file. */
export interface PlanAnswers {
  readonly columns: ColumnChoices;
  /** Texts in place of cells: by `answerKey` for every such cell, or as `12:due` for one row alone. */
  readonly cells: Readonly<Record<string, string>>;
  /** Which sheets are read of those in doubt: by `sheetsKey` of the question. */
  readonly sheets?: Readonly<Record<string, string>>;
  readonly quarters: QuarterBasis;
  /** Somebody has said that the columns are right that may hold something else. */
  readonly areColumnsRight?: boolean;
}

/** The answer about all rows of a group; null when nobody has given one, or wants to be asked about each. */
export function groupAnswer({ cells }: PlanAnswers, group: DoubtGroup): string | null {
  const answer = cells[groupKey(group)] ?? null;
  return answer === EACH ? null : answer;
}

/** The key under which the answer to a doubt is kept: for all cells of its field with the same text, or for an empty cell by row. */
export function answerKey({ field, cell, byKey, ...at }: Omit<Doubt, 'question' | 'options'>): string {
  const text = [cell.trim().toLowerCase(), ...(byKey ? [byKey.toLowerCase()] : [])].join(' = ');
  const isOfRow = text === '' || text.length > LONGEST_KEY || field === 'title' || field === 'target';
  return isOfRow ? `${rowKey(at)}:${field}` : `${field}:${text}`;
}

/** One line of a plan. */
export class LineCells {
  readonly line: PlanLine;
  readonly columns: readonly PlanColumn[];
  readonly answers: PlanAnswers;
  /** The meanings of letters and colours by the key of the sheet. */
  readonly key: StatusKey;

  /** The posts by their initials, where the file lists them. */
  readonly initials: Initials;

  constructor(
    line: PlanLine,
    columns: readonly PlanColumn[],
    answers: PlanAnswers,
    { key, initials }: { readonly key: StatusKey; readonly initials: Initials },
  ) {
    this.line = line;
    this.columns = columns;
    this.answers = answers;
    this.key = key;
    this.initials = initials;
  }

  get at(): RowAt {
    const { sheet, row, part } = this.line;
    return { sheet, row, ...(part === undefined ? {} : { part }) };
  }

  /** Whether the plan has a column for a field. */
  has(field: PlanField): boolean {
    return this.columns.some((column) => column.field === field);
  }

  /** The heading of a field's column; '' when there is none. */
  heading(field: PlanField): string {
    return this.columns.find((column) => column.field === field)?.heading.replace(/\s+/g, ' ') ?? '';
  }

  /** The cells of a field as the file has them, one below the other. */
  text(field: PlanField): string {
    const columns = this.columns.filter((column) => column.field === field);
    const cells = columns
      .map(({ index }) => this.line.cells[index])
      .filter((cell) => cell !== undefined && cell !== '');
    // The last of several revised dates counts.
    return (field === 'revisedDue' ? cells.slice(-1) : cells).join('\n');
  }

  /** The answer of a person in place of a cell of this line, else that about its group; null when nobody has given one. */
  answer(field: PlanField, cell: string, group?: DoubtGroup): string | null {
    const { cells } = this.answers;
    const own = cells[`${rowKey(this.at)}:${field}`] ?? cells[answerKey({ ...this.place(field), field, cell })];
    return own ?? (group ? groupAnswer(this.answers, group) : null);
  }

  /** Whether nobody has said yet that a line which may be none is an action; its other parts are not asked about before. */
  mayBeNoAction(): boolean {
    const { kind } = this.line;
    return kind !== undefined && this.answer('title', this.text('title'), kind) === null;
  }

  /** The place of a field's cell for a question about it, with the words of the key where it explains the cell. */
  place(field: PlanField): RowAt & Pick<Doubt, 'byKey'> {
    const isState = field === 'status' || field === 'rag';
    return { ...this.at, byKey: isState ? wordsFor(this.key, plainWords(this.text(field))) : undefined };
  }

  /** The cell, or the answer in its place. */
  value(field: PlanField): string {
    const cell = this.text(field);
    const answer = this.answer(field, cell);
    if (answer === NOTHING) return '';
    const isOfRow = answer === AN_ACTION || (answer === AS_WITHDRAWN && field === 'title');
    return answer === null || isOfRow ? cell : answer;
  }

  /** The columns without a place of their own, and those of more than one update, under their headings. */
  leftOver(): readonly { readonly heading: string; readonly text: string }[] {
    const filled = this.columns.filter(({ index, field }) => field === null && this.line.cells[index]);
    return filled.map(({ index, heading }) => ({
      heading: heading.replace(/\s+/g, ' ') || `Column ${index + 1}`,
      text: this.line.cells[index] ?? '',
    }));
  }
}

/** Everything about a line that has no part of its own: questions, remarks, and the lines of its first update. */
export interface Findings {
  readonly doubts: Doubt[];
  readonly said: string[];
  readonly update: string[];
}
