/** The shell's commands as a process: its output, its errors and its exit codes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../src/service/config.ts';
import { openShell } from '../src/shell/shell.ts';
import { openStore } from '../src/store/sqlite.ts';
import { startProgram } from './helpers/program.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

function bvn(settings: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return startProgram('cli.ts', temporaryFolder(), settings, args).ended;
}

/** A record with one action, and the way to ask the program about it. */
async function recordWithAction() {
  const folder = temporaryFolder();
  await using shell = await openShell({
    ...readConfig({ BVN_AUTHORITY: 'Northbridge' }),
    databasePath: join(folder, 'bvn.db'),
  });
  await shell.say('notice new issued 30 January 2024 for 6 months authority Northbridge'.split(' '));
  await shell.say(['add', 'expectation', 'Work well', 'text', 'Work well together', 'level', 'officer']);
  await shell.say(['add', 'action', 'Agree a plan', 'to', 'E1']);
  const ask = (...args: readonly string[]) =>
    startProgram('cli.ts', folder, { DATABASE_URL: 'file:bvn.db' }, args).ended;
  return { folder, ask };
}

test('an answer goes to the output with code 0', async () => {
  const { code, out, err } = await bvn({ DATABASE_URL: 'file:bvn.db' }, 'role', 'Improvement Board', 'officer');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Improvement Board');
});

test('a word that is not understood goes to the errors with code 1 and the nearest word', async () => {
  const { code, out, err } = await bvn({ DATABASE_URL: 'file:bvn.db' }, 'statsu');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('Did you mean status?');
});

test('a fault of the settings is told in a sentence with code 1', async () => {
  const { code, out, err } = await bvn({ PORT: 'x' }, 'status');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^PORT is "x"[^\n]*\n$/);
});

test('export writes a new file by the ending of its name, which import takes back', async () => {
  const { folder, ask } = await recordWithAction();
  const file = join(folder, 'actions.csv');
  expect(await ask('export', 'actions.csv')).toEqual({ code: 0, out: 'Written to actions.csv.\n', err: '' });
  expect(await ask('export', 'actions.csv')).toMatchObject({ code: 1, err: expect.stringContaining('EEXIST') });
  expect((await ask('export', 'plan.xlsx')).code).toBe(0);
  expect(readFileSync(join(folder, 'plan.xlsx')).subarray(0, 2).toString()).toBe('PK');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Agree a plan', 'Agree the plan'));
  expect(await ask('import', 'actions.csv')).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing saved yet'),
  });
  expect((await ask('show', 'E1-01')).out).toContain('Agree a plan');
  expect(await ask('import', 'actions.csv', '--save')).toMatchObject({ code: 0, err: '' });
  expect((await ask('show', 'E1-01')).out).toContain('Agree the plan');
});

test('an import that cannot be saved ends with code 1, as one that cannot be read', async () => {
  const { folder, ask } = await recordWithAction();
  writeFileSync(join(folder, 'faulty.csv'), 'Code,Expectation,Action\n,E9,Something\n');
  for (const words of [['faulty.csv'], ['faulty.csv', '--save']])
    expect(await ask('import', ...words)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Row 2') });
  expect(await ask('import', 'missing.csv')).toMatchObject({
    code: 1,
    err: 'missing.csv cannot be read (ENOENT): name a CSV file.\n',
  });
});

test('an import with no changes ends with code 0, and --save saves nothing', async () => {
  const { ask } = await recordWithAction();
  await ask('export', 'actions.csv');
  const same = { code: 0, err: '', out: expect.stringContaining('There is nothing to save') };
  expect(await ask('import', 'actions.csv')).toMatchObject(same);
  expect(await ask('import', 'actions.csv', '--save')).toMatchObject(same);
});

test('every refusal of the shell ends with code 1 and says why on the errors', async () => {
  const { ask } = await recordWithAction();
  for (const [why, ...words] of [
    ['E1-01 has no owner yet', 'done', 'E1-01'],
    ['"someday" is not a date', 'simulate', '--until', 'someday'],
    ['nothing.db', 'restore', 'nothing.db'],
    ['no/such/folder', 'backup', 'no/such/folder/copy.db'],
    ['cannot be read as CSV', 'import', 'bvn.db'],
  ] as const) {
    expect(await ask(...words)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(why) });
  }
});

test('backup copies the record while it is open, and restore puts it back once it is not', async () => {
  const { folder, ask } = await recordWithAction();
  expect(await ask('backup', 'copy.db')).toEqual({ code: 0, out: 'Copied to copy.db, and checked.\n', err: '' });
  expect(await ask('backup', 'copy.db')).toMatchObject({
    code: 1,
    err: 'There is a file at copy.db already: name a new one.\n',
  });
  expect(await ask('add', 'action', 'Since the copy', 'to', 'E1')).toMatchObject({ code: 0 });
  const store = await openStore({ file: join(folder, 'bvn.db') });
  expect(await ask('restore', 'copy.db')).toMatchObject({
    code: 1,
    err: expect.stringContaining('stop that one first'),
  });
  await store.close();
  expect(await ask('restore', 'copy.db')).toMatchObject({ code: 0, out: expect.stringContaining('bvn.db.replaced-') });
  expect((await ask('show', 'E1-01')).out).toContain('Agree a plan');
  expect((await ask('show', 'E1-02')).code).toBe(1);
});

test('verify finds the head that doctor names, and ends with code 1 for another one', async () => {
  const { ask } = await recordWithAction();
  const { out } = await ask('doctor');
  const [, head = ''] = /its head is (\S+)/.exec(out) ?? [];
  expect(await ask('verify', '--head', head)).toEqual({
    code: 0,
    out: expect.stringContaining(`good   Head: the record leads on from ${head}; it is the last one\n`),
    err: '',
  });
  expect(await ask('verify', '--head', `9${head}`)).toMatchObject({
    code: 1,
    out: expect.stringContaining('WRONG  Head: the record has no event'),
  });
  expect(await ask('verify', '--head', 'nonsense')).toMatchObject({
    code: 1,
    err: expect.stringContaining('not a head'),
  });
});

test('init begins a record where one was lost, and the other commands refuse to', async () => {
  const { folder, ask } = await recordWithAction();
  rmSync(join(folder, 'bvn.db'));
  for (const words of [['status'], ['simulate', '--until', '30 July 2024']])
    expect(await ask(...words)).toMatchObject({ code: 1, err: expect.stringContaining('“npm run bvn -- init”') });
  expect((await ask('doctor')).out).toContain('WRONG  Database: The database bvn.db is missing');
  expect(await ask('init')).toEqual({ code: 0, out: 'A new record was begun at bvn.db.\n', err: '' });
  expect((await ask('people')).code).toBe(0);
});

test('one argument that is a whole line is a line', async () => {
  const { ask } = await recordWithAction();
  expect(await ask('show E1-01')).toMatchObject({ code: 0, out: expect.stringContaining('Agree a plan') });
  expect(await ask('add action "Write to the Board" to E1')).toMatchObject({ code: 0 });
  expect((await ask('show E1-02')).out).toContain('Write to the Board');
});
