/**
 * Shared by the entry points main.ts and cli.ts: the machine's time, ids and chance, the file .env, and the report of
 * faults.
 */
import { randomUUID } from 'node:crypto';
import { UserError } from '../core/record/errors.ts';
import type { Runtime } from './app.ts';
import { ConfigError } from './config.ts';

/** Time, ids and chance of this machine. No other code reads the machine's clock. */
export const machine: Omit<Runtime, 'log'> = {
  clock: {
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    after(ms, then) {
      const timer = setTimeout(then, ms).unref();
      return () => clearTimeout(timer);
    },
  },
  newId: randomUUID,
  random: Math.random,
};

/** The oldest glibc that better-sqlite3's binary for Linux can be loaded with: `objdump -T` names it. A test compares the two. */
export const GLIBC_FLOOR = '2.34';

/** Whether the system's loader refused a binary package, because it asks for a newer glibc. */
function isOldLibrary(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'ERR_DLOPEN_FAILED' && /GLIBC_/.test(error.message)
  );
}

/** Loads the file .env into the environment, if it exists. Variables that are set already win. */
export function loadSettings(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Runs the program. An error is written to stderr without a stack, one sentence a line, and sets the exit code 1. */
export async function runOrExplain(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    for (const fault of faultsOf(error)) process.stderr.write(`${fault}\n`);
    process.exitCode = 1;
  }
}

/** The sentences that tell people why the program ended. */
export function faultsOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof UserError) return [error.message];
  if (isOldLibrary(error))
    return [
      `The C library of this machine (glibc) is too old for the database: use a system with glibc ${GLIBC_FLOOR} or later, such as RHEL 9, Ubuntu 22.04 or Debian 12, or run the container image.`,
    ];
  return [`bvn stopped because of a fault of its own: ${error instanceof Error ? error.message : String(error)}`];
}
