/** An event that a platform sends again is carried out once, and a failed one may come again. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

test('a remembered event keeps its id, and not the request that the id was cut from', async () => {
  const [events, requestBytes] = [1_000, 40_000];
  const once = new OncePerEvent<null>(events);
  const before = usedBytes();
  for (let n = 0; n < events; n += 1) {
    const request = Buffer.alloc(requestBytes, `trigger.${n}.0123456789abcdef `).toString('latin1');
    await once.run(request.slice(0, request.indexOf(' ')), async () => null);
  }
  expect((usedBytes() - before) / (events * requestBytes)).toBeLessThan(0.1);
  expect(once.resultOf('trigger.7.0123456789abcdef')).toBeInstanceOf(Promise);
});

/** The bytes in use once everything unreachable is collected. */
function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
