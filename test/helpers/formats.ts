/**
 * The formats of the program with the writing and the reading of letters in this thread, where their libraries are loaded once.
 * The threads have tests of their own in test/documents, and the tests that start the program use them.
 */
import { readLetter } from '../../src/core/notice/letter/letter.ts';
import { formats as ofProgram } from '../../src/documents/formats.ts';
import type { Formats } from '../../src/ports/formats.ts';

export const formats: Formats = {
  ...ofProgram,
  readLetter: async (text, as) => readLetter(text, as ?? undefined),
  write: {
    ...ofProgram.write,
    docx: async (document) => (await import('../../src/documents/write-docx.ts')).writeDocx(document),
    html: async (document) => (await import('../../src/documents/write-html.ts')).writeHtml(document),
    xlsx: async (sheets, asAt) => (await import('../../src/documents/write-xlsx.ts')).writeXlsx(sheets, asAt),
    ics: async (calendar) => (await import('../../src/documents/write-ics.ts')).writeIcs(calendar),
    zip: async (files, asAt) => (await import('../../src/documents/write-zip.ts')).writeZip(files, asAt),
  },
};
