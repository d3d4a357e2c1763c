/** Who somebody is on Slack: their name, whether they are a guest or a stranger here, and their conversation with the bot. */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../ports/clock.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import type { AccountRef } from '../../ports/post.ts';
import type { Answer, Api } from './api.ts';

/** Rights are looked at afresh after this. */
const FRESH_MS = 60_000;
/** Whether a member of a channel is a guest is looked at afresh after this: a channel has many members, and it seldom changes. */
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

export interface Account extends AccountRef {
  readonly deactivated: boolean;
  /** An app or a bot. */
  readonly program: boolean;
  /** Whether it belongs to this workspace or its organisation; a guest may. */
  readonly ours: boolean;
}

export interface Known {
  readonly self: Identity;
  readonly accounts: readonly Account[];
}

export interface People {
  identity(): Promise<Identity>;
  /** The same without asking; null while Slack has not said it. */
  self(): Identity | null;
  /** The accounts with these ids, without asking; null when one of them is not known. */
  known(ids: readonly string[]): Known | null;
  /** Throws `DeliveryError` when Slack does not answer. */
  look(ids: readonly string[]): Promise<Known>;
  /** Looks at members of a channel, whose accounts may be some minutes old. Throws `DeliveryError` when Slack does not answer. */
  lookAtMembers(ids: readonly string[]): Promise<readonly Account[]>;
  /** The next look at this account asks Slack. */
  forget(id: string): void;
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
  readonly enterprise_user?: { readonly enterprise_id?: string; readonly teams?: readonly string[] };
}

export function createPeople(api: Api, clock: Clock): People {
  const accounts = new LRUCache<string, { account: Account; atMs: number }>({ max: MAX_KEPT });
  /** Questions that are under way, so that nobody is asked about twice at a time. */
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
    // An account that Slack does not show the bot belongs to nobody of this workspace.
    const unknown = error instanceof DeliveryError && error.permanent;
    if (unknown)
      return {
        ...{ platform: 'slack', accountId: id, name: '', guest: true },
        ...{ deactivated: false, program: false, ours: false },
      };
    throw error;
  }
}

/** Guests are also people of other organisations, programs, and accounts that are switched off: none of them gets in. */
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
