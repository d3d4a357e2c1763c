/** What a channel is called, and who can read it: with guests or people of other organisations in it, names do not belong there. */
import { LRUCache } from 'lru-cache';
import { type Clock, within } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { AnswerCache } from '../answer-cache.ts';
import type { Api } from './api.ts';
import type { People } from './people.ts';
import { createReaders } from './readers.ts';

const FRESH_MS = 60_000;
/** Shorter than an attempt of the outbox may take, which would count as one that may have arrived. */
const PATIENCE_MS = 8_000;
/** When a look takes longer, it is waited for again after this. */
const LOOK_AGAIN_MS = 1_000;
const MAX_NAMES = 5_000;

/** Stands for everybody of the organisations with which a channel is shared. */
const SHARED = 'people of another organisation, with which the channel is shared';

export interface Places {
  /** Whether somebody from outside can read this channel. Throws `DeliveryError` when that cannot be found out. */
  isExposed(channel: string): Promise<boolean>;
  /** Who from outside can read it, in a few words each. Throws `DeliveryError` when that cannot be found out. */
  outsiders(channel: string): Promise<readonly string[]>;
  /** The same as it was last seen, without asking; null while nobody has looked. */
  lastOutsiders(channel: string): readonly string[] | null;
  /** Somebody came in. Slack is asked about them at once, and about the channel before the next post. */
  joined(channel: string, user: string): Promise<void>;
  /** It was shared, so that it is looked at again at once. */
  shared(channel: string): Promise<void>;
  /** False where the bot is not, so that nothing that it posts is seen there; true while Slack does not say. */
  hasBot(channel: string): Promise<boolean>;
  /** Whether the bot is in the channel and it is not archived; false also while Slack does not say. */
  isOpen(channel: string): Promise<boolean>;
  /** "#programme", as far as it is known without asking. */
  nameOf(channel: string): string | null;
  /** Asks where it is not known; null where Slack does not say. */
  findName(channel: string): Promise<string | null>;
  /** It has this name, without the "#". */
  keepName(channel: string, name: string): void;
}

interface Channel {
  readonly name?: string;
  readonly is_member?: boolean;
  readonly is_archived?: boolean;
  readonly is_shared?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_org_shared?: boolean;
  readonly is_pending_ext_shared?: boolean;
}

export function createPlaces(api: Api, people: People, clock: Clock): Places {
  const names = new LRUCache<string, string>({ max: MAX_NAMES });
  const keepName = (channel: string, name: string): void => void names.set(channel, `#${name}`);
  const read = async (channel: string): Promise<Channel> => {
    const { channel: info } = await api.call('conversations.info', { channel }, placeName(channel, names.get(channel)));
    const found = info as Channel;
    if (found.name) keepName(channel, found.name);
    return found;
  };
  const infos = new AnswerCache(clock, FRESH_MS, read);
  const readers = createReaders(api, people, clock);
  const last = new LRUCache<string, readonly string[]>({ max: MAX_NAMES });
  const look = async (channel: string): Promise<readonly string[]> => {
    const found = isSharedOutside(await infos.refresh(channel)) ? [SHARED] : await readers.outsidersIn(channel);
    last.set(channel, found);
    return found;
  };
  const looks = new AnswerCache(clock, FRESH_MS, look);
  const outsiders = (channel: string) => within(clock, PATIENCE_MS, looks.get(channel), lookingTooLong);
  const forget = (channel: string): void => {
    looks.forget(channel);
    infos.forget(channel);
    readers.forget(channel);
  };
  return {
    outsiders,
    isExposed: async (channel) => (await outsiders(channel)).length > 0,
    lastOutsiders: (channel) => last.get(channel) ?? null,
    async joined(channel, user) {
      forget(channel);
      people.forget(user);
      const newcomer = await readers.outsider(user);
      if (newcomer !== null) last.set(channel, [...new Set([...(last.get(channel) ?? []), newcomer])]);
    },
    async shared(channel) {
      forget(channel);
      await outsiders(channel);
    },
    async hasBot(channel) {
      try {
        return (await infos.get(channel)).is_member !== false;
      } catch (error) {
        return !(error instanceof DeliveryError && error.permanent);
      }
    },
    async isOpen(channel) {
      const info = await infos.get(channel).catch(() => null);
      return info !== null && info.is_member !== false && info.is_archived !== true;
    },
    nameOf: (channel) => names.get(channel) ?? null,
    async findName(channel) {
      if (!names.has(channel)) await infos.refresh(channel).catch(() => null);
      return names.get(channel) ?? null;
    },
    keepName,
  };
}

/** Shared with another organisation, or about to be; sharing among the workspaces of our own organisation shows nobody more. */
function isSharedOutside({ is_shared, is_org_shared, is_ext_shared, is_pending_ext_shared }: Channel): boolean {
  return is_ext_shared === true || is_pending_ext_shared === true || (is_shared === true && is_org_shared !== true);
}

/** The look goes on by itself, and the next attempt finds its result. */
function lookingTooLong(): never {
  throw new DeliveryError('Slack is still being asked who can read the conversation.', {
    outcome: 'not_sent',
    retryAfterMs: LOOK_AGAIN_MS,
  });
}

/** As it stands in front of what is wrong with it. */
export function placeName(channel: string, name: string | null | undefined): string {
  return name ? `${name} on Slack` : `Slack channel ${channel}`;
}
