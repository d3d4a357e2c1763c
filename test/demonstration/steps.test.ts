/** A step of the demonstration's clock runs the schedule at every time on the way at which something may be due. */
import { expect, test } from 'vitest';
import { createClockSteps } from '../../src/demonstration/steps.ts';
import { record } from '../helpers/record.ts';

test('a step over a weekend runs the schedule every morning and afternoon, and ends on its own morning', async () => {
  let now = '2024-06-28T08:00:00.000Z';
  const ticks: string[] = [];
  const steps = createClockSteps({
    now: () => now,
    advance: (to) => {
      now = to;
    },
    snapshot: async () => record(),
    tick: async () => void ticks.push(now.slice(0, 16)),
    timeZone: 'Europe/London',
  });
  await steps.step('monday');
  expect(ticks).toEqual([
    '2024-06-28T13:00',
    '2024-06-29T08:00',
    '2024-06-29T13:00',
    '2024-06-30T08:00',
    '2024-06-30T13:00',
    '2024-07-01T08:00',
  ]);
  await expect(steps.step('never')).rejects.toThrow('There is no step “never”');
});
