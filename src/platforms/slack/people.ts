/** Who somebody is on Slack: their name, whether they are a guest or a stranger here, and their conversation with the bot. */
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { AccountRef } from '../../ports/post.ts';
import type { Answer, Api } from './api.ts';

/** Rights are looked at afresh after this. */
const FRESH_MS = 60_000;
/** The list of everybody is long, and only says who is a guest. */
const ROSTER_MS = 10 * 60_000;
const MAX_KEPT = 5_000;

/** The bot itself, as Slack knows it. */
export interface Identity {
  readonly teamId: string;
  readonly userId: string;
  readonly botId: string | null;
  /** Where the workspace is on the web, `https://ours.slack.com/`. */
  readonly url: string | null;
}

export interface Account extends AccountRef {
  readonly deactivated: boolean;
}

export interface Known {
  readonly teamId: string;
  readonly accounts: readonly Account[];
}

export interface People {
  identity(): Promise<Identity>;
  /** The same without asking; null while Slack has not said it. */
  self(): Identity | null;
  /** What is known of all of them without asking, or null. */
  known(ids: readonly string[]): Known | null;
  /** Throws `DeliveryError` when Slack does not answer. */
  look(ids: readonly string[]): Promise<Known>;
  /** Whether somebody is anything but a full member of this workspace. */
  isOutsider(id: string): Promise<boolean>;
  /** Somebody came in: the list of everybody is read again before the next look. */
  forgetRoster(): void;
  /** The conversation of the bot with one person, opened when there is none. */
  direct(id: string): Promise<string>;
}

/** A user as Slack describes one. Enterprise organisations give people a home team of their own. */
interface User {
  readonly id: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
  readonly enterprise_user?: { readonly teams?: readonly string[] };
}

export function createPeople(api: Api, clock: Clock): People {
  const accounts = new Map<string, { account: Account; untilMs: number }>();
  const directs = new Map<string, string>();
  let identity: Promise<Identity> | null = null;
  let us: Identity | null = null;
  let roster: { outsiders: Promise<ReadonlyMap<string, boolean>>; untilMs: number } | null = null;

  const identify = (): Promise<Identity> => {
    identity ??= api.call('auth.test', {}).then((answer) => {
      us = readIdentity(answer);
      return us;
    });
    identity.catch(() => {
      identity = null;
    });
    return identity;
  };
  const fresh = (id: string): Account | null => {
    const kept = accounts.get(id);
    return kept && kept.untilMs > clock.monotonicMs() ? kept.account : null;
  };
  const lookAt = async (id: string): Promise<Account> => {
    const account = fresh(id) ?? (await readAccount(id, api, await identify()));
    if (accounts.size >= MAX_KEPT) accounts.delete(accounts.keys().next().value as string);
    accounts.set(id, { account, untilMs: clock.monotonicMs() + FRESH_MS });
    return account;
  };
  const readRoster = async (): Promise<ReadonlyMap<string, boolean>> => {
    const [{ teamId }, members] = await Promise.all([identify(), api.all('users.list', {}, 'members')]);
    return new Map((members as User[]).map((user) => [user.id, isOutsider(user, teamId)]));
  };
  return {
    identity: identify,
    self: () => us,
    known(ids) {
      const found = ids.map(fresh);
      return us && found.every((account) => account !== null) ? { teamId: us.teamId, accounts: found } : null;
    },
    async look(ids) {
      const [{ teamId }, accounts] = await Promise.all([identify(), Promise.all(ids.map(lookAt))]);
      return { teamId, accounts };
    },
    async isOutsider(id) {
      if (!roster || roster.untilMs <= clock.monotonicMs())
        roster = { outsiders: readRoster(), untilMs: clock.monotonicMs() + ROSTER_MS };
      const { outsiders } = roster;
      outsiders.catch(() => {
        roster = null;
      });
      // Whoever is not in the workspace's list comes from somewhere else.
      return (await outsiders).get(id) ?? id !== (await identify()).userId;
    },
    forgetRoster() {
      roster = null;
    },
    async direct(id) {
      const channel = directs.get(id) ?? (await openDirect(id, api));
      directs.set(id, channel);
      return channel;
    },
  };
}

function readIdentity(answer: Answer): Identity {
  const { team_id: teamId, user_id: userId, bot_id: botId, url } = answer;
  if (typeof teamId !== 'string' || typeof userId !== 'string')
    throw new DeliveryError('Slack did not say who the bot is.', { outcome: 'refused' });
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { teamId, userId, botId: text(botId), url: text(url) };
}

async function readAccount(id: string, api: Api, { teamId }: Identity): Promise<Account> {
  try {
    const { user } = await api.call('users.info', { user: id }, 'The account');
    return accountOf(user as User, teamId);
  } catch (error) {
    // Whom Slack does not show the bot is nobody of this workspace.
    const unknown = error instanceof DeliveryError && error.permanent;
    if (unknown) return { platform: 'slack', accountId: id, name: '', guest: true, deactivated: false };
    throw error;
  }
}

function accountOf(user: User, teamId: string): Account {
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || '';
  const account = { platform: 'slack', accountId: user.id, name, deactivated: user.deleted === true } as const;
  return isOutsider(user, teamId) ? { ...account, guest: true } : account;
}

/** Guests, people of other workspaces, programs, and accounts that are switched off. */
function isOutsider(user: User, teamId: string): boolean {
  const teams = user.enterprise_user?.teams ?? (user.team_id === undefined ? [] : [user.team_id]);
  return (
    user.deleted === true ||
    user.is_bot === true ||
    user.is_restricted === true ||
    user.is_ultra_restricted === true ||
    user.is_stranger === true ||
    !teams.includes(teamId)
  );
}

async function openDirect(id: string, api: Api): Promise<string> {
  const { channel } = await api.call('conversations.open', { users: id }, 'The direct conversation');
  return (channel as { id: string }).id;
}
