/** Messages to the programme leads: who of them is written to, and on which of their accounts. */
import { accountOn, accountsOf, isLead, platformOf } from '../core/people/person.ts';
import type { Instant, IsoDate, Platform, Snapshot } from '../core/record/model.ts';
import { leadsPresent } from '../core/reminders/escalation.ts';
import type { Card } from '../ports/card.ts';
import type { Post } from '../ports/post.ts';
import { directAccount, directPost } from './direct.ts';

/** What the leads are told, and how they are reached. */
export interface LeadsMessage {
  /** Names the occasion; the key of each post adds the account. */
  readonly key: string;
  readonly cardFor: (personId: string) => Card;
  readonly dueAt: Instant;
  /** `present`: only those who are not away, or all of them when everybody is. */
  readonly who: 'all' | 'present';
  /** True to write to every account of each lead, where nobody knows which of them is read first. */
  readonly everyAccount?: boolean;
  /** Used where the lead has an account on it. */
  readonly preferPlatform?: Platform;
  /** Used only where the lead has no other account. */
  readonly avoidPlatform?: Platform | null;
  /** Whether messages can arrive on a platform; absent where that does not matter. */
  readonly canReach?: (platform: Platform) => boolean;
}

/** One direct message to each lead who can be reached; none while nobody can. */
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
