/** Bolt's listeners. Each makes a `SlackEvent` of a Slack payload, and returns when the payload is to be acknowledged. */
import type { AckFn, App, types } from '@slack/bolt';
import type { Api } from './api.ts';
import { isSignedBefore } from './guard.ts';
import type { Home } from './home.ts';
import type { Inbound } from './inbound.ts';
import { type EditEvent, type EventBody, type MessageEvent, takeEdit, takeMessage } from './messages.ts';
import { openedBy, submitted } from './modal.ts';
import type { People } from './people.ts';
import type { Places } from './places.ts';
import type { SlackPorts } from './ports.ts';
import { type PressBody, pressedIn } from './press.ts';
import { fromSlackMarkup, groupsIn } from './read-text.ts';
import type { Replies } from './reply.ts';
import { named, placeIn, type ReplyRoutes, type SlackEvent } from './request.ts';
import { linkTo } from './text.ts';

/** The parts to which the listeners hand events. */
export interface ListenerParts {
  readonly ports: SlackPorts;
  readonly api: Api;
  readonly people: People;
  readonly places: Places;
  readonly inbound: Inbound;
  readonly replies: Replies;
  readonly home: Home;
}

const SHORTCUT = 'add_evidence';

/** Adds the listeners to Bolt. Each kind has a catch-all, because Slack shows an error for an unacknowledged payload. */
export function listen(app: App, parts: ListenerParts): void {
  const { inbound, ports } = parts;
  const startedMs = Date.parse(ports.clock.now());
  app.command(/.*/, async ({ command, context, ack }) => {
    const {
      channel_id: conversation,
      channel_name: name,
      team_id: team,
      user_id: user,
      trigger_id: id,
      response_url: responseUrl,
    } = command;
    const place = placeIn(conversation);
    const { text: typed = '' } = command;
    // Most commands are plain words, in which there is nothing to read.
    const isMarked = /[<>&]/.test(typed);
    const words = isMarked ? fromSlackMarkup(typed, null) : typed.trim();
    const input = { kind: 'text', text: `/bvn ${words}`.trim() } as const;
    // A command signed before this start may repeat one that was answered then: its answer goes a way that Slack shows once.
    const atOnce = !isSignedBefore(startedMs, context);
    const event: SlackEvent = { id, user, team, place, input, ...named(name), ...(isMarked ? groupsIn(typed) : {}) };
    const answered = answerTyped(event, { atOnce, responseUrl, trigger: id }, ack, parts);
    inbound.track(answered);
    await answered;
  });
  app.action(/.*/s, async ({ body, ack }) => {
    await ack();
    const pressed = pressedIn(body as unknown as PressBody);
    if (pressed) await inbound.take(pressed.event, pressed.routes);
  });
  app.view(/.*/s, async ({ body, ack }) => {
    const { view, user, team } = body as unknown as SubmitBody;
    const opened = openedBy(view.private_metadata);
    const { place, command, args } = opened;
    if (!command) return ack();
    const input = { kind: 'form', command, args: { ...args, ...submitted(view.state.values) } } as const;
    const event: SlackEvent = { id: `view:${view.id}`, user: user.id, team: team?.id ?? null, place, input };
    const shown = view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
    await ack((await inbound.submit(event, opened, shown)) as never);
  });
  app.shortcut(/.*/s, async ({ body, ack }) => {
    await ack();
    if (body.callback_id === SHORTCUT) inbound.track(addEvidence(body as unknown as ShortcutBody, parts));
  });
  app.options(/.*/s, async ({ ack }) => ack({ options: [] }));
  app.event(/.*/s, async ({ event, body }) => takeEvent(event as types.SlackEvent, body, parts));
}

/** Acknowledges a typed command. Slack may not take the acknowledgement; then its message is sent to the asker. */
async function answerTyped(
  event: SlackEvent,
  routes: ReplyRoutes,
  ack: AckFn<never>,
  { inbound, replies }: ListenerParts,
): Promise<void> {
  const shown = await inbound.take(event, routes);
  if (shown === null) return ack();
  await ack(shown as never).catch(() => replies.sendInstead(shown, event, routes));
}

/** All kinds of events have one listener, because Bolt goes through every listener at every request. */
async function takeEvent(event: types.SlackEvent, body: EventBody, parts: ListenerParts): Promise<void> {
  const { api, places, inbound, home } = parts;
  switch (event.type) {
    case 'app_mention':
      return takeMessage({ ...event }, body, 'mention', parts);
    case 'message': {
      if (event.subtype === 'message_changed') return takeEdit(event as unknown as EditEvent, body, parts);
      const message = event as unknown as MessageEvent;
      return takeMessage(message, body, message.channel_type === 'im' ? 'direct' : 'reply', parts);
    }
    case 'app_home_opened':
      if (event.tab !== 'home') return welcomePerson(event, body, parts);
      return inbound.track(home.open(event.user, body.event_id));
    case 'member_joined_channel':
      inbound.track(places.keepArrival(event.channel, event.user));
      return inbound.track(welcomeChannel(event, parts));
    case 'channel_rename':
    case 'group_rename':
      return places.keepName(event.channel.id, event.channel.name);
    case 'channel_shared':
      return inbound.track(places.keepSharing(event.channel));
    case 'app_uninstalled':
    case 'tokens_revoked':
      return api.keepTokenEnd(event.type);
  }
}

const WELCOME = { kind: 'press', command: 'welcome', args: { added: 'yes' } } as const;

/** Welcomes a channel that the bot was added to. The bot asks by itself, because nobody spoke to it. */
async function welcomeChannel({ channel, user }: { channel: string; user: string }, parts: ListenerParts) {
  const { people, ports } = parts;
  const { userId } = await people.identity();
  if (user !== userId) return;
  const actor = { platform: 'slack', accountId: userId, name: 'bvn' } as const;
  const id = `welcome:${channel}`;
  await ports.dispatch({ id, actor, place: placeIn(channel), input: WELCOME, now: ports.clock.now() });
}

/** Welcomes a person who opens their conversation with the bot. Slack tells of every opening. */
async function welcomePerson(
  { user, channel }: { user: string; channel: string },
  body: EventBody,
  parts: ListenerParts,
) {
  const event = { id: `welcome:${channel}`, user, team: body.team_id ?? null, place: placeIn(channel), input: WELCOME };
  await parts.inbound.take(event, {});
}

interface SubmitBody {
  readonly user: { readonly id: string };
  readonly team?: { readonly id: string } | null;
  readonly view: {
    readonly id: string;
    readonly private_metadata: string;
    readonly state: { readonly values: Parameters<typeof submitted>[0] };
    readonly blocks: readonly { readonly type: string; readonly block_id?: string }[];
  };
}

interface ShortcutBody {
  readonly trigger_id: string;
  readonly user: { readonly id: string };
  readonly team?: { readonly id: string } | null;
  readonly channel: { readonly id: string };
  readonly message: { readonly ts: string; readonly thread_ts?: string };
}

/** Answers "Add as evidence" on a message with the evidence form, which has the message's address filled in. */
async function addEvidence(body: ShortcutBody, { people, inbound, replies }: ListenerParts): Promise<void> {
  const { trigger_id: id, user, team, channel, message } = body;
  const place = placeIn(channel.id, message.thread_ts ?? message.ts);
  const view = await replies.openLoading(id, place);
  const address = people.self()?.url ?? null;
  const evidence = address === null ? '' : linkTo(address, channel.id, message.ts, message.thread_ts);
  const args = { evidence, ask: 'yes' };
  const event: SlackEvent = {
    id,
    user: user.id,
    team: team?.id ?? null,
    place,
    input: { kind: 'press', command: 'evidence', args },
  };
  await inbound.take(event, view ? { view } : { trigger: id });
}
