/** The process that opens the files while it answers `/bvn status`. It gets its task as a message, and sends what it measured. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openForeignFile } from '../../../src/documents/open-foreign-file.ts';
import type { FileKind } from '../../../src/ports/foreign-file.ts';
import { pdfOf } from '../../helpers/pdf.ts';
import { wordFile } from '../../helpers/word-file.ts';
import { type BenchBot, openBot } from '../bot.ts';

interface Task {
  readonly database: string;
  readonly rounds: number;
  readonly files: readonly {
    readonly what: string;
    readonly kind: FileKind;
    readonly name: string;
    readonly path: string;
  }[];
}

export interface Measured {
  readonly files: number;
  readonly slowest: { readonly what: string; readonly ms: number };
  /** Beyond the memory before the first file. */
  readonly mostBytes: number;
  /** The slowest 1% of the answers, without files and with them. */
  readonly idleMs: number;
  readonly busyMs: number;
}

/** So many answers are measured without files. */
const IDLE_ANSWERS = 1_500;
/** Between two requests, as people ask one after the other. */
const PAUSE_MS = 2;

process.once('message', async (task: Task) => {
  process.send?.(await measure(task));
});

async function measure({ database, rounds, files }: Task): Promise<Measured> {
  await using bot = await openBot(database);
  await openForeignFile('docx', wordFile(), 'warm.docx');
  await openForeignFile('pdf', pdfOf([[{ x: 72, y: 700, text: 'warm' }]]), 'warm.pdf');
  await answersUntil(bot, { isOver: (n) => n >= 200 });
  const idle = await answersUntil(bot, { isOver: (n) => n >= IDLE_ANSWERS });
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let [most, isOver] = [before, false];
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  const busy = answersUntil(bot, { isOver: () => isOver });
  let slowest = { what: '', ms: 0 };
  for (let round = 0; round < rounds; round += 1) {
    for (const { what, kind, name, path } of files) {
      const bytes = new Uint8Array(readFileSync(path));
      const start = performance.now();
      await expectRefusal(openForeignFile(kind, bytes, name), what);
      const ms = performance.now() - start;
      if (ms > slowest.ms) slowest = { what, ms };
    }
  }
  isOver = true;
  const busyTimes = await busy;
  clearInterval(watch);
  return { files: files.length, slowest, mostBytes: most - before, idleMs: p99(idle), busyMs: p99(busyTimes) };
}

async function answersUntil(bot: BenchBot, { isOver }: { isOver(answers: number): boolean }): Promise<number[]> {
  const times: number[] = [];
  while (!isOver(times.length)) {
    const start = performance.now();
    await bot.ask('U1', { kind: 'text', text: '/bvn status' });
    times.push(performance.now() - start);
    await setTimeout(PAUSE_MS);
  }
  return times;
}

async function expectRefusal(opened: Promise<unknown>, what: string): Promise<void> {
  const isTaken = await opened.then(
    () => true,
    () => false,
  );
  if (isTaken) throw new Error(`A file with ${what} was taken`);
}

function p99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;
}
