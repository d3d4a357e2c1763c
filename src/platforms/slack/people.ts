/** Finds out who somebody is on Slack: the name, whether they are a guest, and their conversation with the bot. */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { AccountRef } from '../../ports/post.ts';
import type { Answer, Api } from './api.ts';

/** Slack is asked again after this, so that a guest's rights end within a minute. */
const FRESH_MS = 60_000;
/** For members of a channel Slack is asked again after this: a channel has many members, who seldom become guests. */
const MEMBER_MS = 10 * 60_000;
const MAX_KEPT = 5_000;

/** The bot itself, as Slack knows it. */
export interface Identity {
  readonly teamId: string;
  /** The organisation that the workspace belongs to in an Enterprise Grid; null elsewhere. */
  readonly enterpriseId: string | null;
  readonly userId: string;
  readonly botId: string | null;
  /** Where the workspace is on the web, `https://ours.slack.com/`. */
  readonly url: string | null;
}

/** A Slack account, with what decides on its rights. */
export interface Account extends AccountRef {
  readonly deactivated: boolean;
  /** An app or a bot. */
  readonly program: boolean;
  /** Whether the account belongs to this workspace or its organisation. A guest's account may. */
  readonly ours: boolean;
}

/** The bot's own identity and the accounts that were looked up. */
export interface Known {
  readonly self: Identity;
  readonly accounts: readonly Account[];
}

/** Looks people up in Slack. Methods that ask Slack throw `DeliveryError` when Slack does not answer. */
export interface People {
  /** The bot's own identity. */
  identity(): Promise<Identity>;
  /** The bot's identity without a call; null before Slack's first answer. */
  self(): Identity | null;
  /** The accounts with these ids without a call; null when one of them is not known or not fresh. */
  known(ids: readonly string[]): Known | null;
  /** The accounts with these ids, at most a minute old. */
  look(ids: readonly string[]): Promise<Known>;
  /** The accounts of channel members, at most ten minutes old. */
  lookAtMembers(ids: readonly string[]): Promise<readonly Account[]>;
  /** Makes the next look at this account ask Slack. */
  forget(id: string): void;
  /** The conversation of the bot with one person, opened when there is none yet. */
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
  readonly enterprise_user?: { readonly enterprise_id?: string; readonly teams?: readonly string[] };
}

/** Makes the look-ups of one bot, whose answers are kept for a minute, or ten for members. */
export function createPeople(api: Api, clock: Clock): People {
  const accounts = new LRUCache<string, { account: Account; atMs: number }>({ max: MAX_KEPT });
  /** Calls in progress by account, so that one account is not asked for twice at a time. */
  const asked = new Map<string, Promise<Account>>();
  const directs = new Map<string, string>();
  let identity: Promise<Identity> | null = null;
  let us: Identity | null = null;

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
  const kept = (id: string, forMs: number): Account | null => {
    const found = accounts.get(id);
    return found && clock.monotonicMs() - found.atMs < forMs ? found.account : null;
  };
  const ask = async (id: string): Promise<Account> => {
    const account = await readAccount(id, api, await identify());
    accounts.set(id, { account, atMs: clock.monotonicMs() });
    return account;
  };
  const lookAt = (id: string, forMs: number): Promise<Account> => {
    const known = kept(id, forMs);
    if (known) return Promise.resolve(known);
    const asking = asked.get(id) ?? ask(id).finally(() => asked.delete(id));
    asked.set(id, asking);
    return asking;
  };
  return {
    identity: identify,
    self: () => us,
    known(ids) {
      const found = ids.map((id) => kept(id, FRESH_MS));
      return us && found.every((account) => account !== null) ? { self: us, accounts: found } : null;
    },
    async look(ids) {
      const [self, found] = await Promise.all([identify(), Promise.all(ids.map((id) => lookAt(id, FRESH_MS)))]);
      return { self, accounts: found };
    },
    lookAtMembers: (ids) => Promise.all(ids.map((id) => lookAt(id, MEMBER_MS))),
    forget: (id) => void accounts.delete(id),
    async direct(id) {
      const channel = directs.get(id) ?? (await openDirect(id, api));
      directs.set(id, channel);
      return channel;
    },
  };
}

function readIdentity(answer: Answer): Identity {
  const { team_id: teamId, enterprise_id: enterpriseId, user_id: userId, bot_id: botId, url } = answer;
  if (typeof teamId !== 'string' || typeof userId !== 'string')
    throw new DeliveryError('Slack did not say who the bot is.', { outcome: 'refused' });
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return { teamId, enterpriseId: text(enterpriseId), userId, botId: text(botId), url: text(url) };
}

async function readAccount(id: string, api: Api, self: Identity): Promise<Account> {
  try {
    const { user } = await api.call('users.info', { user: id }, 'The account');
    return accountOf(user as User, self);
  } catch (error) {
    // Slack does not show the bot accounts of strangers.
    const unknown = error instanceof DeliveryError && error.permanent;
    if (unknown)
      return {
        ...{ platform: 'slack', accountId: id, name: '', guest: true },
        ...{ deactivated: false, program: false, ours: false },
      };
    throw error;
  }
}

/** An account of another organisation, of a program or of a deactivated person counts as a guest, so that it is refused. */
function accountOf(user: User, self: Identity): Account {
  const { id: accountId, deleted: deactivated = false, is_bot: program = false } = user;
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || '';
  const ours = belongsToUs(user, self);
  const restricted = user.is_restricted === true || user.is_ultra_restricted === true;
  const account = { platform: 'slack', accountId, name, deactivated, program, ours } as const;
  return deactivated || program || restricted || !ours ? { ...account, guest: true } : account;
}

function belongsToUs({ team_id, is_stranger, enterprise_user }: User, self: Identity): boolean {
  if (self.enterpriseId !== null && enterprise_user?.enterprise_id === self.enterpriseId) return true;
  if (is_stranger === true) return false;
  const teams = enterprise_user?.teams ?? (team_id === undefined ? [] : [team_id]);
  return teams.some((team) => team === self.teamId || team === self.enterpriseId);
}

async function openDirect(id: string, api: Api): Promise<string> {
  const { channel } = await api.call('conversations.open', { users: id }, 'The direct conversation');
  return (channel as { id: string }).id;
}
