/** Shows a reply where it belongs: to the asker alone, in the thread, in the place of what was pressed, or in a modal. */
import { assertNever } from '../../core/record/errors.ts';
import type { FileOut, Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { type Clock, pause } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { Log } from '../../ports/log.ts';
import type { Place } from '../../ports/post.ts';
import { fileNotSentCard } from '../../views/platform-lines.ts';
import type { Api } from './api.ts';
import { askButton } from './blocks.ts';
import { UNREAD } from './deliver.ts';
import { hasForm, loadingView, savedView, viewOf } from './modal.ts';
import type { People } from './people.ts';
import type { Places } from './places.ts';
import { type Message, renderMessage } from './render.ts';
import { againOf, type Heard, type Ways } from './request.ts';
import { respond } from './respond.ts';

export interface ReplyParts {
  readonly api: Api;
  readonly people: People;
  readonly places: Places;
  readonly clock: Clock;
  readonly log: Log;
  /** Slack's own host; answers go nowhere else. */
  readonly home: string;
}

const RETRY = 'Ask for the file again';

/** An answer that Slack asks to hold back for longer is not worth waiting for: the asker asks again. */
const MOST_PATIENCE_MS = 10_000;

export type Show = ReturnType<typeof createShow>;

/** An acknowledgement that shows the asker, and nobody else, a message. */
export type Acknowledgement = ReturnType<typeof forAsker>;

export function createShow(parts: ReplyParts) {
  return {
    /** What the acknowledgement itself can show; null when the answer has to go another way. */
    atOnce({ card, audience, file, later }: Reply, heard: Heard, ways: Ways): Acknowledgement | null {
      const isForAsker = audience === 'asker' && !heard.place.direct && !file && !later;
      if (!ways.atOnce || !card || !isForAsker || (hasForm(card) && ways.trigger)) return null;
      return forAsker(drawn(card, heard));
    },
    /** Never rejects: whoever sees no answer asks again. */
    async reply(asked: Reply, heard: Heard, ways: Ways): Promise<void> {
      try {
        const reply = (await asked.later?.()) ?? asked;
        const lost = reply.file ? await lostFile(reply.file, heard, parts) : null;
        if (lost) await showCard({ ...reply, audience: 'asker', card: lost }, heard, ways, parts, RETRY);
        else if (reply.card || ways.view) await showCard(reply, heard, ways, parts);
        else if (reply.ok && (await isUnheard(heard, parts)))
          await privately(drawn(UNHEARD, heard), heard, ways, parts);
      } catch (error) {
        parts.log.warn('An answer could not be shown in Slack', { request: heard.id }, error);
      }
    },
    /** To the asker alone, what no acknowledgement could show them. Never rejects. */
    async instead({ text, blocks }: Acknowledgement, heard: Heard, ways: Ways): Promise<void> {
      try {
        await privately({ text, blocks }, heard, ways, parts);
      } catch (error) {
        parts.log.warn('An answer could not be shown in Slack', { request: heard.id }, error);
      }
    },
    /** A modal at once, before the record is read; null when Slack does not open one. */
    async loading(trigger: string, place: Place): Promise<string | null> {
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

/** Sends a file before anything is said of it. Null when it arrived; else what is said in place of the answer. */
async function lostFile(file: FileOut, { id, user }: Heard, parts: ReplyParts): Promise<Card | null> {
  try {
    await patiently(parts, async () => parts.api.upload(await parts.people.direct(user), file));
    return null;
  } catch (error) {
    parts.log.warn('A file could not be sent to Slack', { request: id }, error);
    return fileNotSentCard(file.name, error instanceof DeliveryError ? error.message : 'Slack did not take it.');
  }
}

/** `retry` labels a button under the message that asks the same again. */
async function showCard(reply: Reply, heard: Heard, ways: Ways, parts: ReplyParts, retry?: string): Promise<void> {
  const { card, audience } = reply;
  const { api } = parts;
  if (ways.view) {
    const view = card ? viewOf(card, heard.place, againOf(heard)) : savedView(heard.place);
    return void (await api.call('views.update', { view_id: ways.view, view }));
  }
  if (!card) return;
  if (hasForm(card) && ways.trigger && (await opened(card, heard, ways.trigger, parts))) return;
  const message = drawn(card, heard, retry);
  switch (audience) {
    case 'asker':
      return privately(message, heard, ways, parts);
    case 'thread':
      return (await isOpenToAll(heard, parts))
        ? inThread(message, heard, parts)
        : privately(message, heard, ways, parts);
    case 'replace':
      return replace(message, heard, ways, parts);
    default:
      return assertNever(audience);
  }
}

function drawn(card: Card, heard: Heard, retry?: string): Message {
  const again = againOf(heard);
  const message = renderMessage(card, { from: heard.from ?? 0, ...(again ? { again } : {}) });
  return retry && again ? { ...message, blocks: [...message.blocks, ...askButton(retry, again)] } : message;
}

function forAsker(message: Message) {
  return { response_type: 'ephemeral', replace_original: false, ...UNREAD, ...message } as const;
}

/** False when it was too late for a modal: then a button in a message opens it. */
async function opened(card: Card, { place }: Heard, trigger: string, { api }: ReplyParts): Promise<boolean> {
  try {
    await api.call('views.open', { trigger_id: trigger, view: viewOf(card, place, null) });
    return true;
  } catch (error) {
    if (error instanceof DeliveryError) return false;
    throw error;
  }
}

/** Only the asker sees it: in their own conversation with the bot as a message, elsewhere as one that nobody else is shown. */
async function privately(message: Message, heard: Heard, ways: Ways, parts: ReplyParts): Promise<void> {
  const { place, user } = heard;
  const direct = place.direct ? await parts.people.direct(user) : null;
  if (direct !== null && (place.conversation === direct || place.conversation === ''))
    return post({ channel: direct, thread_ts: place.thread, ...message }, parts);
  if (ways.responseUrl) {
    if (await answerAt(ways.responseUrl, forAsker(message), parts)) return;
  }
  const { conversation: channel, thread } = place;
  try {
    await patiently(parts, () =>
      parts.api.call('chat.postEphemeral', { channel, user, thread_ts: thread, ...UNREAD, ...message }),
    );
  } catch (error) {
    if (!(error instanceof DeliveryError && error.permanent)) throw error;
    // The bot is not in that conversation, so the answer goes to the asker's own.
    await post({ channel: await parts.people.direct(user), ...message }, parts);
  }
}

/** Slack takes commands everywhere, also where the bot is not: the line that answers a change is not seen there. */
async function isUnheard({ place, input }: Heard, { places }: ReplyParts): Promise<boolean> {
  const isSaidHere = !place.direct && place.conversation !== '' && input.kind !== 'reply';
  return isSaidHere && !(await places.hasBot(place.conversation));
}

async function isOpenToAll({ place }: Heard, { places }: ReplyParts): Promise<boolean> {
  return place.direct === true || !(await places.isExposed(place.conversation));
}

function inThread(message: Message, { place }: Heard, parts: ReplyParts): Promise<void> {
  return post({ channel: place.conversation, thread_ts: place.thread ?? place.message, ...message }, parts);
}

/** A message that others see is also redrawn by the outbox; here its presser sees it at once. */
async function replace(message: Message, heard: Heard, ways: Ways, parts: ReplyParts): Promise<void> {
  const { place } = heard;
  if (ways.privately && ways.responseUrl)
    return void (await answerAt(ways.responseUrl, { replace_original: true, ...UNREAD, ...message }, parts));
  if (!place.message || !(await isOpenToAll(heard, parts))) return;
  const args = { channel: place.conversation, ts: place.message, ...message };
  await patiently(parts, () => parts.api.call('chat.update', args));
}

async function post(args: { channel: string } & Record<string, unknown>, parts: ReplyParts): Promise<void> {
  const { api } = parts;
  await patiently(parts, () => api.inTurn(args.channel, () => api.call('chat.postMessage', { ...UNREAD, ...args })));
}

/** Once more after Slack asked to wait a little. */
async function patiently(parts: ReplyParts, call: () => Promise<unknown>): Promise<void> {
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
async function answerAt(address: string, body: object, { home }: ReplyParts): Promise<boolean> {
  const url = new URL(address);
  const isSlacks = url.hostname === home || url.hostname.endsWith(`.${home}`);
  return isSlacks && respond(url, body);
}

/** A change is made by then; what was only to be shared is not. */
const UNHEARD: Card = {
  title: 'Told to you alone',
  summary: 'The bot cannot post in this conversation.',
  body: [
    {
      type: 'text',
      text: 'The bot cannot post in this conversation, so nobody else here was told. What you changed is in the record all the same. Invite the bot, so that everybody sees what comes next: /invite @bvn',
    },
  ],
  buttons: [],
};
