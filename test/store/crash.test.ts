/** kill -9: every answered change is there, and a migration has happened whole or not at all. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedMigrations } from '../../src/store/migrations.ts';
import { openFile } from '../../src/store/open-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { opened } from '../helpers/temporary-store.ts';
import { LATER } from './child.ts';
import { raw } from './files.ts';
import { endOf, killed, linesOf, startChild } from './processes.ts';

describe('a process that is killed while it writes', () => {
  it.each([1, 9, 40, 120])(
    'a process killed after %i answers leaves every change that it answered for',
    async (count) => {
      const file = join(temporaryFolder(), 'bvn.db');
      const child = startChild('write', file);
      const answered = await linesOf(child, count);
      await killed(child);

      const store = await opened(file);
      expect(await store.committedOf(answered)).toEqual(new Set(answered));
      const { actions } = await store.snapshot();
      const edits = (await store.history({ ids: ['a1'] })).length - 1;
      expect(edits).toBeGreaterThanOrEqual(count);
      expect(actions[0]).toMatchObject({ version: edits + 1, blockedBecause: `reason ${edits}` });
      expect(await store.posts({ limit: 10_000 })).toHaveLength(edits);
      expect(await store.brokenAt()).toBeNull();
    },
  );
});

describe('a process that is killed while it migrates', () => {
  // Each of two migrations has three statements and so four places to die at.
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'a process killed at step %i of a migration leaves the old or the new schema',
    async (step) => {
      const file = join(temporaryFolder(), 'bvn.db');
      (await openFile(file)).release();
      expect(await endOf(startChild('migrate', file, String(step)))).toBe('SIGKILL');

      const whole = step > 4 ? [LATER[0]!.tag] : [];
      expect(laterIn(file)).toEqual({ applied: whole, tables: tablesOf(whole) });
      expect(laterIn(`${file}.before-${LATER[0]!.tag}`)).toEqual({ applied: [], tables: [] });

      (await openFile(file, [...shippedMigrations(), ...LATER])).release();
      const all = LATER.map(({ tag }) => tag);
      expect(laterIn(file)).toEqual({ applied: all, tables: tablesOf(all) });
      expect(existsSync(`${file}.before-${LATER[step > 4 ? 1 : 0]!.tag}`)).toBe(true);
    },
  );
});

function tablesOf(tags: readonly string[]): string[] {
  return tags.flatMap((tag) => ['a', 'b', 'c'].map((part) => `${tag}_${part}`));
}

/** The parts of the later migrations that a whole file has. */
function laterIn(file: string) {
  const client = raw(file);
  expect(client.pragma('quick_check', { simple: true })).toBe('ok');
  const names = (sql: string) => client.prepare<[], string>(sql).pluck().all();
  return {
    applied: names(`select tag from migration where tag like '%later' order by tag`),
    tables: names(`select name from sqlite_schema where type = 'table' and name like '%later%' order by name`),
  };
}
