/** A second process for the store's tests: `hold FILE`, `write FILE` until killed, or `migrate FILE KILL_AT`. */
import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { changed } from '../../src/core/record/changes.ts';
import { type Migration, shippedMigrations } from '../../src/store/migrations.ts';
import { openFile } from '../../src/store/open-file.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { action } from '../helpers/record.ts';
import { oneAction, post, unit } from './units.ts';

/** Two migrations of several statements after the shipped ones. */
export const LATER: readonly Migration[] = ['9001_first_later', '9002_second_later'].map((tag) => ({
  tag,
  hash: tag,
  statements: ['a', 'b', 'c'].map((part) => `create table "${tag}_${part}" (id text)`),
}));

const [mode, file = '', killAt] = process.argv.slice(2);
let steps = 0;

if (mode === 'hold') {
  const store = await openStore({ file });
  say('open');
  await setTimeout(60_000);
  // Named until the end, so that no garbage collection closes it.
  await store.close();
}
if (mode === 'write') await writeForEver();
if (mode === 'migrate') await openFile(file, [...shippedMigrations(), ...LATER.map(deadly)]);

/** One tick-off after the other, each told only after its commit. */
async function writeForEver(): Promise<never> {
  const store = await openStore({ file });
  await store.commit(unit('start', { changes: oneAction() }));
  for (let version = 1; ; version += 1) {
    const change = changed('action', action({ version }), { blockedBecause: `reason ${version}` }, 'edited');
    const key = `edit ${version}`;
    await store.commit(unit(key, { changes: [change], posts: [post({ key })] }));
    say(key);
  }
}

/** The same migration, in which the process kills itself at its `killAt`th step, counted over all of them. */
function deadly(migration: Migration): Migration {
  return { ...migration, statements: stepping(migration.statements) };
}

function* stepping(statements: Iterable<string>): Iterable<string> {
  for (const statement of statements) {
    step();
    yield statement;
  }
  step();
}

function step(): void {
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}
