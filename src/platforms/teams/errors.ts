/** Says of a failed call to Teams whether the message may have arrived, and whether a retry can help. */
import { DeliveryError } from '../../ports/deliverer.ts';
import { isObject } from './card-data.ts';

/** An error as the SDK throws it. */
interface CallError {
  readonly message?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly response?: {
    readonly bodyAsText?: string | null;
    readonly headers?: { get(name: string): string | undefined };
  };
}

/** Teams' sub-codes that end a conversation for the bot, each with the words for it and the remedy. */
const ENDED: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'the bot is no longer in it; add the bot to it again',
  ConversationBlockedByUser: 'the person has blocked the bot in Teams',
  MessageWritesBlocked: 'the person has blocked the bot or has left',
  ConversationNotFound: 'Teams knows it no more; it was deleted, or the person has left',
  UserNotFound: 'Teams knows this person no more',
  BotDisabledByAdmin: 'an administrator has switched the bot off in Teams',
};

const MOVED = 'Teams has moved it to another address; say something to the bot there, so that the bot learns of it';

/** The remedy for a status without a sub-code, or with one that is not known here. */
const REFUSED: Readonly<Record<number, string>> = {
  401: 'Teams does not take the bot’s credentials; see that TEAMS_APP_ID and TEAMS_APP_PASSWORD are right and have not run out',
  403: 'Teams does not let the bot write there; see that it is still in it, and that bots may post in it',
  404: 'Teams knows it or the message in it no more; it was deleted, or the bot is not in it',
};

/** Whether Teams has moved the tenant to another address. The sub-code is that of any wrong argument, so the message decides. */
export function isWrongAddress(error: unknown): boolean {
  const status = statusOf(error);
  return (status === 400 || status === 403) && /wrong geo|different region/i.test(errorIn(error as CallError).message);
}

/** Node's codes for a connection that was never made, so that the request cannot have arrived. */
const NOT_SENT: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];
const DEFAULT_WAIT_MS = 5_000;

/** The `DeliveryError` for a failed call. `what` names the conversation: "“General” in Teams", "The chat in Teams". */
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
  // A retry can help after a clash (412), after new credentials (401) and at an address that the next event brings.
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

/** The wait that Teams asks for; null where Teams names none. */
function retryAfterMs({ response }: CallError): number | null {
  const seconds = Number(response?.headers?.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}

/** The HTTP status of a failed call; null when no answer came. */
export function statusOf(error: unknown): number | null {
  return (error as CallError | undefined)?.statusCode ?? null;
}
