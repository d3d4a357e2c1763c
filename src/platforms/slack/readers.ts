/**
 * Who from outside reads a channel: each of its members is looked at, and nobody else of the workspace. A look that Slack
 * interrupts, as it does where many accounts are asked for, goes on where it stopped.
 */
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Api } from './api.ts';
import type { Account, People } from './people.ts';

/** Questions to Slack at a time. */
const AT_ONCE = 10;
/** An interrupted look that nobody took up again for so long begins anew: people came and went meanwhile. */
const KEPT_MS = 10 * 60_000;

/** A look at a channel as far as it has got. */
interface Look {
  readonly members: string[];
  /** Where the list of members goes on; null once it is read. */
  cursor: string | null;
  /** How many of the members have been looked at. */
  seen: number;
  readonly outsiders: string[];
  atMs: number;
}

export interface Readers {
  /** Guests and people of other organisations, each by name and in what way they are from outside. Throws `DeliveryError`. */
  outsidersIn(channel: string): Promise<readonly string[]>;
  /** The same of one account; null for somebody of ours, for an app and for the bot itself. */
  outsider(id: string): Promise<string | null>;
  /** The next look at this channel begins anew. */
  forget(channel: string): void;
}

export function createReaders(api: Api, people: People, clock: Clock): Readers {
  const looks = new Map<string, Look>();
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
      return look.outsiders;
    },
    async outsider(id) {
      if (id === (await people.identity()).userId) return null;
      const [account] = await people.lookAtMembers([id]);
      return account ? wordsFor(account) : null;
    },
    forget: (channel) => void looks.delete(channel),
  };
}

/** An app shows nobody what it reads, and an account that is switched off reads nothing. */
function wordsFor({ name, guest, program, deactivated, ours }: Account): string | null {
  if (!guest || program || deactivated) return null;
  return `${name || 'somebody whom Slack does not name'} (${ours ? 'a guest' : 'of another organisation'})`;
}
