/** Speaks to Teams: posts, redraws, opens chats and reads rosters, each in its turn and only to hosts that replies may go to. */
import { DeliveryError, type MessageRef } from '../../ports/deliverer.ts';
import type { Account } from './activity.ts';
import { accountOf } from './activity.ts';
import type { Adapter, Connector } from './adapter.ts';
import { mayReplyTo, type Policy } from './authentication.ts';
import type { Node } from './elements.ts';
import { deliveryErrorOf, isWrongAddress, statusOf } from './errors.ts';
import type { Pacing } from './pacing.ts';
import type { ConversationReference, PersonReference, References } from './references.ts';

export interface Message {
  readonly summary: string;
  readonly card: Node;
}

/** Somebody as a roster has them. */
export interface Member extends Account {
  readonly userRole: string | null;
  readonly userPrincipalName: string | null;
}

export interface Spot {
  readonly conversation: string;
  /** The first message of a thread in a channel. */
  readonly thread?: string;
}

export interface Talk {
  /** How long a send may wait for its turn is `patienceMs`. */
  post(at: Spot, message: Message, patienceMs: number): Promise<MessageRef>;
  redraw(ref: MessageRef, message: Message, patienceMs: number): Promise<MessageRef>;
  /** The chat of the bot with a person, opened when there is none. Throws `DeliveryError` when there is no way to them. */
  chatWith(aadObjectId: string): Promise<string>;
  /** Null for somebody who is not in the conversation. */
  member(conversation: string, id: string): Promise<Member | null>;
  members(conversation: string): Promise<readonly Member[]>;
}

export interface TalkParts {
  readonly adapter: Adapter;
  readonly references: References;
  readonly pacing: Pacing;
  readonly policy: Policy;
}

export function createTalk({ adapter, references, pacing, policy }: TalkParts): Talk {
  const callAt = async <T>(serviceUrl: string, what: string, work: (connector: Connector) => Promise<T>) => {
    if (!mayReplyTo(serviceUrl, policy))
      throw new DeliveryError(`${what}: its service is at no host of Teams.`, { outcome: 'refused', permanent: true });
    try {
      return await adapter.call(serviceUrl, work);
    } catch (error) {
      throw deliveryErrorOf(error, what);
    }
  };
  /** A call at the address that was kept and, where Teams has moved, once more at the one that was heard last. */
  const call = async <T>(at: { serviceUrl: string }, what: string, work: (connector: Connector) => Promise<T>) => {
    try {
      return { answer: await callAt(at.serviceUrl, what, work), serviceUrl: at.serviceUrl };
    } catch (error) {
      const serviceUrl = isWrongAddress((error as Error).cause) ? await references.latestAddress() : null;
      if (serviceUrl === null || serviceUrl === at.serviceUrl) throw error;
      return { answer: await callAt(serviceUrl, what, work), serviceUrl };
    }
  };
  const callIn = async <T>(
    id: string,
    reference: ConversationReference,
    work: (connector: Connector) => Promise<T>,
  ) => {
    const { answer, serviceUrl } = await call(reference, nameOf(reference), work);
    if (serviceUrl !== reference.serviceUrl) await references.moved(id, serviceUrl);
    return answer;
  };
  const referenceOf = async (conversation: string): Promise<ConversationReference> => {
    const reference = await references.conversation(conversation);
    if (!reference) throw unreachable('This conversation in Teams is not known: say something to the bot there once.');
    if (reference.removed) throw unreachable(`${nameOf(reference)}: the bot was taken out of it; add it again.`);
    return reference;
  };
  return {
    async post(at, message, patienceMs) {
      const reference = await referenceOf(at.conversation);
      const id = fullId(at, reference);
      await pacing.turn(id, patienceMs);
      const sent = await callIn(at.conversation, reference, ({ conversations }) =>
        conversations.sendToConversation(id, activityOf(message)),
      );
      if (!sent.id) throw new DeliveryError(`${nameOf(reference)}: Teams named no message.`, { outcome: 'unknown' });
      const thread = (reference.kind === 'channel' ? at.thread : undefined) ?? sent.id;
      const ref = { conversation: at.conversation, message: sent.id, thread };
      const link = linkTo(ref, reference);
      return link === null ? ref : { ...ref, link };
    },
    async redraw(ref, message, patienceMs) {
      const reference = await referenceOf(ref.conversation);
      const id = fullId(ref, reference);
      await pacing.turn(id, patienceMs);
      await callIn(ref.conversation, reference, ({ conversations }) =>
        conversations.updateActivity(id, ref.message, { ...activityOf(message), id: ref.message }),
      );
      return ref;
    },
    async chatWith(aadObjectId) {
      const person = await references.person(aadObjectId);
      if (!person) throw unreachable('Nobody in Teams has spoken to the bot yet, so it knows no way to anybody.');
      if (person.chat) return person.chat;
      const { answer: made, serviceUrl } = await call(person, 'The chat in Teams', ({ conversations }) =>
        conversations.createConversation(chatParameters(person)),
      );
      if (!made.id) throw new DeliveryError('The chat in Teams: Teams named no chat.', { outcome: 'not_sent' });
      await references.keepChat(aadObjectId, made.id, { ...person, serviceUrl });
      return made.id;
    },
    async member(conversation, id) {
      const reference = await referenceOf(conversation);
      try {
        return await callIn(conversation, reference, async ({ conversations }) =>
          memberOf(await conversations.getConversationMember(conversation, id)),
        );
      } catch (error) {
        if (error instanceof DeliveryError && statusOf(error.cause) === 404) return null;
        throw error;
      }
    },
    async members(conversation) {
      const reference = await referenceOf(conversation);
      return callIn(conversation, reference, (connector) => everybody(connector, conversation));
    },
  };
}

const PAGE = 500;
/** Far more people than a team can have. */
const MOST_PAGES = 60;

async function everybody({ conversations }: Connector, conversation: string): Promise<readonly Member[]> {
  const members: Member[] = [];
  let continuationToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const options = { pageSize: PAGE, ...(continuationToken ? { continuationToken } : {}) };
    const answer = await conversations.getConversationPagedMembers(conversation, options);
    members.push(...(answer.members ?? []).flatMap((one) => memberOf(one) ?? []));
    continuationToken = answer.continuationToken;
    if (!continuationToken) return members;
  }
  throw new Error(`The roster has more than ${MOST_PAGES * PAGE} people.`);
}

function memberOf(raw: unknown): Member | null {
  const account = accountOf(raw);
  if (!account) return null;
  const { userRole, userPrincipalName } = raw as { userRole?: unknown; userPrincipalName?: unknown };
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { ...account, userRole: text(userRole), userPrincipalName: text(userPrincipalName) };
}

/**
 * Opens the message in Teams (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams). Null for
 * the chat of one person with the bot, whose id is the bot's alone.
 */
function linkTo(
  { conversation, message, thread }: MessageRef,
  { kind, tenantId }: ConversationReference,
): string | null {
  if (kind === 'personal') return null;
  const link = new URL(`https://teams.microsoft.com/l/message/${encodeURIComponent(conversation)}/${message}`);
  if (kind === 'channel') {
    if (tenantId) link.searchParams.set('tenantId', tenantId);
    link.searchParams.set('parentMessageId', thread);
  } else link.searchParams.set('context', '{"contextType":"chat"}');
  return link.href;
}

/** A thread of a channel has a name of its own; elsewhere there are none. */
function fullId({ conversation, thread }: Spot, { kind }: ConversationReference): string {
  return kind === 'channel' && thread ? `${conversation};messageid=${thread}` : conversation;
}

/** A card alone: with a text beside it Teams makes two messages and names neither. */
function activityOf({ summary, card }: Message) {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

function chatParameters({ bot, tenantId, userId }: PersonReference) {
  const tenant = tenantId === null ? {} : { tenantId, channelData: { tenant: { id: tenantId } } };
  return { isGroup: false, bot, members: [{ id: userId }], ...tenant };
}

function nameOf({ kind, name }: ConversationReference): string {
  if (name) return `“${name}” in Teams`;
  return { personal: 'The chat in Teams', groupChat: 'The group chat in Teams', channel: 'The channel in Teams' }[kind];
}

function unreachable(message: string): DeliveryError {
  return new DeliveryError(message, { outcome: 'refused', permanent: true });
}
