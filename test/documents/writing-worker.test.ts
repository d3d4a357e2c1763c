/** Files are written in threads of their own: others have their turn meanwhile, and a file that takes too much is refused in words. */
import { expect, test } from 'vitest';
import { UserError } from '../../src/core/record/errors.ts';
import { createWriters, LIMITS, writers } from '../../src/documents/writers.ts';
import type { Document } from '../../src/ports/document.ts';
import { turnsDuring } from '../helpers/turns.ts';
import { AS_AT, PAPER } from './example-paper.ts';

const SHEET = { name: 'Actions', columns: [{ title: 'Code', width: 10 }], rows: [['E1-01']] };
const manyRows = (rows: number) => ({
  ...SHEET,
  rows: Array.from({ length: rows }, (_, n) => [`E1-${n} ${'x'.repeat(50)}`]),
});

test('a paper is written while others have hundreds of turns', async () => {
  const { turns, result } = await turnsDuring(() => writers.docx(PAPER));
  expect(result.length).toBeGreaterThan(5_000);
  expect(turns).toBeGreaterThan(300);
});

test('a file that takes too much memory is refused in words, and the next one is written', async () => {
  const engine = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 2 };
  const { xlsx } = createWriters({ ...LIMITS, engine });
  const refused = xlsx([manyRows(80_000)], AS_AT);
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow('takes more memory than one file may. Ask for less');
  expect((await xlsx([SHEET], AS_AT)).length).toBeGreaterThan(1_000);
});

test('a file with more buffers than its limit is refused in words', async () => {
  const { xlsx } = createWriters({ ...LIMITS, memoryBytes: 1_000_000 });
  await expect(xlsx([SHEET], AS_AT)).rejects.toThrow('takes more memory than one file may');
});

test('a file that takes too much time is refused in words', async () => {
  const { docx } = createWriters({ ...LIMITS, cpuMs: 1 });
  await expect(docx(PAPER)).rejects.toThrow('takes longer than one file may. Ask for less');
});

test('a writer that does not answer is ended', async () => {
  const { docx } = createWriters({ ...LIMITS, waitingMs: 0 });
  await expect(docx(PAPER)).rejects.toThrow('takes longer than one file may');
});

test('a fault in the code of a writer is no refusal, so that it is logged', async () => {
  const broken = { ...PAPER, blocks: null } as unknown as Document;
  const failed = await writers.html(broken).catch((error: Error) => error);
  expect(failed).toBeInstanceOf(Error);
  expect(failed).not.toBeInstanceOf(UserError);
});

test('eleven files are asked for at once, and the two beyond the limit are refused', async () => {
  const written = await Promise.allSettled(
    Array.from({ length: 11 }, (_, n) => writers.zip([{ name: 'a.txt', content: `${n}` }], AS_AT)),
  );
  expect(written.map(({ status }) => status)).toEqual([...Array(9).fill('fulfilled'), ...Array(2).fill('rejected')]);
  expect(written.at(-1)).toMatchObject({ reason: { message: expect.stringContaining('Ask again in a minute') } });
});
