/** How `npm run test:program` runs: the tests of the whole program, which `npm test` leaves out because each starts processes. */
import { defineConfig } from 'vitest/config';
import { programTests } from './helpers/tests-apart.ts';
import config from './vitest.config.ts';

export default defineConfig({
  ...config,
  test: { ...config.test, include: [...programTests(config.root)], exclude: [] },
});
