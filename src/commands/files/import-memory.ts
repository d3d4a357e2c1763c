/** The memory of an import for the next one: the answers about columns and words, and the request that saved it, for its undo. */
import { type ImportAnswers, withoutExpectations, withoutRows } from '../../core/files/import-answers.ts';
import type { SaidByPlan } from '../../core/files/import-said.ts';
import type { Instant } from '../../core/record/model.ts';
import type { Context } from '../../dispatch/command.ts';

/** An import that stands: the request that saved it and when, and the requests that undid it and brought it back since. */
interface SavedImport {
  readonly requestId: string;
  readonly at: Instant;
  readonly also?: readonly string[];
  /** The marks of its rows, and of those of imports before it. */
  readonly said?: SaidByPlan;
}

/** The memory of the latest import; `saved` is null once it was undone. */
export interface ImportMemory {
  readonly answers: ImportAnswers;
  /** Everything that was answered about the latest import, names with it; it counts again once that import is undone. */
  readonly ofLatest?: ImportAnswers;
  /** The marks of rows at the imports before the latest one; they count again once that is undone. */
  readonly saidBefore?: SaidByPlan;
  /** The notice whose expectations the answers name. */
  readonly noticeId: string | null;
  readonly saved: SavedImport | null;
  /** The latest import where it was undone and can be brought back, with the request that undid it. */
  readonly undone?: { readonly requestId: string; readonly saved: SavedImport } | null;
}

/** Reads the memory; an empty one before the first import. */
export async function readMemory({ read, snapshot }: Pick<Context, 'read' | 'snapshot'>): Promise<ImportMemory> {
  const kept = await read.importMemory();
  if (kept === null) return { answers: {}, noticeId: null, saved: null };
  const memory: ImportMemory = JSON.parse(kept);
  // E2 is another expectation under another notice.
  return memory.noticeId === snapshot.notice?.id ? memory : { ...memory, answers: withoutExpectations(memory.answers) };
}

/** The marks of the rows of plans at their latest import that stands. */
export function saidInMemory({ saved, saidBefore }: ImportMemory): SaidByPlan {
  return saved?.said ?? saidBefore ?? {};
}

/**
 * The memory of the import that this request saves, as the store keeps it. `answers` count for the next import, `given` are all
 * that were given for this one, and `said` is what its rows say.
 */
export function memoryOf(
  { request, now, snapshot }: Pick<Context, 'request' | 'now' | 'snapshot'>,
  before: ImportMemory,
  answers: ImportAnswers = before.answers,
  given: ImportAnswers = {},
  said: SaidByPlan = {},
): string {
  const present = new Set(snapshot.actions.flatMap(({ id, carriedFromId }) => [id, carriedFromId]));
  const saidBefore = Object.fromEntries(Object.entries(saidInMemory(before)).filter(([id]) => present.has(id)));
  const memory: ImportMemory = {
    answers,
    ofLatest: withoutRows(given),
    noticeId: snapshot.notice?.id ?? null,
    saidBefore,
    saved: { requestId: request.id, at: now, said: { ...saidBefore, ...said } },
  };
  return JSON.stringify(memory);
}

/** The memory after this request has undone the import, as the store keeps it. Its answers hold when the plan comes again. */
export function withUndone(memory: ImportMemory, saved: SavedImport, requestId: string): string {
  const { ofLatest = {}, ...kept } = memory;
  const undone: ImportMemory = {
    ...kept,
    answers: { ...ofLatest, ...kept.answers },
    saved: null,
    undone: { requestId, saved },
  };
  return JSON.stringify(undone);
}

/** The memory after this request has brought back the import that was undone, as the store keeps it. */
export function withBroughtBack(
  memory: ImportMemory,
  { requestId: undoId, saved }: NonNullable<ImportMemory['undone']>,
  requestId: string,
): string {
  const back: ImportMemory = {
    ...memory,
    saved: { ...saved, also: [...(saved.also ?? []), undoId, requestId] },
    undone: null,
  };
  return JSON.stringify(back);
}
