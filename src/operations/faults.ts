/** The faults of the whole service, for `/readyz`, `/bvn doctor` and the shell's doctor. */
import { UserError } from '../core/record/errors.ts';
import { PLATFORMS, type Platform } from '../core/record/model.ts';
import { type Deliverer, outagesAmong } from '../ports/deliverer.ts';
import type { Store } from '../ports/store.ts';
import { unconnectedWords, wrongClockWords } from '../views/reminders/trouble.ts';

type Deliverers = Readonly<Partial<Record<Platform, Deliverer>>>;

/**
 * Tries the database by reading its notices. Resolves to null when that works and the file is in its place, else to a
 * sentence for people, which has the reason only when the store knows it.
 */
export async function databaseFault(store: Pick<Store, 'notices' | 'placeFault'>): Promise<string | null> {
  try {
    await store.notices();
    return store.placeFault();
  } catch (error) {
    return error instanceof UserError ? error.message : 'The database cannot be read.';
  }
}

/** Smaller differences come from the network and from ordinary drift. */
const WRONG_CLOCK_MS = 2 * 60_000;

/**
 * A sentence for each platform on which nothing can be delivered, and for each whose clock differs from this machine's.
 */
export function platformFaults(deliverers: Deliverers): readonly string[] {
  const wrongClocks = PLATFORMS.flatMap((platform) => {
    const aheadMs = deliverers[platform]?.aheadMs?.() ?? 0;
    return Math.abs(aheadMs) < WRONG_CLOCK_MS ? [] : [wrongClockWords(platform, aheadMs)];
  });
  return [...outagesAmong(deliverers).map(({ reason }) => reason), ...wrongClocks];
}

/**
 * A sentence for each platform that the record needs and that is not connected. A platform is needed while posts wait for it,
 * or while it is the only platform of somebody's accounts.
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
