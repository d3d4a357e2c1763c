/** How conversations and people are reached when nobody is speaking: kept from every activity, with the latest serviceUrl. */
import { LRUCache } from 'lru-cache';
import type { Activity, ConversationKind } from './activity.ts';
import type { TeamsPorts } from './ports.ts';

interface Service {
  readonly serviceUrl: string;
  readonly tenantId: string | null;
  readonly bot: { readonly id: string; readonly name: string };
}

interface KeptConversation extends Service {
  readonly kind: ConversationKind;
  /** Its own: of a group chat or a channel. A team's first channel has none. */
  readonly name: string | null;
  /** The team that the channel belongs to. */
  readonly team: string | null;
  /** The bot was taken out; a word from there puts it back. */
  readonly removed: boolean;
}

/** With the name that people know the conversation by: "Improvement", "Improvement: Programme". */
export type ConversationReference = Omit<KeptConversation, 'team'>;

export interface PersonReference extends Service {
  /** Teams' own id of the person for this bot; the directory's id until they have spoken. */
  readonly userId: string;
  /** The chat of the bot with them; null until there is one. */
  readonly chat: string | null;
}

export interface References {
  /** Keeps what an activity tells of its conversation. */
  heard(activity: Activity): Promise<void>;
  /** Keeps how the sender is reached, whose account in the directory has been found out. */
  met(aadObjectId: string, activity: Activity): Promise<void>;
  removed(activity: Activity): Promise<void>;
  conversation(id: string): Promise<ConversationReference | null>;
  /** Somebody by the directory's id; one who never spoke is reached by way of the service that was heard last. */
  person(aadObjectId: string): Promise<PersonReference | null>;
  /** The address that the last event came from; null before the first. */
  latestAddress(): Promise<string | null>;
  /** A conversation answers at another address than the one that was kept. */
  moved(conversation: string, serviceUrl: string): Promise<void>;
  /** A chat that was opened with somebody. */
  keepChat(aadObjectId: string, chat: string, person: PersonReference): Promise<void>;
}

const LATEST = 'latest';
const teamKey = (id: string) => `team:${id}`;
const personKey = (aadObjectId: string) => `person:${aadObjectId}`;
const MAX_KEPT = 5_000;

export function createReferences(ports: TeamsPorts['references']): References {
  /** What the store holds, so that not every activity is a write. */
  const known = new LRUCache<string, string>({ max: MAX_KEPT });
  const keep = async (key: string, reference: object): Promise<void> => {
    const text = JSON.stringify(reference);
    if (known.get(key) === text) return;
    await ports.keep(key, reference);
    known.set(key, text);
  };
  const person = async (aadObjectId: string) => {
    const met = (await ports.of(personKey(aadObjectId))) as PersonReference | null;
    const latest = (await ports.of(LATEST)) as Service | null;
    return met ?? (latest && { ...latest, userId: aadObjectId, chat: null });
  };
  const note = async (activity: Activity, removed: boolean): Promise<void> => {
    const { conversation, channel } = activity;
    const { id, kind } = conversation;
    const service = serviceOf(activity);
    const before = await kept(id);
    const own = channel?.id === id ? channel.name : null;
    const name = own ?? conversation.name ?? before?.name ?? null;
    const team = activity.team?.id ?? before?.team ?? null;
    await keep(LATEST, service);
    await keep(id, { ...service, kind, name, team, removed });
    await renamed(activity);
  };
  /** A team's name, and that of a channel, are told in the team's first channel. */
  const renamed = async ({ conversation, channel, team }: Activity): Promise<void> => {
    if (team?.name) await keep(teamKey(team.id), { name: team.name });
    const other = channel?.name && channel.id !== conversation.id ? await kept(channel.id) : null;
    if (channel && other) await keep(channel.id, { ...other, name: channel.name });
  };
  const kept = async (id: string) => (await ports.of(id)) as KeptConversation | null;
  const nameOf = async (id: string, { name, team }: KeptConversation): Promise<string | null> => {
    const of = team === null ? null : ((await ports.of(teamKey(team))) as { readonly name: string } | null);
    const own = id === team ? null : name;
    return [of?.name, own].filter(Boolean).join(': ') || null;
  };
  return {
    heard: (activity) => note(activity, false),
    async met(aadObjectId, activity) {
      const { kind, id } = activity.conversation;
      const chat = kind === 'personal' ? id : ((await person(aadObjectId))?.chat ?? null);
      await keep(personKey(aadObjectId), { ...serviceOf(activity), userId: activity.from.id, chat });
    },
    removed: (activity) => note(activity, true),
    async conversation(id) {
      const found = await kept(id);
      return found && { ...found, name: await nameOf(id, found) };
    },
    person,
    latestAddress: async () => ((await ports.of(LATEST)) as Service | null)?.serviceUrl ?? null,
    async moved(id, serviceUrl) {
      const before = await kept(id);
      if (before) await keep(id, { ...before, serviceUrl });
    },
    async keepChat(aadObjectId, chat, { serviceUrl, tenantId, bot, userId }) {
      const service = { serviceUrl, tenantId, bot };
      await keep(chat, { ...service, kind: 'personal', name: null, team: null, removed: false });
      await keep(personKey(aadObjectId), { ...service, userId, chat });
    },
  };
}

function serviceOf({ serviceUrl, recipient, tenants }: Activity): Service {
  return { serviceUrl, tenantId: tenants[0] ?? null, bot: { id: recipient.id, name: recipient.name } };
}
