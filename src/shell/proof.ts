/** The proof of the record: its audit is whole, every row is as the audit rebuilds it, and it leads on from a head that was seen. */
import { headCode, readHeadCode } from '../core/record/chain-head.ts';
import { type Difference, differencesBetween } from '../core/record/differences.ts';
import { UserError } from '../core/record/errors.ts';
import { rebuild } from '../core/record/rebuild.ts';
import type { Store } from '../ports/store.ts';
import type { Config } from '../service/config.ts';
import { machine } from '../service/entry.ts';
import { openRecordOf } from '../service/record.ts';
import { count, listOf } from '../views/words.ts';

/** One line of a report. `good` is false for a part that needs somebody to act. */
export interface Finding {
  readonly good: boolean;
  readonly text: string;
}

type ProvenStore = Pick<Store, 'brokenAt' | 'history' | 'wholeRecord' | 'head'>;

/** The most rows that a finding names. */
const MOST_NAMED = 10;

/** Proves the audit from its first event, then compares every row with it; a finding each. */
export async function* proveRecord(store: ProvenStore): AsyncGenerator<Finding> {
  const brokenAt = await store.brokenAt();
  yield brokenAt === null
    ? { good: true, text: 'Audit: the chain of events is unbroken' }
    : { good: false, text: `Audit: the chain of events is broken at event ${brokenAt}` };
  yield await compareRows(store);
}

async function compareRows(store: ProvenStore): Promise<Finding> {
  const { head, rows, defaults } = await store.wholeRecord();
  const events = (await store.history({})).filter(({ seq }) => seq <= (head?.event ?? 0));
  try {
    const differences = differencesBetween(rows, rebuild(events), defaults);
    if (differences.length > 0) return { good: false, text: `Record: ${differenceWords(differences)}` };
  } catch (error) {
    // An audit without one of its events cannot be played.
    return { good: false, text: `Record: the audit cannot rebuild it. ${error instanceof Error ? error.message : ''}` };
  }
  const total = Object.values(rows).reduce((sum, { size }) => sum + size, 0);
  const at = head ? `, and its head is ${headCode(head)}` : '';
  return { good: true, text: `Record: ${count(total, 'row')} as the audit has ${total === 1 ? 'it' : 'them'}${at}` };
}

const KINDS: Readonly<Record<Difference['kind'], string>> = {
  missing: 'is missing',
  extra: 'is not in the audit',
  changed: 'differs from the audit in',
};

function differenceWords(differences: readonly Difference[]): string {
  const named = differences.slice(0, MOST_NAMED).map(({ entity, name, kind, columns }) => {
    const where = columns.length > 0 ? ` ${listOf(columns.map(inWords))}` : '';
    return `${inWords(entity)} ${name} ${KINDS[kind]}${where}`;
  });
  const left = differences.length - named.length;
  return [...named, ...(left > 0 ? [`and ${count(left, 'row')} more`] : [])].join('; ');
}

/** The name of a kind of row or of a column as words: `dueOn` is `due on`. */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Says whether the record still leads on from the head with this code, which was noted outside. Throws `UserError` when it is no code. */
export async function* verifyRecord(config: Config, typed: string): AsyncGenerator<Finding> {
  const wanted = readHeadCode(typed);
  if (!wanted)
    throw new UserError(
      `"${typed}" is not a head: type it as it stands on a weekly card, such as 1234-ABCDE-FGHJK, behind “verify --head”.`,
    );
  const { store } = await openRecordOf(config, { opening: 'beside', now: machine.clock.now(), make: 'never' });
  try {
    yield* proveRecord(store);
    yield await findHead(store, wanted);
  } finally {
    await store.close();
  }
}

async function findHead(store: ProvenStore, wanted: { event: number; code: string }): Promise<Finding> {
  const [then, last] = [await store.head(wanted.event), await store.head()];
  if (then && headCode(then) === wanted.code && last) {
    const since = last.event - then.event;
    const words = since === 0 ? 'it is the last one' : `${count(since, 'event')} followed it`;
    return { good: true, text: `Head: the record leads on from ${wanted.code}; ${words}` };
  }
  return {
    good: false,
    text: then
      ? `Head: event ${wanted.event} is another one than ${wanted.code}, so the record was rewritten`
      : `Head: the record has no event ${wanted.event}, so it was cut off or is an earlier copy; it ends at ${last ? headCode(last) : 'nothing'}`,
  };
}
