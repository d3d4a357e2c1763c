/** An event that a platform sends again is carried out once, and a failed one may come again. */
import { expect, test } from 'vitest';
import { OncePerEvent } from '../../src/platforms/once-per-event.ts';

test('a repeat gets the result of the first event, and its own work does not run', async () => {
  const once = new OncePerEvent<string>(10);
  const first = once.run('event', async () => 'first');
  expect(once.run('event', async () => 'second')).toBe(first);
  expect(await first).toBe('first');
});

test('an event whose work failed runs again', async () => {
  const once = new OncePerEvent<string>(10);
  const failing = once.run('event', () => Promise.reject(new Error('No')));
  await expect(failing).rejects.toThrow('No');
  expect(await once.run('event', async () => 'again')).toBe('again');
});

test('a late failure of a forgotten event does not let its successor run twice', async () => {
  const once = new OncePerEvent<string>(10);
  const { promise, reject } = Promise.withResolvers<string>();
  const failing = once.run('event', () => promise);
  once.forget('event');
  const second = once.run('event', async () => 'second');
  reject(new Error('No'));
  await expect(failing).rejects.toThrow('No');
  expect(once.run('event', async () => 'third')).toBe(second);
});

test('the event that was seen longest ago is forgotten first', async () => {
  const once = new OncePerEvent<string>(2);
  for (const id of ['a', 'b', 'a', 'c']) await once.run(id, async () => id);
  expect([once.resultOf('a'), once.resultOf('b')]).toEqual([expect.any(Promise), undefined]);
});
