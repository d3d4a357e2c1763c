/** Who can read a channel: with guests or people of other organisations in it, names do not belong there. */
import type { Clock } from '../../clock.ts';
import type { Api } from './api.ts';
import type { People } from './people.ts';

const FRESH_MS = 60_000;

export interface Places {
  /** Whether somebody from outside can read this channel. Throws `DeliveryError` when that cannot be found out. */
  isExposed(channel: string): Promise<boolean>;
  /** Somebody came in, or it was shared: look again before the next post. */
  changed(channel: string): void;
}

interface Channel {
  readonly is_shared?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_org_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
}

export function createPlaces(api: Api, people: People, clock: Clock): Places {
  const seen = new Map<string, { exposed: Promise<boolean>; untilMs: number }>();
  const look = async (channel: string): Promise<boolean> => {
    const what = `Slack channel ${channel}`;
    const { channel: info } = await api.call('conversations.info', { channel }, what);
    const { is_shared, is_ext_shared, is_org_shared, is_pending_ext_shared } = info as Channel;
    if (is_shared || is_ext_shared || is_org_shared || is_pending_ext_shared) return true;
    const { userId } = await people.identity();
    for (const member of await api.all('conversations.members', { channel }, 'members'))
      if (member !== userId && (await people.isOutsider(String(member)))) return true;
    return false;
  };
  return {
    isExposed(channel) {
      const kept = seen.get(channel);
      if (kept && kept.untilMs > clock.monotonicMs()) return kept.exposed;
      const exposed = look(channel);
      seen.set(channel, { exposed, untilMs: clock.monotonicMs() + FRESH_MS });
      exposed.catch(() => seen.delete(channel));
      return exposed;
    },
    changed: (channel) => void seen.delete(channel),
  };
}
