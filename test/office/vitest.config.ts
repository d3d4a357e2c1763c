/** How `npm run test:office` runs: files are opened by LibreOffice, which `npm test` leaves out because it takes seconds. */
import { defineConfig } from 'vitest/config';
import config from '../vitest.config.ts';

export default defineConfig({
  ...config,
  test: { ...config.test, include: ['test/office/*.office.ts'], exclude: [], testTimeout: 120_000 },
});
