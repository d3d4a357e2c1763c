/** Finds out who somebody is in Teams, whether they are a guest, and whether outsiders can read a conversation. */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports/clock.ts';
import type { AccountRef } from '../../ports/post.ts';
import { AnswerCache } from '../answer-cache.ts';
import type { Account, Activity } from './activity.ts';
import type { Member, TeamsApi } from './api.ts';
import { type Policy, Refused } from './authentication.ts';

/** Teams is asked again after this, so that a guest's rights end within a minute. */
const FRESH_MS = 60_000;
/** More conversations than one authority's bot is in. */
const MAX_KEPT = 5_000;

/** Looks people up in the rosters of Teams. */
export interface People {
  /**
   * The sender of an activity, by the account that the roster has for the sender's id. Throws `DeliveryError` when Teams
   * does not say who that is, and `Refused` when the activity names another account.
   */
  sender(activity: Activity): Promise<AccountRef>;
  /** A mentioned person by Teams' id; null for a bot, a team or somebody unknown. */
  mentioned(conversation: string, id: string): Promise<AccountRef | null>;
  /** Whether guests or people of other organisations can read a conversation. */
  isExposed(conversation: string): Promise<boolean>;
  /** The guests and people of other organisations in a conversation, in a few words each. Throws `DeliveryError`. */
  outsiders(conversation: string): Promise<readonly string[]>;
  /** The outsiders of the last look, without a call; null before the first look. */
  lastOutsiders(conversation: string): readonly string[] | null;
  /** Whether an account of the record is in a conversation. Throws `DeliveryError`. */
  isMember(conversation: string, accountId: string): Promise<boolean>;
  /** Reads the roster again at the next question, because somebody came or went. */
  forgetRoster(conversation: string): void;
}

/** Makes the look-ups of one bot, whose answers are kept for a minute. */
export function createPeople(api: TeamsApi, clock: Clock, { appId, tenantId }: Policy): People {
  const members = new AnswerCache(clock, FRESH_MS, (key) => {
    const [conversation = '', id = ''] = key.split('\n');
    return api.member(conversation, id);
  });
  const last = new LRUCache<string, readonly string[]>({ max: MAX_KEPT });
  const rosters = new AnswerCache(clock, FRESH_MS, async (conversation) => {
    const all = await api.members(conversation);
    const outsiders = all.filter((member) => isOutsider(member, tenantId)).map((member) => wordsFor(member, tenantId));
    last.set(conversation, outsiders);
    return { outsiders, ids: new Set(all.map((member) => accountRef(member, false).accountId.toLowerCase())) };
  });
  const outsiders = async (conversation: string) => (await rosters.get(conversation)).outsiders;
  return {
    async sender({ from, conversation, tenants }) {
      // A tenant that differs from the conversation's is that of the sender.
      const foreign = tenantId !== null && tenants.some((tenant) => tenant !== tenantId);
      const member = foreign ? null : await members.get(`${conversation.id}\n${from.id}`);
      // Where nobody is authenticated nobody's membership can be known either.
      const guest = member ? isOutsider(member, tenantId) : appId !== null;
      if (appId !== null && member && !isSame(member, from))
        throw new Refused(403, 'The activity names another account than the one that its sender’s id belongs to.');
      const aadObjectId = member?.aadObjectId ?? from.aadObjectId;
      return accountRef({ ...from, aadObjectId, name: from.name || member?.name || '' }, guest);
    },
    async mentioned(conversation, id) {
      const member = await members.get(`${conversation}\n${id}`);
      return member && accountRef(member, isOutsider(member, tenantId));
    },
    isExposed: async (conversation) => (await outsiders(conversation)).length > 0,
    outsiders,
    isMember: async (conversation, accountId) => (await rosters.get(conversation)).ids.has(accountId.toLowerCase()),
    lastOutsiders: (conversation) => last.get(conversation) ?? null,
    forgetRoster: (conversation) => rosters.forget(conversation),
  };
}

function wordsFor({ name, tenantId }: Member, ours: string | null): string {
  const isForeign = ours !== null && tenantId !== null && tenantId !== ours;
  return `${name || 'somebody whom Teams does not name'} (${isForeign ? 'of another organisation' : 'a guest'})`;
}

/** Whether the directory's ids agree, where both are given; letters of either case are the same in them. */
function isSame(member: Account, from: Account): boolean {
  if (member.aadObjectId === null || from.aadObjectId === null) return true;
  return member.aadObjectId.toLowerCase() === from.aadObjectId.toLowerCase();
}

function accountRef({ id, aadObjectId, name }: Account, guest: boolean): AccountRef {
  return { platform: 'teams', accountId: aadObjectId ?? id, name, ...(guest ? { guest } : {}) };
}

/** Guests carry #EXT# in their sign-in name; people in shared channels and federated chats have another tenant. */
function isOutsider({ userRole, userPrincipalName, tenantId }: Member, ours: string | null): boolean {
  if (userRole !== null && userRole !== 'user') return true;
  if (userPrincipalName?.toUpperCase().includes('#EXT#')) return true;
  return ours !== null && tenantId !== null && tenantId !== ours;
}
