/** The program as people start it, in a process of its own with a folder and an environment of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Program {
  readonly child: ChildProcess;
  /** Resolves with the output once it contains these words; rejects when the program ends before. */
  outputWith(words: string): Promise<string>;
  ended: Promise<Ended>;
}

/** Starts the service on a free port and returns the address of its page. */
export async function startService(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Program & { readonly url: string }> {
  const program = startProgram('main.ts', folder, { PORT: '0', ...settings });
  const [, url = ''] = /Open (http:\S+)/.exec(await program.outputWith('in a browser')) ?? [];
  return { ...program, url };
}

/** The path of `main.ts` or `cli.ts`. */
export function programScript(file: 'main.ts' | 'cli.ts'): string {
  return fileURLToPath(new URL(`../../src/${file}`, import.meta.url));
}

/** Starts `main.ts` or `cli.ts` in `folder` with these settings only. */
export function startProgram(
  file: 'main.ts' | 'cli.ts',
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
): Program {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [...nodeArgs, programScript(file), ...args], {
    cwd: folder,
    env: { PATH, NODE_COMPILE_CACHE, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  const outputWith = async (words: string): Promise<string> => {
    const over = ended.then(() => {
      throw new Error(`It ended before it said “${words}”:\n${out}${err}`);
    });
    while (!out.includes(words)) await Promise.race([once(child.stdout, 'data'), over]);
    return out;
  };
  return { child, outputWith, ended };
}
