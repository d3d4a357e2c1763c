/** Takes messages from Slack, and edits of messages that changed the record. */
import type { Inbound } from './inbound.ts';
import type { People } from './people.ts';
import type { SlackPorts } from './ports.ts';
import { fromSlackMarkup, groupsIn } from './read-text.ts';
import { attachedIn, type FileList, placeIn } from './request.ts';
import { linkTo } from './text.ts';

/** The parts that take messages. */
interface MessageParts {
  readonly ports: SlackPorts;
  readonly people: People;
  readonly inbound: Inbound;
}

/** The envelope of an event. */
export interface EventBody {
  readonly event_id: string;
  readonly team_id?: string;
}

/** A message as Slack's events carry it. */
export interface MessageEvent extends FileList {
  readonly user?: string;
  readonly text?: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly channel_type?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly user_team?: string;
}

/** Takes a person's new message. Other bots' messages and the bot's own are ignored. */
export async function takeMessage(
  message: MessageEvent,
  body: unknown,
  kind: 'mention' | 'direct' | 'reply',
  parts: MessageParts,
) {
  const { user, channel, ts, thread_ts: thread, text = '', subtype, bot_id: bot } = message;
  if (!user || bot || (subtype && subtype !== 'thread_broadcast' && subtype !== 'file_share')) return;
  const { userId, url } = await parts.people.identity();
  if (user === userId || (kind === 'reply' && (!thread || thread === ts || text.includes(`<@${userId}`)))) return;
  const { team_id } = body as EventBody;
  const id = messageId(channel, ts);
  const place = placeIn(channel, thread);
  const words = fromSlackMarkup(text, userId);
  const input = kind === 'reply' ? ({ kind, text: words } as const) : ({ kind: 'text', text: words } as const);
  // Words in a thread may be for the bot only under one of its own cards.
  if (kind === 'reply' && !(await parts.ports.isOwnThread(place))) return;
  const attached = attachedIn(message, url && linkTo(url, channel, ts, thread), kind === 'direct');
  const more = { ...groupsIn(text), ...(attached.length > 0 ? { attached } : {}) };
  await parts.inbound.take({ id, user, team: message.user_team ?? team_id ?? null, place, input, ...more }, {});
}

/** The id of a message's request. An edit names the message by the same channel and time. */
function messageId(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

/** The event that a message was edited. */
export interface EditEvent {
  readonly channel: string;
  readonly channel_type?: string;
  readonly message?: Omit<MessageEvent, 'channel'>;
  readonly previous_message?: { readonly text?: string };
}

/** Takes an edit of words that changed the record: their author is asked whether the record should follow. */
export async function takeEdit(event: EditEvent, body: unknown, parts: MessageParts) {
  const { channel, channel_type, message, previous_message: previous } = event;
  const { user, bot_id: bot, text = '', thread_ts: thread, ts } = message ?? {};
  if (!user || bot || !ts || !previous?.text || previous.text === text) return;
  const { userId } = await parts.people.identity();
  if (user === userId) return;
  const isAddressed = channel_type === 'im' || [text, previous.text].some((one) => one.includes(`<@${userId}`));
  const kind = isAddressed ? 'text' : 'reply';
  const before = fromSlackMarkup(previous.text, userId);
  const place = placeIn(channel, thread === ts ? undefined : thread);
  if (!parts.ports.understand({ kind, text: before }).mayChange) return;
  const { event_id: id, team_id: team = null } = body as EventBody;
  const input = { kind, text: fromSlackMarkup(text, userId) } as const;
  await parts.inbound.take({ id, user, team, place, input, edited: { before, firstId: messageId(channel, ts) } }, {});
}
