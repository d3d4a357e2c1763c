/**
 * People in the stand-in's Slack: they type, press, fill in forms and open tabs, and Slack sends the bot signed
 * requests.
 */
import { createHmac } from 'node:crypto';
import { BOT, type SlackMessage, type SlackView, TEAM } from './slack-shapes.ts';
import type { SlackStandIn } from './slack-stand-in.ts';

type Json = Record<string, unknown>;
type Values = Readonly<Record<string, string>>;

export interface Delivered {
  readonly status: number;
  readonly body: string;
}

/** Sends a request to the bot over HTTP or a socket. `kind` is Socket Mode's name for the request. */
export type Reach = (kind: 'slash_commands' | 'interactive' | 'events_api', payload: Json) => Promise<Delivered>;

export function signature(stamp: string, body: string, secret = BOT.secret): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`;
}

/** The body of each kind of request, as Slack writes it to an HTTP endpoint. */
export function written(kind: string, payload: Json): { type: string; body: string } {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const form = kind === 'slash_commands' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() };
}

/** A request of Slack's, signed at a time in milliseconds since 1970. */
export function signed(kind: string, payload: Json, atMs: number) {
  const { type, body } = written(kind, payload);
  const stamp = String(Math.floor(atMs / 1000));
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': signature(stamp, body),
  };
  return { method: 'POST', headers, body };
}

export function overHttp(endpoint: () => string, nowMs: () => number): Reach {
  return async (kind, payload) => {
    const answer = await fetch(endpoint(), signed(kind, payload, nowMs()));
    return { status: answer.status, body: await answer.text() };
  };
}

interface Element extends Json {
  readonly action_id: string;
  readonly text?: { readonly text: string };
}

/** The button with this label in blocks. Throws with the labels of all buttons when none has it. */
function buttonIn(blocks: unknown, label: string): { element: Element; block: Json } {
  const all = (blocks as Json[]).flatMap((block) =>
    [
      ...((block.elements as Element[] | undefined) ?? []),
      ...(block.accessory ? [block.accessory as Element] : []),
    ].map((element) => ({ element, block })),
  );
  const found = all.find(({ element }) => element.text?.text === label);
  if (found) return found;
  const labels = all.map(({ element }) => element.text?.text).join(', ');
  throw new Error(`There is no button “${label}”, but: ${labels}`);
}

export class SlackPeople {
  readonly #slack: SlackStandIn;
  readonly #reach: Reach;

  constructor(slack: SlackStandIn, reach: Reach) {
    this.#slack = slack;
    this.#reach = reach;
  }

  /** `/bvn status` in a channel. */
  command(user: string, text: string, channel: string): Promise<Delivered> {
    return this.typed({
      command: '/bvn',
      text,
      user_id: user,
      user_name: user,
      team_id: TEAM,
      channel_id: channel,
      channel_name: this.#nameTold(channel),
      trigger_id: this.trigger(user),
      response_url: this.#responseUrl(channel, user, null),
    });
  }

  /** Sends a command as Slack does and shows the text of its acknowledgement. */
  async typed(command: Json): Promise<Delivered> {
    const delivered = await this.#reach('slash_commands', command);
    const asked = { channel: String(command.channel_id), user: String(command.user_id) };
    if (delivered.status === 200 && delivered.body) this.#slack.acknowledged(delivered.body, asked);
    return delivered;
  }

  /** Slack sends the names of public channels only. */
  #nameTold(channel: string): string {
    if (channel.startsWith('D')) return 'directmessage';
    const found = this.#slack.channels.get(channel);
    return found?.is_private ? 'privategroup' : (found?.name ?? 'general');
  }

  press(user: string, message: SlackMessage, label: string, more: Json = {}): Promise<Delivered> {
    return this.#reach('interactive', this.pressing(user, message, label, more));
  }

  /** The request that Slack sends for a press, so that a test can repeat it. */
  pressing(user: string, message: SlackMessage, label: string, more: Json = {}): Json {
    const { element, block } = buttonIn(message.blocks, label);
    const { ts, thread_ts, channel, onlyFor } = message;
    const container = {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: onlyFor !== null,
      ...(thread_ts ? { thread_ts } : {}),
    };
    return {
      ...this.#interaction('block_actions', user),
      container,
      channel: { id: channel },
      ...(onlyFor === null ? { message: { ts, ...(thread_ts ? { thread_ts } : {}) } } : {}),
      response_url: this.#responseUrl(channel, user, ts, thread_ts),
      actions: [{ ...element, block_id: block.block_id ?? 'b', action_ts: '1' }],
      ...more,
    };
  }

  /** Presses a button of a modal or of the Home tab; `values` are entered in a modal's form before. */
  pressInView(user: string, shown: SlackView | Json, label: string, values: Values = {}): Promise<Delivered> {
    const { id, view } = 'view' in shown ? (shown as SlackView) : { id: 'VHOME', view: shown };
    const { element, block } = buttonIn(view.blocks, label);
    return this.#reach('interactive', {
      ...this.#interaction('block_actions', user),
      container: { type: 'view', view_id: id },
      view: { ...view, id, state: { values: entered(view, values) } },
      actions: [{ ...element, block_id: block.block_id ?? 'b', action_ts: '1' }],
    });
  }

  /** Sends the form of a modal with these values in place of those it shows. */
  submit(user: string, { id, view }: SlackView, values: Values): Promise<Delivered> {
    return this.#reach('interactive', {
      ...this.#interaction('view_submission', user),
      view: { ...view, id, state: { values: entered(view, values) } },
      response_urls: [],
    });
  }

  says(user: string, text: string, channel: string, more: Json = {}): Promise<Delivered> {
    const type = channel.startsWith('D') ? 'im' : 'channel';
    return this.event({ type: 'message', user, text, channel, channel_type: type, ts: this.#ts(), ...more });
  }

  mentions(user: string, text: string, channel: string, more: Json = {}): Promise<Delivered> {
    return this.event({ type: 'app_mention', user, text: `<@${BOT.user}> ${text}`, channel, ts: this.#ts(), ...more });
  }

  opensHome(user: string): Promise<Delivered> {
    return this.event({ type: 'app_home_opened', user, tab: 'home', channel: `D${user}`, event_ts: '1' });
  }

  shortcut(user: string, message: { channel: string; ts: string; thread_ts?: string }): Promise<Delivered> {
    const { channel, ...rest } = message;
    return this.#reach('interactive', {
      ...this.#interaction('message_action', user),
      callback_id: 'add_evidence',
      channel: { id: channel },
      message: rest,
      message_ts: rest.ts,
      response_url: this.#responseUrl(channel, user, null),
    });
  }

  event(event: Json, more: Json = {}): Promise<Delivered> {
    const id = `Ev${this.#slack.next()}`;
    const authorizations = [{ team_id: TEAM, user_id: BOT.user, is_bot: true }];
    return this.#reach('events_api', {
      type: 'event_callback',
      team_id: TEAM,
      api_app_id: 'A1',
      event_id: id,
      event_time: 1,
      authorizations,
      event,
      ...more,
    });
  }

  send(kind: Parameters<Reach>[0], payload: Json): Promise<Delivered> {
    return this.#reach(kind, payload);
  }

  trigger(user: string): string {
    const trigger = `trigger.${this.#slack.next()}`;
    this.#slack.triggers.set(trigger, user);
    return trigger;
  }

  #interaction(type: string, user: string): Json {
    return {
      type,
      user: { id: user, team_id: TEAM },
      team: { id: TEAM },
      api_app_id: 'A1',
      trigger_id: this.trigger(user),
    };
  }

  #responseUrl(channel: string, user: string, ts: string | null, thread?: string): string {
    const id = `R${this.#slack.next()}`;
    this.#slack.responses.set(id, { channel, user, ts, thread, uses: 0 });
    return `${this.#slack.url}/response/${id}`;
  }

  #ts(): string {
    return `1700000000.${String(this.#slack.next()).padStart(6, '0')}`;
  }
}

/** The state of a modal's inputs with these values in place of those that it shows. */
function entered(view: Json, values: Values): Json {
  const inputs = (view.blocks as Json[]).filter((block) => block.type === 'input');
  return Object.fromEntries(
    inputs.map((block) => {
      const element = block.element as Element;
      return [block.block_id, { [element.action_id]: stateOf(element, values[String(block.block_id)]) }];
    }),
  );
}

function stateOf(element: Json, given: string | undefined): Json {
  const { type } = element;
  if (type === 'datepicker') return { type, selected_date: given ?? element.initial_date ?? null };
  if (type === 'users_select') return { type, selected_user: given ?? element.initial_user ?? null };
  if (type !== 'static_select') return { type, value: given ?? element.initial_value ?? null };
  const groups = (element.option_groups as Json[] | undefined) ?? [element];
  const options = groups.flatMap((group) => group.options as { value: string; text: { text: string } }[]);
  const chosen =
    given === undefined
      ? element.initial_option
      : options.find((one) => one.value === given || one.text.text === given);
  return { type, selected_option: chosen ?? null };
}
