/** A stand-in for Slack on loopback: it says yes to every call, and counts the answers and messages that it is given to show. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CHANNEL } from '../record.ts';

/** `answers` came to a command's response address, `messages` to a conversation. */
type Counted = 'answers' | 'messages';

export interface StandIn {
  readonly server: Server;
  readonly url: string;
  readonly count: Readonly<Record<Counted, number>>;
  /** The text of the newest answer. */
  readonly answer: string;
  /** Resolves once this many have come since the stand-in began. */
  until(what: Counted, count: number): Promise<void>;
}

const person = (id: string) => ({ id, name: id.toLowerCase(), team_id: 'T0BENCH' });

export async function startStandIn(): Promise<StandIn> {
  const count = { answers: 0, messages: 0 };
  let newest = '';
  const waiting = new Set<{ what: Counted; count: number; go: () => void }>();
  const add = (what: Counted) => {
    count[what] += 1;
    for (const one of waiting) {
      if (one.what !== what || count[what] < one.count) continue;
      waiting.delete(one);
      one.go();
    }
  };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = answerTo(request, body, count.messages);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    if (request.url?.startsWith('/response/')) {
      newest = body;
      add('answers');
    }
    if (request.url?.endsWith('chat.postMessage')) add('messages');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    url: `http://127.0.0.1:${port}`,
    count,
    get answer() {
      return newest;
    },
    until: (what, from) =>
      count[what] >= from ? Promise.resolve() : new Promise((go) => waiting.add({ what, count: from, go })),
  };
}

function answerTo(request: IncomingMessage, body: string, messages: number): object {
  const fields = new URLSearchParams(body);
  const method = request.url?.split('/').at(-1) ?? '';
  const yes = {
    ok: true,
    team_id: 'T0BENCH',
    user_id: 'U0BENCH',
    bot_id: 'B0BENCH',
    user: person(fields.get('user') ?? 'U1'),
  };
  // Every message has a time of its own, as in Slack, where it is the message's identity.
  const ts = `1700000000.${String(messages + 1).padStart(6, '0')}`;
  if (method.startsWith('chat.')) return { ...yes, channel: fields.get('channel'), ts: fields.get('ts') ?? ts };
  if (method === 'conversations.open') return { ...yes, channel: { id: `D${fields.get('users')}` } };
  return { ...yes, members: method === 'users.list' ? [person('U1')] : ['U1'], channel: { id: CHANNEL } };
}
