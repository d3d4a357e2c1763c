/** Finds the person meant by a mention, `@monitoring-officer`, a name or the beginning of one, or `me`. */
import { personOfAccount } from '../core/people/person.ts';
import type { Person, Snapshot } from '../core/record/model.ts';
import type { AccountRef } from '../ports/post.ts';
import { type Alternative, didYouMean, orList, type Problem, quote } from './fault.ts';
import { nearest } from './nearest.ts';
import type { PersonValue } from './slots.ts';
import { type Mention, readMention } from './tokens.ts';

/** The record and the accounts with which people in arguments are found. */
export interface PeopleContext {
  readonly snapshot: Snapshot;
  /** The account of the asker, who is `me`. */
  readonly speaker: AccountRef;
  /** The accounts mentioned, as the platform knows them. */
  readonly mentioned: readonly AccountRef[];
  /** The speaker has confirmed the questionable arguments. */
  readonly sure?: boolean;
}

type Found<T> = { readonly value: T } | { readonly problem: Problem };

const MOST = 3;
/** Characters of a name; a longer text is refused. */
const LONGEST_NAME = 100;
/** Brackets of mentions and links, and characters that cannot be seen. */
const NOT_IN_NAMES = /[<>]|\p{C}/u;
/** Placeholders that plans and trackers hold in the place of a name. */
const NO_NAMES = /^(none|nobody|no[ -]one|somebody|someone|unknown|vacant|n\/?a|tb[acd])$/i;
const ENTERED = 'somebody whom a programme lead has entered';
const ENTERED_OR_NEW = 'somebody in the record, or somebody new: mentioned, or named in "double quotes"';

/** How a name is written behind an @: "Monitoring Officer" → `monitoring-officer`. */
function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}|['’]/gu, '');
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Finds a person of the record. A person's id is understood, too, because the people fields of forms send it. */
export function findPerson(text: string, context: PeopleContext): Found<Person> {
  const account = readAccount(text, context);
  if (!account) return findByName(text, context.snapshot, ENTERED);
  return account.person ? { value: account.person } : unknownPerson(account.ref.name, [], ENTERED);
}

/**
 * Finds a person of the record, or reads a newcomer. A new name that resembles a known one is questioned unless the
 * speaker is sure, because a typing error would enter the same person twice.
 */
export function findOrEnterPerson(text: string, context: PeopleContext): Found<PersonValue> {
  const account = readAccount(text, context);
  if (account) {
    const { person, ref } = account;
    return { value: person ? { known: person } : { newcomer: { name: ref.name, account: ref } } };
  }
  const { exact, beginning } = namesakes(text, context.snapshot);
  if (exact.length > 0 || text.startsWith('@')) {
    const found = findByName(text, context.snapshot, ENTERED_OR_NEW);
    return 'value' in found ? { value: { known: found.value } } : found;
  }
  const name = text.replace(/\s+/g, ' ');
  if (slug(name) === '' || name.length > LONGEST_NAME || NOT_IN_NAMES.test(name)) return { problem: notAName(name) };
  if (NO_NAMES.test(name)) return { problem: nobodysName(name) };
  const similar = beginning.length > 0 ? beginning : similarPeople(text, context.snapshot);
  if (context.sure || similar.length === 0) return { value: { newcomer: { name, account: null } } };
  const { problem } = unknownPerson(name, similar.slice(0, MOST), ENTERED_OR_NEW);
  return { problem: { ...problem, yes: { label: `enter ${quote(name)}`, value: name } } };
}

function findByName(text: string, snapshot: Snapshot, expected: string): Found<Person> {
  const { exact, beginning } = namesakes(text, snapshot);
  const people = exact.length > 0 ? exact : beginning;
  const [person, another] = people;
  if (person && !another) return { value: person };
  return person ? ambiguous(text, people) : unknownPerson(text, similarPeople(text, snapshot), expected);
}

/** The account behind a mention or `me`; null when the text is neither. */
function readAccount(text: string, context: PeopleContext) {
  const mention = text.toLowerCase() === 'me' ? context.speaker : readMention(text);
  if (!mention) return null;
  const ref = accountOnPlatform(mention, context);
  return { ref, person: personOfAccount(context.snapshot, ref.platform, ref.accountId) };
}

/** The mentioned account as its platform knows it; without word from the platform, with the name in the mention. */
function accountOnPlatform(mention: Mention | AccountRef, { mentioned }: PeopleContext): AccountRef {
  const { platform, accountId, name } = mention;
  const account = mentioned.find((one) => one.platform === platform && one.accountId === accountId);
  return account ?? { ...mention, name: name ?? accountId };
}

/** The name of the mentioned person in the record, or the name that the platform shows. */
export function nameOfMention(mention: Mention, context: PeopleContext): string {
  return (
    personOfAccount(context.snapshot, mention.platform, mention.accountId)?.name ??
    accountOnPlatform(mention, context).name
  );
}

function namesakes(text: string, { people }: Snapshot): { exact: readonly Person[]; beginning: readonly Person[] } {
  const byId = people.filter(({ id }) => id === text);
  const wanted = slug(text);
  if (byId.length > 0 || wanted === '') return { exact: byId, beginning: [] };
  const beginning = people.filter(({ name }) => slug(name).startsWith(wanted));
  const wholeWords = beginning.filter(({ name }) => `${slug(name)}-`.startsWith(`${wanted}-`));
  return {
    exact: people.filter(({ name }) => slug(name) === wanted),
    beginning: wholeWords.length > 0 ? wholeWords : beginning,
  };
}

function similarPeople(text: string, { people }: Snapshot): Person[] {
  const slugs = nearest(
    slug(text),
    people.map(({ name }) => slug(name)),
    MOST,
  );
  return slugs.flatMap((one) => people.filter(({ name }) => slug(name) === one)).slice(0, MOST);
}

function asAlternatives(people: readonly Person[]): Alternative[] {
  return people.map(({ id, name }) => ({ label: name, value: id }));
}

function unknownPerson(name: string, similar: readonly Person[], expected: string): { readonly problem: Problem } {
  const question = similar.length > 0 ? didYouMean(similar.map((person) => person.name)) : ` Expected ${expected}.`;
  return {
    problem: { message: `${quote(name)} is not in the record.${question}`, alternatives: asAlternatives(similar) },
  };
}

function ambiguous(text: string, people: readonly Person[]): { readonly problem: Problem } {
  const some = people.slice(0, MOST);
  const message = `${quote(text)} could be ${orList(some.map(({ name }) => name))}. Expected the name in full.`;
  return { problem: { message, alternatives: asAlternatives(some) } };
}

function nobodysName(name: string): Problem {
  const message = `${quote(name)} is nobody’s name. Expected ${ENTERED_OR_NEW}; where there is nobody yet, leave the person out.`;
  return { message, alternatives: [] };
}

function notAName(name: string): Problem {
  const message = `${quote(name)} is not a name. Expected letters and at most ${LONGEST_NAME} characters.`;
  return { message, alternatives: [] };
}
