/** Who may reach the page: its own host only, its own origin only, and with the token of this start. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Longest body of a line, a press or a form: far more than any form holds. */
export const MAX_BODY_BYTES = 256 * 1024;
/** Longest CSV file: a hundred times the actions of a large notice. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/**
 * Refuses other hosts (a name that somebody else made point here) and, where the browser says it, other origins.
 * `hosts` is asked at each request, because the port may be bound later.
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

/** `read` says where the token is: browsers cannot send a header with an event stream. */
export function withToken(token: string, read: (c: Context) => string | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (same(read(c) ?? '', token)) return next();
    return refuse(c, 403, 'This page is from before the last start of the bot. Reload it.');
  };
}

/** What does not say how large it is is not read: to stop in the middle would cut the connection before the answer. */
export function atMost(maxSize: number): MiddlewareHandler {
  const message = `This is larger than the ${maxSize / 1024} KiB that can be sent.`;
  const limited = bodyLimit({ maxSize, onError: (c) => refuse(c, 413, message) });
  return async (c, next) =>
    c.req.header('content-length') === undefined
      ? refuse(c, 411, 'This does not say how large it is. Expected a Content-Length.')
      : limited(c, next);
}

/** Everything from this host itself and nothing inline, so that no text can become script; nobody may frame it. */
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

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Content-Security-Policy', CONTENT_SECURITY);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-store');
};

export function refuse(c: Context, status: 400 | 403 | 404 | 409 | 411 | 413, error: string): Response {
  return c.json({ error }, status);
}

/** Digests first, because the comparison in constant time takes equal lengths only. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
