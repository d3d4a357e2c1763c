/** The HTTP server: the platforms' endpoints, the health probes and the chat page on one port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../core/record/errors.ts';
import type { Log } from '../ports/log.ts';

/** Answers a request of Node's HTTP server. An error that it throws or rejects with is logged and answered with 500. */
export type RawHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A check of readiness. Resolves to a sentence about the fault, or to null. */
export type Check = () => Promise<string | null>;

/** The running server. Disposing refuses new requests and waits for in-flight ones. */
export interface Http extends AsyncDisposable {
  /** The port that was bound. */
  readonly port: number;
  /** Passes requests at exactly this path to `handler`. */
  mount(path: string, handler: RawHandler): void;
  /** Passes all requests without another handler to `pages`. */
  servePages(pages: RawHandler): void;
  /** From now on `/readyz` answers 200 while no check finds a fault, and otherwise 503. */
  ready(checks: readonly Check[]): void;
  /** Stops accepting connections. Requests on open connections get 503. */
  refuse(): void;
}

/** Limits against slow, oversized and too many requests. Durations are in milliseconds, the size is in bytes. */
export interface HttpLimits {
  readonly maxHeaderSize: number;
  /** The headers of a request must be complete by then. */
  readonly headersTimeout: number;
  /** The whole request must have arrived by then. */
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  /** How often the server looks for requests that are too slow. */
  readonly connectionsCheckingInterval: number;
  /** Further connections are closed at once. */
  readonly maxConnections: number;
}

/** The limits of the running service. */
export const HTTP_LIMITS: HttpLimits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  maxConnections: 1_000,
};
/** The time for in-flight requests to finish when the server closes. */
const GRACE_MS = 5_000;

/** The address to listen on, with limits for tests. */
export interface HttpParts {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly log: Log;
  readonly limits?: HttpLimits;
}

/** Binds the port and starts serving. Throws `UserError` when the port cannot be bound. */
export async function openHttp({ host, port, log, limits = HTTP_LIMITS }: HttpParts): Promise<Http> {
  let pages: RawHandler = (_, response) => response.writeHead(404, PLAIN).end('Not found\n');
  let checks: readonly Check[] = [async () => 'The service is starting.'];
  let refusing = false;

  const handlers = new Map<string, RawHandler>([
    ['/healthz', (_, response) => answer(response, 200, { alive: true })],
    ['/readyz', (_, response) => readiness(checks, response)],
  ]);
  const server = createServer(limits, (request, response) => {
    if (refusing) return end(response, 503);
    // An idle connection that is kept alive would delay the closing of the server.
    response.once('close', () => refusing && setImmediate(() => server.closeIdleConnections()));
    const handler = handlers.get(pathOf(request)) ?? pages;
    // The promise catches a synchronous throw as well as a rejection.
    new Promise((done) => done(handler(request, response))).catch((error: unknown) => {
      log.error('A request could not be answered', { path: pathOf(request) }, error);
      end(response, 500);
    });
  });
  server.maxConnections = limits.maxConnections;
  const bound = await listen(server, host, port);
  const refuse = (): void => {
    refusing = true;
    if (server.listening) server.close();
  };
  return {
    port: bound,
    mount: (path, handler) => void handlers.set(path, handler),
    servePages: (given) => {
      pages = given;
    },
    ready: (given) => {
      checks = given;
    },
    refuse,
    async [Symbol.asyncDispose]() {
      refuse();
      await closed(server);
    },
  };
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const JSON_NOT_KEPT = { 'content-type': 'application/json', 'cache-control': 'no-store' };

async function readiness(checks: readonly Check[], response: ServerResponse): Promise<void> {
  const wrong = (await Promise.all(checks.map((check) => check()))).filter((fault) => fault !== null);
  answer(response, wrong.length === 0 ? 200 : 503, { ready: wrong.length === 0, wrong });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, JSON_NOT_KEPT).end(JSON.stringify(body));
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? '/';
}

function end(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { connection: 'close' }).end();
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(notBound(error, host, port)));
    server.listen(port, host.replace(/^\[(.*)\]$/, '$1'), () => resolve((server.address() as AddressInfo).port));
  });
}

function notBound(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const what = {
    EADDRINUSE: `The port ${port} on ${host} is in use: stop the program that has it, or set PORT to a free one.`,
    EACCES: `The port ${port} may not be opened by this user: set PORT to one from 1024 on.`,
    EADDRNOTAVAIL: `HOST is "${host}", which is no address of this machine: set it to one that is, such as 127.0.0.1.`,
    ENOTFOUND: `HOST is "${host}", which is not known here: set it to an address of this machine, such as 127.0.0.1.`,
  }[error.code ?? ''];
  return new UserError(what ?? `The port ${port} on ${host} cannot be opened (${error.message}).`, { cause: error });
}

/** Waits for in-flight requests, then closes all connections after the grace period. */
async function closed(server: Server): Promise<void> {
  const connections = () => new Promise<number>((done) => server.getConnections((_, count) => done(count)));
  server.closeIdleConnections();
  if ((await connections()) === 0) return;
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise<void>((done) => server.once('close', done));
  clearTimeout(cut);
}
