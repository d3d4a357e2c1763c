/** How `npm run test:cases` runs: the files whose properties play few cases in `npm test`, with all of them. */
import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { ALL_CASES } from './helpers/cases.ts';
import config from './vitest.config.ts';

const asksForCases = (file: string) => /import .*\bcasesOf\b/.test(readFileSync(file, 'utf8'));

export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: globSync('test/**/*.test.ts', { cwd: config.root }).filter(asksForCases),
    exclude: [],
    env: { ...config.test?.env, [ALL_CASES]: 'yes' },
  },
});
