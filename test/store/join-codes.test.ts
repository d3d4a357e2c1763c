/** Codes that join accounts in the store: one for each person, valid for minutes, used once; and the tries at them. */
import { expect, test } from 'vitest';
import { JOIN_CODE_MINUTES, TRY_MINUTES } from '../../src/core/people/join-code.ts';
import { added } from '../../src/core/record/changes.ts';
import { ConflictError } from '../../src/core/record/errors.ts';
import { plusMinutes } from '../../src/core/time/instants.ts';
import { AT, person } from '../helpers/record.ts';
import { opened } from '../helpers/temporary-store.ts';
import { unit } from './units.ts';

const code = { seal: 'sealed', personId: 'p1', platform: 'slack', accountId: 'U1', at: AT } as const;
const tried = { seal: 'sealed', account: 'teams:a', request: 'teams:a:1', at: AT };

test('a code is found by its seal, and another one is unknown', async () => {
  const store = await opened();
  await store.keepJoinCode(code);
  expect(await store.tryJoinCode(tried)).toEqual(code);
  expect(await store.tryJoinCode({ ...tried, seal: 'other', request: 'teams:a:2' })).toBe('unknown');
});

test('the unit that joins the account deletes the code, and a second unit with the code changes nothing', async () => {
  const store = await opened();
  await store.keepJoinCode(code);
  await store.commit(unit('first', { changes: [added('person', person())], joinCodeToDelete: code.seal }));
  expect(await store.tryJoinCode(tried)).toBe('unknown');
  const again = unit('second', { changes: [added('person', person({ id: 'p2' }))], joinCodeToDelete: code.seal });
  await expect(store.commit(again)).rejects.toThrow(ConflictError);
  expect((await store.snapshot()).people.map(({ id }) => id)).toEqual(['p1']);
});

test('a code that was typed where others can read is deleted', async () => {
  const store = await opened();
  await store.keepJoinCode(code);
  await store.deleteJoinCode('other');
  await store.deleteJoinCode(code.seal);
  expect(await store.tryJoinCode(tried)).toBe('unknown');
});

test('a request that is decided again counts as one try', async () => {
  const store = await opened();
  await store.keepJoinCode(code);
  for (let n = 0; n < 12; n += 1) expect(await store.tryJoinCode(tried)).toEqual(code);
});

test('codes past their time are unknown, also when the clock went back behind them', async () => {
  const store = await opened();
  await store.keepJoinCode(code);
  expect(await store.tryJoinCode({ ...tried, at: plusMinutes(AT, JOIN_CODE_MINUTES) })).toBe('unknown');
  await store.keepJoinCode({ ...code, personId: 'p2', seal: 'next', at: plusMinutes(AT, JOIN_CODE_MINUTES) });
  expect(await store.tryJoinCode(tried)).toBe('unknown');
});

test('the tries of an account count for an hour', async () => {
  const store = await opened();
  for (const n of [1, 2, 3, 4, 5]) await store.tryJoinCode({ ...tried, request: `${n}` });
  const at = (minutes: number) => store.tryJoinCode({ ...tried, request: `${minutes}`, at: plusMinutes(AT, minutes) });
  expect(await at(TRY_MINUTES)).toBe('too many');
  expect(await at(TRY_MINUTES + 1)).toBe('unknown');
});
