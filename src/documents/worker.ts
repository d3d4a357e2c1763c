/** The worker thread in which one file or letter is read, or one file is written. It gets plain data, posts one answer, and ends. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../core/record/errors.ts';

/** Every piece of work that is done here, loaded when it is asked for. */
const WORKS = {
  'read txt': async () => (await import('./text-in.ts')).readText,
  'read docx': async () => (await import('./docx-in.ts')).readDocx,
  'read pdf': async () => (await import('./pdf-in.ts')).readPdf,
  'read xlsx': async () => (await import('./xlsx-in.ts')).readXlsx,
  'read letter': async () => (await import('../core/notice/letter/letter.ts')).readLetter,
  'write docx': async () => (await import('./write-docx.ts')).writeDocx,
  'write html': async () => (await import('./write-html.ts')).writeHtml,
  'write xlsx': async () => (await import('./write-xlsx.ts')).writeXlsx,
  'write ics': async () => (await import('./write-ics.ts')).writeIcs,
  'write zip': async () => (await import('./write-zip.ts')).writeZip,
} as const;

/** Every piece of work by its name, as the function that does it. */
export type Works = { readonly [Name in keyof typeof WORKS]: Awaited<ReturnType<(typeof WORKS)[Name]>> };

/** A piece of work for a worker: its name, and what it takes. */
export interface Task {
  readonly name: keyof Works;
  readonly given: readonly unknown[];
}

/** The answer: what came of the work, or the sentence with which it is refused. */
export type TaskAnswer = { readonly done: unknown } | { readonly refused: string };

async function answer({ name, given }: Task): Promise<TaskAnswer> {
  try {
    const work = (await WORKS[name]()) as (...given: readonly unknown[]) => unknown;
    return { done: await work(...given) };
  } catch (error) {
    if (error instanceof UserError) return { refused: error.message };
    throw error;
  }
}

/** People who ask something meanwhile go before the work. */
const NICENESS = 5;
// Only Linux sets this for the one thread; elsewhere it would slow the whole service.
if (process.platform === 'linux') setPriority(NICENESS);

parentPort?.postMessage(await answer(workerData as Task));
