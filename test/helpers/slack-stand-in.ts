/**
 * A stand-in for Slack on loopback: the Web API methods that the product uses, with their limits and faults. It keeps
 * messages, modals, Home tabs and files by itself, and notes whatever the real one would refuse or cut.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultsInBlocks, faultsInView } from './slack-blocks.ts';

export const TEAM = 'T0OURS';
export const BOT = {
  user: 'U0BOT',
  id: 'B0BOT',
  token: 'xoxb-test-token',
  secret: 'a-signing-secret',
  app: 'xapp-test-token',
};

type Args = Record<string, unknown>;
type Answer = Args & { ok: boolean };

export interface SlackUser {
  readonly id: string;
  name: string;
  deleted?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  team_id?: string;
  enterprise_user?: { readonly enterprise_id: string; readonly teams: readonly string[] };
}

export interface SlackChannel {
  readonly id: string;
  name?: string;
  readonly is_private?: boolean;
  /** A group conversation, which the app has no scope to read. */
  readonly is_mpim?: boolean;
  members: string[];
  is_archived?: boolean;
  is_ext_shared?: boolean;
  is_shared?: boolean;
  is_org_shared?: boolean;
}

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  text: string;
  blocks: unknown;
  metadata?: unknown;
  /** The only reader of an ephemeral message; null when everybody in the conversation sees it. */
  readonly onlyFor: string | null;
  atMs: number;
  edits: number;
}

export interface SlackView {
  readonly id: string;
  readonly user: string;
  view: Args;
}

/** A fault of the next call of a method. `cut`: the call never arrives, its answer is lost, or no answer ever comes. */
export interface SlackFault {
  readonly method: string;
  readonly error?: string;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly cut?: 'before' | 'after' | 'never';
  /** The answer is given only then. */
  readonly until?: Promise<unknown>;
}

export class SlackStandIn implements AsyncDisposable {
  readonly users = new Map<string, SlackUser>();
  readonly channels = new Map<string, SlackChannel>();
  readonly messages: SlackMessage[] = [];
  readonly views = new Map<string, SlackView>();
  readonly homes = new Map<string, Args>();
  readonly files: { name: string; content: string; channel: string }[] = [];
  readonly calls: { method: string; args: Args; atMs: number; taken?: boolean }[] = [];
  readonly violations: string[] = [];
  readonly faults: SlackFault[] = [];
  /** The person of each trigger id that still opens a modal. */
  readonly triggers = new Map<string, string>();
  /** The response URLs with their conversation and the number of uses. */
  readonly responses = new Map<
    string,
    { channel: string; user: string; ts: string | null; thread?: string | undefined; uses: number }
  >();
  /** The address for Socket Mode; the stand-in of its far side sets it. */
  socketUrl: string | null = null;
  /** The organisation of an Enterprise Grid to which the workspace belongs. */
  enterprise: string | null = null;
  /** The calls a minute that Slack accepts, by method; other methods have no limit. */
  readonly rates = new Map<string, number>();
  /** Milliseconds until a new message appears in the history. */
  lagMs = 0;
  readonly #machineMs: () => number;
  #behindMs = 0;
  readonly #server = createServer((request, response) => void this.#take(request, response));
  readonly #uploads = new Map<string, { name: string; content: string }>();
  #number = 0;

  constructor(nowMs: () => number) {
    this.#machineMs = nowMs;
  }

  /** Makes the machine's clock wrong by this much from now on, but not Slack's. */
  fallBehind(ms: number): void {
    this.#behindMs += ms;
    for (const message of this.messages) message.atMs -= ms;
  }

  #nowMs(): number {
    return this.#machineMs() - this.#behindMs;
  }

  async listen(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<unknown>((done) => this.#server.close(done));
  }

  next(): number {
    this.#number += 1;
    return this.#number;
  }

  /** The messages that a person sees in a conversation, oldest first. */
  seen(channel: string, user?: string): SlackMessage[] {
    return this.messages.filter((one) => one.channel === channel && (one.onlyFor === null || one.onlyFor === user));
  }

  directOf(user: string): string {
    return `D${user}`;
  }

  /** Shows the text of a typed command's acknowledgement to its asker, or to everybody if the text says so. */
  acknowledged(body: string, { channel, user }: { readonly channel: string; readonly user: string }): void {
    const args = JSON.parse(body) as Args;
    this.#post({ ...args, channel }, args.response_type === 'in_channel' ? null : user);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    response.setHeader('date', new Date(this.#nowMs()).toUTCString());
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    if (url.pathname.startsWith('/api/')) return this.#api(url.pathname.slice(5), raw, request, response);
    if (url.pathname.startsWith('/response/')) return send(response, this.#respond(url.pathname.slice(10), raw));
    if (url.pathname.startsWith('/upload/')) {
      const broken = this.faults.findIndex(({ method }) => method === 'upload');
      if (broken >= 0) return void response.writeHead(this.faults.splice(broken, 1)[0]?.status ?? 500).end();
      const upload = this.#uploads.get(url.pathname.slice(8));
      if (upload) upload.content = raw.toString();
      return send(response, { ok: upload !== undefined });
    }
    response.writeHead(404).end();
  }

  #api(method: string, raw: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const args = argsOf(raw);
    this.calls.push({ method, args, atMs: this.#nowMs() });
    const waitMs = this.#overRateMs(method);
    if (waitMs > 0) {
      const headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
      return void response.writeHead(429, headers).end(JSON.stringify({ ok: false, error: 'ratelimited' }));
    }
    const at = this.faults.findIndex((fault) => fault.method === method);
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1);
    if (fault?.cut === 'never') return;
    if (fault?.cut === 'before') return void request.socket.destroy();
    if (fault?.status) {
      const headers = fault.retryAfter ? { 'retry-after': String(fault.retryAfter) } : {};
      return void response.writeHead(fault.status, headers).end(JSON.stringify({ ok: false, error: 'fault' }));
    }
    if (fault?.error) {
      send(response, { ok: false, error: fault.error });
      return;
    }
    if (fault?.until) return void fault.until.then(() => this.#finish(method, args, fault, request, response));
    this.#finish(method, args, fault, request, response);
  }

  #finish(
    method: string,
    args: Args,
    fault: SlackFault | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const token = request.headers.authorization;
    const known = token === `Bearer ${method === 'apps.connections.open' ? BOT.app : BOT.token}`;
    const answer = known ? this.#answer(method, args) : { ok: false, error: 'invalid_auth' };
    if (fault?.cut === 'after') return void request.socket.destroy();
    send(response, answer);
  }

  /** How long the caller is to wait, when this call is one too many within a minute. */
  #overRateMs(method: string): number {
    const rate = this.rates.get(method) ?? Number.POSITIVE_INFINITY;
    const since = this.#nowMs() - 60_000;
    const taken = this.calls.filter((one) => one.method === method && one.atMs > since && one.taken !== false);
    if (taken.length <= rate) return 0;
    Object.assign(taken.at(-1) ?? {}, { taken: false });
    return (taken[0]?.atMs ?? 0) - since;
  }

  #answer(method: string, args: Args): Answer {
    const text = (name: string) => String(args[name] ?? '');
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          team_id: TEAM,
          user_id: BOT.user,
          bot_id: BOT.id,
          url: 'https://ours.slack.com/',
          ...(this.enterprise ? { enterprise_id: this.enterprise } : {}),
        };
      case 'apps.connections.open':
        return { ok: true, url: this.socketUrl };
      case 'users.info': {
        const user = this.users.get(text('user'));
        return user ? { ok: true, user: described(user) } : refused('user_not_found');
      }
      case 'users.list':
        return paged(
          [...this.users.values()].filter((one) => !one.is_stranger),
          args,
          described,
        );
      case 'conversations.open':
        return this.users.has(text('users'))
          ? { ok: true, channel: { id: this.directOf(text('users')) } }
          : refused('user_not_found');
      case 'views.open':
      case 'views.update':
      case 'views.publish':
        return this.#view(method, args);
      case 'files.getUploadURLExternal': {
        const id = `F${this.next()}`;
        this.#uploads.set(id, { name: text('filename'), content: '' });
        return { ok: true, upload_url: `${this.url}/upload/${id}`, file_id: id };
      }
      case 'files.completeUploadExternal': {
        for (const { id } of args.files as { id: string }[])
          this.files.push({
            ...(this.#uploads.get(id) as { name: string; content: string }),
            channel: text('channel_id'),
          });
        return { ok: true, files: [] };
      }
      default:
        return this.#inChannel(method, args);
    }
  }

  #inChannel(method: string, args: Args): Answer {
    const id = String(args.channel ?? '');
    const channel = this.channels.get(id) ?? (id.startsWith('DU') ? { id, members: [id.slice(1), BOT.user] } : null);
    const isMember = channel?.members.includes(BOT.user) ?? false;
    if (!channel || (channel.is_private && !isMember)) return refused('channel_not_found');
    if (channel.is_mpim && method.startsWith('conversations.')) return refused('missing_scope');
    switch (method) {
      case 'conversations.info':
        return {
          ok: true,
          channel: {
            is_archived: false,
            is_ext_shared: false,
            is_member: isMember,
            is_shared: channel.is_ext_shared ?? false,
            is_org_shared: false,
            ...channel,
          },
        };
      case 'conversations.members':
        return paged(channel.members, args, (id) => id);
      default:
    }
    if (!isMember) return refused('not_in_channel');
    if (channel.is_archived) return refused('is_archived');
    switch (method) {
      case 'conversations.history':
      case 'conversations.replies':
        return this.#history(args);
      case 'chat.postMessage':
        this.#pace(id);
        if (args.parse !== 'none' || args.unfurl_links !== false || args.unfurl_media !== false)
          this.violations.push('a message in which Slack looks for links');
        return this.#post(args, null);
      case 'chat.postEphemeral':
        return this.#post(args, String(args.user));
      case 'chat.update': {
        const message = this.messages.find((one) => one.channel === id && one.ts === args.ts && one.onlyFor === null);
        if (!message) return refused('message_not_found');
        return this.#edit(message, args);
      }
      default:
        this.violations.push(`unknown method ${method}`);
        return refused('unknown_method');
    }
  }

  #pace(channel: string): void {
    const last = this.messages.findLast((one) => one.channel === channel && one.onlyFor === null);
    if (last && this.#nowMs() - last.atMs < 1000) this.violations.push(`two messages within a second in ${channel}`);
  }

  #post(args: Args, onlyFor: string | null): Answer {
    const faults = this.#judge(args);
    if (faults) return faults;
    const atMs = this.#nowMs();
    const ts = `${Math.floor(atMs / 1000)}.${String(this.next()).padStart(6, '0')}`;
    const { channel, thread_ts, text, blocks, metadata } = args as Args & {
      channel: string;
      thread_ts?: string;
      text: string;
    };
    this.messages.push({
      channel,
      ts,
      thread_ts: thread_ts || undefined,
      text,
      blocks,
      metadata,
      onlyFor,
      atMs,
      edits: 0,
    });
    return { ok: true, channel, ts, message_ts: ts };
  }

  #edit(message: SlackMessage, args: Args): Answer {
    const faults = this.#judge(args);
    if (faults) return faults;
    Object.assign(message, { text: args.text, blocks: args.blocks, edits: message.edits + 1 });
    return { ok: true, channel: message.channel, ts: message.ts };
  }

  #judge({ text, blocks }: Args): Answer | null {
    const faults = faultsInBlocks(blocks, 'message');
    if (typeof text !== 'string' || text === '') faults.push('no text beside the blocks');
    if (String(text).length > 4000) faults.push('the text is too long');
    this.violations.push(...faults);
    return faults.length > 0 ? refused('invalid_blocks') : null;
  }

  #history(args: Args): Answer {
    const oldest = Number(args.oldest ?? 0);
    const all = args.include_all_metadata === true || args.include_all_metadata === 'true';
    const messages = this.messages
      .filter((one) => one.channel === args.channel && one.onlyFor === null && Number(one.ts) >= oldest)
      .filter((one) => one.atMs + this.lagMs <= this.#nowMs())
      .filter((one) => (args.ts ? one.thread_ts === args.ts || one.ts === args.ts : !one.thread_ts))
      .map(({ ts, thread_ts, text, metadata }) => ({ ts, thread_ts, text, ...(all ? { metadata } : {}) }));
    // Slack lists a thread from its beginning, a channel from its end.
    const listed = args.ts ? messages : messages.reverse();
    const [from, limit] = [Number(args.cursor ?? 0), Number(args.limit ?? 100)];
    const next_cursor = from + limit < listed.length ? `${from + limit}` : '';
    return { ok: true, messages: listed.slice(from, from + limit), response_metadata: { next_cursor } };
  }

  #view(method: string, args: Args): Answer {
    const view = args.view as Args;
    const faults = faultsInView(view);
    this.violations.push(...faults);
    if (faults.length > 0) return refused('invalid_arguments');
    if (method === 'views.publish') {
      this.homes.set(String(args.user_id), view);
      return { ok: true };
    }
    if (method === 'views.update') {
      const shown = this.views.get(String(args.view_id));
      if (!shown) return refused('not_found');
      shown.view = view;
      return { ok: true, view: { ...view, id: shown.id } };
    }
    const user = this.triggers.get(String(args.trigger_id));
    if (!user) return refused('expired_trigger_id');
    this.triggers.delete(String(args.trigger_id));
    const id = `V${this.next()}`;
    this.views.set(id, { id, user, view });
    return { ok: true, view: { ...view, id } };
  }

  #respond(id: string, raw: Buffer): Answer {
    const way = this.responses.get(id);
    const args = JSON.parse(raw.toString()) as Args;
    this.calls.push({ method: 'response_url', args, atMs: this.#nowMs() });
    if (!way) return refused('not_found');
    way.uses += 1;
    if (way.uses > 5) this.violations.push('an address for answers was used more than five times');
    const pressed = this.messages.find((one) => one.channel === way.channel && one.ts === way.ts);
    if (args.replace_original === true && pressed) return this.#edit(pressed, args);
    const onlyFor = args.response_type === 'in_channel' ? null : way.user;
    return this.#post({ ...args, channel: way.channel, thread_ts: way.thread }, onlyFor);
  }
}

function described(user: SlackUser) {
  const { name, ...rest } = user;
  return { team_id: TEAM, name, real_name: name, profile: { display_name: name }, ...rest };
}

/** A page of a list, as long as asked for. */
function paged<T>(all: readonly T[], { cursor, limit = 1000 }: Args, item: (one: T) => unknown): Answer {
  const [from, most] = [Number(cursor ?? 0), Number(limit)];
  const next_cursor = from + most < all.length ? `${from + most}` : '';
  return { ok: true, members: all.slice(from, from + most).map(item), response_metadata: { next_cursor } };
}

function refused(error: string): Answer {
  return { ok: false, error };
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
}

function argsOf(raw: Buffer): Args {
  const given = Object.fromEntries(new URLSearchParams(raw.toString()));
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      /^[[{]|^(true|false)$/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}
