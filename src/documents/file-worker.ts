/** The worker thread in which one file is opened. It gets the file as its data, posts one answer, and ends. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../core/record/errors.ts';
import type { FileContents, FileKind } from '../ports/foreign-file.ts';

/** The file to open. */
export interface FileTask {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** The answer: the content, or the sentence with which the file is refused. */
export type FileAnswer = { readonly content: FileContents[FileKind] } | { readonly refused: string };

type Reader<K extends FileKind> = (bytes: Uint8Array, name: string) => FileContents[K] | Promise<FileContents[K]>;

/** The reader of each kind, loaded with the first file of that kind. */
const READERS: { readonly [K in FileKind]: () => Promise<Reader<K>> } = {
  txt: async () => (await import('./text-in.ts')).readText,
  docx: async () => (await import('./docx-in.ts')).readDocx,
  pdf: async () => (await import('./pdf-in.ts')).readPdf,
  xlsx: async () => (await import('./xlsx-in.ts')).readXlsx,
};

async function answer({ kind, bytes, name }: FileTask): Promise<FileAnswer> {
  try {
    const read = await READERS[kind]();
    return { content: await read(bytes, name) };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}

/** People who ask something meanwhile go before the file. */
const NICENESS = 5;
// Only Linux sets this for the one thread; elsewhere it would slow the whole service.
if (process.platform === 'linux') setPriority(NICENESS);

parentPort?.postMessage(await answer(workerData as FileTask));
