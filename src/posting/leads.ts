/** Direct messages to the programme leads: the choice of leads and of their accounts. */
import { leadsPresent } from '../core/people/leads.ts';
import { accountOn, accountsOf, isLead, platformOf } from '../core/people/person.ts';
import type { Instant, IsoDate, Platform, Snapshot } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import type { Post } from '../ports/post.ts';
import { directAccount, directPost } from './direct.ts';

/** A message to the leads, and the rules for reaching them. */
export interface LeadsMessage {
  /** The idempotency key of the occasion; each post's key adds the account. */
  readonly key: string;
  readonly cardFor: (personId: string) => Card;
  readonly dueAt: Instant;
  /** `present` leaves out leads who are away, unless all are away. */
  readonly who: 'all' | 'present';
  /** True to use every account of each lead, for urgent messages. */
  readonly everyAccount?: boolean;
  /** The platform to use if the lead has an account on it. */
  readonly preferPlatform?: Platform;
  /** The platform to use only if the lead has no other account. */
  readonly avoidPlatform?: Platform | null;
  /** True if messages can arrive on the platform; absent to allow all. */
  readonly canReach?: (platform: Platform) => boolean;
}

/** One direct message to each lead who can be reached; an empty list when nobody can. */
export function postToLeads(snapshot: Snapshot, today: IsoDate, message: LeadsMessage): readonly Post[] {
  const { key, cardFor, dueAt, who } = message;
  const leads = who === 'present' ? leadsPresent(snapshot, today) : snapshot.people.filter(isLead).map(({ id }) => id);
  return leads.flatMap((personId) =>
    accountsToUse(snapshot, personId, message).map((account) =>
      directPost(snapshot, account, { key: `${key}:${account}`, card: cardFor(personId), dueAt }),
    ),
  );
}

function accountsToUse(snapshot: Snapshot, personId: string, message: LeadsMessage): readonly string[] {
  const { everyAccount = false, preferPlatform = null, avoidPlatform = null, canReach = () => true } = message;
  const open = accountsOf(snapshot, personId).filter((account) => canReach(platformOf(account)));
  if (everyAccount) return open;
  const elsewhere = open.filter((account) => platformOf(account) !== avoidPlatform);
  const accounts = elsewhere.length > 0 ? elsewhere : open;
  const account = accountOn(accounts, preferPlatform) ?? directAccount(snapshot, personId, accounts);
  return account === null ? [] : [account];
}
