/** The questions and refusals about a person in an argument, each with the people who may be meant as its buttons. */
import { faultOfName, hasWordOfNoName, isSameName, meansNoOwner, namesNobody } from '../core/people/names.ts';
import type { Person } from '../core/record/model.ts';
import { anyCode } from './codes.ts';
import { type Alternative, didYouMean, orList, type Problem, quote } from './fault.ts';

const MOST = 3;
/** Words that people type before a name and that are no part of it. */
const BESIDE_A_NAME = /^(?:(?:back\s+)?to|owner)\s+/i;

/** Whether and how somebody new may be named in an argument. */
export interface NewcomerRule {
  /** The argument takes newcomers by their names, and the speaker may enter people. */
  readonly mayEnter: boolean;
  /** Where a newcomer is accepted, completes "Expected …". */
  readonly expected: string;
}

/** A name that is not in the record, or is so only nearly. The near people stand first, the way to enter it last. */
export function askAboutName(name: string, near: readonly Person[], { mayEnter, expected }: NewcomerRule): Problem {
  const some = near.slice(0, MOST);
  const question = some.length > 0 ? didYouMean(some.map((person) => person.name)) : ` Expected ${expected}.`;
  return {
    message: `${quote(name)} is not in the record.${question}`,
    alternatives: asAlternatives(some),
    ...(mayEnter ? { chooses: true, ...enterAs(name, near) } : {}),
  };
}

/** A name that several people have, or a part of it. */
export function askWhichPerson(name: string, people: readonly Person[], { mayEnter }: NewcomerRule): Problem {
  const some = people.slice(0, MOST);
  return {
    message: `${quote(name)} could be ${orList(some.map((person) => person.name))}. Expected the name in full.`,
    alternatives: asAlternatives(some),
    ...(mayEnter ? enterAs(name) : {}),
  };
}

/** Several names where one person is needed. */
export function askWhichOfSeveral(
  text: string,
  parts: readonly { readonly name: string; readonly known: Person | null }[],
  { mayEnter }: NewcomerRule,
): Problem {
  const known = parts.flatMap((part) => (part.known ? [part.known] : []));
  return {
    message: `${quote(text)} names ${parts.length === 2 ? 'two' : 'several'} people, and one is needed here. Choose one. An action has one owner and one deputy: assign E2-03 deputy @name`,
    alternatives: asAlternatives(known),
    ...(mayEnter ? { chooses: true, ...enterAs(text) } : {}),
  };
}

/** Words that name nobody: there is no owner yet, or it is everybody. */
export function refuseNobody(text: string, expected: string): Problem {
  const message = meansNoOwner(text)
    ? `${quote(text)} says that there is nobody yet. Leave the person out until somebody is named. Expected ${expected}.`
    : `${quote(text)} is not one person. Expected ${expected}.`;
  return { message, alternatives: [], chooses: true, ...(meansNoOwner(text) ? { leavesOut: true } : {}) };
}

/** A channel, a team, a tag, a group or an e-mail address. `near` are people of a like name. */
export function refuseNoPerson(text: string, what: string, near: readonly Person[], expected: string): Problem {
  const some = near.slice(0, MOST);
  const question = some.length > 0 ? didYouMean(some.map((person) => person.name)) : '';
  const message = `${quote(text)} is ${what}, not a person. Expected ${expected}.${question}`;
  return { message, alternatives: asAlternatives(some), chooses: true };
}

/** A text that can be nobody's name. */
export function refuseName(name: string): Problem {
  return {
    message: `${quote(name)} is not a name. ${faultOfName(name) ?? 'Expected the name of one person.'}`,
    alternatives: [],
  };
}

/** The person by the name as a lead enters it on purpose; findOrEnterPerson reads it as nothing else. */
export function asNewcomer(name: string): string {
  return `new "${name}"`;
}

/** The button that enters a name. Words beside a name and codes are no part of it, so such a text is not offered. */
function enterAs(typed: string, near: readonly Person[] = []): { readonly enters?: Alternative } {
  const name = typed.replace(BESIDE_A_NAME, '');
  if (near.some((person) => isSameName(person.name, name))) return {};
  const hasCode = name.split(/\s+/).some((word) => anyCode(word) !== null);
  if (hasCode || hasWordOfNoName(name) || namesNobody(name) || faultOfName(name) !== null) return {};
  return { enters: { label: `Enter a new person called ${quote(name)}`, value: asNewcomer(name) } };
}

function asAlternatives(people: readonly Person[]): Alternative[] {
  return people.map(({ id, name }) => ({ label: name, value: id }));
}
