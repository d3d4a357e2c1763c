/**
 * Finds the person meant by a mention, a name, a part of one, a post's short form, or `me`. Somebody new is read only from
 * a mention, from a name in double quotes, or from the words that the button "Enter a new person called …" carries; every
 * other unknown name is asked about.
 */
import { faultOfName, isSameName, namesNobody } from '../core/people/names.ts';
import { personOfAccount, presentPeople } from '../core/people/person.ts';
import type { Person, Snapshot } from '../core/record/model.ts';
import type { AccountRef } from '../ports/post.ts';
import type { Problem } from './fault.ts';
import { matchNames, type NameMatches } from './match-names.ts';
import {
  askAboutName,
  askWhichOfSeveral,
  askWhichPerson,
  type NewcomerRule,
  refuseName,
  refuseNobody,
  refuseNoPerson,
} from './person-questions.ts';
import type { PersonValue } from './slots.ts';
import { type Mention, readMention } from './tokens.ts';

/** The record and the accounts with which people in arguments are found. */
export interface PeopleContext {
  readonly snapshot: Snapshot;
  /** The account of the asker, who is `me`. */
  readonly speaker: AccountRef;
  /** The accounts mentioned, as the platform knows them. */
  readonly mentioned: readonly AccountRef[];
  /** The names under which channels, teams, tags and groups were mentioned. */
  readonly groups?: readonly string[];
  /** The speaker may enter people, so a button offers it. */
  readonly mayEnter?: boolean;
  /** The speaker has confirmed the questionable arguments. */
  readonly sure?: boolean;
}

type Found<T> = { readonly value: T } | { readonly problem: Problem };

const ENTERED = 'somebody whom a programme lead has entered';
const ENTERED_OR_NEW = 'somebody in the record, or somebody new: mentioned, or named in "double quotes"';
const ONLY_KNOWN: NewcomerRule = { mayEnter: false, expected: ENTERED };

/** Finds a person of the record. A person's id is understood, too, because the people fields of forms send it. */
export function findPerson(text: string, context: PeopleContext): Found<Person> {
  const account = readAccount(text, context);
  if (account)
    return account.person ? { value: account.person } : { problem: askAboutName(account.ref.name, [], ONLY_KNOWN) };
  return findByName(unquoted(text).name, context, ONLY_KNOWN);
}

/**
 * Finds a person of the record, or reads a newcomer. `by`: how this argument takes somebody new; by an account alone where
 * a name would not do.
 */
export function findOrEnterPerson(
  text: string,
  context: PeopleContext,
  by: 'name' | 'account' = 'name',
): Found<PersonValue> {
  const account = readAccount(text, context);
  if (account) {
    const { person, ref, named } = account;
    if (person) return { value: { known: person } };
    const isNameless = !named && by !== 'account';
    return { value: { newcomer: { name: ref.name, account: ref, ...(isNameless ? { isNameless } : {}) } } };
  }
  const { name, on } = unquoted(text);
  const rule = { mayEnter: by === 'name' && context.mayEnter === true, expected: ENTERED_OR_NEW };
  if (on === null) return asKnown(name, findByName(name, context, rule));
  const { same, alike } = matchNames(name, presentPeople(context.snapshot));
  if (on === 'quotes' && same.length > 0) return asKnown(name, findByName(name, context, rule));
  if (faultOfName(name) !== null)
    return { problem: namesNobody(name) ? refuseNobody(name, ENTERED_OR_NEW) : refuseName(name) };
  const several = on === 'quotes' ? severalPeople(name, context) : [];
  if (several.length > 0) return { problem: askWhichOfSeveral(name, several, rule) };
  if (on === 'quotes' && alike.length > 0) return { problem: askAboutName(name, alike, rule) };
  return { value: { newcomer: { name, account: null } } };
}

function asKnown(typed: string, found: Found<Person>): Found<PersonValue> {
  if (!('value' in found)) return found;
  const { value: known } = found;
  const isWhole = typed === known.id || isSameName(typed, known.name);
  return { value: isWhole ? { known } : { known, part: typed } };
}

/** The name that a text holds, and whether it was put in double quotes, or behind `new` as well. */
function unquoted(text: string): { readonly name: string; readonly on: 'quotes' | 'new' | null } {
  const [, isNew, straight, curly] = /^(new\s+)?(?:"([^"]*)"|“([^“”]*)”)$/i.exec(text.trim()) ?? [];
  const quoted = straight ?? curly;
  const name = (quoted ?? text).trim().replace(/\s+/g, ' ');
  return { name, on: quoted === undefined ? null : isNew ? 'new' : 'quotes' };
}

function findByName(typed: string, context: PeopleContext, rule: NewcomerRule): Found<Person> {
  const people = presentPeople(context.snapshot);
  const byId = people.find(({ id }) => id === typed);
  if (byId) return { value: byId };
  const what = noPerson(typed, context);
  if (what !== null) return { problem: refuseNoPerson(typed, what, nearToAddress(typed, people), rule.expected) };
  const name = typed.replace(/^@/, '').replace(/[.,;:!?]+$/, '');
  const matches = matchNames(name, people);
  const { same, part } = matches;
  const [person, another] = same.length > 0 ? same : part;
  if (person && !another) return { value: person };
  // A handle is nobody's name, so it enters nobody.
  const asked = typed.startsWith('@') ? { ...rule, mayEnter: false } : rule;
  if (person) return { problem: askWhichPerson(typed, same.length > 0 ? same : part, asked) };
  return { problem: askUnknown(typed, matches, context, asked) };
}

function askUnknown(typed: string, { near }: NameMatches, context: PeopleContext, rule: NewcomerRule): Problem {
  if (namesNobody(typed)) return refuseNobody(typed, rule.expected);
  if (/[<>]/.test(typed)) return refuseName(typed);
  const several = severalPeople(typed, context);
  return several.length > 0 ? askWhichOfSeveral(typed, several, rule) : askAboutName(typed, near, rule);
}

/**
 * The names in a text that joins several people; empty when it may be one name. A body such as "Audit and Governance
 * Committee" joins no people: neither part is somebody's name, and not both look like a first name with a surname.
 */
function severalPeople(
  text: string,
  { snapshot }: PeopleContext,
): readonly { readonly name: string; readonly known: Person | null }[] {
  const names = text.split(/\s+(?:and|or|&|\+)\s+|\s*[,;/&+]\s*/i).filter((name) => name !== '');
  if (names.length < 2) return [];
  const parts = names.map((name) => {
    const { same, part } = matchNames(name, presentPeople(snapshot));
    const [person, another] = same.length > 0 ? same : part;
    return { name, known: person && !another ? person : null };
  });
  const areNames = names.every((name) => /^\p{Lu}\S*(?:\s+\p{Lu}\S*)+$/u.test(name));
  return areNames || parts.some(({ known }) => known) ? parts : [];
}

/** The kind of thing that a text names in place of a person, after "is"; null when it may be a person. */
function noPerson(text: string, { groups = [] }: PeopleContext): string | null {
  const plain = text.toLowerCase();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'an e-mail address';
  if (/^@(?:here|channel|everyone|all|team|general)\b/.test(plain)) return 'a mention of everybody in a conversation';
  if (text.startsWith('#')) return 'a channel';
  return groups.some((group) => group.toLowerCase() === plain) ? 'a team, a channel, a tag or a group' : null;
}

/** The people whose names an e-mail address may hold: jo.smith@… */
function nearToAddress(text: string, people: readonly Person[]): readonly Person[] {
  const [before = '', domain] = text.split('@');
  return domain === undefined || before === '' ? [] : matchNames(before, people).near;
}

/** The account behind a mention or `me`; null when the text is neither. `named` is false where only its id is known. */
function readAccount(text: string, context: PeopleContext) {
  const mention = /^["“]?(?:me|myself)["”]?$/i.test(text) ? context.speaker : readMention(text);
  if (!mention) return null;
  const ref = accountOnPlatform(mention, context);
  const person = personOfAccount(context.snapshot, ref.platform, ref.accountId);
  return { ref, person, named: ref.name !== ref.accountId || mention.name === ref.name };
}

/** The mentioned account as its platform knows it; without word from the platform, with the name in the mention. */
function accountOnPlatform(mention: Mention | AccountRef, { mentioned }: PeopleContext): AccountRef {
  const { platform, accountId, name } = mention;
  const account = mentioned.find((one) => one.platform === platform && one.accountId === accountId);
  return account?.name ? account : { ...mention, ...account, name: name || accountId };
}

/** The name of the mentioned person in the record, or the name that the platform shows. */
export function nameOfMention(mention: Mention, context: PeopleContext): string {
  return (
    personOfAccount(context.snapshot, mention.platform, mention.accountId)?.name ??
    accountOnPlatform(mention, context).name
  );
}
