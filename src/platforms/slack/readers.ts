/**
 * Finds the outsiders among the members of a channel, by a look at each member. Slack interrupts a look at many accounts
 * with a rate limit; the next attempt goes on where the look stopped.
 */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Api } from './api.ts';
import type { Account, People } from './people.ts';

/** Our own limit for calls at a time. */
const AT_ONCE = 10;
/** An interrupted look older than this begins anew, because people came and went meanwhile. */
const KEPT_MS = 10 * 60_000;
/** More channels than one authority gets reminders in. */
const MAX_KEPT = 100;

/** The progress of a look at a channel. */
interface Look {
  readonly members: string[];
  /** The cursor of the next page of members; null once all pages are read. */
  cursor: string | null;
  /** The number of members that have been looked at. */
  seen: number;
  readonly outsiders: string[];
  atMs: number;
}

/** Looks for outsiders among people. */
export interface Readers {
  /** Guests and people of other organisations, each by name and in what way they are from outside. Throws `DeliveryError`. */
  outsidersIn(channel: string): Promise<readonly string[]>;
  /** Whether somebody was in the channel at the last look; null where none is kept. */
  isMember(channel: string, id: string): boolean | null;
  /** The words for one account; null for a member of our organisation, an app and the bot itself. */
  outsider(id: string): Promise<string | null>;
  /** Makes the next look at this channel begin anew. */
  forget(channel: string): void;
}

/** Makes the looks of one bot. */
export function createReaders(api: Api, people: People, clock: Clock): Readers {
  const looks = new Map<string, Look>();
  const seen = new LRUCache<string, ReadonlySet<string>>({ max: MAX_KEPT });
  const take = (channel: string): Look => {
    const before = looks.get(channel);
    if (before && clock.monotonicMs() - before.atMs < KEPT_MS) return before;
    const look = { members: [], cursor: '', seen: 0, outsiders: [], atMs: clock.monotonicMs() };
    looks.set(channel, look);
    return look;
  };
  const readPage = async (look: Look, channel: string, cursor: string): Promise<void> => {
    const { items, next } = await api.page('conversations.members', { channel }, 'members', cursor);
    look.members.push(...items.map(String));
    look.cursor = next;
  };
  const lookAtSome = async (look: Look, selfId: string): Promise<void> => {
    const some = look.members.slice(look.seen, look.seen + AT_ONCE);
    const accounts = await people.lookAtMembers(some.filter((id) => id !== selfId));
    look.seen += some.length;
    look.outsiders.push(...accounts.flatMap((account) => wordsFor(account) ?? []));
  };
  return {
    async outsidersIn(channel) {
      const { userId } = await people.identity();
      const look = take(channel);
      try {
        while (look.cursor !== null || look.seen < look.members.length) {
          if (look.cursor === null) await lookAtSome(look, userId);
          else await readPage(look, channel, look.cursor);
          look.atMs = clock.monotonicMs();
        }
      } catch (error) {
        // Only where Slack asks to wait does the place in the list still hold afterwards.
        const goesOn = error instanceof DeliveryError && error.retryAfterMs !== null;
        if (!goesOn && looks.get(channel) === look) looks.delete(channel);
        throw error;
      }
      if (looks.get(channel) === look) looks.delete(channel);
      seen.set(channel, new Set(look.members));
      return look.outsiders;
    },
    isMember: (channel, id) => seen.get(channel)?.has(id) ?? null,
    async outsider(id) {
      if (id === (await people.identity()).userId) return null;
      const [account] = await people.lookAtMembers([id]);
      return account ? wordsFor(account) : null;
    },
    forget: (channel) => void looks.delete(channel),
  };
}

/** The words for an outsider; null for anybody else. An app and a deactivated account do not count as readers. */
function wordsFor({ name, guest, program, deactivated, ours }: Account): string | null {
  if (!guest || program || deactivated) return null;
  return `${name || 'somebody whom Slack does not name'} (${ours ? 'a guest' : 'of another organisation'})`;
}
