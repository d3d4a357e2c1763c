/** How `npm run test:clock` runs: the tests of real processes whose wall clock is put forward and back. */
import { mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';

const config = mergeConfig(base, {});
config.test.include = ['test/clock/*.clock.ts'];
export default config;
