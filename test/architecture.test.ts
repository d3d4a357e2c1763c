/** Who may import whom: the rules that keep the core pure, the platforms apart and the edges few. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Rule {
  /** Folders end in a slash; the rest are files under src/ and packages, whose sub-paths are meant, too. */
  readonly may: readonly string[];
  /** Only as types, which are gone when the program runs. */
  readonly types?: readonly string[];
}

/** Ports that everything beyond the pure part may be handed. */
const PORTS = ['clock.ts', 'log.ts', 'store/store.ts', 'delivery/deliverer.ts'];
const PLATFORM: Rule = {
  may: [
    'core/',
    'views/card.ts',
    'views/plain-text.ts',
    'views/platform-lines.ts',
    'views/words.ts',
    'delivery/deliverer.ts',
    'platforms/load-when-used.ts',
    'node:',
    'valibot',
  ],
  types: ['commands/command.ts', 'clock.ts', 'log.ts'],
};

const RULES: Readonly<Record<string, Rule>> = {
  'core/': { may: ['core/', 'temporal-polyfill'] },
  'views/': { may: ['core/', 'views/'] },
  // A reminder asked for by hand posts what the job would, and the preview is what the jobs will do.
  'commands/': {
    may: [
      ...['core/', 'views/', 'commands/'],
      ...['posts', 'foresee', 'rhythm', 'withdrawals', 'addressees'].map((name) => `jobs/${name}.ts`),
    ],
    types: PORTS,
  },
  'jobs/': { may: ['core/', 'views/', 'jobs/'], types: PORTS },
  'jobs/scheduler.ts': { may: ['core/', 'jobs/', 'node-cron'], types: PORTS },
  'delivery/': { may: ['core/', 'delivery/', 'node:crypto'], types: [...PORTS, 'views/card.ts'] },
  'store/': {
    may: ['core/', 'store/', 'drizzle-orm', 'better-sqlite3', 'node:'],
    types: ['delivery/deliverer.ts', 'views/card.ts'],
  },
  'platforms/local/': { ...PLATFORM, may: [...PLATFORM.may, 'platforms/local/', 'hono'] },
  'platforms/slack/': { ...PLATFORM, may: [...PLATFORM.may, 'platforms/slack/', '@slack/'] },
  'platforms/teams/': {
    ...PLATFORM,
    may: [...PLATFORM.may, 'platforms/teams/', '@microsoft/teams-ai', 'botbuilder', 'botframework-connector'],
  },
  'platforms/load-when-used.ts': { may: ['node:'] },
  'operations/': {
    may: ['core/', 'views/', 'operations/', 'store/copies.ts', 'config-variables.ts', 'node:', 'prom-client'],
    types: [...PORTS, 'commands/command.ts', 'config.ts', 'http.ts'],
  },
  'demonstration/': { may: ['core/', 'views/', 'demonstration/'], types: ['commands/command.ts'] },
};

/** Put the parts together, as the files directly under src/ do, and may import all. */
const JOINERS = ['connect/', 'shell/'];

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

/** The rule for the longest beginning of the path; null for what puts the parts together. */
function ruleOf(file: string): Rule | null {
  if (JOINERS.some((beginning) => file.startsWith(beginning))) return null;
  const [longest] = Object.keys(RULES)
    .filter((beginning) => file.startsWith(beginning))
    .sort((a, b) => b.length - a.length);
  if (longest === undefined && file.includes('/')) throw new Error(`There is no rule for src/${file}`);
  return longest === undefined ? null : (RULES[longest] ?? null);
}

function allows(allowed: readonly string[] | undefined, of: string): boolean {
  return (allowed ?? []).some((one) => of === one || of.startsWith(/[/:]$/.test(one) ? one : `${one}/`));
}

function faultsOf(file: string, source?: string): readonly string[] {
  const rule = ruleOf(file);
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
import '../app.ts';
import { a } from '../store/sqlite.ts';
import { type A, type B } from '../store/store.ts';
import { type A, b } from '../store/store.ts';
import {
  type C,
} from '../views/card.ts';
export * from 'node-cron';
const later = () => import('../platforms/local/local.ts');
`;
  expect(faultsOf('commands/x.ts', source)).toEqual([
    'src/commands/x.ts may not import app.ts',
    'src/commands/x.ts may not import store/sqlite.ts',
    'src/commands/x.ts may not import store/store.ts',
    'src/commands/x.ts may not import node-cron',
    'src/commands/x.ts may not import platforms/local/local.ts',
  ]);
});

test('only entry.ts asks the machine for the time', () => {
  const asks = /new Date\(\s*\)|\bDate\.now\(|\bperformance\.now\(|Temporal\.Now\b/;
  expect(files.filter((file) => asks.test(readFileSync(join(SOURCES, file), 'utf8')))).toEqual(['entry.ts']);
});
