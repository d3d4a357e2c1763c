/** One life of the shipped process: `src/main.ts` as `npm start` starts it, on a fast machine, until it is killed or at rest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Anchor } from './fast-time.ts';

/** Where the process kills itself, as the machine's power would: at the writes of the schedule and the outbox. */
export const INSIDE = [
  'before commit',
  'after commit',
  'before claim',
  'after claim',
  'before mark',
  'after mark',
] as const;
/** Where it is killed from outside: around a message. */
export const OUTSIDE = [
  'before the post arrives',
  'while the post is on its way',
  'after the post, before its answer',
  'right after the answer',
] as const;
export type Point = (typeof INSIDE)[number] | (typeof OUTSIDE)[number];

/** In an order in which kills of one kind follow those of another. */
export const POINTS: readonly Point[] = INSIDE.flatMap((inside, index) => [inside, ...OUTSIDE.slice(index, index + 1)]);

/** Killed the `nth` time that it comes to this point. */
export interface Ambush {
  readonly point: Point;
  readonly nth: number;
}

/** What the preloaded fast-machine.ts is told, as JSON in the variable `FAST_MACHINE`. */
export interface Machine {
  readonly anchor: Anchor;
  readonly ambush: Ambush | null;
}

/** A line of the service's log, as far as it is read here. */
export interface LogLine {
  readonly post?: string;
  readonly state?: string;
  readonly attempt?: number;
  readonly reason?: string;
}

export interface Running {
  kill(): void;
  /** Resolves at its end; rejects when that was not by signal 9. */
  readonly killed: Promise<void>;
}

const PRELOADED = fileURLToPath(new URL('fast-machine.ts', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../src/launch.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** `settings`: the environment of the service; `folder`: where it runs. */
export function startLife(
  folder: string,
  settings: Readonly<Record<string, string>>,
  machine: Machine,
  heard: (line: LogLine) => void,
): Running {
  const child = spawn(process.execPath, ['--import', PRELOADED, LAUNCHER, MAIN], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings, FAST_MACHINE: JSON.stringify(machine) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const last: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    remember(last, line);
    heard(JSON.parse(line) as LogLine);
  });
  createInterface({ input: child.stderr }).on('line', (line) => remember(last, line));
  const exited = once(child, 'close');
  return {
    kill: () => void child.kill('SIGKILL'),
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
