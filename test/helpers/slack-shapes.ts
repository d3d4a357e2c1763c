/** The shapes of a stand-in for Slack: its bot, people, conversations, messages, modals, faults and answers. */
export const TEAM = 'T0OURS';
export const BOT = {
  user: 'U0BOT',
  id: 'B0BOT',
  token: 'xoxb-test-token',
  secret: 'a-signing-secret',
  oldSecret: 'the-signing-secret-before',
  app: 'xapp-test-token',
};

export type Args = Record<string, unknown>;
export type Answer = Args & { ok: boolean };

export interface SlackUser {
  readonly id: string;
  name: string;
  deleted?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  team_id?: string;
  enterprise_user?: { readonly enterprise_id: string; readonly teams: readonly string[] };
}

export interface SlackChannel {
  readonly id: string;
  name?: string;
  readonly is_private?: boolean;
  /** A group conversation, which the app has no scope to read. */
  readonly is_mpim?: boolean;
  members: string[];
  is_archived?: boolean;
  is_ext_shared?: boolean;
  is_shared?: boolean;
  is_org_shared?: boolean;
}

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  text: string;
  blocks: unknown;
  metadata?: unknown;
  /** The only reader of an ephemeral message; null when everybody in the conversation sees it. */
  readonly onlyFor: string | null;
  atMs: number;
  edits: number;
}

export interface SlackView {
  readonly id: string;
  readonly user: string;
  view: Args;
}

/** A fault of the next call of a method. `cut`: the call never arrives, its answer is lost, or no answer ever comes. */
export interface SlackFault {
  readonly method: string;
  readonly error?: string;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly cut?: 'before' | 'after' | 'never';
  /** The answer is given only then. */
  readonly until?: Promise<unknown>;
}

export function refused(error: string): Answer {
  return { ok: false, error };
}
