/** The rules that the database itself holds to, and the migrations that make them. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { applyMigration } from '../../src/store/migrations.ts';
import { ledgerQuery } from '../../src/store/outbox-rows.ts';
import { plannedStatement } from '../../src/store/post-statements.ts';
import { dueQuery } from '../../src/store/queries.ts';
import { outbox } from '../../src/store/schema-ledger.ts';
import { isState } from '../../src/store/schema-parts.ts';
import { TABLES } from '../../src/store/schema-sqlite.ts';
import { AT } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { raw } from './files.ts';
import { oneOfEach, post, unit } from './units.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A raw connection to a file with one row of everything. */
async function filled() {
  const file = join(temporaryFolder(), 'bvn.db');
  const store = await opened(file);
  await store.commit(unit('start', { changes: oneOfEach() }));
  const client = raw(file);
  client.pragma('foreign_keys = off');
  return client;
}

describe('the database', () => {
  it.each([...Object.values(TABLES).map(getTableName), 'audit_event', 'audit_text'])(
    'the database refuses to delete from %s',
    async (table) => {
      const client = await filled();
      expect(() => client.exec(`delete from "${table}"`)).toThrow(/is deleted|only added to/);
    },
  );

  it('the database refuses to alter an event of the audit', async () => {
    const client = await filled();
    expect(() => client.exec(`update audit_event set verb = 'edited' where seq = 1`)).toThrow('only added to');
  });

  it('the database lets a text of the audit be blanked, and refuses any other change to it', async () => {
    const client = await filled();
    for (const set of [`text = 'other'`, `text = null, salt = 'x'`, `text = null, digest = digest || 'x'`])
      expect(() => client.exec(`update audit_text set ${set}`)).toThrow('can only be blanked');
    expect(client.prepare(`update audit_text set text = null, salt = ''`).run().changes).toBeGreaterThan(0);
  });

  it('due actions are found through their index alone', async () => {
    const client = await filled();
    const { sql } = dueQuery().toSQL();
    const plan = client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all('n1', '2024-06-28');
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH action USING INDEX action_due (notice_id=? AND due_on<?)',
    ]);
  });

  it('the few failed posts are found without a scan of the others', async () => {
    const client = await filled();
    const { sql } = ledgerQuery(isState(outbox.state, 'failed')).toSQL();
    const plan = client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(20);
    expect(plan.map(({ detail }) => detail)).toEqual(['SCAN outbox USING INDEX outbox_failed']);
  });

  it('the redraws that a later one overtakes are found without a look at those that were sent', async () => {
    const client = await filled();
    const overtaking = plannedStatement(post({ key: 'k9', replaces: 'k1' }), AT).followedBy?.[0]?.build();
    if (!overtaking || !('toSQL' in overtaking)) throw new Error('A redraw overtakes nothing');
    const { sql, params } = overtaking.toSQL();
    const plan = client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(params.map(String));
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH outbox USING INDEX outbox_redraw (replaces=?)']);
  });
});

describe('the migrations', () => {
  it('a migration that leaves a row without its parent is not applied', async () => {
    const file = join(temporaryFolder(), 'bvn.db');
    await (await opened(file)).commit(unit('start', { changes: oneOfEach() }));
    const [statements, tag] = [[`drop trigger person_is_kept`, `delete from person`], '9001_people_go'];
    const client = raw(file);
    expect(() => applyMigration(client, { tag, hash: 'x', statements })).toThrow(/9001_people_go leaves \d+ rows/);
    expect(client.prepare('select count(*) from person').pluck().get()).toBe(2);
    expect(client.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('the migrations make the schema as it is written', () => {
    const copy = temporaryFolder();
    const out = join(copy, 'drizzle');
    mkdirSync(out);
    cpSync(join(PROJECT, 'drizzle/sqlite'), out, { recursive: true });
    const config = join(copy, 'config.json');
    // drizzle-kit takes paths from where it is run.
    const schema = 'src/store/schema-*.ts';
    writeFileSync(
      config,
      JSON.stringify({ dialect: 'sqlite', casing: 'snake_case', schema, out: relative(PROJECT, out) }),
    );
    const kit = join(PROJECT, 'node_modules/drizzle-kit/bin.cjs');
    const said = execFileSync(process.execPath, [kit, 'generate', '--config', config], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    expect(said).toContain('No schema changes');
    expect(readdirSync(out)).toEqual(readdirSync(join(PROJECT, 'drizzle/sqlite')));
  });
});
