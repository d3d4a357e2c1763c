/** Reads what Teams sends, field by field: a sender with a valid token may still send anything. */
import { isObject } from './card-data.ts';

/** A person or bot as an activity or a roster names them. */
export interface Account {
  /** Teams' own id, which differs for each bot: `29:…` for people, `28:…` for bots. */
  readonly id: string;
  readonly name: string;
  /** The id in the organisation's directory (Microsoft Entra ID); null where Teams leaves it out. */
  readonly aadObjectId: string | null;
  /** The person's own organisation; null where Teams leaves it out. */
  readonly tenantId: string | null;
}

/** A team or channel. Its name is null in events that are not about the name. */
export interface NamedPlace {
  readonly id: string;
  readonly name: string | null;
}

/** A file that somebody sent in a personal chat. */
export interface DownloadableFile {
  readonly name: string;
  /** Where people can open it. */
  readonly link: string;
  /** Where it can be fetched without a token for some minutes, so that whoever knows this address has the file. */
  readonly downloadUrl: string;
}

/** The kinds of conversation, in Teams' words: the chat of the bot with one person, a chat of several, a channel of a team. */
export type ConversationKind = 'personal' | 'groupChat' | 'channel';

/** An event as Teams sends it: a message, a press, a change of members or names (Bot Framework: Activity schema). */
export interface Activity {
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly text: string;
  /** The text as the client shows it; null where none came. */
  readonly html: string | null;
  readonly value: unknown;
  readonly replyToId: string | null;
  readonly from: Account;
  readonly recipient: Account;
  /** Only the sender and the bot see it: a slash command, or a message that its sender addressed to the bot alone. */
  readonly targeted: boolean;
  readonly conversation: {
    /** Without the thread. */
    readonly id: string;
    /** The first message of the thread; null outside channels. */
    readonly thread: string | null;
    readonly kind: ConversationKind;
    readonly name: string | null;
  };
  /** The organisation that the conversation belongs to, and the one that the event came from. */
  readonly tenants: readonly string[];
  readonly eventType: string | null;
  /** `add` or `remove`, of an installation. */
  readonly action: string | null;
  readonly team: NamedPlace | null;
  /** The channel that the event is about, which is not always the one that it comes from. */
  readonly channel: NamedPlace | null;
  readonly mentions: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly membersAdded: readonly Account[];
  readonly membersRemoved: readonly Account[];
  /** The files of a message. Teams names them in personal chats only. */
  readonly files: readonly DownloadableFile[];
}

const KINDS: readonly string[] = ['personal', 'groupChat', 'channel'];

/** The activity in a request's body; null when a field that every answer needs is missing. */
export function readActivity(body: unknown): Activity | null {
  if (!isObject(body) || !isObject(body.conversation)) return null;
  const { type, serviceUrl, channelId } = body;
  const conversation = conversationOf(body.conversation);
  const from = accountOf(body.from);
  const recipient = accountOf(body.recipient);
  if (!isText(type) || !isText(serviceUrl) || !isText(channelId) || !conversation || !from || !recipient) return null;
  const data = isObject(body.channelData) ? body.channelData : {};
  return {
    type,
    serviceUrl,
    channelId,
    from,
    recipient,
    conversation,
    targeted: isObject(body.recipient) && body.recipient.isTargeted === true,
    id: textOf(body.id) ?? '',
    name: textOf(body.name),
    text: textOf(body.text) ?? '',
    html: htmlOf(body.attachments),
    value: body.value,
    replyToId: textOf(body.replyToId),
    tenants: tenantsOf(body.conversation, data),
    eventType: textOf(data.eventType),
    action: textOf(body.action),
    team: namedOf(data.team),
    channel: namedOf(data.channel),
    mentions: mentionsOf(body.entities),
    membersAdded: accountsOf(body.membersAdded),
    membersRemoved: accountsOf(body.membersRemoved),
    files: filesOf(body.attachments),
  };
}

function conversationOf(raw: Readonly<Record<string, unknown>>): Activity['conversation'] | null {
  if (!isText(raw.id)) return null;
  const [id = '', thread] = raw.id.split(';messageid=');
  const kind = KINDS.includes(String(raw.conversationType)) ? (raw.conversationType as ConversationKind) : 'personal';
  return { id, thread: thread ?? null, kind, name: textOf(raw.name) };
}

function tenantsOf(conversation: Readonly<Record<string, unknown>>, data: Readonly<Record<string, unknown>>): string[] {
  const tenant = isObject(data.tenant) ? textOf(data.tenant.id) : null;
  return [textOf(conversation.tenantId), tenant].filter((id) => id !== null);
}

function htmlOf(attachments: unknown): string | null {
  if (!Array.isArray(attachments)) return null;
  const html: unknown = attachments.find((one: unknown) => isObject(one) && one.contentType === 'text/html');
  return isObject(html) ? textOf(html.content) : null;
}

const DOWNLOADABLE = 'application/vnd.microsoft.teams.file.download.info';

function filesOf(attachments: unknown): DownloadableFile[] {
  if (!Array.isArray(attachments)) return [];
  return attachments.flatMap((one: unknown) => {
    if (!isObject(one) || one.contentType !== DOWNLOADABLE || !isObject(one.content)) return [];
    const { name, contentUrl: link, content } = one;
    if (!isText(link) || !link.startsWith('https://') || !isText(content.downloadUrl)) return [];
    return [{ name: textOf(name) ?? 'the attached file', link, downloadUrl: content.downloadUrl }];
  });
}

function namedOf(raw: unknown): NamedPlace | null {
  return isObject(raw) && isText(raw.id) ? { id: raw.id, name: textOf(raw.name) } : null;
}

function mentionsOf(entities: unknown): Activity['mentions'] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown) => {
    if (!isObject(entity) || entity.type !== 'mention') return [];
    const mentioned = accountOf(entity.mentioned);
    return mentioned && isText(entity.text) ? [{ id: mentioned.id, name: mentioned.name, text: entity.text }] : [];
  });
}

function accountsOf(raw: unknown): Account[] {
  return Array.isArray(raw) ? raw.flatMap((one) => accountOf(one) ?? []) : [];
}

/** The account in a part of an activity or a roster. Teams calls the directory's id `aadObjectId` in events and `objectId` in rosters. */
export function accountOf(raw: unknown): Account | null {
  if (!isObject(raw) || !isText(raw.id)) return null;
  const aadObjectId = textOf(raw.aadObjectId) ?? textOf(raw.objectId);
  return { id: raw.id, name: textOf(raw.name) ?? '', aadObjectId, tenantId: textOf(raw.tenantId) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function textOf(value: unknown): string | null {
  return isText(value) ? value : null;
}
