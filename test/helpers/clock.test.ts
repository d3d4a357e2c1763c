/** The clock of the tests: timers of several callers run although each lets time pass for itself. */
import { expect, it } from 'vitest';
import { createTestClock } from './clock.ts';

it('time does not go back when a short wait ends after a long one that began with it', async () => {
  const clock = createTestClock('2024-06-24T09:00:00.000Z');
  await Promise.all([clock.advance(5_000), clock.advance(1_000)]);
  expect(clock.monotonicMs()).toBe(5_000);
  expect(clock.now()).toBe('2024-06-24T09:00:05.000Z');
});
