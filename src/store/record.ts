/** Opening the record that is kept at a path, as the service and the shell do: never another one, and no new one in its place. */
import { existsSync } from 'node:fs';
import type { Instant } from '../core/record/model.ts';
import type { Store } from '../ports/store.ts';
import { StoreError } from './faults.ts';
import { type Guard, guardRecord } from './guard.ts';
import { forgetLastSeen, refuseLost } from './last-seen.ts';
import { type Opening, openFile } from './open-file.ts';
import { storeOn } from './sqlite.ts';

/** The open record, and its guard in the process that holds it. */
export interface OpenRecord {
  readonly store: Store;
  /** Null beside another process, which guards the record itself, and for the demonstration, which has no past. */
  readonly guard: Guard | null;
}

/** The path of the record, and the signs that there was one. */
export interface RecordPath {
  readonly file: string;
  /** The newest nightly copy, which shows that there was a record; null when there is none. */
  readonly copy: string | null;
}

/** The way to open the record. */
export interface OpenRecordOptions {
  readonly opening: Opening;
  readonly now: Instant;
  /** Whether a missing file is made: at a first start only (the default), never, or whatever was there before. */
  readonly make?: 'first' | 'never' | 'anew';
}

/**
 * Opens the record. Throws `StoreError` with one sentence that names the command to type when the record is lost, or another one is in its
 * place; the file is then as it was.
 */
export async function openRecord(
  { file, copy }: RecordPath,
  { opening, now, make = 'first' }: OpenRecordOptions,
): Promise<OpenRecord> {
  const isNew = make === 'anew' || opening === 'afresh';
  if (!isNew) refuseLost(file, copy);
  if (make === 'never' && !existsSync(file))
    throw new StoreError(`There is no record at ${file} yet: “npm start” makes it.`);
  const open = await openFile(file, undefined, opening);
  try {
    if (isNew) forgetLastSeen(file);
    const store = storeOn(open);
    if (opening === 'afresh' || !open.alone) return { store, guard: null };
    const guard = await guardRecord(file, open, now);
    const close = async () => {
      // The file may be gone or its disk full. Then the note beside it stays older, which does no harm.
      await guard.note().catch(() => {});
      open.release();
    };
    return { store: { ...store, close }, guard };
  } catch (error) {
    open.release();
    throw error;
  }
}
