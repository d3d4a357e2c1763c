/** The process as it is shipped: started by the launcher in a folder of its own, heard through its output, stopped or killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../src/launch.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Shipped extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Where the page is; waits until the process says so. */
  readonly url: string;
  /** Everything it has written so far. */
  output(): string;
  /** Asks it to stop; its exit code. */
  stop(): Promise<number | null>;
  /** Takes it down without any warning. */
  kill(): Promise<void>;
}

/** Runs `npm start` as it stands in package.json, with only these variables. */
function spawnBot(cwd: string, env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [LAUNCHER, MAIN], { cwd, env: { PATH: process.env.PATH ?? '', PORT: '0', ...env } });
}

export async function startShipped(cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Shipped> {
  const child = spawnBot(cwd, env);
  const exited = once(child, 'exit');
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      text += part.toString();
      const said = /Open (http:\S+)/.exec(text);
      if (said) resolve(said[1] as string);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    exited.then(() => reject(new Error(`It stopped by itself: ${text}`)), reject);
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await exited;
  };
  return {
    process: child,
    url,
    output: () => text,
    async stop() {
      await end('SIGTERM');
      return child.exitCode;
    },
    kill: () => end('SIGKILL'),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) await end('SIGKILL');
    },
  };
}
