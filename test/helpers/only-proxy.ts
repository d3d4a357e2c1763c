/**
 * Preloaded into the service: refuses every connection but that to the proxy, whose port is in `ONLY_PROXY`. Each refused one
 * is told on the standard error, because some clients hide the error of a connection.
 */
import { Socket } from 'node:net';

interface Goal {
  readonly host?: string;
  readonly port?: number | string;
  readonly path?: string;
}

const allowed = process.env.ONLY_PROXY;
const connect = Socket.prototype.connect;

/** Node hands on the arguments of `connect` as they came, or as a list that it has put in order. */
function goalOf([first, second]: readonly unknown[]): Goal {
  if (Array.isArray(first)) return goalOf(first);
  if (typeof first === 'object' && first !== null) return first;
  return { port: first as number, ...(typeof second === 'string' ? { host: second } : {}) };
}

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const { host = 'localhost', port, path } = goalOf(args);
  // A socket of TLS inside the tunnel has no goal of its own.
  const isInner = port === undefined && path === undefined;
  if (isInner || (host === '127.0.0.1' && String(port) === allowed)) return Reflect.apply(connect, this, args);
  process.stderr.write(`direct connection to ${host}:${port ?? path} refused\n`);
  process.nextTick(() => this.destroy(new Error('There is no way out but the proxy.')));
  return this;
} as typeof connect;
