/**
 * How conversations and people are reached when nobody is speaking. Every activity tells the address of the service that
 * takes replies, and the latest address counts.
 */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Activity, ConversationKind } from './activity.ts';

interface Service {
  readonly serviceUrl: string;
  readonly tenantId: string | null;
  readonly bot: { readonly id: string; readonly name: string };
}

interface KeptConversation extends Service {
  readonly kind: ConversationKind;
  /** The own name of a group chat or channel. A team's first channel has none. */
  readonly name: string | null;
  /** The team that the channel belongs to. */
  readonly team: string | null;
  /** The bot was taken out. The next activity from there puts it back. */
  readonly removed: boolean;
}

/** A conversation with the name that people know it by: "Improvement", "Improvement: Programme". */
export type ConversationReference = Omit<KeptConversation, 'team'>;

/** How the bot opens a chat with a person, or writes in the one it has. */
export interface PersonReference extends Service {
  /** Teams' own id of the person for this bot; the directory's id until they have spoken. */
  readonly userId: string;
  /** The chat of the bot with them; null until there is one. */
  readonly chat: string | null;
}

/** Keeps and finds references. They survive a restart. */
export interface References {
  /** Keeps what an activity tells of its conversation, and gives the conversation as it is then known. */
  keepConversation(activity: Activity): Promise<ConversationReference>;
  /** Keeps that the bot was taken out of the activity's conversation. */
  keepRemoval(activity: Activity): Promise<void>;
  /** Keeps how the sender is reached, by their id in the directory. */
  keepSender(aadObjectId: string, activity: Activity): Promise<void>;
  /** Keeps a chat that was opened with somebody. */
  keepChat(aadObjectId: string, chat: string, person: PersonReference): Promise<void>;
  /** Keeps the address at which a conversation answered, where it differs from the kept one. */
  keepAddress(conversation: string, serviceUrl: string): Promise<void>;
  /** Null for a conversation that no activity came from. */
  conversation(id: string): Promise<ConversationReference | null>;
  /** A person by their id in the directory. One who never spoke is reached through the service of the latest activity. */
  person(aadObjectId: string): Promise<PersonReference | null>;
  /** The address that the latest activity came from; null before the first. */
  latestAddress(): Promise<string | null>;
}

/** The part of the store that keeps references. */
export type ReferenceStore = Pick<Store, 'keepReference' | 'referenceOf'>;

const LATEST = 'latest';
const teamKey = (id: string) => `team:${id}`;
const personKey = (aadObjectId: string) => `person:${aadObjectId}`;
const MAX_KEPT = 5_000;

/** A reference, and its JSON to compare it by. */
interface Known {
  readonly reference: unknown;
  readonly text: string;
}

/** Makes the references of one bot. */
export function createReferences(store: ReferenceStore, clock: Clock): References {
  /** The store's content as it was last read or written here, so that few activities read or write it: nobody else does. */
  const known = new LRUCache<string, Known>({ max: MAX_KEPT });
  const keep = async (key: string, reference: object): Promise<void> => {
    const text = JSON.stringify(reference);
    if (known.get(key)?.text === text) return;
    await store.keepReference({ platform: 'teams', conversation: key, reference, seenAt: clock.now() });
    known.set(key, { reference, text });
  };
  const find = async <T>(key: string): Promise<T | null> => {
    const kept = known.get(key);
    if (kept) return kept.reference as T;
    const reference = await store.referenceOf('teams', key);
    if (reference !== null) known.set(key, { reference, text: JSON.stringify(reference) });
    return reference as T | null;
  };
  const withName = async (id: string, conversation: KeptConversation): Promise<ConversationReference> => {
    const { name, team } = conversation;
    const ofTeam = team === null ? null : await find<{ readonly name: string }>(teamKey(team));
    const own = id === team ? null : name;
    return { ...conversation, name: [ofTeam?.name, own].filter(Boolean).join(': ') || null };
  };
  const keepActivity = async (activity: Activity, removed: boolean): Promise<KeptConversation> => {
    const { conversation, channel, team } = activity;
    const before = await find<KeptConversation>(conversation.id);
    const service = serviceOf(activity);
    const kept = {
      ...service,
      kind: conversation.kind,
      name: (channel?.id === conversation.id ? channel.name : null) ?? conversation.name ?? before?.name ?? null,
      team: team?.id ?? before?.team ?? null,
      removed,
    };
    await keep(LATEST, service);
    await keep(conversation.id, kept);
    // The names of a team and of its channels are told in the team's first channel.
    if (team?.name) await keep(teamKey(team.id), { name: team.name });
    const other = channel?.name && channel.id !== conversation.id ? await find<KeptConversation>(channel.id) : null;
    if (channel && other) await keep(channel.id, { ...other, name: channel.name });
    return kept;
  };
  return {
    keepConversation: async (activity) => withName(activity.conversation.id, await keepActivity(activity, false)),
    async keepRemoval(activity) {
      await keepActivity(activity, true);
    },
    async keepSender(aadObjectId, activity) {
      const { kind, id } = activity.conversation;
      const before = kind === 'personal' ? null : await find<PersonReference>(personKey(aadObjectId));
      const chat = kind === 'personal' ? id : (before?.chat ?? null);
      await keep(personKey(aadObjectId), { ...serviceOf(activity), userId: activity.from.id, chat });
    },
    async keepChat(aadObjectId, chat, { serviceUrl, tenantId, bot, userId }) {
      const service = { serviceUrl, tenantId, bot };
      await keep(chat, { ...service, kind: 'personal', name: null, team: null, removed: false });
      await keep(personKey(aadObjectId), { ...service, userId, chat });
    },
    async keepAddress(id, serviceUrl) {
      const before = await find<KeptConversation>(id);
      if (before) await keep(id, { ...before, serviceUrl });
    },
    async conversation(id) {
      const kept = await find<KeptConversation>(id);
      return kept && withName(id, kept);
    },
    async person(aadObjectId) {
      const person = await find<PersonReference>(personKey(aadObjectId));
      if (person) return person;
      const latest = await find<Service>(LATEST);
      return latest && { ...latest, userId: aadObjectId, chat: null };
    },
    latestAddress: async () => (await find<Service>(LATEST))?.serviceUrl ?? null,
  };
}

function serviceOf({ serviceUrl, recipient, tenants }: Activity): Service {
  return { serviceUrl, tenantId: tenants[0] ?? null, bot: { id: recipient.id, name: recipient.name } };
}
