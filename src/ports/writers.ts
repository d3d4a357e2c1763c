/** The writers of files: plain data in, the bytes of a file out. The same data gives the same bytes. */
import type { Instant, IsoDate } from '../core/record/model.ts';
import type { Document } from './document.ts';

/** A cell of a workbook. A text is never a formula; a date is a day. */
export type SheetCell = string | number | { readonly date: IsoDate } | null;

/** One sheet of a workbook: a header row that stays in sight, and rows of typed cells. */
export interface Sheet {
  readonly name: string;
  /** `width` in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** One whole day in a calendar file. */
export interface CalendarDay {
  /** Names the entry for ever, so that a calendar replaces it when the file is read again. */
  readonly uid: string;
  readonly on: IsoDate;
  readonly title: string;
  readonly text: string;
  /** How often the entry was changed. */
  readonly sequence: number;
}

/** A calendar file with its name and its whole days. */
export interface CalendarFile {
  readonly name: string;
  readonly asAt: Instant;
  readonly days: readonly CalendarDay[];
}

/** A file inside an archive. */
export interface PackedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files in the formats that other programs read, apart from the service. Dates inside the files are `asAt`. Each
 * rejects with `UserError` for a file that takes too much, and when many others are being written.
 */
export interface Writers {
  docx(document: Document): Promise<Uint8Array>;
  /** A whole page without scripts, which prints as a paper. */
  html(document: Document): Promise<string>;
  xlsx(sheets: readonly Sheet[], asAt: Instant): Promise<Uint8Array>;
  ics(calendar: CalendarFile): Promise<string>;
  zip(files: readonly PackedFile[], asAt: Instant): Promise<Uint8Array>;
  /** The page that verifies the audit of a bundle: one file of HTML that needs no network. */
  verifier(): Promise<string>;
  /** SHA-256 in hex. */
  digest(content: string | Uint8Array): string;
}
