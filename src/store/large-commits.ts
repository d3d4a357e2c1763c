/**
 * Large commits, such as an import or the reminders of hundreds of people: one transaction as any other, but on a connection of
 * its own and in parts, so that requests have their turn between. Until its end everybody reads the record of before.
 */
import type { Unit } from '../ports/store.ts';
import { yieldToEventLoop } from '../ports/turns.ts';
import type { Client } from './compiled.ts';
import { type BusyTries, explainFailedSave, retryWhileBusy } from './faults.ts';
import type { OpenFile } from './open-file.ts';
import { answerStep, requireInPlace, statementGiver } from './run-scripts.ts';
import type { Script } from './scripts.ts';

/** The large commits of one store, one after the other. */
export interface LargeCommits {
  /** Runs a script in one transaction, in parts; `make` has made it before the transaction begins. Rejects with `NotSavedError` for a fault of the file or the disk. */
  run<T>(make: () => Promise<Script<T>>): Promise<T>;
  /**
   * Does other work once no large commit and no earlier work holds or waits for the file, which takes one writer at a time. The
   * work gets the tries made meanwhile.
   */
  after<T>(work: (tries: BusyTries) => T | Promise<T>): Promise<T>;
}

/** A unit with fewer rows takes a few milliseconds and is committed at one go. */
const LEAST_ROWS = 50;
/** Between two turns of the event loop; so many statements take about 2 ms. */
const STATEMENTS_IN_PART = 20;

/** Whether a unit is so large that it is committed in parts. */
export function isLarge({ changes, posts, marks = [], withdraws = [] }: Unit): boolean {
  return changes.length + posts.length + marks.length + withdraws.length >= LEAST_ROWS;
}

/** Makes the large commits of an open file; the connection is made with the first one. */
export function largeCommits({ connectAgain, place }: OpenFile): LargeCommits {
  let connection: Connection | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  /** The work that was begun last, until it is over. */
  let writing: Promise<void> | null = null;
  const counter = { failed: 0 };
  const runOne = async <T>(make: () => Promise<Script<T>>, failedBefore: number): Promise<T> => {
    // Another file at the path must not be opened, nor a new one made there.
    requireInPlace(place);
    connection ??= connectionOf(connectAgain());
    const { client, give } = connection;
    const script = await make();
    await retryWhileBusy(() => client.exec('begin immediate'), explainFailedSave, { counter, failedBefore });
    try {
      const result = await inParts(script, give);
      requireInPlace(place);
      client.exec('commit');
      return result;
    } catch (error) {
      // SQLite has ended the transaction itself after some faults, such as a full disk.
      if (client.inTransaction) client.exec('rollback');
      throw explainFailedSave(error);
    }
  };
  return {
    async run(make) {
      underWay += 1;
      const failedBefore = counter.failed;
      const done = last.then(() => runOne(make, failedBefore));
      last = done.catch(() => {});
      try {
        return await done;
      } finally {
        underWay -= 1;
      }
    },
    async after(work) {
      const failedBefore = counter.failed;
      // The work begins in the moment of the last look, so that no other large commit comes before it.
      while (underWay > 0 || writing) await (underWay > 0 ? last : writing);
      const over = Promise.withResolvers<void>();
      writing = over.promise;
      try {
        return await work({ counter, failedBefore });
      } finally {
        writing = null;
        over.resolve();
      }
    },
  };
}

interface Connection {
  readonly client: Client;
  readonly give: ReturnType<typeof statementGiver>;
}

function connectionOf(client: Client): Connection {
  return { client, give: statementGiver(client) };
}

async function inParts<T>(script: Script<T>, give: Connection['give']): Promise<T> {
  let step = script.next();
  for (let n = 1; !step.done; n += 1) {
    step = answerStep(script, step.value, give);
    if (n % STATEMENTS_IN_PART === 0) await yieldToEventLoop();
  }
  return step.value;
}
