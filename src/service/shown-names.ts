/** The names that platforms show for the accounts from which people write, as they were last seen by this process. */
import type { Platform } from '../core/record/model.ts';
import type { Dispatch } from '../dispatch/command.ts';

/** Keeps the last shown name of every account that has written. */
export interface ShownNames {
  /** The same dispatch; the name of each asker is kept. */
  watch(dispatch: Dispatch): Dispatch;
  /** The name that a platform last showed for an account; null when it has not written since the start. */
  accountName(platform: Platform, accountId: string): string | null;
}

/** Begins without any name. */
export function createShownNames(): ShownNames {
  const names = new Map<string, string>();
  return {
    watch: (dispatch) => (request) => {
      const { platform, accountId, name } = request.actor;
      // Where a platform does not say a name, it hands over the id.
      if (!request.administrator && name && name !== accountId) names.set(`${platform}:${accountId}`, name);
      return dispatch(request);
    },
    accountName: (platform, accountId) => names.get(`${platform}:${accountId}`) ?? null,
  };
}
