/** The memory of an import for the next one: the answers about columns and words, and the request that saved it, for its undo. */
import type { ImportAnswers } from '../../core/files/import-answers.ts';
import type { Instant } from '../../core/record/model.ts';
import type { Context } from '../../dispatch/command.ts';

/** The memory of the latest import; `saved` is null once it was undone. */
interface ImportMemory {
  readonly answers: ImportAnswers;
  readonly saved: { readonly requestId: string; readonly at: Instant } | null;
}

/** Reads the memory; an empty one before the first import. */
export async function readMemory({ read }: Pick<Context, 'read'>): Promise<ImportMemory> {
  const kept = await read.importMemory();
  return kept === null ? { answers: {}, saved: null } : JSON.parse(kept);
}

/** The memory of the import that this request saves, as the store keeps it. */
export function memoryOf({ request, now }: Pick<Context, 'request' | 'now'>, answers: ImportAnswers): string {
  const memory: ImportMemory = { answers, saved: { requestId: request.id, at: now } };
  return JSON.stringify(memory);
}

/** The memory without the import that was undone, as the store keeps it. */
export function forgetSaved({ answers }: ImportMemory): string {
  const memory: ImportMemory = { answers, saved: null };
  return JSON.stringify(memory);
}
