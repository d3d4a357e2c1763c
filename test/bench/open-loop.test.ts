import { expect, test } from 'vitest';
import { openLoop, p99 } from './open-loop.ts';

/** Keeps the thread busy, as a stalled service keeps its event loop. */
function stall(forMs: number): void {
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs);
}

test('an open loop sends every request although none has been answered', async () => {
  const { promise: allSent, resolve } = Promise.withResolvers<void>();
  await openLoop({ everyMs: 1, requests: 20 }, (n) => {
    if (n === 19) resolve();
    return allSent;
  });
});

test('an open loop counts a stall in the latency of every request that was scheduled during it', async () => {
  const latencies = await openLoop({ everyMs: 1, requests: 40 }, async (n) => {
    if (n === 0) stall(50);
  });
  for (const [n, latency] of latencies.entries()) expect(latency).toBeGreaterThanOrEqual(50 - n);
});

test('an open loop goes on sending for as long as the measured work does', async () => {
  let sent = 0;
  const latencies = await openLoop({ everyMs: 1, requests: 5, goesOn: () => sent < 12 }, async () => {
    sent += 1;
  });
  expect(latencies).toHaveLength(12);
});

test('an open loop sends as many requests at once as its schedule says', async () => {
  const startMs = performance.now();
  const sentMs: number[] = [];
  await openLoop({ everyMs: 20, atOnce: 4, requests: 8 }, async () => {
    sentMs.push(performance.now() - startMs);
  });
  expect(sentMs.filter((at) => at >= 20)).toHaveLength(4);
});

test('an open loop fails when a request of it fails', async () => {
  const fails = openLoop({ everyMs: 1, requests: 3 }, async (n) => {
    if (n === 1) throw new Error('refused');
  });
  await expect(fails).rejects.toThrow('refused');
});

test('one slow request in a hundred does not reach the p99, and two do', () => {
  const quick = Array.from({ length: 98 }, () => 1);
  expect(p99([...quick, 1, 500])).toBe(1);
  expect(p99([...quick, 500, 500])).toBe(500);
});
