/** One life of the shipped process: `src/main.ts` as `npm start` starts it, on a fast machine, until it is killed or at rest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Anchor } from './fast-time.ts';

/** The points at which the process kills itself, as a power cut does: at the writes of the schedule and the outbox. */
export const INSIDE = [
  'before commit',
  'after commit',
  'before claim',
  'after claim',
  'before mark',
  'after mark',
] as const;
/** The points at which the process is killed from outside: around a message. */
export const OUTSIDE = [
  'before the post arrives',
  'while posts are on their way',
  'after the post, before its answer',
  'right after the answer',
] as const;
export type Point = (typeof INSIDE)[number] | (typeof OUTSIDE)[number];

/** All points, in an order in which kills of different kinds alternate. */
export const POINTS: readonly Point[] = INSIDE.flatMap((inside, index) => [inside, ...OUTSIDE.slice(index, index + 1)]);

/** A kill at the `nth` time that the process comes to this point. */
export interface Ambush {
  readonly point: Point;
  readonly nth: number;
}

/** The settings of the preloaded fast-machine.ts, as JSON in the variable `FAST_MACHINE`. */
export interface Machine {
  readonly anchor: Anchor;
  readonly ambush: Ambush | null;
}

/** The fields of a log line that the tests read. */
export interface LogLine {
  readonly post?: string;
  readonly state?: string;
  readonly attempt?: number;
  readonly reason?: string;
  /** The address of the service, once it has started. */
  readonly url?: string;
}

export interface Running {
  /** Resolves with the address when the service has started; never when it dies before. */
  readonly started: Promise<string>;
  kill(): void;
  /** Resolves when the process ends; rejects when it did not end by signal 9. */
  readonly killed: Promise<void>;
}

const PRELOADED = fileURLToPath(new URL('fast-machine.ts', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../src/launch.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Starts the service on a fast machine. `settings` is its environment, `folder` its working folder. */
export function startLife(
  folder: string,
  settings: Readonly<Record<string, string>>,
  machine: Machine,
  heard: (line: LogLine) => void,
): Running {
  const fast = { ...settings, FAST_MACHINE: JSON.stringify(machine) };
  return run(folder, fast, ['--import', PRELOADED], heard);
}

/** Starts the service on an unchanged machine. */
export function startPlain(folder: string, settings: Readonly<Record<string, string>>): Running {
  return run(folder, settings, [], () => {});
}

function run(
  folder: string,
  settings: Readonly<Record<string, string>>,
  options: readonly string[],
  heard: (line: LogLine) => void,
): Running {
  const child = spawn(process.execPath, [...options, LAUNCHER, MAIN], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const last: string[] = [];
  const started = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    remember(last, text);
    const line = JSON.parse(text) as LogLine;
    if (line.url !== undefined) started.resolve(line.url);
    heard(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => remember(last, line));
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'close').finally(() => process.off('exit', kill));
  return {
    started: started.promise,
    kill,
    killed: exited.then(() => mustBeKilled(child, last)),
  };
}

const MOST_REMEMBERED = 20;

function remember(last: string[], line: string): void {
  last.push(line);
  if (last.length > MOST_REMEMBERED) last.shift();
}

function mustBeKilled({ signalCode, exitCode }: ChildProcess, last: readonly string[]): void {
  if (signalCode === 'SIGKILL') return;
  throw new Error(`A life ended by itself with ${signalCode ?? `code ${exitCode}`}:\n${last.join('\n')}`);
}
