/** The formats of files that the program reads and writes, as what it needs of them. */
import type { OpenFile, ReadLetter } from './foreign-file.ts';
import type { Writers } from './writers.ts';

/** The readers and writers of files. */
export interface Formats {
  /** The rows of a CSV file; throws `UserError` when it is none. */
  readonly readCsv: (bytes: Uint8Array) => readonly (readonly string[])[];
  /** Opens a file that somebody sent, apart from the service. */
  readonly openFile: OpenFile;
  /** Reads the text of a letter, apart from the service. */
  readonly readLetter: ReadLetter;
  /** The writers of files in the formats that other programs read. */
  readonly write: Writers;
}
