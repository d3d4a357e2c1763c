/** The store on one SQLite file: each script runs at one go, a commit in one immediate transaction, a read in one of its own. */
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Change } from '../core/record/changes.ts';
import type { Store } from '../ports/store.ts';
import { mapInTurns } from '../ports/turns.ts';
import { EVENTS_IN_TURN, eventOf, firstBroken, readHead, readHistory } from './audit.ts';
import { readChain } from './audit-chain.ts';
import { commitUnit } from './commit.ts';
import type { Client } from './compiled.ts';
import { explainFailedRead, explainFailedSave, retryWhileBusy } from './faults.ts';
import { addJoinCode, deleteJoinCode, tryJoinCode } from './join-code-rows.ts';
import { keptSnapshot } from './kept-snapshot.ts';
import { isLarge, largeCommits } from './large-commits.ts';
import { type OpenFile, type Opening, openFile } from './open-file.ts';
import * as outbox from './outbox-rows.ts';
import { readHeldAside } from './person-rows.ts';
import { readPresent } from './present.ts';
import { readCommitted, readCommittedOf, readDueBy, readNotices, readSnapshot } from './queries.ts';
import { readMessagesHolding } from './redaction-rows.ts';
import { scriptRunner } from './run-scripts.ts';
import type { Script } from './scripts.ts';
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
export function storeOn(open: OpenFile, random: (bytes: number) => Buffer = pooledRandom()): Store {
  const { client, place, release } = open;
  const large = largeCommits(open);
  const run = scriptRunner(client, place);
  const kept = keptSnapshot(client, (before) => run.read(readPresent(before)));
  const newSalt = () => random(16).toString('hex');
  const read = <T>(script: () => Script<T>) => retryWhileBusy(() => run.read(script()), explainFailedRead);
  const reading = <A extends unknown[], R>(script: (...args: A) => Script<R>) => {
    return (...args: A): Promise<R> => retryWhileBusy(() => run.read(script(...args)), explainFailedRead);
  };
  const writing = <A extends unknown[], R>(script: (...args: A) => Script<R>) => {
    return (...args: A): Promise<R> =>
      large.after((tries) => retryWhileBusy(() => run.write(script(...args)), explainFailedSave, tries));
  };
  return {
    // The snapshot of another notice is read each time.
    snapshot: (noticeId) =>
      noticeId === undefined
        ? retryWhileBusy(() => kept.snapshot(), explainFailedRead)
        : read(() => readSnapshot(noticeId)),
    notices: reading(readNotices),
    dueBy: reading(readDueBy),
    history: (filter) => readHistory(read, filter),
    chain: () => readChain(read),
    brokenAt: () => firstBroken(read),
    head: reading(readHead),
    wholeRecord: reading(readWholeRecord),
    commit(unit) {
      const make = (change: Change) => eventOf(unit, change, newSalt);
      const makeAll = () => mapInTurns(unit.changes, EVENTS_IN_TURN, make);
      // The kept snapshot follows a large commit as it follows another process.
      if (isLarge(unit)) return large.run(async () => commitUnit(unit, await makeAll()));
      return large.after((tries) => {
        const events = unit.changes.map(make);
        const write = () => kept.follow(unit, () => run.write(commitUnit(unit, events)));
        return retryWhileBusy(write, explainFailedSave, tries);
      });
    },
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
      await large.after((tries) => retryWhileBusy(() => client.exec('vacuum'), explainFailedSave, tries));
      await large.after((tries) => retryWhileBusy(() => emptyLog(client), explainFailedSave, tries));
    },
    putInbox: writing(side.addRequest),
    inboxOf: reading(side.readRequests),
    doneInbox: writing(side.deleteRequest),
    keepReference: writing(side.writeReference),
    referenceOf: reading(side.readReference),
    restoredAt: reading(side.readRestoredAt),
    waiting: reading(outbox.readWaiting),
    placeFault: place.fault,
    close: () => large.after(release),
  };
}

const POOL_BYTES = 4_096;

/** Random bytes out of a pool: to ask the system for a few takes as long as to run a statement. */
function pooledRandom(): (bytes: number) => Buffer {
  let pool = randomBytes(0);
  return (bytes) => {
    if (pool.length < bytes) pool = randomBytes(POOL_BYTES);
    const given = pool.subarray(0, bytes);
    pool = pool.subarray(bytes);
    return given;
  };
}

/** Moves the write-ahead log into the file and empties it. Otherwise it keeps deleted content until it is written over. */
function emptyLog(client: Client): void {
  const [done] = client.pragma('wal_checkpoint(truncate)') as readonly { readonly busy: number }[];
  if (done?.busy) throw new Database.SqliteError('another connection reads the write-ahead log', 'SQLITE_BUSY');
}
