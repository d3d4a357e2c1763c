/** What a channel is called, and who can read it: with guests or people of other organisations in it, names do not belong there. */
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Api } from './api.ts';
import type { People } from './people.ts';

const FRESH_MS = 60_000;
const MAX_NAMES = 5_000;

export interface Places {
  /** Whether somebody from outside can read this channel. Throws `DeliveryError` when that cannot be found out. */
  isExposed(channel: string): Promise<boolean>;
  /** False where the bot is not, so that nothing that it posts is seen there; true while Slack does not say. */
  hasBot(channel: string): Promise<boolean>;
  /** Somebody came in, or it was shared: look again before the next post. */
  changed(channel: string): void;
  /** "#programme", as far as it is known without asking. */
  nameOf(channel: string): string | null;
  /** Asks where it is not known; null where Slack does not say. */
  name(channel: string): Promise<string | null>;
  /** It has this name, without the "#". */
  called(channel: string, name: string): void;
}

interface Channel {
  readonly name?: string;
  readonly is_member?: boolean;
  readonly is_shared?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_org_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
}

export function createPlaces(api: Api, people: People, clock: Clock): Places {
  const seen = new Map<string, { exposed: Promise<boolean>; untilMs: number }>();
  const names = new Map<string, string>();
  const called = (channel: string, name: string): void => {
    if (names.size >= MAX_NAMES) names.clear();
    names.set(channel, `#${name}`);
  };
  const infos = new Map<string, { info: Promise<Channel>; untilMs: number }>();
  const read = async (channel: string): Promise<Channel> => {
    const { channel: info } = await api.call('conversations.info', { channel }, placeName(channel, names.get(channel)));
    const found = info as Channel;
    if (found.name) called(channel, found.name);
    return found;
  };
  const infoOf = (channel: string): Promise<Channel> => {
    const info = read(channel);
    infos.set(channel, { info, untilMs: clock.monotonicMs() + FRESH_MS });
    info.catch(() => infos.delete(channel));
    return info;
  };
  const look = async (channel: string): Promise<boolean> => {
    const { is_shared, is_ext_shared, is_org_shared, is_pending_ext_shared } = await infoOf(channel);
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
    async hasBot(channel) {
      const kept = infos.get(channel);
      const isFresh = kept && kept.untilMs > clock.monotonicMs();
      try {
        const { is_member } = await (isFresh ? kept.info : infoOf(channel));
        return is_member !== false;
      } catch (error) {
        return !(error instanceof DeliveryError && error.permanent);
      }
    },
    changed(channel) {
      seen.delete(channel);
      infos.delete(channel);
    },
    nameOf: (channel) => names.get(channel) ?? null,
    async name(channel) {
      if (!names.has(channel)) await infoOf(channel).catch(() => null);
      return names.get(channel) ?? null;
    },
    called,
  };
}

/** As it stands in front of what is wrong with it. */
export function placeName(channel: string, name: string | null | undefined): string {
  return name ? `${name} on Slack` : `Slack channel ${channel}`;
}
