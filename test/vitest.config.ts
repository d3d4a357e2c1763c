/** How the tests run: every `*.test.ts` under test/ that starts neither a browser nor the whole program, in UTC as the product itself, closed by one line of counts. */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './helpers/closing-line.ts';
import { browserTests, programTests } from './helpers/tests-apart.ts';

// Both settings go on to the workers and to every process that they start.
const { TMPDIR = folderInMemory() } = process.env;
if (TMPDIR) process.env.TMPDIR = TMPDIR;
// One process loads what another has compiled, as the program does that `src/launch.mjs` starts: half of its start.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...browserTests(root), ...programTests(root)],
    env: { TZ: 'UTC' },
    // Half of the tests wait for processes, sockets and the disk, and leave their core to the others.
    maxWorkers: 4,
    // Starting a worker for each of a hundred files would take a tenth of the time; no test leaves anything behind.
    isolate: false,
    // Only for what hangs: how long a test takes on a busy machine says nothing about the product.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', new ClosingLine()],
  },
});

/**
 * A folder in memory for this run, where the system has such room: the tests make thousands of databases, and commit to
 * them, and would wait for the disk longer than for anything else. Undefined leaves them in the system's own folder.
 */
function folderInMemory(): string | undefined {
  const [place, enough] = ['/dev/shm', 2 ** 30];
  try {
    const { bavail, bsize } = statfsSync(place);
    if (bavail * bsize < enough) return undefined;
    const folder = mkdtempSync(join(place, 'bvn-tests-'));
    // Some tests look at their files as another user.
    chmodSync(folder, 0o755);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return undefined;
  }
}
