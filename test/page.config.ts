/** How `npm run test:page` runs: the tests in a browser, which `npm test` leaves out because each starts Chromium. */
import { defineConfig } from 'vitest/config';
import { browserTests } from './helpers/tests-apart.ts';
import config from './vitest.config.ts';

export default defineConfig({
  ...config,
  test: { ...config.test, include: [...browserTests(config.root)], exclude: [] },
});
