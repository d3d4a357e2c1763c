/** The files of tests that have a run of their own, because each of them waits for a browser or for the whole program. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const STARTS_BROWSER = /^import [^;]*\/(browser|page-scene)\.ts';/m;
const STARTS_PROGRAM = /^import [^;]*\/program\.ts';/m;

/** The tests that start a browser, which `npm run test:page` runs: paths below `root`, the project's folder. */
export function browserTests(root = '.'): readonly string[] {
  return testsThat(STARTS_BROWSER, root);
}

/** The tests that start the program as a process of its own, and no browser, which `npm run test:program` runs. */
export function programTests(root = '.'): readonly string[] {
  const inBrowser = new Set(browserTests(root));
  return testsThat(STARTS_PROGRAM, root).filter((file) => !inBrowser.has(file));
}

function testsThat(imports: RegExp, root: string): readonly string[] {
  const files = globSync('test/**/*.test.ts', { cwd: root });
  return files.filter((file) => imports.test(readFileSync(join(root, file), 'utf8')));
}
