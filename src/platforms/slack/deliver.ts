/** Delivers posts to Slack. The deliverer looks at the place first, and marks each message with the post's key. */
import { accountIdOf, accountOn } from '../../core/people/person.ts';
import type { Card } from '../../ports/card.ts';
import { type Deliverer, type Delivery, DeliveryError, LOOK_BACK_MS, type MessageRef } from '../../ports/deliverer.ts';
import { accountInDirect, type Place } from '../../ports/post.ts';
import type { Api } from './api.ts';
import { isClosedTo } from './errors.ts';
import type { People } from './people.ts';
import { type Places, placeName } from './places.ts';
import { type Message, renderMessage } from './render.ts';
import { linkTo } from './text.ts';

/** The parts that a delivery needs. */
export interface DeliverParts {
  readonly api: Api;
  readonly people: People;
  readonly places: Places;
}

const EVENT_TYPE = 'bvn_post';
/** Our own limit for the pages of history in a search for one message; a channel's rate limit leaves far fewer. */
const MOST_PAGES = 10;
/** Our own allowance for the difference between Slack's clock and this machine's. */
const SKEW_MS = 5 * 60_000;

/** Arguments that keep Slack from reading mentions and links in typed words, and from unfurling links. */
export const UNREAD = {
  parse: 'none',
  link_names: false,
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** Makes the deliverer of one workspace. */
export function createDeliverer(parts: DeliverParts): Deliverer {
  const { api } = parts;
  return {
    async deliver(delivery) {
      const { place, card, replaces } = delivery;
      try {
        return await send(await destination(delivery, parts), delivery, parts);
      } catch (error) {
        const addressee = addresseeOf(card);
        if (!addressee || replaces || place.direct || !isClosedTo(error)) throw error;
        // A personal card goes to its addressee directly.
        return send({ channel: await parts.people.direct(addressee), card }, delivery, parts);
      }
    },
    async find(place, key, since, card) {
      const places = await whereItMayBe(place, card, parts);
      for (const where of places) {
        const found = await findIn(where, key, since, parts).catch((error: unknown) => {
          // A conversation closed to the bot got no post; the direct message in its place stands in the next one.
          if (where !== places.at(-1) && isClosedTo(error)) return null;
          throw error;
        });
        if (found) return found;
      }
      return null;
    },
    aheadMs: () => api.aheadMs(),
    nameOf: async (conversation) => parts.places.nameOf(conversation),
    isOpen: (conversation) => parts.places.isOpen(conversation),
    outsiders: (conversation) => parts.places.outsiders(conversation).catch(() => null),
    lastOutsiders: (conversation) => parts.places.lastOutsiders(conversation),
    down: () => api.outage(),
  };
}

async function send(to: Destination, delivery: Delivery, parts: DeliverParts): Promise<MessageRef> {
  const { api } = parts;
  const { channel, thread, card } = to;
  const message = messageOf(card, delivery.key);
  const what = nameOf(delivery.place, parts);
  if (delivery.replaces) {
    await api.call('chat.update', { channel, ts: delivery.replaces.message, ...message }, what);
    return delivery.replaces;
  }
  const args = { channel, thread_ts: thread, ...UNREAD, ...message };
  const posted = await api.inTurn(channel, () => api.call('chat.postMessage', args, what));
  return refOf({ channel: String(posted.channel), ts: String(posted.ts), thread_ts: thread }, parts);
}

function messageOf(card: Card, key: string): Message & { readonly metadata: object } {
  return { ...renderMessage(card), metadata: { event_type: EVENT_TYPE, event_payload: { key } } };
}

interface Destination {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly card: Card;
}

/** The conversation for a card, and the card or its counts: outsiders who read a channel see no names. */
async function destination(delivery: Delivery, parts: DeliverParts): Promise<Destination> {
  const { place, card, replaces } = delivery;
  const account = accountInDirect(place);
  const addressee = account ?? addresseeOf(card);
  if (addressee) await requireActive(addressee, card, parts);
  if (account) return { channel: await parts.people.direct(account), card };
  const { people, places } = parts;
  const channel = replaces?.conversation ?? place.conversation;
  const here = { channel, thread: place.thread, card };
  if (place.direct || channel.startsWith('D')) return here;
  const exposed = await places.isExposed(channel);
  const counts = exposed ? await delivery.drawCounts?.() : null;
  if (counts) return { ...here, card: counts };
  // Slack shows nobody a thread of a channel that they are not in.
  const isElsewhere = exposed || (addressee && !places.isMember(channel, addressee));
  if (addressee && !replaces && isElsewhere) return { channel: await people.direct(addressee), card };
  if (!exposed) return here;
  throw new DeliveryError(`${nameOf(place, parts)}: people from outside can read it, so this was not shown there.`, {
    outcome: 'refused',
    permanent: true,
  });
}

/** Refuses a card for a deactivated account, because Slack takes a post to one without an error. */
async function requireActive(id: string, { to }: Card, { people }: DeliverParts): Promise<void> {
  const [account] = (await people.look([id])).accounts;
  if (!account?.deactivated) return;
  const name = to?.name ?? account.name;
  throw new DeliveryError(
    `${name}: the Slack account is deactivated. Give the actions to somebody else: handover "${name}" to @name`,
    { outcome: 'refused', permanent: true },
  );
}

function addresseeOf({ to }: Card): string | null {
  const account = to ? accountOn(to.accounts, 'slack') : null;
  return account === null ? null : accountIdOf(account);
}

function nameOf(place: Place, { places }: DeliverParts): string {
  const { conversation, direct } = place;
  if (accountInDirect(place) || direct) return 'A direct message on Slack';
  return placeName(conversation, places.nameOf(conversation));
}

interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
}

function refOf(posted: Posted, { people }: DeliverParts): MessageRef {
  const { channel, ts, thread_ts: thread = ts } = posted;
  const address = people.self()?.url ?? null;
  const link = address === null ? {} : { link: linkTo(address, channel, ts, thread) };
  return { conversation: channel, message: ts, thread, ...link };
}

async function whereItMayBe(place: Place, card: Card | undefined, { people }: DeliverParts): Promise<readonly Place[]> {
  const account = accountInDirect(place);
  if (account) return [{ ...place, conversation: await people.direct(account) }];
  const addressee = card ? addresseeOf(card) : null;
  if (!addressee) return [place];
  return [place, { platform: 'slack', conversation: await people.direct(addressee) }];
}

interface Seen {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: string } };
}

async function findIn(
  { conversation, thread }: Place,
  key: string,
  since: string,
  parts: DeliverParts,
): Promise<MessageRef | null> {
  const method = thread ? 'conversations.replies' : 'conversations.history';
  const oldest = String(Math.floor(Date.parse(since) / 1000));
  const args = {
    channel: conversation,
    oldest,
    include_all_metadata: true,
    limit: 200,
    ...(thread ? { ts: thread } : {}),
  };
  let [cursor, last] = ['', ''];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await parts.api.call(method, cursor ? { ...args, cursor } : args, `Slack channel ${conversation}`);
    const messages = answer.messages as Seen[];
    last = messages.at(-1)?.ts ?? last;
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload?.key === key,
    );
    if (found) return refOf({ ...found, channel: conversation }, parts);
    cursor = (answer.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '';
    if (cursor === '') return null;
  }
  // History comes newest first: a page that reaches back before the attempt has shown every message since.
  if (!thread && Number(last) * 1000 < Date.parse(since) + LOOK_BACK_MS - SKEW_MS) return null;
  throw new DeliveryError(`Too many messages to look through in ${conversation}.`, { outcome: 'refused' });
}
