/** Checks the documents against the code: sizes, links, files, scripts, settings, dependencies and commands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';
import { VARIABLE_NAMES } from '../src/service/config-variables.ts';
import { understand } from './helpers/command-examples.ts';
import { anchorsIn, codeIn, documents, isInProject, projectFile } from './helpers/docs.ts';
import { GENERATED, generatedPages, stalePages } from './helpers/generated-pages.ts';
import { roomsDrawnWrong } from './helpers/rooms.ts';

const PACKAGE = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'));
const MOST_README_BYTES = 8_000;
const MOST_PICTURE_BYTES = 120_000;
/** The verbs of the shell; everything else after `npm run bvn --` is said to the bot. */
const SHELL_VERB = /^(?:import|export|backup|restore|init|doctor|verify|simulate)\b/;

const pages = documents();
const code = pages.flatMap(({ path, text }) => codeIn(text).map((line) => ({ path, line })));

/** Every word in the files of TypeScript under these folders. */
function wordsIn(...folders: readonly string[]): ReadonlySet<string> {
  const files = folders.flatMap((folder) =>
    readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}${file}`),
  );
  return new Set(files.filter((file) => file.endsWith('.ts')).flatMap((file) => textOf(file).match(/\w+/g) ?? []));
}

/** The names in the last column of the glossary in docs/architecture.md. */
function glossaryNames(): readonly string[] {
  const [, glossary = ''] = textOf('docs/architecture.md').split('\n## Glossary\n');
  const columns = [...glossary.matchAll(/^\|.*\|(.*)\|$/gm)].map(([, last = '']) => last);
  return columns.flatMap((column) => column.match(/(?<=`)\w+(?=`)/g) ?? []);
}

/** The examples in hand-written documents that begin with `start`, without that beginning, each once. */
function examples(start: RegExp): readonly string[] {
  const generated = pages.filter(({ text }) => text.startsWith(GENERATED)).map(({ path }) => path);
  const written = code.filter(({ path }) => !generated.includes(path));
  const found = written.flatMap(({ line }) => (start.test(line) ? [line.replace(start, '').trim()] : []));
  return [...new Set(found)].filter((line) => line !== '' && line !== '…');
}

function textOf(path: string): string {
  return readFileSync(projectFile(path), 'utf8');
}

test('the README has at most 8,000 bytes', () => {
  expect(statSync(projectFile('README.md')).size).toBeLessThanOrEqual(MOST_README_BYTES);
});

test('the generated pages are what the code says now (npm run docs)', () => {
  expect(stalePages()).toEqual([]);
});

test('a generated page that is missing or was edited by hand is stale', () => {
  const [page] = generatedPages();
  const edited = { path: page?.path ?? '', text: `${page?.text} By hand.` };
  const missing = { path: 'docs/no-such-page.md', text: 'Text.' };
  expect(stalePages([edited, missing])).toEqual([edited.path, missing.path]);
});

test.each(pages.map(({ path, text }) => [path, text] as const))('every link in %s leads somewhere', (path, text) => {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string);
  const broken = links.filter((link) => {
    if (/^https:\/\//.test(link)) return !URL.canParse(link);
    const [file = '', anchor] = link.split('#', 2);
    const target = file === '' ? path : join(dirname(path), file);
    if (!isInProject(target)) return true;
    return anchor !== undefined && !anchorsIn(textOf(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('every picture is shown with a description, and is small enough for a repository', () => {
  const pictures = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', file = '']) => ({
      alt,
      file: join(dirname(path), file),
    })),
  );
  expect(pictures.length).toBeGreaterThan(0);
  for (const { alt, file } of pictures) {
    expect(alt.length, file).toBeGreaterThan(40);
    expect(statSync(projectFile(file)).size, file).toBeLessThanOrEqual(MOST_PICTURE_BYTES);
  }
});

test('every file that a document names is there', () => {
  const named = code
    .map(({ line }) => line)
    .filter((line) => /^(?:src|test|drizzle|manifests|docs)\/[\w./-]+$/.test(line));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !isInProject(path))).toEqual([]);
});

test('every script that a document names exists', () => {
  const scripts = code.flatMap(({ line }) =>
    [...line.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name as string),
  );
  expect(scripts.filter((name) => !(name in PACKAGE.scripts))).toEqual([]);
});

test('every setting that a document names is read by the program', () => {
  const families = [
    ...new Set(VARIABLE_NAMES.filter((name) => name.includes('_')).map((name) => name.replace(/_.*/, '_'))),
  ];
  const setting = new RegExp(String.raw`\b(?:${families.join('|')})[A-Z_]+`, 'g');
  const named = code.flatMap(({ line }) => line.match(setting) ?? []);
  expect(new Set(named).size).toBeGreaterThan(10);
  expect(named.filter((name) => !(VARIABLE_NAMES as readonly string[]).includes(name))).toEqual([]);
});

test('every setting stands in docs/settings.md', () => {
  expect(VARIABLE_NAMES.filter((name) => !textOf('docs/settings.md').includes(`| \`${name}\` |`))).toEqual([]);
});

test('every dependency has its reason in docs/operations.md', () => {
  const all = Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies, ...PACKAGE.optionalDependencies });
  expect(all.filter((name) => !textOf('docs/operations.md').includes(`\`${name}\``))).toEqual([]);
});

test('the diagram of the rooms leads to exactly what each room may import', () => {
  expect(roomsDrawnWrong()).toEqual([]);
});

test('every kind of row and every fixed word of the record stands in the glossary', () => {
  const nouns = [...textOf('src/core/record/model.ts').matchAll(/^export \* from '.\/(\w+\.ts)'/gm)].map(
    ([, name]) => name,
  );
  const model = ['model.ts', ...nouns]
    .map((name) => textOf(`src/core/record/${name}`))
    .join('')
    .replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');
  const rows = [...model.matchAll(/export interface (\w+) extends Row/g)].map(([, name]) => name as string);
  const words = [...model.matchAll(/'(\w+)'/g)].map(([, word]) => word as string);
  expect(Math.min(rows.length, words.length)).toBeGreaterThan(10);
  const explained = glossaryNames();
  expect([...new Set([...rows, ...words])].filter((name) => !explained.includes(name))).toEqual([]);
});

test('every name of the code in the glossary is used in src/', () => {
  const names = wordsIn('src/');
  expect(glossaryNames().filter((name) => !names.has(name))).toEqual([]);
});

test('every name of the code in CONTRIBUTING.md is used in src/ or test/, except those of the example command and job', () => {
  const text = textOf('CONTRIBUTING.md');
  const blocks = [...text.matchAll(/^ *```ts\n(.*?)^ *```$/gms)].map(([, block = '']) =>
    block.replaceAll(/'[^'\n]*'/g, ''),
  );
  const spans = codeIn(text).filter((span) => !span.includes('/'));
  const inBlocks = blocks.flatMap((block) => block.match(/\b[A-Za-z]+[a-z][A-Z]\w*/g) ?? []);
  const inSpans = spans.flatMap((span) =>
    /^[A-Za-z_]\w*$/.test(span) ? [span] : (span.match(/\b\w+[a-z][A-Z]\w*/g) ?? []),
  );
  expect(Math.min(inBlocks.length, inSpans.length)).toBeGreaterThan(20);
  const names = wordsIn('src/', 'test/');
  const isExample = (name: string) => /^(?:praise|lastCall)/.test(name);
  expect([...inBlocks, ...inSpans].filter((name) => !names.has(name) && !isExample(name))).toEqual([]);
});

test.each(examples(/^(?:\/bvn|@bvn|@BVN)(?= |$)/))('the bot understands the documents’ example “%s”', (say) => {
  expect(understand(say).unread).toEqual([]);
});

test.each(examples(/^npm run bvn --(?= )/).filter((say) => !SHELL_VERB.test(say)))(
  'the bot understands the documents’ example for the shell “%s”',
  (say) => {
    expect(understand(say.replaceAll(/\b(?:slack|local):(\w+)/g, '@$1')).unread).toEqual([]);
  },
);
