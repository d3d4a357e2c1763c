/** Finds out a channel's name and its outside readers. Where outsiders read, the bot shows counts without names. */
import { LRUCache } from 'lru-cache';
import { type Clock, within } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { AnswerCache } from '../answer-cache.ts';
import type { Api } from './api.ts';
import type { People } from './people.ts';
import { createReaders } from './readers.ts';

/** Slack is asked again after this, so that a new outsider is noticed within a minute. */
const FRESH_MS = 60_000;
/** Shorter than the outbox's limit for one attempt, after which a post counts as possibly delivered. */
const PATIENCE_MS = 8_000;
/** A post whose look takes longer is tried again after this. */
const LOOK_AGAIN_MS = 1_000;
/** More channels than one authority's bot is in. */
const MAX_NAMES = 5_000;

/** Stands in the list of outsiders for the people of an organisation with which the channel is shared. */
const SHARED = 'people of another organisation, with which the channel is shared';

/** Looks channels up in Slack. Methods that have to know throw `DeliveryError` when Slack does not answer. */
export interface Places {
  /** Whether somebody from outside can read this channel. Throws `DeliveryError`. */
  isExposed(channel: string): Promise<boolean>;
  /** The outsiders who can read the channel, in a few words each. Throws `DeliveryError`. */
  outsiders(channel: string): Promise<readonly string[]>;
  /** The outsiders of the last look, without a call; null before the first look. */
  lastOutsiders(channel: string): readonly string[] | null;
  /** Whether somebody was in the channel at the last look; true where none is kept. */
  isMember(channel: string, user: string): boolean;
  /** Keeps that somebody joined. Slack is asked about them at once, and about the channel before the next post. */
  keepArrival(channel: string, user: string): Promise<void>;
  /** Keeps that the channel was shared, and looks at it again at once. */
  keepSharing(channel: string): Promise<void>;
  /** False where the bot is not a member, so that nobody there sees its posts; true while Slack does not say. */
  hasBot(channel: string): Promise<boolean>;
  /** Whether the bot is in the channel and it is not archived; false also while Slack does not say. */
  isOpen(channel: string): Promise<boolean>;
  /** "#programme", without a call; null where the name is not known. */
  nameOf(channel: string): string | null;
  /** The name, for which Slack is asked where it is not known; null where Slack does not say. */
  findName(channel: string): Promise<string | null>;
  /** Keeps the channel's name, given without the "#". */
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

/** Makes the look-ups of one bot, whose answers are kept for a minute. */
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
    isMember: (channel, user) => readers.isMember(channel, user) ?? true,
    async keepArrival(channel, user) {
      forget(channel);
      people.forget(user);
      const newcomer = await readers.outsider(user);
      if (newcomer !== null) last.set(channel, [...new Set([...(last.get(channel) ?? []), newcomer])]);
    },
    async keepSharing(channel) {
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

/** Whether the channel is shared with another organisation, or about to be. Sharing within our own organisation does not count. */
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

/** The channel's name as an error message begins with it. */
export function placeName(channel: string, name: string | null | undefined): string {
  return name ? `${name} on Slack` : `Slack channel ${channel}`;
}
