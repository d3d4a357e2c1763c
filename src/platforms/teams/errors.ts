/** What an error of a call to Teams means for a post: whether it may have arrived, and whether trying again can help. */
import { DeliveryError } from '../../ports/deliverer.ts';
import { isObject } from './card-data.ts';

/** As the SDK throws it. */
interface CallError {
  readonly message?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly response?: {
    readonly bodyAsText?: string | null;
    readonly headers?: { get(name: string): string | undefined };
  };
}

/** Teams' sub-codes that end a conversation for the bot, in words that say what can be done. */
const ENDED: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'the bot is no longer in it; add the bot to it again',
  ConversationBlockedByUser: 'the person has blocked the bot in Teams',
  MessageWritesBlocked: 'the person has blocked the bot or has left',
  ConversationNotFound: 'Teams knows it no more; it was deleted, or the person has left',
  UserNotFound: 'Teams knows this person no more',
  BotDisabledByAdmin: 'an administrator has switched the bot off in Teams',
};

const MOVED = 'Teams has moved it to another address; say something to the bot there, so that the bot learns of it';

/** What can be done where Teams gives no sub-code, or one that is not known here. */
const REFUSED: Readonly<Record<number, string>> = {
  401: 'Teams does not take the bot’s credentials; see that TEAMS_APP_ID and TEAMS_APP_PASSWORD are right and have not run out',
  403: 'Teams does not let the bot write there; see that it is still in it, and that bots may post in it',
  404: 'Teams knows it or the message in it no more; it was deleted, or the bot is not in it',
};

/** Teams has moved the tenant to another of its addresses. It gives this the sub-code of any wrong argument. */
export function isWrongAddress(error: unknown): boolean {
  const status = statusOf(error);
  return (status === 400 || status === 403) && /wrong geo|different region/i.test(errorIn(error as CallError).message);
}

/** The request never left: no connection was made. */
const NOT_SENT: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];
const DEFAULT_WAIT_MS = 5_000;

/** `what` names the conversation: "Teams: General", "the chat with Jo Smith in Teams". */
export function deliveryErrorOf(error: unknown, what: string): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { statusCode, code = '', message = String(error) } = error as CallError;
  if (statusCode !== undefined) return answered(error as CallError, statusCode, what);
  const outcome = NOT_SENT.includes(code) ? 'not_sent' : 'unknown';
  return new DeliveryError(`${what}: no answer (${code || message}).`, { outcome, cause: error });
}

function answered(error: CallError, status: number, what: string): DeliveryError {
  const subCode = errorIn(error).code;
  const answer = `Teams answered ${status}${subCode && ` ${subCode}`}`;
  const todo = REFUSED[status];
  const moved = isWrongAddress(error);
  const told = `${what}: ${moved ? MOVED : (ENDED[subCode] ?? (todo ? `${todo} (${answer})` : answer))}.`;
  const refused = (more: { permanent?: boolean; retryAfterMs?: number | null }) =>
    new DeliveryError(told, { outcome: 'refused', cause: error, ...more });
  if (status === 429) return refused({ retryAfterMs: retryAfterMs(error) ?? DEFAULT_WAIT_MS });
  // A passing clash (412), our own credentials (401) and an address that the next event refreshes.
  if (status === 412 || status === 401 || moved) return refused({});
  if (status >= 400 && status < 500) return refused({ permanent: true });
  return new DeliveryError(told, { outcome: 'unknown', cause: error, retryAfterMs: retryAfterMs(error) });
}

/** The sub-code and the message that Teams gives with a status; empty where it gives none. */
function errorIn({ response }: CallError): { code: string; message: string } {
  try {
    const body: unknown = JSON.parse(response?.bodyAsText ?? '');
    const { code, message } = isObject(body) && isObject(body.error) ? body.error : {};
    const isCode = typeof code === 'string' && /^\w{1,60}$/.test(code);
    return { code: isCode ? code : '', message: typeof message === 'string' ? message : '' };
  } catch {
    return { code: '', message: '' };
  }
}

/** Null where Teams names no wait. */
function retryAfterMs({ response }: CallError): number | null {
  const seconds = Number(response?.headers?.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}

export function statusOf(error: unknown): number | null {
  return (error as CallError | undefined)?.statusCode ?? null;
}
