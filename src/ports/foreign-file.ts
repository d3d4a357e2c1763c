/** Files that people send: what the program gets out of them, and the limits inside which they are opened. */
import type { Sheet } from '../core/files/plan-row.ts';
import type { readLetter } from '../core/notice/letter/letter.ts';
import type { LetterKind } from '../core/notice/letter/reading.ts';

/** The kinds of files that are opened, each with what it gives: the text of a letter with line ends and indents, or the sheets of a workbook. */
export interface FileContents {
  readonly txt: string;
  readonly docx: string;
  readonly pdf: string;
  readonly xlsx: readonly Sheet[];
}

/** A kind of file, named by the ending of its name. */
export type FileKind = keyof FileContents;

/**
 * Opens a file that came from outside, apart from the service and within limits of size, time and memory. `name` is the file's
 * own name for the messages. Rejects with `UserError`, which says why the file is refused and what was expected.
 */
export type OpenFile = <K extends FileKind>(kind: K, bytes: Uint8Array, name: string) => Promise<FileContents[K]>;

/**
 * Reads the text of a letter apart from the service, as `readLetter` of the core does. Rejects with `UserError` when that takes too
 * much, and when many others are being read.
 */
export type ReadLetter = (text: string, as: LetterKind | null) => Promise<ReturnType<typeof readLetter>>;

/** The largest file that is opened, in bytes (our own limit): a letter or plan with a few pictures is well under it. */
export const MOST_FILE_BYTES = 5_000_000;
