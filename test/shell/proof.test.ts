/** The proof of the record: whatever is altered behind the bot's back is found, by the audit, by the rows or by a head noted outside. */
import { createHash } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { headCode } from '../../src/core/record/chain-head.ts';
import { changed } from '../../src/core/record/changes.ts';
import { type Config, readConfig } from '../../src/service/config.ts';
import { type Finding, verifyRecord } from '../../src/shell/proof.ts';
import { openRecord } from '../../src/store/record.ts';
import { action } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { raw } from '../store/files.ts';
import { oneOfEach, unit } from '../store/units.ts';

const NOW = '2024-06-24T08:00:00.000Z';

/** One row of every kind, and a last event that changes the action. */
const ROWS = oneOfEach().length;
const LAST = ROWS + 1;

let config: Config;
let head: string;

async function change(
  file: string,
  work: (store: Awaited<ReturnType<typeof openRecord>>['store']) => Promise<unknown>,
) {
  const { store } = await openRecord({ file, copy: null }, { opening: 'alone', now: NOW });
  try {
    await work(store);
    const last = await store.head();
    return last ? headCode(last) : '';
  } finally {
    await store.close();
  }
}

beforeEach(async () => {
  config = { ...readConfig({ BVN_AUTHORITY: 'Northbridge' }), databasePath: join(temporaryFolder(), 'bvn.db') };
  head = await change(config.databasePath, async (store) => {
    await store.commit(unit('one', { changes: oneOfEach() }));
    await store.commit(
      unit('two', {
        changes: [changed('action', action(), { title: 'Publish it', dueOn: '2024-07-01' }, 'edited', 'why')],
      }),
    );
  });
});

/** Alters the file past every safeguard, and what was noted beside it as well. */
function tamper(sql: string, beside = true): void {
  const client = raw(config.databasePath);
  const triggers = client.prepare<[], string>(`select name from sqlite_schema where type = 'trigger'`).pluck().all();
  for (const trigger of triggers) client.exec(`drop trigger ${trigger}`);
  client.pragma('foreign_keys = off');
  client.function('chained', { varargs: true }, (...parts) => chained(parts));
  client.exec(sql);
  if (beside) {
    client.exec('delete from installation');
    rmSync(`${config.databasePath}.last-seen`);
  }
  client.close();
}

function chained([previous, ...columns]: unknown[]): string {
  return createHash('sha256')
    .update(`${previous}${JSON.stringify(columns)}`)
    .digest('hex');
}

async function findings(code = head): Promise<{ wrong: string[]; good: string[] }> {
  const found: Finding[] = [];
  for await (const one of verifyRecord(config, code)) found.push(one);
  const of = (good: boolean) => found.filter((one) => one.good === good).map(({ text }) => text);
  return { wrong: of(false), good: of(true) };
}

describe('a record that nobody altered', () => {
  test('a record with a row of every kind is as its audit has it, and leads on from each of its heads', async () => {
    expect(await findings()).toEqual({
      wrong: [],
      good: [
        'Audit: the chain of events is unbroken',
        `Record: ${ROWS} rows as the audit has them, and its head is ${head}`,
        `Head: the record leads on from ${head}; it is the last one`,
      ],
    });
    const later = await change(config.databasePath, (store) =>
      store.commit(
        unit('three', { changes: [changed('action', action({ version: 2 }), { timesMoved: 1 }, 'date moved')] }),
      ),
    );
    expect(later).toMatch(new RegExp(`^${LAST + 1}-`));
    expect((await findings(head.toLowerCase().replaceAll('-', ' '))).good.at(-1)).toBe(
      `Head: the record leads on from ${head}; 1 event followed it`,
    );
  });

  test('words that are no head are refused with an example', async () => {
    await expect(findings('1234')).rejects.toThrow('"1234" is not a head: type it as it stands on a weekly card');
  });
});

describe('a record that was altered', () => {
  test.each([
    ['a column', `update action set due_on = '2024-08-01'`, 'action E1-01 differs from the audit in due on'],
    [
      'a yes or no',
      'update notice set confirmation_required = 0',
      'notice n1 differs from the audit in confirmation required',
    ],
    [
      'a column that has a default',
      `update notice set personal_cards = 'direct'`,
      'notice n1 differs from the audit in personal cards',
    ],
    ['a version', "update person set version = 9 where id = 'p1'", 'person p1 differs from the audit in version'],
    ['a row taken away', 'delete from evidence', 'evidence V1 is missing'],
    [
      'a row put in',
      `insert into holiday (id, version, date, title) values ('2024-08-01', 1, '2024-08-01', 'x')`,
      'holiday 2024-08-01 is not in the audit',
    ],
  ])('%s changed by SQL is found by comparing the rows', async (_, sql, words) => {
    tamper(sql, false);
    const { wrong, good } = await findings();
    expect(wrong).toEqual([`Record: ${words}`]);
    expect(good).toContain('Audit: the chain of events is unbroken');
  });

  test('a tail cut off together with its rows and its numbers is found by a head noted outside', async () => {
    tamper(`delete from audit_event where seq = ${LAST}; update sqlite_sequence set seq = ${LAST - 1} where name = 'audit_event';
      update action set title = 'Publish the plan', due_on = '2024-06-28', version = 1`);
    const { wrong, good } = await findings();
    expect(good.at(-1)).toMatch(new RegExp(`^Record: ${ROWS} rows as the audit has them`));
    expect(wrong).toEqual([
      expect.stringMatching(
        new RegExp(`^Head: the record has no event ${LAST}, so it was cut off .*; it ends at ${LAST - 1}-`),
      ),
    ]);
  });

  test('a chain that was computed anew with its row is found by a head noted outside', async () => {
    tamper(`update audit_event set at = '2024-06-01T08:00:00.000Z' where seq = ${LAST};
      update audit_event set hash = chained(previous_hash, at, person_id, account, place, request_id, entity, row_id, verb, change) where seq = ${LAST}`);
    const { wrong, good } = await findings();
    expect(good).toHaveLength(2);
    expect(wrong).toEqual([`Head: event ${LAST} is another one than ${head}, so the record was rewritten`]);
  });

  test('events lost with a deleted write-ahead log are found by a head noted outside', async () => {
    const file = config.databasePath;
    const later = await change(file, async (store) => {
      await store.commit(
        unit('three', { changes: [changed('action', action({ version: 2 }), { timesMoved: 1 }, 'date moved')] }),
      );
      copyFileSync(file, `${file}.without-log`);
    });
    copyFileSync(`${file}.without-log`, file);
    expect((await findings(later)).wrong).toEqual([
      expect.stringMatching(new RegExp(`^Head: the record has no event ${LAST + 1},`)),
    ]);
  });

  test('an audit that lacks an event of a row is found, and said as such', async () => {
    tamper(`delete from audit_event where row_id = 'a1' and verb = 'added'`, false);
    expect((await findings()).wrong.slice(0, 2)).toEqual([
      expect.stringMatching(/^Audit: the chain of events is broken at event/),
      expect.stringMatching(
        `Record: the audit cannot rebuild it. Event ${LAST} changes action a1, which was never added.`,
      ),
    ]);
  });
});
