/** The worker thread in which one file is written. It gets plain data, posts one answer, and ends. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../core/record/errors.ts';
import type { Writers } from '../ports/writers.ts';

/** The kinds of files that are written here. */
export type WrittenKind = 'docx' | 'html' | 'xlsx' | 'ics' | 'zip';

/** The file to write: its kind, and what its writer takes. */
export interface WritingTask {
  readonly kind: WrittenKind;
  readonly given: readonly unknown[];
}

/** The answer: the file, or the sentence with which it is refused. */
export type WritingAnswer = { readonly written: Uint8Array | string } | { readonly refused: string };

/** The writer of each kind, loaded with the file. */
const WRITERS: { readonly [K in WrittenKind]: () => Promise<Writers[K]> } = {
  docx: async () => (await import('./write-docx.ts')).writeDocx,
  html: async () => (await import('./write-html.ts')).writeHtml,
  xlsx: async () => (await import('./write-xlsx.ts')).writeXlsx,
  ics: async () => (await import('./write-ics.ts')).writeIcs,
  zip: async () => (await import('./write-zip.ts')).writeZip,
};

async function answer({ kind, given }: WritingTask): Promise<WritingAnswer> {
  try {
    const write = (await WRITERS[kind]()) as (...given: readonly unknown[]) => Promise<Uint8Array | string>;
    return { written: await write(...given) };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}

/** People who ask something meanwhile go before the file. */
const NICENESS = 5;
// Only Linux sets this for the one thread; elsewhere it would slow the whole service.
if (process.platform === 'linux') setPriority(NICENESS);

parentPort?.postMessage(await answer(workerData as WritingTask));
