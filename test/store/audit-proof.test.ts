/** The proof of the audit: after any change to the file past the store, the proof names the first event that is touched. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { added, changed } from '../../src/core/record/changes.ts';
import { action, person } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { raw } from './files.ts';
import { minute, oneAction, unit } from './units.ts';

const EVENTS = 9;

/** A store with nine events, the fifth of which has a reason; and a raw connection whose triggers are gone. */
async function tampered(by: string | ((client: Database.Database) => void)) {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await opened(file);
  await store.commit(unit('start', { changes: oneAction() }));
  for (let version = 1; version <= EVENTS - 3; version += 1) {
    const moved = changed('action', action({ version }), { timesMoved: version }, 'date moved', `reason ${version}`);
    await store.commit(unit(`move ${version}`, { at: minute(version), changes: [moved] }));
  }
  expect(await store.brokenAt()).toBeNull();
  const client = raw(file);
  const triggers = client.prepare<[], string>(`select name from sqlite_schema where type = 'trigger'`).pluck().all();
  for (const name of triggers) client.exec(`drop trigger "${name}"`);
  if (typeof by === 'string') client.exec(by);
  else by(client);
  return store;
}

/** The row of `audit_text` with the reason of event 5. */
const REASON = `where text = 'reason 2'`;

describe('brokenAt', () => {
  it.each([
    ['at', `'2020-01-01T00:00:00.000Z'`],
    ['person_id', `'p9'`],
    ['person_id', 'null'],
    ['account', `'slack:U9'`],
    ['place', `'slack:C9'`],
    ['request_id', `'Ev9'`],
    ['entity', `'notice'`],
    ['row_id', `'a9'`],
    ['verb', `'confirmed'`],
    ['change', `replace(change, '"timesMoved":2', '"timesMoved":0')`],
    ['previous_hash', `'00'`],
    ['hash', `'00'`],
  ])('the proof of the audit names an event whose %s was altered to %s', async (column, value) => {
    const store = await tampered(`update audit_event set ${column} = ${value} where seq = 5`);
    expect(await store.brokenAt()).toBe(5);
  });

  it.each([
    ['a first', 'delete from audit_event where seq = 1', 1],
    ['a middle', 'delete from audit_event where seq = 5', 5],
    ['the last', `delete from audit_event where seq = ${EVENTS}`, EVENTS],
    ['every', 'delete from audit_event', 1],
  ])('the proof of the audit finds the deletion of %s event', async (_, sql, broken) => {
    expect(await (await tampered(sql)).brokenAt()).toBe(broken);
  });

  it('the proof of the audit names the first of two events that changed places', async () => {
    const swap = `update audit_event set seq = -5 where seq = 5; update audit_event set seq = 5 where seq = 6;
      update audit_event set seq = 6 where seq = -5`;
    expect(await (await tampered(swap)).brokenAt()).toBe(5);
  });

  it('the proof of the audit names the next event when an event and its hash were both altered', async () => {
    const store = await tampered((client) => {
      const rehashed = (...parts: unknown[]) => {
        const [previous, ...columns] = parts;
        return createHash('sha256')
          .update(`${previous}${JSON.stringify(columns)}`)
          .digest('hex');
      };
      client.function('rehashed', { varargs: true }, rehashed);
      client.exec(`update audit_event set verb = 'confirmed' where seq = 5;
        update audit_event set hash = rehashed(previous_hash, at, person_id, account, place, request_id, entity, row_id,
          verb, change) where seq = 5`);
    });
    expect(await store.brokenAt()).toBe(6);
  });

  it('the proof of the audit finds a deleted last event after another has been committed since', async () => {
    const store = await tampered(`delete from audit_event where seq = ${EVENTS}`);
    await store.commit(unit('later', { changes: [added('person', person())] }));
    expect(await store.brokenAt()).toBe(EVENTS);
  });

  it.each([
    ['altered', `update audit_text set text = 'another reason' ${REASON}`],
    ['deleted', `delete from audit_text ${REASON}`],
  ])('the proof of the audit names the event of a text that was %s', async (_, sql) => {
    expect(await (await tampered(sql)).brokenAt()).toBe(5);
  });

  it('the proof of the audit names the event of a text that was blanked without a redaction', async () => {
    expect(await (await tampered(`update audit_text set text = null, salt = '' ${REASON}`)).brokenAt()).toBe(5);
  });

  it('the proof of the audit holds after a redaction, which the history then shows in the place of the text', async () => {
    let salts = (): unknown[] => [];
    const store = await tampered((client) => {
      salts = () => client.prepare(`select salt from audit_text where text is null and salt <> ''`).all();
    });
    const row = action({ version: EVENTS - 2 });
    const redaction = { rows: [{ id: 'a1', columns: ['because'] }], texts: ['reason 2'] };
    const changes = [changed('action', row, {}, 'redacted', 'typed by mistake')];
    await store.commit(unit('redact', { at: minute(EVENTS), changes, redaction }));
    expect(salts()).toEqual([]);
    expect(await store.brokenAt()).toBeNull();
    const reasons = (await store.history({ ids: ['a1'] })).map(({ change }) => change.because);
    expect(reasons).toEqual([null, ...Array.from({ length: EVENTS - 3 }, () => '[redacted]'), 'typed by mistake']);
    const again = [changed('action', { ...row, version: row.version + 1 }, {}, 'redacted', 'again')];
    await store.commit(unit('again', { at: minute(EVENTS + 1), changes: again, redaction }));
    expect((await store.history({ ids: ['a1'] })).at(-2)?.change.because).toBe('typed by mistake');
  });

  it('the proof of an audit of any length lets other work have its turn', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await opened(file);
    const changes = Array.from({ length: 3005 }, (_, n) => added('person', person({ id: `p${n}` })));
    await store.commit(unit('import', { changes }));
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    expect(await store.brokenAt()).toBeNull();
    clearInterval(others);
    expect(turns).toBeGreaterThanOrEqual(1);
    const client = raw(file);
    client.exec(`drop trigger audit_event_stays_as_written; update audit_event set verb = 'edited' where seq = 2999`);
    expect(await store.brokenAt()).toBe(2999);
  });
});

describe('texts beside the audit', () => {
  it('texts of the audit are in no event, and two equal texts have different digests', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    const store = await opened(file);
    const [one, two] = ['p1', 'p2'].map((id) => added('person', person({ id, name: 'A. Secret' }), 'added', 'why not'));
    await store.commit(unit('one', { changes: [one!, two!] }));
    const client = raw(file);
    const events = client.prepare('select * from audit_event').all();
    expect(JSON.stringify(events)).not.toMatch(/Secret|why not/);
    expect(client.prepare('select count(distinct digest) from audit_text').pluck().get()).toBe(4);
    expect((await store.history({})).map(({ change }) => change)).toEqual([one, two]);
  });
});
