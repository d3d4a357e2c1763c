/** Slack's errors as outcomes that the outbox understands, with words that say what to do. */
import { DeliveryError } from '../../ports/deliverer.ts';
import { webApi } from './bolt.ts';

/** Codes that end every call, for any place, until an administrator acts. */
const DEAD: Readonly<Record<string, string>> = {
  account_inactive: 'Slack has switched off the account of the bot. Install the app again from its settings page.',
  app_uninstalled: 'The app was removed from Slack. Install it again from its settings page and set SLACK_BOT_TOKEN.',
  invalid_auth: 'Slack does not know the bot token. Copy it again from the app’s settings page into SLACK_BOT_TOKEN.',
  not_authed: 'Slack was given no bot token. Copy it from the app’s settings page into SLACK_BOT_TOKEN.',
  token_expired: 'The bot token of Slack has run out. Copy the new one into SLACK_BOT_TOKEN.',
  token_revoked: 'The bot token of Slack was revoked. Install the app again and set SLACK_BOT_TOKEN.',
  tokens_revoked: 'The bot token of Slack was revoked. Install the app again and set SLACK_BOT_TOKEN.',
  team_access_not_granted:
    'The app may no longer use this Slack workspace. A workspace administrator can allow it again.',
  org_login_required: 'Slack is moving this workspace and takes nothing until that is done.',
};

/** Codes that end every post to one place, so that a retry there cannot help. */
const PLACE: Readonly<Record<string, string>> = {
  channel_not_found:
    'Slack shows the bot no such conversation: it was deleted, or it is private and the bot is not in it. Invite the bot (/invite @bvn), or post somewhere else (/bvn here).',
  is_archived: 'The Slack channel is archived. Unarchive it, or post somewhere else (/bvn here).',
  not_in_channel: 'The bot is not in the Slack channel. Invite it there: /invite @bvn',
  restricted_action:
    'Slack does not let the bot post in this channel. A workspace administrator can allow it, or post somewhere else (/bvn here).',
  user_disabled: 'The Slack account is deactivated. Give this person’s actions to somebody else.',
  user_not_found: 'Slack knows no such account. Give this person’s actions to somebody else.',
  users_not_found: 'Slack knows no such account. Give this person’s actions to somebody else.',
  messages_tab_disabled: 'The app takes no direct messages. Switch on its Messages tab in the app’s settings.',
  missing_scope:
    'The app lacks a permission. Where this is a group conversation, use a channel instead, as the bot may post in no other; else install the app again from the manifest of this version.',
};

/** Codes by which Slack refuses a file, whoever it is for. */
const FILE: Readonly<Record<string, string>> = {
  file_uploads_disabled: 'Slack takes no files in this workspace. A workspace administrator can allow them.',
  file_uploads_except_images_disabled:
    'Slack takes only images as files in this workspace. A workspace administrator can allow other files.',
  file_type_not_allowed:
    'Slack takes no files of this kind in this workspace. A workspace administrator can allow them.',
  file_upload_size_restricted: 'The file is larger than Slack takes in this workspace.',
};

/** Codes about one message: it is gone, or Slack does not take it. */
const MESSAGE = [
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'thread_not_found',
];

/** Codes after which the call may have been carried out in part. */
const UNCLEAR = ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'];

/** Codes of a connection that was never made. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** The sentence for a code that ends the token or the installation; null for every other code. */
export function tokenEndReason(code: string): string | null {
  return DEAD[code] ?? null;
}

/** Whether the conversation is closed to the bot, so that Slack refuses every post there. */
export function isClosedTo(error: unknown): boolean {
  return error instanceof DeliveryError && error.permanent && Object.hasOwn(PLACE, codeOf(error.cause) ?? '');
}

/** Slack's error code of a failed call; null for an error without one, such as a broken connection. */
export function codeOf(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

/** Any error of a call as a `DeliveryError`. `method` names the call in its message, `what` the place or the person. */
export function deliveryError(error: unknown, method: string, what: string): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof webApi.WebAPIPlatformError) return refusal(error.data.error, what, error);
  if (error instanceof webApi.WebAPIRateLimitedError)
    return new DeliveryError(`Slack asked to wait ${error.retryAfter} seconds with ${method}.`, {
      outcome: 'refused',
      retryAfterMs: error.retryAfter * 1000,
      cause: error,
    });
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode < 500)
    return new DeliveryError(`Slack answered ${method} with ${error.statusCode}.`, {
      outcome: 'refused',
      cause: error,
    });
  const left = !(error instanceof webApi.WebAPIRequestError && NEVER_LEFT.includes(causeCode(error.original)));
  return new DeliveryError(`Slack gave no answer to ${method}.`, {
    outcome: left ? 'unknown' : 'not_sent',
    cause: error,
  });
}

function refusal(code: string, what: string, cause: unknown): DeliveryError {
  if (UNCLEAR.includes(code))
    return new DeliveryError(`Slack had a fault of its own (${code}).`, { outcome: 'unknown', cause });
  const words = PLACE[code];
  if (words) return new DeliveryError(`${what}: ${words} (${code})`, { outcome: 'refused', permanent: true, cause });
  const file = FILE[code];
  if (file) return new DeliveryError(`${file} (${code})`, { outcome: 'refused', permanent: true, cause });
  const permanent = MESSAGE.includes(code);
  return new DeliveryError(`${what}: Slack refused it (${code}).`, { outcome: 'refused', permanent, cause });
}

function causeCode(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return typeof cause === 'object' && cause !== null ? causeCode(cause) : '';
}
