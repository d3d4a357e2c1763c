/** How `npm run test:clock` runs: the tests of real processes whose wall clock is put forward and back. */
import { defineConfig } from 'vitest/config';
import config from '../vitest.config.ts';

export default defineConfig({ ...config, test: { ...config.test, include: ['test/clock/*.clock.ts'] } });
