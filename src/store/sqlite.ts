/** The store on one SQLite file: units are committed in one immediate transaction, reads see one state of the file. */
import { randomBytes } from 'node:crypto';
import { ConflictError } from '../core/record/errors.ts';
import type { Committed, Store, Unit } from '../ports/store.ts';
import { auditReads, eventStatements, firstBroken, historyOf } from './audit.ts';
import { isTaken, notRead, notSaved, retryWhileBusy } from './faults.ts';
import { joinCodeDeletion, joinCodeRows } from './join-code-rows.ts';
import { keptSnapshot } from './kept-snapshot.ts';
import { type OpenFile, type Opening, openFile } from './open-file.ts';
import { outboxReads, outboxWrites, plannedStatement, withdrawStatement } from './outbox-rows.ts';
import { onceReads, recordReads } from './queries.ts';
import { importDeletion, inboxRows, installationFacts, pendingImports, referenceRows } from './side-tables.ts';
import { basisStatement, changeStatement, onceStatement, type Run, runner, type Statement } from './statements.ts';

/** Opens the store on a file, made when missing; `StoreError` says in one sentence why it cannot be. `random` salts the audit's texts. */
export async function openStore(options: {
  file: string;
  opening?: Opening;
  random?: (bytes: number) => Buffer;
}): Promise<Store> {
  return storeOn(await openFile(options.file, undefined, options.opening), options.random);
}

/** The store on a file that is open. */
export function storeOn({ client, release }: OpenFile, random: (bytes: number) => Buffer = randomBytes): Store {
  const record = recordReads(client);
  const kept = keptSnapshot(client, record.snapshot);
  const once = onceReads(client);
  const audit = auditReads(client);
  const outbox = outboxReads(client);
  const imports = pendingImports(client);
  const joinCodes = joinCodeRows(client);
  const inbox = inboxRows(client);
  const references = referenceRows(client);
  const facts = installationFacts(client);
  const run = runner(client);
  const delivery = outboxWrites(run);
  const newSalt = () => random(16).toString('hex');

  const commit = client.transaction((unit: Unit): Committed => {
    if (run(onceStatement(unit)) === 0) return { repeated: true, answer: once.committed(unit.once)?.answer };
    const events = unit.changes.length > 0 ? eventStatements(unit, audit.lastHash(), newSalt) : [];
    const marks = (unit.marks ?? []).map((key) => onceStatement({ ...unit, once: key, answer: null }));
    const posts = unit.posts.map((post) => plannedStatement(post, unit.at));
    for (const statement of [
      ...unit.basis.map(basisStatement),
      ...(unit.importToDelete === undefined ? [] : [importDeletion(unit.importToDelete)]),
      ...(unit.joinCodeToDelete === undefined ? [] : [joinCodeDeletion(unit.joinCodeToDelete)]),
      ...unit.changes.map(changeStatement),
      ...events,
      ...marks,
      ...(unit.withdraws ?? []).map(withdrawStatement),
      ...posts,
    ])
      apply(run, statement);
    return { repeated: false };
  });

  return {
    snapshot: reading(kept.snapshot),
    notices: reading(record.notices),
    dueBy: reading(record.dueBy),
    history: (filter) => historyOf(client, read, filter),
    brokenAt: () => firstBroken(client, read),
    commit: writing((unit: Unit) => kept.follow(unit.changes, () => commit.immediate(unit))),
    committed: reading(once.committed),
    committedOf: reading(once.committedOf),
    keepImport: writing(imports.keepImport),
    pendingImport: reading(imports.pendingImport),
    keepJoinCode: writing(joinCodes.keepJoinCode),
    tryJoinCode: writing(joinCodes.tryJoinCode),
    spendJoinCode: writing(joinCodes.spendJoinCode),
    pendingQueues: reading(outbox.pendingQueues),
    headOf: reading(outbox.headOf),
    claim: writing(delivery.claim),
    settle: writing(delivery.settle),
    post: reading(outbox.post),
    posts: reading(outbox.posts),
    cardsAbout: reading(outbox.cardsAbout),
    waitingAbout: reading(outbox.waitingAbout),
    postOf: reading(outbox.postOf),
    shownIn: reading(outbox.shownIn),
    putInbox: writing(inbox.putInbox),
    inboxOf: reading(inbox.inboxOf),
    doneInbox: writing(inbox.doneInbox),
    keepReference: writing(references.keepReference),
    referenceOf: reading(references.referenceOf),
    restoredAt: reading(facts.restoredAt),
    waiting: reading(outbox.waiting),
    close: async () => release(),
  };
}

const read = <T>(work: () => T) => retryWhileBusy(work, notRead);

const reading =
  <A extends unknown[], R>(work: (...args: A) => R) =>
  (...args: A): Promise<R> =>
    retryWhileBusy(() => work(...args), notRead);

const writing =
  <A extends unknown[], R>(work: (...args: A) => R) =>
  (...args: A): Promise<R> =>
    retryWhileBusy(() => work(...args), notSaved);

/** Runs a statement with what follows from it; a row that has moved on or is taken makes it a conflict. */
function apply(run: Run, statement: Statement): void {
  const touched = attempt(run, statement);
  if (touched === 0 && statement.orConflict) throw new ConflictError(statement.orConflict);
  if (touched > 0) for (const next of statement.followedBy ?? []) apply(run, next);
}

function attempt(run: Run, statement: Statement): number {
  try {
    return run(statement);
  } catch (error) {
    if (isTaken(error)) throw new ConflictError(`${statement.shape}: taken by another row`, { cause: error });
    throw error;
  }
}
