/** The list of people, and the lines about roles, accounts and handovers. */
import { bodiesOf, isBodyInRecord } from '../../core/people/body.ts';
import { plannedHandover } from '../../core/people/handover.ts';
import { accountsOf, nameOf, presentPeople } from '../../core/people/person.ts';
import type { Account, Handover, IsoDate, Person, Platform, Role, Snapshot } from '../../core/record/model.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import type { Card, Element, Item } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { ON_PLATFORM } from '../places.ts';
import { capitalise } from '../plan/action-words.ts';
import { count, listOf, roleWord } from '../words.ts';

const ROLES_IN_ORDER: readonly Role[] = ['lead', 'officer', 'viewer'];
/** The most people on the card; improvement programmes have fewer. */
const LINES = 60;

/** The list of everybody in the record: leads first, then officers and viewers, each by name. */
export function peopleCard(snapshot: Snapshot): Card {
  const bodies = [...bodiesOf(snapshot)].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const people = presentPeople(snapshot)
    .filter((person) => !bodies.includes(person))
    .sort(
      (a, b) => ROLES_IN_ORDER.indexOf(a.role) - ROLES_IN_ORDER.indexOf(b.role) || a.name.localeCompare(b.name, 'en'),
    );
  const left = people.length - LINES;
  const items = people.slice(0, LINES).map((person) => personItem(person, snapshot));
  return {
    title: 'People in the record',
    summary: `${count(people.length, 'person', 'people')} in the record.`,
    body: [
      { type: 'list', items, ...(left > 0 ? { more: { count: left, command: 'export csv' } } : {}) },
      ...bodyList(bodies, snapshot),
      {
        type: 'note',
        text: 'A programme lead enters people and posts: role @name officer. Another account of somebody: account @name for "Monitoring Officer". Your own on another platform: account code. To take one away: account remove @name',
      },
    ],
    buttons: [],
  };
}

/** The boards, committees and organisations, which nobody is asked as. */
function bodyList(bodies: readonly Person[], snapshot: Snapshot): readonly Element[] {
  if (bodies.length === 0) return [];
  const left = bodies.length - LINES;
  const items = bodies.slice(0, LINES).map(({ id, name }) => {
    const reached = accountsOf(snapshot, id).length > 0;
    return { text: name, details: [reached ? 'A body with an account' : 'A body, which is not reached in chat'] };
  });
  const more = left > 0 ? { more: { count: left, command: 'export csv' } } : {};
  return [{ type: 'list', title: 'Bodies', items, ...more }];
}

function personItem(person: Person, snapshot: Snapshot): Item {
  const leaving = plannedHandover(snapshot, person.id);
  const details = [`${capitalise(roleWord(person.role))}, ${reachedWords(person, snapshot)}`];
  return { text: person.name, details: leaving ? [...details, handoverWords(leaving, snapshot)] : details };
}

function reachedWords(person: Person, snapshot: Snapshot): string {
  const platforms = snapshot.accounts
    .filter((account) => account.personId === person.id)
    .map((account) => ON_PLATFORM[account.platform]);
  if (platforms.length === 0) return 'without an account, so not reached in chat';
  return `reached ${listOf([...new Set(platforms)])}`;
}

function handoverWords({ toPersonId, startsOn }: Handover, snapshot: Snapshot): string {
  return `Hands over to ${nameOf(snapshot, toPersonId)} on ${dayAndDate(startsOn)}`;
}

const MAY: Readonly<Record<Role, string>> = {
  lead: 'They may change everything in the record, confirm what others report, and enter people.',
  officer: 'They may own actions, report them, and answer for expectations.',
  viewer: 'They may read the record and change nothing.',
};

/**
 * Says that `by` gave a role. `entered` is true for a person who is new in the record. `snapshot` is the record
 * after it.
 */
export function roleCard(by: string, person: Person, entered: boolean, snapshot: Snapshot): Card {
  const role = roleWord(person.role);
  const title = entered ? `${by} entered ${person.name}` : `${by} gave ${person.name} another role`;
  if (isBodyInRecord(snapshot, person))
    return savedCard(
      title,
      `${person.name} is a body, which is not reached in chat. What it owns is asked of the deputy of the action, else of the senior responsible owner, who also report for it.`,
    );
  const unreached =
    accountsOf(snapshot, person.id).length > 0
      ? ''
      : ' They have no account, so they are not reached in chat; the senior responsible owner or a lead reports for them.';
  return savedCard(title, `${person.name}: ${role}. ${MAY[person.role]}${unreached}`);
}

/** Says that `by`, a lead, gave somebody another name. */
export function renamedCard(by: string, before: string, after: string): Card {
  return savedCard(
    `${by} renamed ${before}`,
    `${before} is now ${after}. Cards name ${after} from now on; the history keeps both names.`,
  );
}

/** Tells a lead that a platform shows another name for somebody than before, with a button that takes it over. */
export function nameShownCard(person: Person, name: string, platform: Platform): Card {
  return {
    title: `Is ${person.name} now ${name}?`,
    summary: 'A name has changed.',
    body: [
      {
        type: 'text',
        text: `The account of ${person.name} ${ON_PLATFORM[platform]} now shows the name ${name}. The record keeps ${person.name} until a programme lead changes it.`,
      },
    ],
    buttons: [
      { type: 'command', label: `Rename to ${name}`, command: 'rename', args: { person: person.id, to: name } },
    ],
  };
}

/** Says that `by`, a lead, joined an account to `person`. */
export function accountCard(by: string, person: Person, accountName: string, platform: Platform): Card {
  const text = `What ${accountName} does ${ON_PLATFORM[platform]} is done by ${person.name}, with the role ${roleWord(person.role)}.`;
  return savedCard(`${by} joined an account to ${person.name}`, text);
}

/** Says that `by` removed an account of `person`. `snapshot` is the record after it. */
export function accountRemovedCard(by: string, person: Person, platform: Platform, snapshot: Snapshot): Card {
  const title =
    by === person.name ? `${by} took away their own account` : `${by} took an account away from ${person.name}`;
  const text = `The account ${ON_PLATFORM[platform]} no longer belongs to ${person.name}. It can do nothing here and is sent nothing. The history still names ${person.name} for what was done from it. ${person.name} is now ${reachedWords(person, snapshot)}.`;
  return savedCard(title, text);
}

/** The private message to the person whose account `by` removed, sent to another account of theirs. */
export function accountRemovedToldCard(by: string, platform: Platform): Card {
  const text = `${by} took away your account ${ON_PLATFORM[platform]}. What is done from it is no longer done in your name, and nothing is sent to it. If it is yours after all, type here: account code`;
  return savedCard('An account was taken away from you', text);
}

/** The refusal when `account remove` does not say which account. */
export const NO_ACCOUNT_NAMED =
  'Say which account to take away. Your own: account remove on teams. As a programme lead, somebody else’s: account remove @name';

/** The question when several accounts of a person fit the request, with an example to type. */
export function severalAccounts(person: Person, accounts: readonly Account[]): string {
  const platforms = [...new Set(accounts.map(({ platform }) => platform))];
  const where = listOf(platforms.map((platform) => ON_PLATFORM[platform]));
  const found = `This fits ${accounts.length} accounts of ${person.name}, ${where}.`;
  if (platforms.length === 1) return `${found} Mention the right one with an @, ${where}: account remove @name`;
  return `${found} Say where: account remove ${named(person)} on ${platforms[0]}`;
}

/**
 * Says that `by` handed over work, or planned to. `passed` counts what changed hands; null for a planned handover.
 */
export function handoverCard(
  { by, from, to }: { readonly by: string; readonly from: Person; readonly to: Person },
  startsOn: IsoDate,
  passed: { readonly actions: number; readonly expectations: number } | null,
): Card {
  const what = 'every open action they own or cover, and every expectation they answer for';
  if (passed === null) {
    const text = `On ${dayAndDate(startsOn)} ${to.name} takes on from ${from.name} ${what}. Until then nothing changes. To call it off: handover cancel ${named(from)}`;
    return savedCard(`${by} planned a handover`, text);
  }
  return handedOverCard(`${by} handed over from ${from.name} to ${to.name}`, to.name, passed);
}

/** Says that `by` cancelled the handover that was planned for `startsOn`. */
export function handoverCancelledCard(by: string, from: Person, to: string, startsOn: IsoDate): Card {
  const text = `${from.name} does not hand over to ${to} on ${dayAndDate(startsOn)}. Nothing passes on.`;
  return savedCard(`${by} called a handover off`, text);
}

/** The name as a command takes it: in quotes when it has a space. */
const named = ({ name }: Person): string => (/\s/.test(name) ? `"${name}"` : name);

/** Says that work passed to the person called `to`. `title` says who handed over, or that a plan took effect. */
export function handedOverCard(
  title: string,
  to: string,
  { actions, expectations }: { readonly actions: number; readonly expectations: number },
): Card {
  const text = `${to} has taken on ${count(actions, 'open action')} and ${count(expectations, 'expectation')}.`;
  return savedCard(title, text);
}
