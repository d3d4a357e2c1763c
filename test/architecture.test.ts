/** Who may import whom: the rules that keep the core pure, the platforms apart and the edges few; and how long a file may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ENTRIES, roomOf } from './helpers/import-rules.ts';

const SOURCES = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

interface Import {
  readonly of: string;
  readonly typesOnly: boolean;
}

function importsOf(file: string, source = readFileSync(join(SOURCES, file), 'utf8')): readonly Import[] {
  const statements = source.matchAll(/^(?:import|export)\s(?:(?<names>[^;'"]*?)\sfrom\s)?['"](?<of>[^'"]+)['"]/gm);
  const calls = source.matchAll(/\bimport\(\s*['"](?<of>[^'"]+)['"]/g);
  return [...statements, ...calls].map(({ groups }) => {
    const { names = '', of = '' } = groups ?? {};
    const listed = /^\{(.*)\}$/s
      .exec(names.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim());
    const typesOnly =
      names.startsWith('type ') || (listed?.filter(Boolean).every((name) => name.startsWith('type ')) ?? false);
    return { of: of.startsWith('.') ? join(dirname(file), of).replaceAll('\\', '/') : of, typesOnly };
  });
}

function allows(allowed: readonly string[] | undefined, of: string): boolean {
  return (allowed ?? []).some((one) => of === one || of.startsWith(/[/:]$/.test(one) ? one : `${one}/`));
}

function faultsOf(file: string, source?: string): readonly string[] {
  const rule = roomOf(file);
  if (rule === null) return [];
  return importsOf(file, source)
    .filter(({ of, typesOnly }) => !allows(rule.may, of) && !(typesOnly && allows(rule.types, of)))
    .map(({ of }) => `src/${file} may not import ${of}`);
}

test('every file imports only what it may', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((file) => faultsOf(file))).toEqual([]);
});

test('the rules see every way to import', () => {
  const source = `
import '../service/app.ts';
import { a } from '../store/sqlite.ts';
import { type A, type B } from '../dispatch/command.ts';
import { type A, b } from '../dispatch/command.ts';
import {
  type C,
} from '../views/words.ts';
export * from 'node-cron';
const later = () => import('../platforms/local/local.ts');
`;
  const found = (file: string) => faultsOf(file, source);
  expect(found('jobs/x.ts')).toEqual([
    'src/jobs/x.ts may not import service/app.ts',
    'src/jobs/x.ts may not import store/sqlite.ts',
    'src/jobs/x.ts may not import dispatch/command.ts',
    'src/jobs/x.ts may not import dispatch/command.ts',
    'src/jobs/x.ts may not import node-cron',
    'src/jobs/x.ts may not import platforms/local/local.ts',
  ]);
  // As types alone a platform takes the shapes of a request from dispatch/.
  expect(faultsOf('platforms/slack/x.ts', source.replaceAll('../', '../../'))).toEqual([
    'src/platforms/slack/x.ts may not import service/app.ts',
    'src/platforms/slack/x.ts may not import store/sqlite.ts',
    'src/platforms/slack/x.ts may not import dispatch/command.ts',
    'src/platforms/slack/x.ts may not import node-cron',
    'src/platforms/slack/x.ts may not import platforms/local/local.ts',
  ]);
});

test('no file imports itself by way of others, types included', () => {
  const imported = new Map(files.map((file) => [file, importsOf(file).map(({ of }) => of)]));
  const leads = (from: string, to: string, seen = new Set<string>()): boolean =>
    (imported.get(from) ?? []).some((of) => of === to || (!seen.has(of) && leads(of, to, seen.add(of))));
  expect(files.filter((file) => leads(file, file))).toEqual([]);
});

test('only the entries lie loose in src/', () => {
  const loose = readdirSync(SOURCES, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(loose.map(({ name }) => name).sort()).toEqual([...ENTRIES, 'launch.mjs'].sort());
});

test('only service/entry.ts asks the machine for the time', () => {
  const asks = /new Date\(\s*\)|\bDate\.now\(|\bperformance\.now\(|Temporal\.Now\b/;
  expect(files.filter((file) => asks.test(readFileSync(join(SOURCES, file), 'utf8')))).toEqual(['service/entry.ts']);
});

test('no file of src and test has more than 250 lines', () => {
  const long = ['src', 'test'].flatMap((room) => {
    const folder = fileURLToPath(new URL(`../${room}/`, import.meta.url));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|js|css)$/.test(file))
      .map((file) => ({
        file: `${room}/${file}`,
        lines: readFileSync(join(folder, file), 'utf8').split('\n').length - 1,
      }))
      .filter(({ lines }) => lines > 250);
  });
  expect(long).toEqual([]);
});
