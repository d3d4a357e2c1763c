/** Every writer of a file. Each loads its library with its first file, so that the service starts fast. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Writers } from '../ports/writers.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeIcs } from './write-ics.ts';
import { writeXlsx } from './write-xlsx.ts';
import { writeZip } from './write-zip.ts';

/** The writers of the program. */
export const writers: Writers = {
  docx: writeDocx,
  html: writeHtml,
  xlsx: writeXlsx,
  ics: writeIcs,
  zip: writeZip,
  verifier: () => readFile(new URL('./verify.html', import.meta.url), 'utf8'),
  digest: (content) => createHash('sha256').update(content).digest('hex'),
};
