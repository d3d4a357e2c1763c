/**
 * Slack's Web API as the bot calls it: one attempt a call, with a time limit, because only the outbox retries. Rate limits
 * are kept for each method, messages to one conversation keep a second apart, and a revoked token stops every call.
 */
import { Buffer } from 'node:buffer';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Logger, webApi as types } from '@slack/bolt';
import { type Clock, pause } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { webApi } from './bolt.ts';
import { codeOf, deliveryError, tokenEndReason } from './errors.ts';
import { LIMITS } from './limits.ts';

/** Shorter than the outbox's limit for one attempt, so that Slack's own answer comes first. */
const TIMEOUT_MS = 10_000;
/** With a revoked token one call is made this often, because the token may work again. */
const DEAD_MS = 10 * 60_000;

/** Slack advises at most this many items a page (docs.slack.dev/apis/web-api/pagination). */
const PAGE = 200;

/** The JSON object that Slack answers a call with, after Slack said `ok`. */
export type Answer = Readonly<Record<string, unknown>>;

/** Part of a list. `next` is the cursor of the page after it; null at the end. */
export interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** Slack's Web API for one bot. Every call throws `DeliveryError` only. */
export interface Api {
  /** Calls one method. `what` names the place or the person in the message of an error. */
  call(method: string, args: Readonly<Record<string, unknown>>, what?: string): Promise<Answer>;
  /** One page of a list, from a cursor that an earlier page named; '' for the first. */
  page(method: string, args: Readonly<Record<string, unknown>>, list: string, cursor: string): Promise<Page>;
  /** Messages to one conversation, one after the other and a second apart; throws when too many wait already. */
  inTurn<T>(conversation: string, work: () => Promise<T>): Promise<T>;
  /** Uploads a text file to a conversation. */
  upload(channel: string, file: { name: string; content: string }): Promise<void>;
  /** The milliseconds by which this machine's clock is ahead of Slack's, by Slack's last answer; 0 before the first. */
  aheadMs(): number;
  /** The reason why every call fails at present, with what to do about it; null while calls work. */
  outage(): string | null;
  /** Keeps that an event of Slack ended the token. `code` is Slack's error code for that. */
  keepTokenEnd(code: string): void;
}

/** The parts that the calls need. `url` is the address of the Web API. */
export interface ApiParts {
  readonly token: string;
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Options that keep Slack's client from retrying, waiting and calling other addresses. */
export function clientOptions({ url, logger }: Pick<ApiParts, 'url' | 'logger'>): types.WebClientOptions {
  return {
    slackApiUrl: url,
    logger,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  };
}

/** Makes the Web API of one bot. Makes no call. */
export function createApi(parts: ApiParts): Api {
  const { clock } = parts;
  let aheadMs = 0;
  const web = new webApi.WebClient(parts.token, {
    ...clientOptions(parts),
    async fetch(url, init) {
      const answer = await fetch(url, init);
      const theirs = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(theirs)) aheadMs = Date.parse(clock.now()) - theirs;
      return answer;
    },
  });
  /** For each rate-limited method the monotonic time of its next call. */
  const closed = new Map<string, number>();
  let dead: { reason: string; untilMs: number } | null = null;

  const mayCall = (method: string): void => {
    const now = clock.monotonicMs();
    const untilMs = Math.max(closed.get(method) ?? 0, dead?.untilMs ?? 0);
    if (untilMs <= now) return;
    const why = dead && dead.untilMs > now ? dead.reason : `Slack asked to wait with ${method}.`;
    throw new DeliveryError(why, { outcome: 'not_sent', retryAfterMs: untilMs - now });
  };
  const keepTokenEnd = (code: string): string | null => {
    const reason = tokenEndReason(code);
    if (reason) dead = { reason, untilMs: clock.monotonicMs() + DEAD_MS };
    return reason;
  };
  const failed = (error: unknown, method: string, what: string): DeliveryError => {
    const known = deliveryError(error, method, what);
    if (known.retryAfterMs !== null) closed.set(method, clock.monotonicMs() + known.retryAfterMs);
    const reason = keepTokenEnd(codeOf(error) ?? '');
    return reason ? new DeliveryError(reason, { outcome: 'refused', retryAfterMs: DEAD_MS, cause: error }) : known;
  };
  const attempt = async <T>(method: string, what: string, work: () => Promise<T>): Promise<T> => {
    mayCall(method);
    try {
      const answer = await work();
      dead = null;
      return answer;
    } catch (error) {
      throw failed(error, method, what);
    }
  };
  const call: Api['call'] = (method, args, what = 'Slack') =>
    attempt(method, what, async (): Promise<Answer> => ({ ...(await web.apiCall(method, { ...args })) }));

  return {
    call,
    async page(method, args, list, cursor) {
      const answer = await call(method, { ...args, limit: PAGE, ...(cursor === '' ? {} : { cursor }) });
      const { next_cursor: next } = (answer.response_metadata ?? {}) as { next_cursor?: string };
      return { items: (answer[list] as unknown[] | undefined) ?? [], next: next || null };
    },
    inTurn: createTurns(clock),
    async upload(channel, { name, content }) {
      const file = { filename: name, file: Buffer.from(content) };
      await attempt('files.uploadV2', 'The file', () =>
        web.filesUploadV2({ channel_id: channel, file_uploads: [file] }),
      );
    },
    aheadMs: () => aheadMs,
    outage: () => dead?.reason ?? null,
    keepTokenEnd: (code) => void keepTokenEnd(code),
  };
}

/** The last of these messages still leaves within the outbox's limit for one attempt. */
const MOST_WAITING = 8;

function createTurns(clock: Clock): Api['inTurn'] {
  const queues = new Map<string, { waiting: number; last: Promise<unknown>; doneMs: number }>();
  return async (conversation, work) => {
    const queue = queues.get(conversation) ?? { waiting: 0, last: Promise.resolve(), doneMs: -LIMITS.postEveryMs };
    queues.set(conversation, queue);
    if (queue.waiting >= MOST_WAITING)
      throw new DeliveryError('Too many messages wait for this conversation.', {
        outcome: 'not_sent',
        retryAfterMs: MOST_WAITING * LIMITS.postEveryMs,
      });
    queue.waiting += 1;
    const mine = queue.last.then(async () => {
      const waitMs = queue.doneMs + LIMITS.postEveryMs - clock.monotonicMs();
      if (waitMs > 0) await pause(clock, waitMs);
      // Counted from the answer, because the time of arrival is not known.
      return work().finally(() => {
        queue.doneMs = clock.monotonicMs();
      });
    });
    queue.last = mine.catch(() => {});
    return mine.finally(() => {
      queue.waiting -= 1;
    });
  };
}

/** Our own limit for one answer at a response address. */
const RESPONSE_MS = 5_000;

/**
 * Answers at the address that Slack gives for one command or press. False when Slack does not take the answer, as when the
 * address is used up or redirects. Rejects when nobody answers. Uses no `fetch`, which costs as much as the whole report.
 */
export async function postToResponseUrl(url: URL, body: object): Promise<boolean> {
  const text = JSON.stringify(body);
  // Each stale connection is found once, and a new one gives an answer or an error.
  for (;;) {
    const taken = await post(url, text);
    if (taken !== null) return taken;
  }
}

/** Whether the answer was taken; null when a kept connection was closed just as it was used again. */
function post(url: URL, text: string): Promise<boolean | null> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, failed) => {
    const asking = request(url, { method: 'POST', headers }, (answer) => {
      const { statusCode = 0 } = answer;
      answer.once('error', failed).once('end', () => done(statusCode >= 200 && statusCode < 300));
      answer.resume();
    });
    const late = () => asking.destroy(new Error(`Slack took no answer within ${RESPONSE_MS} ms.`));
    const timer = setTimeout(late, RESPONSE_MS);
    asking.once('close', () => clearTimeout(timer));
    asking.once('error', (error: NodeJS.ErrnoException) =>
      asking.reusedSocket && error.code === 'ECONNRESET' ? done(null) : failed(error),
    );
    asking.end(text);
  });
}
