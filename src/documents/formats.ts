/** Every reader and writer of files that the program has. Each loads its library with its first file. */
import type { Formats } from '../ports/formats.ts';
import { readCsv } from './csv.ts';
import { openForeignFile } from './open-foreign-file.ts';
import { createLetterReader } from './read-letter.ts';
import { writers } from './writers.ts';

/** The formats of the program. */
export const formats: Formats = {
  readCsv,
  openFile: openForeignFile,
  readLetter: createLetterReader(),
  write: writers,
};
