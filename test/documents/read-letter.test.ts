/** Letters are read in threads of their own: others have their turn meanwhile, and a letter that takes too much is refused in words. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLetter } from '../../src/core/notice/letter/letter.ts';
import { UserError } from '../../src/core/record/errors.ts';
import { createLetterReader, LETTER_LIMITS } from '../../src/documents/read-letter.ts';
import { turnsDuring } from '../helpers/turns.ts';

const letter = (name: string) => readFileSync(new URL(`../core/notice/letters/${name}.txt`, import.meta.url), 'utf8');

/** The longest letter that is taken: an annex goes on with the points of the letter. */
function longest(): string {
  const text = letter('wrapped');
  const annex = text.slice(text.indexOf('\n\n'));
  return (text + annex.repeat(40)).slice(0, 40_000).split('\n').slice(0, 2_500).join('\n');
}

test.each(['wrapped', 'inline', 'closure'])('the letter “%s” is read in a thread as it is read here', async (name) => {
  const read = createLetterReader();
  for (const as of [null, 'notice', 'closure'] as const)
    expect(await read(letter(name), as)).toStrictEqual(readLetter(letter(name), as));
});

test('the longest letter is read within the limits while others have hundreds of turns', async () => {
  const text = longest();
  const { turns, result } = await turnsDuring(() => createLetterReader()(text, null));
  expect(result).toStrictEqual(readLetter(text));
  expect(turns).toBeGreaterThan(300);
});

test('a letter that takes too much time is refused in words, and the next one is read', async () => {
  const refused = createLetterReader({ ...LETTER_LIMITS, cpuMs: 1 })(letter('wrapped'), null);
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(
    'The letter was not read, because that takes more time or memory than a letter may. Send it',
  );
  expect((await createLetterReader()(letter('wrapped'), null)).kind.value).toBe('notice');
});

test('a letter that takes too much memory is refused in words', async () => {
  const refused = createLetterReader({ ...LETTER_LIMITS, memoryBytes: 1_000_000 })(letter('wrapped'), null);
  await expect(refused).rejects.toThrow('The letter was not read, because that takes more time or memory');
});

test('a letter whose thread does not answer is refused in words', async () => {
  const refused = createLetterReader({ ...LETTER_LIMITS, waitingMs: 0 })(letter('wrapped'), null);
  await expect(refused).rejects.toThrow('The letter was not read, because that takes more time or memory');
});

test('a fault in the code that reads a letter is no refusal, so that it is logged', async () => {
  const failed = await createLetterReader()(null as unknown as string, null).catch((error: Error) => error);
  expect(failed).toBeInstanceOf(Error);
  expect(failed).not.toBeInstanceOf(UserError);
});

test('seven letters come at once, and the two beyond the limit are refused', async () => {
  const read = createLetterReader();
  const given = await Promise.allSettled(Array.from({ length: 7 }, () => read(letter('closure'), null)));
  expect(given.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), ...Array(2).fill('rejected')]);
  expect(given.at(-1)).toMatchObject({ reason: { message: expect.stringContaining('Send it again in a minute') } });
});
