/** Slack's side of Socket Mode on loopback: enough of WebSocket to send envelopes and read their acknowledgements. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Reach } from './slack-people.ts';
import type { SlackStandIn } from './slack-stand-in.ts';

export interface SlackSocket {
  readonly reach: Reach;
  /** Sends an event of this payload; resolves when it is acknowledged. */
  envelope(payload: object): Promise<true>;
  /** Accepts later connections without the greeting that Slack sends. */
  muted: boolean;
  /** The number of connections made. */
  connections(): number;
  /** Closes the connection, as Slack does now and then. */
  drop(): void;
  /** Resolves when either side has closed the present connection. */
  gone(): Promise<void>;
  /** Resolves when the next connection is open. */
  again(): Promise<void>;
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export async function createSlackSocket(slack: SlackStandIn): Promise<SlackSocket> {
  const server = createServer();
  const waiting = new Map<string, (payload: unknown) => void>();
  const arrivals: (() => void)[] = [];
  let socket: Socket | null = null;
  let connections = 0;
  server.on('upgrade', (request, raw: Socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${MAGIC}`).digest('base64');
    raw.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket = raw;
    connections += 1;
    raw.on('error', () => {});
    raw.on('close', () => {
      if (socket === raw) socket = null;
    });
    hear(raw, (text) => {
      const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload?: unknown };
      waiting.get(envelope_id)?.(payload);
    });
    if (!wire.muted) raw.write(frame(JSON.stringify({ type: 'hello', num_connections: 1 })));
    for (const arrived of arrivals.splice(0)) arrived();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  slack.socketUrl = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link`;
  onTestFinished(async () => {
    socket?.destroy();
    await new Promise<unknown>((done) => server.close(done));
  });
  const connected = () => (socket ? Promise.resolve() : new Promise<void>((go) => arrivals.push(go)));
  const wire: SlackSocket = {
    muted: false,
    connections: () => connections,
    gone: () => new Promise<void>((go) => (socket ? socket.once('close', () => go()) : go())),
    again: () => new Promise<void>((go) => arrivals.push(go)),
    drop: () => void socket?.end(frame(Buffer.from([0x03, 0xe8]), 0x8)),
    async envelope(payload) {
      const envelope_id = `E${slack.next()}`;
      const answered = new Promise<true>((go) => waiting.set(envelope_id, () => go(true)));
      socket?.write(frame(JSON.stringify({ envelope_id, type: 'events_api', payload })));
      return answered;
    },
    async reach(kind, payload) {
      await connected();
      const envelope_id = `E${slack.next()}`;
      const answered = new Promise<unknown>((go) => waiting.set(envelope_id, go));
      socket?.write(frame(JSON.stringify({ envelope_id, type: kind, payload, accepts_response_payload: true })));
      const answer = await answered;
      return { status: 200, body: answer && Object.keys(answer).length > 0 ? JSON.stringify(answer) : '' };
    },
  };
  return wire;
}

/** One unmasked frame, as a server sends it. */
function frame(payload: string | Buffer, opcode = 0x1): Buffer {
  const body = Buffer.from(payload);
  const length = body.length;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(length)]);
  return Buffer.concat([head, body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Calls back for each whole text frame; pings are answered, and a close with a close. */
function hear(socket: Socket, onText: (text: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let read = take(rest); read; read = take(rest)) {
      rest = rest.subarray(read.end);
      if (read.opcode === 0x1) onText(read.body.toString());
      if (read.opcode === 0x9) socket.write(frame(read.body, 0xa));
      if (read.opcode === 0x8) socket.end(frame(read.body, 0x8));
    }
  });
}

/** A client's frame, which is masked; null while it is not whole. */
function take(bytes: Buffer): { opcode: number; body: Buffer; end: number } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] as number) & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 6 + extra) return null;
  const length = extra === 2 ? bytes.readUInt16BE(2) : extra === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  const start = 6 + extra;
  if (bytes.length < start + length) return null;
  const mask = bytes.subarray(start - 4, start);
  const body = Buffer.from(bytes.subarray(start, start + length).map((byte, at) => byte ^ (mask[at % 4] as number)));
  return { opcode: (bytes[0] as number) & 0x0f, body, end: start + length };
}
