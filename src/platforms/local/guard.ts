/** Guards of the page: requests must name its own host and origin, and carry the token of this start. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

/** Our own limit in bytes for a line, a press or a form, far above any form. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Our own limit in bytes for a CSV file: a hundred times the actions of a large notice. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/**
 * Refuses other hosts, against DNS rebinding, and other origins where the browser sends one. `hosts` is read at each request,
 * because the port may be bound later.
 */
export function onlyFrom(hosts: () => readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!hosts().includes(host)) {
      return refuse(c, 403, `This page is not served as "${host}"; expected one of: ${hosts().join(', ')}.`);
    }
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) {
      return refuse(c, 403, `Requests from "${origin}" are not taken; expected http://${host}.`);
    }
    return next();
  };
}

/** Refuses requests without the token, which `read` finds: browsers cannot send a header with an event stream. */
export function withToken(token: string, read: (c: Context) => string | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (isSame(read(c) ?? '', token)) return next();
    return refuse(c, 403, 'This page is from before the last start of the bot. Reload it.');
  };
}

/**
 * Refuses bodies of more than `maxSize` bytes by their Content-Length, which Node enforces. The body is left unread: Hono's own
 * limit begins to read a refused body, and its rest then blocks the connection.
 */
export function atMost(maxSize: number): MiddlewareHandler {
  return async (c, next) => {
    const length = c.req.header('content-length');
    if (length === undefined) return refuse(c, 411, 'This does not say how large it is. Expected a Content-Length.');
    if (Number(length) > maxSize)
      return refuse(c, 413, `This is larger than the ${maxSize / 1024} KiB that can be sent.`);
    return next();
  };
}

/** Allows content from this host alone and nothing inline, so that no text becomes script, and forbids framing. */
const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Allows a paper its own styles and nothing else: no script runs in it and nothing is loaded. */
export const PAPER_SECURITY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  'sandbox allow-modals',
].join('; ');

/** Adds the headers that keep scripts, framing, sniffing and caching out. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', CONTENT_SECURITY);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
};

/** Answers with a reason for people, as `{ error }`. */
export function refuse(c: Context, status: 400 | 403 | 404 | 409 | 411 | 413, error: string): Response {
  return c.json({ error }, status);
}

/** Compares in constant time. The digests have equal lengths, which that comparison needs. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
