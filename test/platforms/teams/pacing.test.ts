/** Sends keep within every window that Teams counts, lose no turn, and hold nobody up. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIMITS } from '../../../src/platforms/teams/limits.ts';
import { createPacing } from '../../../src/platforms/teams/pacing.ts';
import { DeliveryError } from '../../../src/ports/deliverer.ts';
import { createTestClock } from '../../helpers/clock.ts';

const FOR_EVER = Number.POSITIVE_INFINITY;

/** When each of these sends goes out, in milliseconds from the start. */
async function turns(
  conversations: readonly string[],
  spanMs: number,
): Promise<{ conversation: string; atMs: number }[]> {
  const clock = createTestClock('2024-06-24T08:00:00.000Z');
  const pacing = createPacing(clock);
  const went: { conversation: string; atMs: number }[] = [];
  const all = conversations.map(async (conversation) => {
    await pacing.waitForTurn(conversation, FOR_EVER);
    went.push({ conversation, atMs: clock.monotonicMs() });
  });
  await clock.advance(spanMs);
  await Promise.all(all);
  return went;
}

function mostIn(ms: number, times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

it('a burst to one conversation goes out as fast as every window allows, and no faster', async () => {
  const went = await turns(Array(200).fill('a'), 3_600_000);
  const times = went.map(({ atMs }) => atMs);
  for (const { most, ms } of LIMITS.sends) expect(mostIn(ms, times)).toBeLessThanOrEqual(most);
  expect(times.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000, 2_000]);
  expect(Math.max(...times)).toBeLessThan(120_000);
});

it('one hour holds no more sends than its limit', async () => {
  const went = await turns(Array(1_805).fill('a'), 3 * 3_600_000);
  const times = went.map(({ atMs }) => atMs).sort((a, b) => a - b);
  expect(times.filter((at) => at < 3_600_000)).toHaveLength(1_800);
});

it('a busy conversation holds up no other, but all together keep to the app’s limit', async () => {
  const many = Array.from({ length: 120 }, (_, i) => `c${i}`);
  const went = await turns(['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'b'], 60_000);
  expect(went.find(({ conversation }) => conversation === 'b')?.atMs).toBeLessThan(60_000);
  const spread = await turns(many, 60_000);
  expect(
    mostIn(
      1_000,
      spread.map(({ atMs }) => atMs),
    ),
  ).toBe(LIMITS.sendsOfApp[0].most);
});

it('no window is ever exceeded, whatever is sent when', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 120 }), async (conversations) => {
      const went = await turns(conversations, 600_000);
      for (const one of new Set(conversations)) {
        const times = went.filter(({ conversation }) => conversation === one).map(({ atMs }) => atMs);
        for (const { most, ms } of LIMITS.sends) expect(mostIn(ms, times)).toBeLessThanOrEqual(most);
      }
    }),
    { numRuns: 30 },
  );
});

it('a send that would wait too long is rejected with the wait, and takes no turn', async () => {
  const clock = createTestClock('2024-06-24T08:00:00.000Z');
  const pacing = createPacing(clock);
  for (let i = 0; i < 7; i += 1) await pacing.waitForTurn('a', 0);
  for (let i = 0; i < 3; i += 1) {
    const refused = await pacing.waitForTurn('a', 500).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeliveryError);
    expect(refused).toMatchObject({ outcome: 'not_sent', permanent: false, retryAfterMs: 1_000 });
  }
  await clock.advance(1_000);
  await pacing.waitForTurn('a', 0);
});
