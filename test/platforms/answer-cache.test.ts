/** Answers of a platform are kept while they are fresh, by our clock, and no longer. */
import { expect, test } from 'vitest';
import { AnswerCache, cacheTime } from '../../src/platforms/answer-cache.ts';
import { createTestClock } from '../helpers/clock.ts';

function start() {
  const clock = createTestClock('2024-06-24T08:00:00Z');
  const asked: PromiseWithResolvers<number>[] = [];
  const cache = new AnswerCache(clock, 60_000, () => {
    const answer = Promise.withResolvers<number>();
    asked.push(answer);
    return answer.promise;
  });
  return { clock, cache, asked };
}

test('an answer is given again until it is a minute old, also when it came at the clock’s zero', async () => {
  const { clock, cache, asked } = start();
  void cache.get('channel');
  asked[0]?.resolve(1);
  await clock.advance(59_999);
  expect(await cache.get('channel')).toBe(1);
  await clock.advance(1);
  void cache.get('channel');
  expect(asked).toHaveLength(2);
});

test('a question in progress is not asked twice, however long it takes', async () => {
  const { clock, cache, asked } = start();
  const first = cache.get('channel');
  await clock.advance(120_000);
  expect(cache.get('channel')).toBe(first);
  asked[0]?.resolve(1);
  await clock.advance(59_999);
  expect(await cache.get('channel')).toBe(1);
});

test('an answer that was forgotten on its way is not kept', async () => {
  const { clock, cache, asked } = start();
  void cache.get('channel');
  cache.forget('channel');
  asked[0]?.resolve(1);
  await clock.advance(1);
  void cache.get('channel');
  expect(asked).toHaveLength(2);
});

test('a late failure does not remove the answer to a newer question', async () => {
  const { clock, cache, asked } = start();
  const first = cache.refresh('channel');
  void cache.refresh('channel');
  asked[1]?.resolve(2);
  asked[0]?.reject(new Error('No answer'));
  await expect(first).rejects.toThrow('No answer');
  await clock.advance(1);
  expect(await cache.get('channel')).toBe(2);
});

test('a failed question is asked again', async () => {
  const { cache, asked } = start();
  const first = cache.get('channel');
  asked[0]?.reject(new Error('No answer'));
  await expect(first).rejects.toThrow('No answer');
  void cache.get('channel');
  expect(asked).toHaveLength(2);
});

test('the cache’s clock never shows zero, which the library takes for an entry that never expires', () => {
  expect(cacheTime(createTestClock('2024-06-24T08:00:00Z')).perf.now()).toBeGreaterThan(0);
});
