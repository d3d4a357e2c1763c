/** Calls Teams: posts, redraws, opens chats and reads rosters, within the rate limits and only at hosts that replies may go to. */
import { DeliveryError, type MessageRef } from '../../ports/deliverer.ts';
import { type Account, accountOf } from './activity.ts';
import type { Adapter, Connector } from './adapter.ts';
import { mayReplyTo, type Policy } from './authentication.ts';
import type { Node } from './elements.ts';
import { deliveryErrorOf, isWrongAddress, statusOf } from './errors.ts';
import type { Pacing } from './pacing.ts';
import type { ConversationReference, PersonReference, References } from './references.ts';

/** A card to be sent, as Teams takes it. */
export interface CardMessage {
  /** The words of a notification. */
  readonly summary: string;
  readonly card: Node;
}

/** An offer or a notice about a file, as Teams takes it. */
export interface FileMessage {
  readonly summary: string;
  readonly attachment: object;
}

/** A person as a roster has them. */
export interface Member extends Account {
  readonly userRole: string | null;
  readonly userPrincipalName: string | null;
}

/** Where a message goes. */
export interface Destination {
  readonly conversation: string;
  /** The first message of a thread in a channel. */
  readonly thread?: string;
  /** Teams' own id of the only person who sees the message; everybody sees it where this is left out. Not for personal chats. */
  readonly reader?: string;
}

/** The calls of Teams. They reject with `DeliveryError`, which says whether a message may have arrived. */
export interface TeamsApi {
  /** Sends a message, which waits at most `patienceMs` for its turn. */
  post(to: Destination, message: CardMessage | FileMessage, patienceMs: number): Promise<MessageRef>;
  /** Shows another card in the place of a message. `reader` is the only person who sees that message, as in `Destination`. */
  redraw(ref: MessageRef, message: CardMessage, patienceMs: number, reader?: string): Promise<MessageRef>;
  /** Takes a message away. */
  remove(ref: MessageRef, patienceMs: number): Promise<void>;
  /** The chat of the bot with a person, opened when there is none. */
  chatWith(aadObjectId: string): Promise<string>;
  /** A member of a conversation by Teams' id; null for a person who is not in it. */
  member(conversation: string, id: string): Promise<Member | null>;
  /** The whole roster of a conversation. */
  members(conversation: string): Promise<readonly Member[]>;
}

/** The parts that a call needs. */
export interface TeamsApiParts {
  readonly adapter: Adapter;
  readonly references: References;
  readonly pacing: Pacing;
  readonly policy: Policy;
}

/** Makes the calls of one bot. */
export function createTeamsApi(parts: TeamsApiParts): TeamsApi {
  const way = createWay(parts);
  return { ...createPosting(way, parts), ...createRosters(way), chatWith: (person) => chatWith(person, way, parts) };
}

/** A conversation that is called in, or that is opened with a person. */
type Called = Pick<ConversationReference, 'serviceUrl' | 'kind' | 'name'>;

/** The way to a conversation or a person, by the address that was kept of them. */
type Way = ReturnType<typeof createWay>;

function createWay({ adapter, references, policy }: TeamsApiParts) {
  /** Calls at the kept address and, where Teams has moved, once more at the address of the latest activity. */
  const call = async <T>(kept: Called, work: (connector: Connector) => Promise<T>, reader?: string) => {
    let { serviceUrl } = kept;
    for (;;) {
      if (!mayReplyTo(serviceUrl, policy)) throw unreachable(`${nameOf(kept)}: its service is at no host of Teams.`);
      try {
        return { answer: await adapter.call(serviceUrl, work, reader), serviceUrl };
      } catch (error) {
        const isMoved = serviceUrl === kept.serviceUrl && isWrongAddress(error);
        const latest = isMoved ? await references.latestAddress() : null;
        if (latest === null || latest === serviceUrl) throw deliveryErrorOf(error, nameOf(kept));
        serviceUrl = latest;
      }
    }
  };
  return {
    call,
    /** Calls in a conversation, and keeps its new address where Teams has moved. */
    async callIn<T>(
      id: string,
      reference: ConversationReference,
      work: (connector: Connector) => Promise<T>,
      reader?: string,
    ) {
      const { answer, serviceUrl } = await call(reference, work, reader);
      if (serviceUrl !== reference.serviceUrl) await references.keepAddress(id, serviceUrl);
      return answer;
    },
    async referenceOf(conversation: string): Promise<ConversationReference> {
      const reference = await references.conversation(conversation);
      if (!reference) {
        throw unreachable('This conversation in Teams is not known: say something to the bot there once.');
      }
      if (reference.removed) throw unreachable(`${nameOf(reference)}: the bot was taken out of it; add it again.`);
      return reference;
    },
  };
}

function createPosting(
  { callIn, referenceOf }: Way,
  { pacing }: TeamsApiParts,
): Pick<TeamsApi, 'post' | 'redraw' | 'remove'> {
  return {
    async post(to, message, patienceMs) {
      const reference = await referenceOf(to.conversation);
      const id = fullId(to, reference);
      await pacing.waitForTurn(id, patienceMs);
      const post = ({ conversations }: Connector) => conversations.sendToConversation(id, activityOf(message));
      const sent = await callIn(to.conversation, reference, post, to.reader);
      if (!sent.id) throw new DeliveryError(`${nameOf(reference)}: Teams named no message.`, { outcome: 'unknown' });
      const thread = (reference.kind === 'channel' ? to.thread : undefined) ?? sent.id;
      const ref = { conversation: to.conversation, message: sent.id, thread };
      const link = linkTo(ref, reference);
      return link === null ? ref : { ...ref, link };
    },
    async redraw(ref, message, patienceMs, reader) {
      const reference = await referenceOf(ref.conversation);
      const id = fullId(ref, reference);
      await pacing.waitForTurn(id, patienceMs);
      const changed = { ...activityOf(message), id: ref.message };
      const update = ({ conversations }: Connector) => conversations.updateActivity(id, ref.message, changed);
      await callIn(ref.conversation, reference, update, reader);
      return ref;
    },
    async remove(ref, patienceMs) {
      const reference = await referenceOf(ref.conversation);
      const id = fullId(ref, reference);
      await pacing.waitForTurn(id, patienceMs);
      await callIn(ref.conversation, reference, ({ conversations }) => conversations.deleteActivity(id, ref.message));
    },
  };
}

async function chatWith(aadObjectId: string, { call }: Way, { references }: TeamsApiParts): Promise<string> {
  const person = await references.person(aadObjectId);
  if (!person) throw unreachable('Nobody in Teams has spoken to the bot yet, so it knows no way to anybody.');
  if (person.chat) return person.chat;
  const { answer: made, serviceUrl } = await call({ ...person, kind: 'personal', name: null }, ({ conversations }) =>
    conversations.createConversation(chatParameters(person)),
  );
  if (!made.id) throw new DeliveryError('The chat in Teams: Teams named no chat.', { outcome: 'not_sent' });
  await references.keepChat(aadObjectId, made.id, { ...person, serviceUrl });
  return made.id;
}

function createRosters({ callIn, referenceOf }: Way): Pick<TeamsApi, 'member' | 'members'> {
  return {
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
/** 30,000 people: a team has at most 25,000 (Teams: limits and specifications). */
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
 * The link that opens a message in Teams (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams).
 * Null for the chat of one person with the bot, whose id works only for the bot.
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

/** A thread of a channel has an id of its own. Other conversations have no threads. */
function fullId({ conversation, thread }: Destination, { kind }: ConversationReference): string {
  return kind === 'channel' && thread ? `${conversation};messageid=${thread}` : conversation;
}

/** A message with one attachment alone, because Teams makes two messages of a card with a text and names neither. */
function activityOf(message: CardMessage | FileMessage) {
  const attachment =
    'card' in message
      ? { contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }
      : message.attachment;
  return { type: 'message', summary: message.summary, attachments: [attachment] };
}

function chatParameters({ bot, tenantId, userId }: PersonReference) {
  const tenant = tenantId === null ? {} : { tenantId, channelData: { tenant: { id: tenantId } } };
  return { isGroup: false, bot, members: [{ id: userId }], ...tenant };
}

function nameOf({ kind, name }: Called): string {
  if (name) return `“${name}” in Teams`;
  return { personal: 'The chat in Teams', groupChat: 'The group chat in Teams', channel: 'The channel in Teams' }[kind];
}

function unreachable(message: string): DeliveryError {
  return new DeliveryError(message, { outcome: 'refused', permanent: true });
}
