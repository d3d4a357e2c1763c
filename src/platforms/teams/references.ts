/** How conversations and people are reached when nobody is speaking: kept from every activity, with the latest serviceUrl. */
import type { Activity, ConversationKind } from './activity.ts';
import type { TeamsPorts } from './ports.ts';

interface Service {
  readonly serviceUrl: string;
  readonly tenantId: string | null;
  readonly bot: { readonly id: string; readonly name: string };
}

export interface ConversationReference extends Service {
  readonly kind: ConversationKind;
  readonly name: string | null;
  /** The bot was taken out; a word from there puts it back. */
  readonly removed: boolean;
}

export interface PersonReference extends Service {
  /** Teams' own id of the person for this bot; the directory's id until they have spoken. */
  readonly userId: string;
  /** The chat of the bot with them; null until there is one. */
  readonly chat: string | null;
}

export interface References {
  /** Keeps what an activity tells. */
  heard(activity: Activity): Promise<void>;
  removed(activity: Activity): Promise<void>;
  conversation(id: string): Promise<ConversationReference | null>;
  /** Somebody by the directory's id; one who never spoke is reached by way of the service that was heard last. */
  person(aadObjectId: string): Promise<PersonReference | null>;
  /** A chat that was opened with somebody. */
  keepChat(aadObjectId: string, chat: string, person: PersonReference): Promise<void>;
}

const LATEST = 'latest';
const personKey = (aadObjectId: string) => `person:${aadObjectId}`;
const MAX_KEPT = 5_000;

export function createReferences(ports: TeamsPorts['references']): References {
  /** What the store holds, so that not every activity is a write. */
  const known = new Map<string, string>();
  const keep = async (key: string, reference: object): Promise<void> => {
    const text = JSON.stringify(reference);
    if (known.get(key) === text) return;
    await ports.keep(key, reference);
    if (known.size >= MAX_KEPT) known.clear();
    known.set(key, text);
  };
  const person = async (aadObjectId: string) => {
    const met = (await ports.of(personKey(aadObjectId))) as PersonReference | null;
    const latest = (await ports.of(LATEST)) as Service | null;
    return met ?? (latest && { ...latest, userId: aadObjectId, chat: null });
  };
  const note = async (activity: Activity, removed: boolean): Promise<void> => {
    const { conversation } = activity;
    const service = serviceOf(activity);
    const before = (await ports.of(conversation.id)) as ConversationReference | null;
    const name = nameOf(activity) ?? before?.name ?? null;
    await keep(LATEST, service);
    await keep(conversation.id, { ...service, kind: conversation.kind, name, removed });
  };
  return {
    async heard(activity) {
      await note(activity, false);
      const { aadObjectId, id: userId } = activity.from;
      if (aadObjectId === null) return;
      const { kind, id } = activity.conversation;
      const chat = kind === 'personal' ? id : ((await person(aadObjectId))?.chat ?? null);
      await keep(personKey(aadObjectId), { ...serviceOf(activity), userId, chat });
    },
    removed: (activity) => note(activity, true),
    conversation: async (id) => (await ports.of(id)) as ConversationReference | null,
    person,
    async keepChat(aadObjectId, chat, { serviceUrl, tenantId, bot, userId }) {
      const service = { serviceUrl, tenantId, bot };
      await keep(chat, { ...service, kind: 'personal', name: null, removed: false });
      await keep(personKey(aadObjectId), { ...service, userId, chat });
    },
  };
}

function serviceOf({ serviceUrl, recipient, tenants }: Activity): Service {
  return { serviceUrl, tenantId: tenants[0] ?? null, bot: { id: recipient.id, name: recipient.name } };
}

function nameOf({ conversation, teamName }: Activity): string | null {
  return teamName ?? conversation.name;
}
