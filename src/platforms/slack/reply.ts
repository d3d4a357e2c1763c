/** Shows a reply to the asker alone, in the thread, in place of the pressed card, or in a modal. */
import { assertNever } from '../../core/record/errors.ts';
import type { FileOut, Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { type Clock, pause } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Log } from '../../ports/log.ts';
import type { Place } from '../../ports/post.ts';
import { FILE_IN_CHAT, fileNotSentCard } from '../../views/platform-lines.ts';
import { type Api, postToResponseUrl } from './api.ts';
import { askButton } from './blocks.ts';
import { UNREAD } from './deliver.ts';
import type { Files } from './files.ts';
import { loadingView, savedView, viewOf } from './modal.ts';
import type { People } from './people.ts';
import type { Places } from './places.ts';
import { formIn, type Message, renderMessage } from './render.ts';
import { askAgain, type ReplyRoutes, type SlackEvent } from './request.ts';
import { toldAlone } from './told-alone.ts';

/** The parts that a reply needs. */
export interface ReplyParts {
  readonly api: Api;
  readonly people: People;
  readonly places: Places;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  /** Slack's host, to which every answer goes. */
  readonly home: string;
}

/** The label of the button under a file that did not arrive. */
const RETRY = 'Ask for the file again';

/** Our own limit: the asker of an answer that Slack holds back for longer asks again. */
const MOST_PATIENCE_MS = 10_000;

/** Shows the replies of dispatch in Slack. */
export type Replies = ReturnType<typeof createReplies>;

/** An acknowledgement that shows the asker, and nobody else, a message. */
export type Acknowledgement = ReturnType<typeof forAsker>;

/** Makes the sender of replies for one workspace. */
export function createReplies(parts: ReplyParts) {
  /** The last acknowledgement by its card, which a command that keeps its card answers with again. A card is never altered. */
  const shown = new WeakMap<Card, { readonly input: string; readonly message: Acknowledgement }>();
  return {
    /** The acknowledgement that shows a reply; null when the reply has to be sent another way. */
    acknowledgement(reply: Reply, event: SlackEvent, routes: ReplyRoutes): Acknowledgement | null {
      const { card, audience, file, later } = reply;
      const isForAsker = audience === 'asker' && !event.place.direct && !file && !later;
      if (!routes.atOnce || !card || !isForAsker) return null;
      // A button for the rest of a long card asks the same question again.
      const input = JSON.stringify(event.input);
      const before = shown.get(card);
      if (before?.input === input) return before.message;
      if (routes.trigger && formIn(card)) return null;
      const message = forAsker(messageFor(card, event));
      shown.set(card, { input, message });
      return message;
    },
    /** Sends a reply. Never rejects: an asker who sees no answer asks again. */
    async send(asked: Reply, event: SlackEvent, routes: ReplyRoutes): Promise<void> {
      try {
        const reply = (await asked.later?.()) ?? asked;
        const lost = reply.file ? await sendFile(reply.file, event, parts) : null;
        const isReplaced = lost && !reply.file?.beside;
        if (lost) await showCard({ ...reply, audience: 'asker', card: lost }, event, routes, parts, RETRY);
        if (isReplaced) return;
        if (reply.card || routes.view) await showCard(lost ? reply : withFilePlace(reply, event), event, routes, parts);
        else await tellAlone(reply, event, routes, parts);
      } catch (error) {
        parts.log.warn('An answer could not be shown in Slack', { request: event.id }, error);
      }
    },
    /** Sends an acknowledgement's message to the asker alone, after Slack did not take the acknowledgement. Never rejects. */
    async sendInstead({ text, blocks }: Acknowledgement, event: SlackEvent, routes: ReplyRoutes): Promise<void> {
      try {
        await showPrivately({ text, blocks }, event, routes, parts);
      } catch (error) {
        parts.log.warn('An answer could not be shown in Slack', { request: event.id }, error);
      }
    },
    /** Opens a modal before the record is read, because the trigger is good for three seconds. Null when Slack opens none. */
    async openLoading(trigger: string, place: Place): Promise<string | null> {
      try {
        const { view } = await parts.api.call('views.open', { trigger_id: trigger, view: loadingView(place) });
        return (view as { id: string }).id;
      } catch (error) {
        parts.log.warn('Slack did not open a form', {}, error);
        return null;
      }
    },
  };
}

/** Sends a file before its answer. Null when it arrived, else the card that replaces the answer. */
async function sendFile(file: FileOut, { id, user }: SlackEvent, parts: ReplyParts): Promise<Card | null> {
  try {
    await retryAfterWait(parts, async () => parts.files.upload(await parts.people.direct(user), file));
    return null;
  } catch (error) {
    parts.log.warn('A file could not be sent to Slack', { request: id }, error);
    return fileNotSentCard(file.name, error instanceof DeliveryError ? error.message : 'Slack did not take it.');
  }
}

/** The reply with where its file is, which a person who asked elsewhere does not see. */
function withFilePlace(reply: Reply, { place }: SlackEvent): Reply {
  const { card, file } = reply;
  if (!card || !file || place.direct) return reply;
  return { ...reply, card: { ...card, body: [...card.body, { type: 'note', text: FILE_IN_CHAT }] } };
}

/** `retry` labels a button under the message that asks the same again. */
async function showCard(
  reply: Reply,
  event: SlackEvent,
  routes: ReplyRoutes,
  parts: ReplyParts,
  retry?: string,
): Promise<void> {
  const { card, audience } = reply;
  const { api } = parts;
  if (routes.view) {
    const view = card ? viewOf(card, event.place, askAgain(event)) : savedView(event.place);
    return void (await api.call('views.update', { view_id: routes.view, view }));
  }
  if (!card) return;
  if (formIn(card) && routes.trigger && (await openForm(card, event, routes.trigger, parts))) return;
  const message = messageFor(card, event, retry);
  switch (audience) {
    case 'asker':
      return showPrivately(message, event, routes, parts);
    case 'thread':
      return (await isOpenToAll(event, parts))
        ? postInThread(message, event, parts)
        : showPrivately(message, event, routes, parts);
    case 'replace':
      return routes.privately || (await isOpenToAll(event, parts))
        ? replaceMessage(message, event, routes, parts)
        : tellAlone(reply, event, routes, parts);
    default:
      return assertNever(audience);
  }
}

function messageFor(card: Card, event: SlackEvent, retry?: string): Message {
  const again = askAgain(event);
  const message = renderMessage(card, { from: event.from ?? 0, ...(again ? { again } : {}) });
  return retry && again ? { ...message, blocks: [...message.blocks, ...askButton(retry, again)] } : message;
}

function forAsker(message: Message) {
  return { response_type: 'ephemeral', replace_original: false, ...UNREAD, ...message } as const;
}

/** False when it was too late for a modal: then a button in a message opens it. */
async function openForm(card: Card, { place }: SlackEvent, trigger: string, { api }: ReplyParts): Promise<boolean> {
  try {
    await api.call('views.open', { trigger_id: trigger, view: viewOf(card, place, null) });
    return true;
  } catch (error) {
    if (error instanceof DeliveryError) return false;
    throw error;
  }
}

/** Only the asker sees it: in their own conversation with the bot as a message, elsewhere as one that nobody else is shown. */
async function showPrivately(
  message: Message,
  event: SlackEvent,
  routes: ReplyRoutes,
  parts: ReplyParts,
): Promise<void> {
  const { place, user } = event;
  const direct = place.direct ? await parts.people.direct(user) : null;
  if (direct !== null && (place.conversation === direct || place.conversation === ''))
    return post({ channel: direct, thread_ts: place.thread, ...message }, parts);
  if (routes.responseUrl) {
    if (await answerAtUrl(routes.responseUrl, forAsker(message), parts)) return;
  }
  const { conversation: channel, thread } = place;
  try {
    await retryAfterWait(parts, () =>
      parts.api.call('chat.postEphemeral', { channel, user, thread_ts: thread, ...UNREAD, ...message }),
    );
  } catch (error) {
    if (!(error instanceof DeliveryError && error.permanent)) throw error;
    // The bot is not in that conversation, so the answer goes to the asker's own.
    await post({ channel: await parts.people.direct(user), ...message }, parts);
  }
}

async function tellAlone(reply: Reply, event: SlackEvent, routes: ReplyRoutes, parts: ReplyParts): Promise<void> {
  const card = await toldAlone(reply, event, parts.places);
  if (card) await showPrivately(messageFor(card, event), event, routes, parts);
}

async function isOpenToAll({ place }: SlackEvent, { places }: ReplyParts): Promise<boolean> {
  return place.direct === true || !(await places.isExposed(place.conversation));
}

function postInThread(message: Message, { place }: SlackEvent, parts: ReplyParts): Promise<void> {
  return post({ channel: place.conversation, thread_ts: place.thread ?? place.message, ...message }, parts);
}

/** A message that others see is also redrawn by the outbox; here its presser sees it at once. */
async function replaceMessage(
  message: Message,
  event: SlackEvent,
  routes: ReplyRoutes,
  parts: ReplyParts,
): Promise<void> {
  const { place } = event;
  if (routes.privately && routes.responseUrl)
    return void (await answerAtUrl(routes.responseUrl, { replace_original: true, ...UNREAD, ...message }, parts));
  if (!place.message) return;
  const args = { channel: place.conversation, ts: place.message, ...message };
  await retryAfterWait(parts, () => parts.api.call('chat.update', args));
}

async function post(args: { channel: string } & Record<string, unknown>, parts: ReplyParts): Promise<void> {
  const { api } = parts;
  await retryAfterWait(parts, () =>
    api.inTurn(args.channel, () => api.call('chat.postMessage', { ...UNREAD, ...args })),
  );
}

/** Once more after Slack asked to wait a little. */
async function retryAfterWait(parts: ReplyParts, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const waitMs = error instanceof DeliveryError ? error.retryAfterMs : null;
    if (waitMs === null || waitMs > MOST_PATIENCE_MS) throw error;
    await pause(parts.clock, waitMs);
    await call();
  }
}

/** Slack's own address for answers to one command or press; false when it no longer takes any. */
async function answerAtUrl(address: string, body: object, { home }: ReplyParts): Promise<boolean> {
  const url = new URL(address);
  const isSlacks = url.hostname === home || url.hostname.endsWith(`.${home}`);
  return isSlacks && postToResponseUrl(url, body);
}
