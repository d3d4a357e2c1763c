/** How the tests run: every `*.test.ts` under test/, in UTC as the product itself, closed by one line of counts. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './helpers/closing-line.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    env: { TZ: 'UTC' },
    // Half of the tests wait for processes, sockets and the disk, and leave their core to the others.
    maxWorkers: 4,
    // Starting a worker for each of a hundred files would take a tenth of the time; no test leaves anything behind.
    isolate: false,
    // Only for what hangs: how long a test takes on a busy machine says nothing about the product.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', new ClosingLine()],
  },
});
