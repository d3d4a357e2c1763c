/** Reads of the store against the same rows in raw better-sqlite3, against themselves in a larger file, and against a scan. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { added } from '../../src/core/record/changes.ts';
import type { Store } from '../../src/ports/store.ts';
import { dueQuery } from '../../src/store/queries.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { action, evidence, expectation, lapsed, notice, person } from '../helpers/record.ts';
import { unit } from '../store/units.ts';
import { inTurn, ms, type Ratio } from './ratio.ts';

export const name = 'store';

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  try {
    const notices = quick ? 1000 : 10_000;
    const actions = quick ? 100_000 : 1_000_000;
    return [
      await snapshotAgainstRaw(join(folder, 'one.db')),
      await growth(join(folder, 'alone.db'), join(folder, 'among.db'), notices),
      await dueAgainstScan(join(folder, 'due.db'), actions),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Named, it is read; the present notice's snapshot is kept for as long as the record does not move. */
const NOTICE = 'n1';

async function snapshotAgainstRaw(file: string): Promise<Ratio> {
  const store = await openStore({ file });
  await enterNotice(store);
  const raw = new Database(file, { readonly: true });
  const hanging = ['expectation', 'action', 'evidence', 'conversation'];
  const whole = ['person', 'account', 'holiday', 'handover'].map((table) => raw.prepare(`select * from ${table}`));
  const ofNotice = hanging.map((table) => raw.prepare(`select * from ${table} where notice_id = ?`));
  const present = raw.prepare<[], { id: string }>('select * from notice where decision_outcome is null');
  const readRaw = raw.transaction(() => {
    const found = present.get()!;
    return [found, ...ofNotice.map((rows) => rows.all(found.id)), ...whole.map((rows) => rows.all())];
  });
  const [ours, peer] = await inTurn(200, () => store.snapshot(NOTICE), readRaw);
  raw.close();
  await store.close();
  return {
    what: 'read a notice of 5 × 200 actions',
    ours: ms(ours),
    against: 'raw better-sqlite3',
    peer: ms(peer),
    ratio: ours / peer,
    goal: { atMost: 2.2 },
  };
}

async function growth(aloneFile: string, amongFile: string, notices: number): Promise<Ratio> {
  const [alone, among] = [await openStore({ file: aloneFile }), await openStore({ file: amongFile })];
  await enterNotice(alone);
  // The notice that is read lies in the middle of the others, of 5 × 4 actions each.
  otherNotices(amongFile, 0, notices / 2);
  await enterNotice(among);
  otherNotices(amongFile, notices / 2, notices - 1);
  const [ours, peer] = await inTurn(
    200,
    () => among.snapshot(NOTICE),
    () => alone.snapshot(NOTICE),
  );
  await alone.close();
  await among.close();
  return {
    what: `the same among ${notices.toLocaleString('en-GB')} notices`,
    ours: ms(ours),
    against: 'alone in its file',
    peer: ms(peer),
    ratio: ours / peer,
    goal: { atMost: 1.2 },
  };
}

async function dueAgainstScan(file: string, actions: number): Promise<Ratio> {
  const store = await openStore({ file });
  await store.commit(unit('start', { changes: [added('notice', notice()), added('expectation', expectation())] }));
  const raw = new Database(file);
  insertMany(raw, 'action', action(), actions, (n) => ({
    id: `a${n}`,
    code: `E1-${n}`,
    // About twenty are due by the date that is asked for.
    dueOn: n % (actions / 20) === 0 ? '2024-06-24' : '2024-12-31',
  }));
  raw.exec('analyze');
  const { sql } = dueQuery().toSQL();
  const scan = raw.prepare(sql.replace('from "action"', 'from "action" not indexed'));
  // Many asks a run, because a scan leaves the processor's caches to itself.
  const asks = 50;
  const askAll = async () => {
    for (let n = 0; n < asks; n += 1) await store.dueBy('n1', '2024-06-28');
  };
  const [all, peer] = await inTurn(20, askAll, () => scan.all('n1', '2024-06-28'));
  const ours = all / asks;
  raw.close();
  await store.close();
  return {
    what: `find what is due among ${actions.toLocaleString('en-GB')} actions`,
    ours: ms(ours),
    against: 'without the index',
    peer: ms(peer),
    ratio: peer / ours,
    goal: { atLeast: 500 },
  };
}

/** Forty people, and the present notice of 5 × 200 actions with an evidence item each, entered as anybody would. */
async function enterNotice(store: Store): Promise<void> {
  const people = Array.from({ length: 40 }, (_, n) => person({ id: `p${n + 1}`, name: `Head of service ${n + 1}` }));
  const changes = [added('notice', notice()), ...people.map((row) => added('person', row))];
  for (let e = 1; e <= 5; e += 1) {
    changes.push(added('expectation', expectation({ id: `x${e}`, code: `E${e}`, seniorResponsibleOwnerId: `p${e}` })));
    for (let a = 1; a <= 200; a += 1) {
      const id = `a${e}-${a}`;
      const code = `E${e}-${String(a).padStart(2, '0')}`;
      const ownerId = `p${(a % 40) + 1}`;
      changes.push(added('action', action({ id, code, expectationId: `x${e}`, ownerId, title: `Action ${code}` })));
      changes.push(added('evidence', evidence({ id: `v${id}`, actionId: id })));
    }
  }
  await store.commit(unit('enter', { changes }));
}

/** Decided notices of 5 × 4 actions each, straight into the tables. */
function otherNotices(file: string, from: number, to: number): void {
  const raw = new Database(file);
  raw.pragma('foreign_keys = off');
  const of = (n: number) => ({ noticeId: `m${from + n}` });
  const within = (n: number, size: number) => ({ ...of(Math.floor(n / size)), code: `E${n % size}` });
  const count = to - from;
  insertMany(raw, 'notice', lapsed(), count, (n) => ({ id: of(n).noticeId }));
  insertMany(raw, 'expectation', expectation(), count * 5, (n) => ({ ...within(n, 5), id: `x${from}-${n}` }));
  insertMany(raw, 'action', action(), count * 20, (n) => ({ ...within(n, 20), id: `a${from}-${n}` }));
  insertMany(raw, 'evidence', evidence(), count * 20, (n) => ({
    ...of(Math.floor(n / 20)),
    id: `v${from}-${n}`,
    actionId: `a${from}-${n}`,
  }));
  raw.close();
}

/** Rows like `template` in all but what `vary` gives, in one transaction. */
function insertMany<Row extends object>(
  raw: Database.Database,
  table: string,
  template: Row,
  count: number,
  vary: (n: number) => Partial<Row>,
): void {
  const names = Object.keys(template);
  const columns = names.map((column) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const values = names.map((column) => `@${column}`);
  const insert = raw.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`);
  const driven = (value: unknown) => (typeof value === 'boolean' ? Number(value) : value);
  const bound = Object.fromEntries(Object.entries(template).map(([column, value]) => [column, driven(value)]));
  raw.transaction(() => {
    for (let n = 0; n < count; n += 1) insert.run({ ...bound, ...vary(n) });
  })();
}
