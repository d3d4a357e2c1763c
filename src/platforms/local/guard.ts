/** Who may reach the page: its own host only, its own origin only, and with the token of this start. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

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

/**
 * Judges by the Content-Length, which Node holds the body to, and touches nothing of a body that is refused: hono's own
 * limit begins to read it, which leaves the connection stuck with the rest of it.
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
