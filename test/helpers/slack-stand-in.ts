/**
 * A stand-in for Slack on loopback: the Web API methods that the product uses, with their limits and faults. It keeps
 * messages, modals, Home tabs and files by itself, and notes whatever the real one would refuse or cut.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Args, BOT, refused, type SlackFault } from './slack-shapes.ts';
import { SlackWorkspace } from './slack-workspace.ts';

/** A file as its reader finds it in a conversation. */
interface SlackFileKept {
  readonly name: string;
  readonly content: string;
  readonly bytes: Buffer;
  readonly channel: string;
  readonly altText?: string;
}

export class SlackStandIn extends SlackWorkspace implements AsyncDisposable {
  readonly files: SlackFileKept[] = [];
  /** Whether the app was given the permission to read files. */
  mayReadFiles = true;
  /** The content of files that people have sent, by id. */
  readonly contents = new Map<string, string>();
  readonly calls: { method: string; args: Args; atMs: number; taken?: boolean }[] = [];
  readonly faults: SlackFault[] = [];
  /** The response URLs with their conversation and the number of uses. */
  readonly responses = new Map<
    string,
    { channel: string; user: string; ts: string | null; thread?: string | undefined; uses: number }
  >();
  /** The address for Socket Mode; the stand-in of its far side sets it. */
  socketUrl: string | null = null;
  /** The calls a minute that Slack accepts, by method; other methods have no limit. */
  readonly rates = new Map<string, number>();
  readonly #server = createServer((request, response) => void this.#take(request, response));
  readonly #uploads = new Map<
    string,
    { name: string; content: string; bytes: Buffer; length: number; altText?: string }
  >();

  async listen(): Promise<this> {
    // A connection that is closed for idleness in the moment of the next call would fail that call on a busy machine.
    this.#server.keepAliveTimeout = 0;
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

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    response.setHeader('date', new Date(this.nowMs()).toUTCString());
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    if (url.pathname.startsWith('/api/')) return this.#api(url.pathname.slice(5), raw, request, response);
    if (url.pathname.startsWith('/response/')) return send(response, this.#respond(url.pathname.slice(10), raw));
    if (url.pathname.startsWith('/upload/')) {
      const broken = this.faults.findIndex(({ method }) => method === 'upload');
      if (broken >= 0) return void response.writeHead(this.faults.splice(broken, 1)[0]?.status ?? 500).end();
      const upload = this.#uploads.get(url.pathname.slice(8));
      if (request.headers.authorization) this.violations.push('a token sent to the address of an upload');
      if (upload && upload.length !== raw.length) this.violations.push('a file of another length than was said');
      if (upload) Object.assign(upload, { content: raw.toString(), bytes: raw });
      return send(response, { ok: upload !== undefined });
    }
    if (url.pathname.startsWith('/files-pri/')) return this.#hand(url.pathname.slice(11), request, response);
    response.writeHead(404).end();
  }

  /** Slack sends whoever may not read a file on to its page for signing in. */
  #hand(id: string, request: IncomingMessage, response: ServerResponse): void {
    const broken = this.faults.findIndex(({ method }) => method === 'download');
    if (broken >= 0) return void response.writeHead(this.faults.splice(broken, 1)[0]?.status ?? 500).end();
    const isKnown = request.headers.authorization === `Bearer ${BOT.token}`;
    if (!isKnown || !this.mayReadFiles) return void response.writeHead(302, { location: `${this.url}/signin` }).end();
    response.writeHead(200, { 'content-type': 'text/csv' }).end(this.contents.get(id));
  }

  /** A file that somebody sends, as Slack's events describe it. */
  fileOf(id: string, name: string, content: string): Args {
    this.contents.set(id, content);
    return {
      id,
      name,
      size: Buffer.byteLength(content),
      permalink: `https://ours.slack.com/files/U0LEAD/${id}/${name}`,
      url_private_download: `${this.url}/files-pri/${id}`,
    };
  }

  #api(method: string, raw: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const args = argsOf(raw);
    this.calls.push({ method, args, atMs: this.nowMs() });
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
    const answer = known ? this.answer(method, args) : { ok: false, error: 'invalid_auth' };
    if (fault?.cut === 'after') return void request.socket.destroy();
    send(response, answer);
  }

  /** How long the caller is to wait, when this call is one too many within a minute. */
  #overRateMs(method: string): number {
    const rate = this.rates.get(method) ?? Number.POSITIVE_INFINITY;
    const since = this.nowMs() - 60_000;
    const taken = this.calls.filter((one) => one.method === method && one.atMs > since && one.taken !== false);
    if (taken.length <= rate) return 0;
    Object.assign(taken.at(-1) ?? {}, { taken: false });
    return (taken[0]?.atMs ?? 0) - since;
  }

  protected override answer(method: string, args: Args): Answer {
    switch (method) {
      case 'apps.connections.open':
        return { ok: true, url: this.socketUrl };
      case 'files.getUploadURLExternal': {
        const id = `F${this.next()}`;
        const name = String(args.filename ?? '');
        if ('alt_text' in args) this.violations.push('words for an image under a name that Slack does not know');
        if ('alt_txt' in args && !/\.(png|jpe?g|gif)$/.test(name))
          this.violations.push('words for an image beside a file of another kind');
        const altText = typeof args.alt_txt === 'string' ? { altText: args.alt_txt } : {};
        this.#uploads.set(id, { name, content: '', bytes: Buffer.of(), length: Number(args.length), ...altText });
        return { ok: true, upload_url: `${this.url}/upload/${id}`, file_id: id };
      }
      case 'files.completeUploadExternal': {
        for (const { id } of args.files as { id: string }[]) {
          const { length: _, ...upload } = this.#uploads.get(id) ?? {
            name: '',
            content: '',
            bytes: Buffer.of(),
            length: 0,
          };
          this.files.push({ ...upload, channel: String(args.channel_id ?? '') });
        }
        return { ok: true, files: [] };
      }
      case 'files.info': {
        const id = String(args.file);
        if (!this.mayReadFiles) return refused('missing_scope');
        const content = this.contents.get(id);
        return content === undefined ? refused('file_not_found') : { ok: true, file: this.fileOf(id, 'file', content) };
      }
      default:
        return super.answer(method, args);
    }
  }

  #respond(id: string, raw: Buffer): Answer {
    const way = this.responses.get(id);
    const args = JSON.parse(raw.toString()) as Args;
    this.calls.push({ method: 'response_url', args, atMs: this.nowMs() });
    if (!way) return refused('not_found');
    way.uses += 1;
    if (way.uses > 5) this.violations.push('an address for answers was used more than five times');
    const pressed = this.messages.find((one) => one.channel === way.channel && one.ts === way.ts);
    if (args.replace_original === true && pressed) return this.edit(pressed, args);
    const onlyFor = args.response_type === 'in_channel' ? null : way.user;
    return this.post({ ...args, channel: way.channel, thread_ts: way.thread }, onlyFor);
  }
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
