/** Platforms that the record counts on and that are not connected: what waits for them, and who can be reached nowhere else. */
import { PLATFORMS, type Platform } from '../core/record/model.ts';
import type { Store } from '../ports/store.ts';
import { unconnectedWords } from '../views/reminders/trouble.ts';

/** A sentence for each; none while everybody can be reached and nothing waits in vain. */
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
