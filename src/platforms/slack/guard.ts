/**
 * The guard in front of Bolt. The guard lets a request through that Slack signed in the last five minutes, of at most a
 * megabyte. The signature is verified over the bytes as they came, so that Bolt need not verify again.
 */
import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { LIMITS } from './limits.ts';

/** The parts that the guard needs. */
export interface GuardParts {
  /** A request signed with any of these is Slack's. */
  readonly signingSecrets: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** Bolt's listener, which finds the body on the request. */
  readonly next: (request: IncomingMessage, response: ServerResponse) => void;
}

const MOST_CHECK_BYTES = 200;
const TYPES = ['application/json', 'application/x-www-form-urlencoded'];

/** Makes the handler for Slack's endpoint. */
export function createGuard(parts: GuardParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { url = '', method } = request;
    // Slack checks the certificate with this request, which has no other effect.
    if (method === 'GET' && new URL(url, 'http://slack').searchParams.get('ssl_check') === '1')
      return answer(response, 200);
    if (method !== 'POST') return answer(response, 405);
    const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!TYPES.includes(type)) return answer(response, 415);
    const body = await readBody(request);
    if (body === 'too large') return answer(response, 413);
    if (body === null) return;
    if (isCertificateCheck(type, body)) return answer(response, 200);
    const wrong = faultOf(request, body, parts);
    if (wrong !== null) {
      parts.log.warn('A request to the Slack endpoint was refused', { because: wrong });
      return answer(response, 401);
    }
    if (isRateNotice(type, body)) {
      parts.log.warn('Slack says that it drops events, because there are too many of them');
      return answer(response, 200);
    }
    // Bolt recognises the type in this spelling only.
    request.headers['content-type'] = type;
    parts.next(Object.assign(request, { rawBody: body }), response);
  };
}

/** Whether Slack signed a command's request before `ms` since 1970, by the context that Bolt gives a listener. */
export function isSignedBefore(ms: number, context: Readonly<Record<string, unknown>>): boolean {
  return Number(context[SIGNED_AT]) < ms;
}

const SIGNED_AT = 'signedAtMs';
const SIGNED_AT_HEADER = 'x-slack-request-timestamp';

/** Gives Bolt's listeners the time of the signature, for `isSignedBefore`. */
export function signatureTime({ headers }: Pick<IncomingMessage, 'headers'>): Record<string, number> {
  return { [SIGNED_AT]: Number(headers[SIGNED_AT_HEADER]) * 1000 };
}

/** The reason why a request is not Slack's, for the log; null when Slack signed it in time. */
function faultOf({ headers }: IncomingMessage, body: Buffer, { signingSecrets, clock }: GuardParts): string | null {
  const stamp = headers[SIGNED_AT_HEADER];
  const signature = headers['x-slack-signature'];
  if (typeof stamp !== 'string' || !/^\d{10}$/.test(stamp)) return 'it has no time';
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return 'it has no signature';
  if (Math.abs(Date.parse(clock.now()) / 1000 - Number(stamp)) > LIMITS.clockSkewSeconds) return 'its time is not now';
  const given = Buffer.from(signature.slice(3), 'hex');
  const isSigned = signingSecrets.some((secret) => {
    const mac = createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest();
    return timingSafeEqual(mac, given);
  });
  return isSigned ? null : 'its signature is not Slack’s';
}

/** Whether this is Slack's check of the certificate: an unsigned form with two known fields and no effect. */
function isCertificateCheck(type: string, body: Buffer): boolean {
  if (type === 'application/json' || body.length > MOST_CHECK_BYTES || !body.includes('ssl_check=1')) return false;
  return [...new URLSearchParams(body.toString()).keys()].every((name) => name === 'ssl_check' || name === 'token');
}

/** Whether this is Slack's notice of dropped events, which has no event for Bolt. */
function isRateNotice(type: string, body: Buffer): boolean {
  return type === 'application/json' && body.includes('"app_rate_limited"') && typeOf(body) === 'app_rate_limited';
}

function typeOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())?.type;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The body; null when the sender disconnected before its end. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'too large' | null> {
  if (Number(request.headers['content-length'] ?? 0) > LIMITS.bodyBytes) return 'too large';
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += chunk.length;
      if (bytes > LIMITS.bodyBytes) return 'too large';
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks, bytes);
}

/** Answers without a body. A refusal closes the connection, because the rest of the request may be unread. */
function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 200 ? {} : { connection: 'close' }).end();
}
