/** Files that people send: what the program gets out of them, and the limits inside which they are opened. */
import type { Sheet } from '../core/files/plan-row.ts';

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

/** The largest file that is opened, in bytes (our own limit): a letter or plan with a few pictures is well under it. */
export const MOST_FILE_BYTES = 5_000_000;
