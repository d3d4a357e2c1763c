/** The files of tests that start a browser, which have a run of their own: `npm run test:page`. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const STARTS_BROWSER = /^import [^;]*\/(browser|page-scene)\.ts';/m;

/** Finds them below `root`, the project's folder, by their imports. */
export function browserTests(root = '.'): readonly string[] {
  const files = globSync('test/**/*.test.ts', { cwd: root });
  return files.filter((file) => STARTS_BROWSER.test(readFileSync(join(root, file), 'utf8')));
}
