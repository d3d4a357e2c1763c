/** What is wrong with the service as a whole, for readiness, `/bvn doctor` and the shell's doctor. */
import { UserError } from '../core/record/errors.ts';
import { PLATFORMS, type Platform } from '../core/record/model.ts';
import { type Deliverer, outagesAmong } from '../ports/deliverer.ts';
import type { Store } from '../ports/store.ts';
import { unconnectedWords, wrongClockWords } from '../views/reminders/trouble.ts';

type Deliverers = Readonly<Partial<Record<Platform, Deliverer>>>;

/** Why the database cannot be read, in one sentence, or null. */
export async function databaseFault(store: Pick<Store, 'notices'>): Promise<string | null> {
  try {
    await store.notices();
    return null;
  } catch (error) {
    return error instanceof UserError ? error.message : 'The database cannot be read.';
  }
}

/** A smaller difference comes from the network, and from clocks that are set now and then. */
const WRONG_CLOCK_MS = 2 * 60_000;

/** The platforms on which nothing can be delivered, and those whose clocks show another time than this machine's; a sentence each. */
export function platformFaults(deliverers: Deliverers): readonly string[] {
  const wrongClocks = PLATFORMS.flatMap((platform) => {
    const aheadMs = deliverers[platform]?.aheadMs?.() ?? 0;
    return Math.abs(aheadMs) < WRONG_CLOCK_MS ? [] : [wrongClockWords(platform, aheadMs)];
  });
  return [...outagesAmong(deliverers).map(({ reason }) => reason), ...wrongClocks];
}

/**
 * A sentence for each platform that the record counts on and that is not connected: what waits for it, and how many people
 * can be reached nowhere else. None while everybody can be reached and nothing waits in vain.
 */
export async function unconnectedFaults(
  store: Pick<Store, 'snapshot' | 'waiting'>,
  isConnected: (platform: Platform) => boolean,
): Promise<readonly string[]> {
  const [{ people, accounts }, waiting] = [await store.snapshot(), await store.waiting()];
  return PLATFORMS.filter((platform) => !isConnected(platform)).flatMap((platform) => {
    const messages = waiting.filter((one) => one.platform === platform).reduce((sum, { count }) => sum + count, 0);
    const unreached = people.filter(({ id }) => {
      const own = accounts.filter(({ personId }) => personId === id);
      return own.some((one) => one.platform === platform) && !own.some((one) => isConnected(one.platform));
    });
    return messages + unreached.length === 0 ? [] : [unconnectedWords(platform, messages, unreached.length)];
  });
}
