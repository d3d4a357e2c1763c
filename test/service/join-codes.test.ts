/** Join codes are made evenly, kept as a hash and recognised however they are typed. */
import { expect, test } from 'vitest';
import { plusMinutes } from '../../src/core/time/instants.ts';
import type { Request } from '../../src/dispatch/command.ts';
import { createJoinCodes } from '../../src/service/join-codes.ts';
import { AT } from '../helpers/record.ts';
import { opened } from '../helpers/temporary-store.ts';

const account = { platform: 'slack', accountId: 'U1', name: 'Owner' } as const;
const asked: Request = {
  id: 'r1',
  actor: { platform: 'teams', accountId: 'a', name: '' },
  place: { platform: 'teams', conversation: 'c', direct: true },
  input: { kind: 'text', text: '' },
  now: AT,
};

test('every random byte gives one of 32 unmistakable characters, each equally often', async () => {
  const store = await opened();
  const counts = new Map<string, number>();
  for (let from = 0; from < 256; from += 8) {
    const bytesFrom = (bytes: number) => Uint8Array.from({ length: bytes }, (_, i) => from + i);
    const code = await createJoinCodes(store, 's', bytesFrom).issueCode('p1', account, AT);
    expect(code).toMatch(/^[^-]{4}-[^-]{4}$/);
    for (const letter of code.replace('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect([...counts.keys()].sort().join('')).toBe('23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
  expect(new Set(counts.values())).toEqual(new Set([8]));
});

test('the store keeps a keyed hash of a code, and the code is recognised however it is typed', async () => {
  const store = await opened();
  const [first, second] = ['first', 'second'].map((secret) => createJoinCodes(store, secret, (n) => new Uint8Array(n)));
  if (!first || !second) throw new Error('There are no two secrets.');
  const code = await first.issueCode('p1', account, AT);
  expect(await second.issueCode('p2', account, AT)).toBe(code);
  const seal = expect.stringMatching(/^[0-9a-f]{64}$/);
  for (const typed of [code, code.toLowerCase(), code.replace('-', ' '), code.replace('-', ''), `“${code}”.`]) {
    expect(await first.tryCode(typed, asked)).toEqual({
      seal,
      personId: 'p1',
      platform: 'slack',
      accountId: 'U1',
      at: AT,
    });
    expect(await second.tryCode(typed, asked)).toMatchObject({ personId: 'p2' });
  }
});

test('an account that guesses for a year while ten codes are live finds one less often than once in 2.5 million times', async () => {
  const store = await opened();
  const letters = new Set<string>();
  let places = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const code = await createJoinCodes(store, 's', (n) => new Uint8Array(n).fill(byte)).issueCode('p1', account, AT);
    places = code.replace('-', '').length;
    for (const letter of code.replace('-', '')) letters.add(letter);
  }
  const look = (n: number) =>
    createJoinCodes(store, 's').tryCode('wrong', { ...asked, id: `${n}`, now: plusMinutes(AT, n) });
  let tries = 0;
  for (let n = 0; n < 24 * 60; n += 1) if ((await look(n)) === 'unknown') tries += 1;
  expect((365 * tries * 10) / letters.size ** places).toBeLessThan(1 / 2_500_000);
});
