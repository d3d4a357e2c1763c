/** Notices that this machine's clock is wrong, by the clocks of the platforms. */
import { PLATFORMS, type Platform } from '../core/record/model.ts';
import type { Deliverer } from '../ports/deliverer.ts';
import { wrongClockWords } from '../views/reminders/trouble.ts';

/** A smaller difference comes from the way, and from clocks that are set now and then. */
const WRONG_MS = 2 * 60_000;

/** A sentence for each platform whose clock shows another time, with what to do. */
export function wrongClocks(deliverers: Readonly<Partial<Record<Platform, Deliverer>>>): readonly string[] {
  return PLATFORMS.flatMap((platform) => {
    const aheadMs = deliverers[platform]?.aheadMs?.() ?? 0;
    return Math.abs(aheadMs) < WRONG_MS ? [] : [wrongClockWords(platform, aheadMs)];
  });
}
