/**
 * The way between the service and both platforms: it passes everything on, and kills the service around a chosen message.
 * A message that was on its way when its sender died arrives in the life after.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Ambush, Point } from './life.ts';

/** The service needs about this long, by the machine's clock, from an answer to its mark in the outbox. */
const MOST_AFTER_ANSWER_MS = 8;

export interface Relay extends AsyncDisposable {
  /** The address of the relay, and below it that of each platform. */
  readonly host: string;
  readonly slackUrl: string;
  readonly teamsUrl: string;
  /** Sets the kill of the present life and counts posts anew. */
  lieInWait(ambush: Ambush | null, kill: () => void): void;
  /** Passes on the messages that were on their way when an earlier life ended. */
  arriveLate(): Promise<void>;
}

interface Waiting {
  readonly ambush: Ambush | null;
  readonly kill: () => void;
  posts: number;
}

export async function startRelay(targets: { readonly slack: string; readonly teams: string }): Promise<Relay> {
  let waiting: Waiting = { ambush: null, kill: () => {}, posts: 0 };
  let onTheirWay: { readonly call: Call; readonly from: Waiting }[] = [];
  const server = createServer(async (request, response) => {
    const call = await callOf(request, targets);
    const point = isPost(call) ? pointOf(waiting) : null;
    const { kill } = waiting;
    if (point === 'before the post arrives') return cut(kill, response);
    if (point === 'while posts are on their way') {
      onTheirWay.push({ call, from: waiting });
      if (waiting.posts === waiting.ambush?.nth) cut(kill, response);
      return;
    }
    const answer = await passOn(call);
    if (point === 'after the post, before its answer') return cut(kill, response);
    response.writeHead(answer.status, answer.headers).end(answer.body);
    if (point !== 'right after the answer') return;
    await setTimeout(Math.random() * MOST_AFTER_ANSWER_MS);
    kill();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    slackUrl: `http://${host}/slack`,
    teamsUrl: `http://${host}/teams`,
    lieInWait(ambush, kill) {
      waiting = { ambush, kill, posts: 0 };
    },
    async arriveLate() {
      const late = onTheirWay.filter(({ from }) => from !== waiting);
      onTheirWay = onTheirWay.filter(({ from }) => from === waiting);
      for (const { call } of late) await passOn(call);
    },
    [Symbol.asyncDispose]: () => closed(server),
  };
}

function pointOf(waiting: Waiting): Point | null {
  const { ambush } = waiting;
  if (!ambush) return null;
  waiting.posts += 1;
  // None of the posts that are on their way together gets an answer.
  const all = ambush.point === 'while posts are on their way' && waiting.posts < ambush.nth;
  return all || waiting.posts === ambush.nth ? ambush.point : null;
}

/** Kills the sender before it can see that the connection is closed. */
function cut(kill: () => void, response: ServerResponse): void {
  kill();
  response.destroy();
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

async function callOf(request: IncomingMessage, targets: Readonly<Record<string, string>>): Promise<Call> {
  const { method = 'GET', url = '/', headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [, platform = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(url) ?? [];
  const passed = ['authorization', 'content-type'].flatMap((name) =>
    headers[name] === undefined ? [] : [[name, String(headers[name])]],
  );
  return {
    method,
    url: `${targets[platform]}${path}`,
    headers: Object.fromEntries(passed),
    body: Buffer.concat(chunks),
  };
}

/** A new message on either platform. */
function isPost({ method, url }: Call): boolean {
  return method === 'POST' && /\/chat\.postMessage$|\/v3\/conversations\/[^/]+\/activities/.test(url);
}

async function passOn({ method, url, headers, body }: Call) {
  const answer = await fetch(url, { method, headers, ...(method === 'GET' ? {} : { body: new Uint8Array(body) }) });
  const told = ['content-type', 'date', 'retry-after'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(told) as Record<string, string>,
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<unknown>((done) => server.close(done));
}
