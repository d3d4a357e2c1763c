/** The shell's commands as a process: where it writes, and how it ends. */
import { expect, test } from 'vitest';
import { startProgram } from './helpers/program.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

/** A process starts slowly on a machine that is busy. */
const TIME = { timeout: 60_000 };

function bvn(settings: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return startProgram('cli.ts', temporaryFolder(), settings, args).ended;
}

test('an answer goes to the output with code 0', TIME, async () => {
  const { code, out, err } = await bvn({ DATABASE_URL: 'file:bvn.db' }, 'role', 'Improvement Board', 'officer');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Improvement Board');
});

test('a word that is not understood goes to the errors with code 1 and the nearest word', TIME, async () => {
  const { code, out, err } = await bvn({ DATABASE_URL: 'file:bvn.db' }, 'statsu');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('Did you mean status?');
});

test('a fault of the settings is told in a sentence with code 1', TIME, async () => {
  const { code, out, err } = await bvn({ PORT: 'x' }, 'status');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^PORT is "x"[^\n]*\n$/);
});
