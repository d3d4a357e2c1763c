/** The line that scripts read at the end of a test run counts everything that went wrong. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const CONFIG = fileURLToPath(new URL('../vitest.config.ts', import.meta.url));

/** The last line and the exit code of a run of these test files. */
function run(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'bvn-closing-line-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'test'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'test', `${name}.test.ts`), text);
  const args = [VITEST, 'run', '--config', CONFIG, '--root', root, '--globals'];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { last: stdout.trimEnd().split('\n').at(-1), status };
}

test('the closing line of a run in which all passed', () => {
  expect(run({ a: "test('a', () => {}); test('b', () => {});" })).toEqual({ last: '2 passed, 0 failed', status: 0 });
});

test('the closing line counts failed and skipped tests, a file that does not load, a suite that does not start and an uncaught error', () => {
  const files = {
    mixed: "test('a', () => {}); test('b', () => { throw new Error('b'); }); test.skip('c', () => {});",
    unloadable: "import './nowhere.ts'; test('d', () => {});",
    suite: "describe('e', () => { beforeAll(() => { throw new Error('e'); }); test('f', () => {}); });",
    uncaught: "test('g', () => {}); Promise.reject(new Error('g'));",
  };
  expect(run(files)).toEqual({ last: '2 passed, 4 failed, 2 skipped', status: 1 });
});
