/** The store on one SQLite file: each script runs at one go, a commit in one immediate transaction, a read in one of its own. */
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { NotSavedError } from '../core/record/errors.ts';
import type { Store } from '../ports/store.ts';
import { firstBroken, readHead, readHistory } from './audit.ts';
import { readChain } from './audit-chain.ts';
import { commitUnit } from './commit.ts';
import { type Client, type Prepared, prepare } from './compiled.ts';
import { explainFailedRead, explainFailedSave, retryWhileBusy } from './faults.ts';
import { addJoinCode, deleteJoinCode, tryJoinCode } from './join-code-rows.ts';
import { keptSnapshot } from './kept-snapshot.ts';
import { type OpenFile, type Opening, openFile } from './open-file.ts';
import * as outbox from './outbox-rows.ts';
import { readHeldAside } from './person-rows.ts';
import { readCommitted, readCommittedOf, readDueBy, readNotices, readSnapshot } from './queries.ts';
import { readMessagesHolding } from './redaction-rows.ts';
import type { Script, Statement } from './scripts.ts';
import * as side from './side-tables.ts';
import { readWholeRecord } from './whole-record.ts';

/** Opens the store on a file, which is made when missing. Throws `StoreError` with the reason and the repair. `random` salts the audit's texts. */
export async function openStore(options: {
  file: string;
  opening?: Opening;
  random?: (bytes: number) => Buffer;
}): Promise<Store> {
  return storeOn(await openFile(options.file, undefined, options.opening), options.random);
}

/** Makes the store of an open file; `close` releases the file. */
export function storeOn({ client, place, release }: OpenFile, random: (bytes: number) => Buffer = randomBytes): Store {
  const run = inPlace(scriptRunner(client), place);
  const kept = keptSnapshot(client, (noticeId) => run.read(readSnapshot(noticeId)));
  const newSalt = () => random(16).toString('hex');
  const read = <T>(script: () => Script<T>) => retryWhileBusy(() => run.read(script()), explainFailedRead);
  const reading = <A extends unknown[], R>(script: (...args: A) => Script<R>) => {
    return (...args: A): Promise<R> => retryWhileBusy(() => run.read(script(...args)), explainFailedRead);
  };
  const writing = <A extends unknown[], R>(script: (...args: A) => Script<R>) => {
    return (...args: A): Promise<R> => retryWhileBusy(() => run.write(script(...args)), explainFailedSave);
  };
  return {
    snapshot: (noticeId) => retryWhileBusy(() => kept.snapshot(noticeId), explainFailedRead),
    notices: reading(readNotices),
    dueBy: reading(readDueBy),
    history: (filter) => readHistory(read, filter),
    chain: () => readChain(read),
    brokenAt: () => firstBroken(read),
    head: reading(readHead),
    wholeRecord: reading(readWholeRecord),
    commit: (unit) =>
      retryWhileBusy(() => kept.follow(unit, () => run.write(commitUnit(unit, newSalt))), explainFailedSave),
    committed: reading(readCommitted),
    committedOf: reading(readCommittedOf),
    keepImport: writing(side.addImport),
    pendingImport: reading(side.readImport),
    keepImportMemory: writing(side.keepImportMemory),
    importMemory: reading(side.readImportMemory),
    keepJoinCode: writing(addJoinCode),
    tryJoinCode: writing(tryJoinCode),
    deleteJoinCode: writing(deleteJoinCode),
    pendingQueues: reading(outbox.readPendingQueues),
    headOf: reading(outbox.readHeadOf),
    claim: writing(outbox.claimPost),
    settle: writing(outbox.settlePost),
    post: reading(outbox.readPost),
    posts: reading(outbox.readPosts),
    cardsAbout: reading(outbox.readCardsAbout),
    waitingAbout: reading(outbox.readWaitingAbout),
    postOf: reading(outbox.readPostOf),
    shownIn: reading(outbox.readShownIn),
    messagesHolding: reading(readMessagesHolding),
    heldAside: reading(readHeldAside),
    async rewriteFile() {
      await retryWhileBusy(() => client.exec('vacuum'), explainFailedSave);
      await retryWhileBusy(() => emptyLog(client), explainFailedSave);
    },
    putInbox: writing(side.addRequest),
    inboxOf: reading(side.readRequests),
    doneInbox: writing(side.deleteRequest),
    keepReference: writing(side.writeReference),
    referenceOf: reading(side.readReference),
    restoredAt: reading(side.readRestoredAt),
    waiting: reading(outbox.readWaiting),
    placeFault: place.fault,
    close: async () => release(),
  };
}

/** Moves the write-ahead log into the file and empties it. Otherwise it keeps deleted content until it is written over. */
function emptyLog(client: Client): void {
  const [done] = client.pragma('wal_checkpoint(truncate)') as readonly { readonly busy: number }[];
  if (done?.busy) throw new Database.SqliteError('another connection reads the write-ahead log', 'SQLITE_BUSY');
}

/** Runs scripts on one connection, each in a transaction. The error of a statement is thrown where the script yielded it. */
export interface ScriptRunner {
  /** Every statement sees the same state of the file. */
  read<T>(script: Script<T>): T;
  /** Nobody else writes from its first statement on; nothing is written when it throws. */
  write<T>(script: Script<T>): T;
}

/** The runner, which writes only while the file is at its path: other writes would be lost with the open file. */
export function inPlace(run: ScriptRunner, { fault }: OpenFile['place']): ScriptRunner {
  return {
    read: run.read,
    write(script) {
      const gone = fault();
      if (gone !== null) throw new NotSavedError(gone);
      return run.write(script);
    },
  };
}

/** Makes the runner of a connection, which keeps a prepared statement for each shape. */
export function scriptRunner(client: Client): ScriptRunner {
  const known = new Map<string, Prepared<unknown>>();
  const answer = (script: Script<unknown>, { shape, build, values, gives }: Statement) => {
    let found: unknown;
    try {
      const statement = known.get(shape) ?? prepare(client, build());
      known.set(shape, statement);
      if (gives === 'count') found = statement.run(values);
      else found = gives === 'all' ? statement.all(values) : statement.get(values);
    } catch (error) {
      return script.throw(error);
    }
    return script.next(found);
  };
  const run = client.transaction((script: Script<unknown>): unknown => {
    let step = script.next();
    while (!step.done) step = answer(script, step.value);
    return step.value;
  });
  return {
    read: <T>(script: Script<T>) => run.deferred(script) as T,
    write: <T>(script: Script<T>) => run.immediate(script) as T,
  };
}
