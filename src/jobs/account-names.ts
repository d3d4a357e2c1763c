/**
 * Names that people's platforms show: the first programme lead takes over the name of their account, and a name that has
 * changed on the platform is offered to the programme leads, once for each new name.
 */
import { faultOfName, isSameName } from '../core/people/names.ts';
import { takeAccountName, UNNAMED_LEAD } from '../core/people/people.ts';
import { personById } from '../core/people/person.ts';
import type { Account, Person } from '../core/record/model.ts';
import { dateOf } from '../core/time/instants.ts';
import { postToLeads } from '../posting/leads.ts';
import { nameShownCard } from '../views/people/people.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

/** Compares the names that people's accounts show with those in the record. */
export const accountNames: Job = {
  name: 'account names',
  foreseenAt: null,
  async plan(context) {
    const shown = context.snapshot.accounts.flatMap((account) => {
      const person = personById(context.snapshot, account.personId);
      const name = context.accountName(account.platform, account.accountId)?.trim().replace(/\s+/g, ' ');
      return person && name && faultOfName(name) === null ? [{ account, person, name }] : [];
    });
    const keys = shown.flatMap(({ account, name }) => Object.values(keysOf(account, name)));
    const committed = keys.length === 0 ? new Set<string>() : await context.committed(keys);
    return shown.flatMap(({ account, person, name }) => planName(context, committed, { account, person, name }));
  },
};

interface ShownName {
  readonly account: Account;
  readonly person: Person;
  /** The name that the platform shows for the account. */
  readonly name: string;
}

/** The first name seen of an account is not offered: a post or a nickname may differ from it on purpose. */
function planName(
  context: JobContext,
  committed: ReadonlySet<string>,
  { account, person, name }: ShownName,
): readonly JobUnit[] {
  const { snapshot, now, calendar } = context;
  const { first, ofName } = keysOf(account, name);
  const isSame = isSameName(person.name, name);
  const change = person.name === UNNAMED_LEAD ? takeAccountName(snapshot, person, name) : null;
  if (change) return [{ once: `${ofName}:taken`, changes: [change], posts: [], marks: [first, ofName], basis: [] }];
  if (!committed.has(first)) return [{ once: first, changes: [], posts: [], marks: [ofName], basis: [] }];
  if (committed.has(ofName) || isSame) return [];
  const posts = postToLeads(snapshot, dateOf(now, calendar.timeZone), {
    key: ofName,
    cardFor: () => nameShownCard(person, name, account.platform),
    dueAt: now,
    who: 'present',
  });
  return [{ once: ofName, changes: [], posts, basis: [] }];
}

/** The keys under which the first name of an account, and this name of it, are done with. They hold no name themselves. */
function keysOf({ id }: Account, name: string): { readonly first: string; readonly ofName: string } {
  const first = `account name:${id}`;
  return { first, ofName: `${first}:${digestOf(name)}` };
}

/** FNV-1a in 32 bits: enough to tell the names of one account apart. */
function digestOf(text: string): string {
  let digest = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) digest = Math.imul(digest ^ byte, 0x01000193) >>> 0;
  return digest.toString(16);
}
