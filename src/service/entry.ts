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

function faultsOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (error instanceof UserError) return [error.message];
  return [`bvn stopped because of a fault of its own: ${error instanceof Error ? error.message : String(error)}`];
}
