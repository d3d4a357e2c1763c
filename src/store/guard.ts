/**
 * The guard of the record: it finds at the opening that the database is another one than was kept here, or a copy that
 * somebody put there by hand, and writes down how far the record has come.
 */
import { randomBytes } from 'node:crypto';
import { type ChainHead, headCode } from '../core/record/chain-head.ts';
import type { Instant } from '../core/record/model.ts';
import { readHead } from './audit.ts';
import type { Client } from './compiled.ts';
import { explainFailedRead, explainFailedSave, retryWhileBusy, StoreError } from './faults.ts';
import { type LastSeen, readLastSeen, writeLastSeen } from './last-seen.ts';
import type { OpenFile } from './open-file.ts';
import { type ScriptRunner, scriptRunner } from './run-scripts.ts';
import type { Script } from './scripts.ts';
import { isMarkedCopy, markRestored, noteFact, readFact, unmarkCopy } from './side-tables.ts';
import { renewStamp, stampInFile, stampOf } from './stamp.ts';

/** The guard of one open record, which only the process that holds the lock has. */
export interface Guard {
  /** A sentence about a copy that was put there by hand, and is now treated as restored; null when there was none. */
  readonly putBack: string | null;
  /** Writes down how far the record has come, in the database and beside it; gives the last event. */
  note(): Promise<ChainHead | null>;
  /** The seal of the secret that the record is kept with; null before the first one. */
  readSeal(): Promise<string | null>;
  /** Keeps the seal of the secret; null forgets it, so that the next start takes another secret. */
  keepSeal(seal: string | null): Promise<void>;
}

/** The names of facts in the table `installation`. They are stored, so they never change. */
const RECORD = 'record';
const TURN = 'turn';
const SEAL = 'secret_seal';

/** Judges the open record by what was written beside it. Throws `StoreError` when it is another one; marks a copy as restored at `now`. */
export async function guardRecord(file: string, { client, place }: OpenFile, now: Instant): Promise<Guard> {
  const run = scriptRunner(client, place);
  const write = <T>(script: () => Script<T>) => retryWhileBusy(() => run.write(script()), explainFailedSave);
  const seen = readLastSeen(file);
  const isExchanged = seen?.stamp != null && seen.stamp !== stampOf(client);
  const putBack = await write(() => judge(file, seen, isExchanged, now));
  if (putBack !== null || stampOf(client) === 0) stampAnew(client);
  const note = async () => {
    const next = { ...(await write(() => advance(seen))), stamp: stampInFile(file) };
    if (next.stamp !== stampOf(client)) next.stamp = null;
    writeLastSeen(file, next);
    return next.event > 0 ? next : null;
  };
  // Later starts note with their first tick, so that a record on a full disk can still be read.
  if (seen === null || putBack !== null) await note();
  return {
    putBack,
    note,
    readSeal: () => retryWhileBusy(() => run.read(readFact(SEAL)), explainFailedRead),
    keepSeal: (seal) => write(() => noteFact(SEAL, seal)),
  };
}

/** The stamp counts once it stands in the file itself, where a copy that is put over the file changes it. */
function stampAnew(client: Client): void {
  renewStamp(client);
  client.pragma('wal_checkpoint(truncate)');
}

/** Finds that a copy stands in the record's place, and marks it as restored. */
function* judge(file: string, seen: LastSeen | null, isExchanged: boolean, now: Instant): Script<string | null> {
  const [record, turn] = [yield* readFact(RECORD), Number(yield* readFact(TURN))];
  const head = yield* readHead();
  // With nothing beside it, a file may have been moved; only a copy says of itself that it is one.
  const isCopy = seen ? isExchanged || turn < seen.turn : yield* isMarkedCopy();
  yield* unmarkCopy();
  if (seen) {
    const isOther = record !== null && record !== seen.record;
    // A copy may end before the event that was seen here; the record itself may not, and no record may have another one there.
    const then = seen.event > 0 ? yield* readHead(seen.event) : null;
    const isCutOff = seen.event > 0 && !then && !(isCopy && head !== null && head.event < seen.event);
    if (isOther || isCutOff || (then && then.hash !== seen.hash)) throw another(file, seen);
  }
  if (!isCopy) return null;
  yield* markRestored(now);
  return `The database ${file} is a copy that was put there by hand: ${extentOf(head, seen)} It is treated as restored: messages that fell due since it was made are looked up on Slack, and kept back elsewhere until a lead says “release”.`;
}

function extentOf(head: ChainHead | null, seen: LastSeen | null): string {
  const at = head ? `it ends at event ${headCode(head)}` : 'it has no event';
  if (!seen) return `${at}.`;
  return seen.event > 0 ? `${at}, and event ${headCode(seen)} was seen here.` : `${at}, and it was written to since.`;
}

function another(file: string, seen: LastSeen): StoreError {
  const had = seen.event > 0 ? `, which had event ${headCode(seen)}` : '';
  return new StoreError(
    `The database ${file} is not the record that was kept here${had}: put the right file back, or type “npm run bvn -- restore ${file}” if this one is meant.`,
  );
}

/** Raises the turn in the database, which gets a name when it has none. */
function* advance(seen: LastSeen | null): Script<Omit<LastSeen, 'stamp'>> {
  const record = (yield* readFact(RECORD)) ?? randomBytes(8).toString('hex');
  const turn = Math.max(Number(yield* readFact(TURN)), seen?.turn ?? 0) + 1;
  yield* noteFact(RECORD, record);
  yield* noteFact(TURN, String(turn));
  return { record, turn, ...((yield* readHead()) ?? { event: 0, hash: '' }) };
}

/** Gives a restored database a new name, since copies of the replaced one are not copies of this one; the result is to be written beside it. */
export function nameRestored(run: ScriptRunner): Omit<LastSeen, 'stamp'> {
  run.write(unmarkCopy());
  run.write(noteFact(RECORD, null));
  return run.write(advance(null));
}
