/** What both entries, main.ts and cli.ts, begin with: the machine's time, ids and chance, the file .env, and how faults are told. */
import { randomUUID } from 'node:crypto';
import { UserError } from '../core/record/errors.ts';
import type { Runtime } from './app.ts';
import { ConfigError } from './config.ts';

/** The only place that asks the machine for the time. */
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

/** Takes over the settings in the file .env, if there is one; those of the environment come first. */
export function loadSettings(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Runs the program; what stops it is told in one sentence a line, without a stack, and makes the exit code 1. */
export async function runOrTell(program: () => Promise<void>): Promise<void> {
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
