/** Finds the body that a name means. A new one is entered only once somebody has confirmed it. */
import { bodiesOf, bodyNamed } from '../core/people/body.ts';
import { faultOfName, isSameName } from '../core/people/names.ts';
import { presentPeople } from '../core/people/person.ts';
import { orList, type Problem, quote } from './fault.ts';
import type { PeopleContext } from './find-person.ts';
import { matchNames } from './match-names.ts';
import { asNewcomer, refuseName } from './person-questions.ts';
import type { BodyValue } from './slots.ts';

const MOST_NEAR = 3;
/** Several words that begin with a capital: “Improvement Board” is a name, and “the board” a description. */
const PROPER_NAME = /^(?:the\s+)?\p{Lu}\S*\s+\S/u;

/**
 * Finds a body by its name or id, or asks whether it is a new one. A lead's answer, and a confirmed name in quotes, enter it.
 * `takesNew`: a proper name that is like no other comes back without a question, and the command says what follows.
 */
export function findBody(
  text: string,
  { snapshot, mayEnter, sure }: PeopleContext,
  takesNew = false,
): { readonly value: BodyValue } | { readonly problem: Problem } {
  const [, isNew, quoted] = /^(new\s+)?"([^"]*)"$/.exec(text) ?? [];
  const name = (quoted ?? text).trim().replace(/\s+/g, ' ');
  const known = bodiesOf(snapshot).find(({ id }) => id === name) ?? bodyNamed(snapshot, name);
  if (known) return { value: { known } };
  if (faultOfName(name) !== null) return { problem: refuseName(name) };
  const namesake = presentPeople(snapshot).find((person) => isSameName(person.name, name));
  if (namesake)
    return refuse(`${namesake.name} is in the record as a person. Expected a board, a committee or an organisation.`);
  if ((isNew || sure) && mayEnter) return { value: { newBody: name } };
  const near = matchNames(name, bodiesOf(snapshot)).near.slice(0, MOST_NEAR);
  if (takesNew && near.length === 0 && PROPER_NAME.test(name)) return { value: { newBody: name } };
  const alternatives = near.map((body) => ({ label: body.name, value: body.id }));
  const asked = near.length > 0 ? ` Did you mean ${orList(near.map((body) => body.name))}?` : '';
  const message = `No body called ${quote(name)} is in the record yet.${asked}`;
  if (takesNew) return { problem: { message, alternatives } };
  if (!mayEnter)
    return { problem: { message: `${message} A programme lead can enter it: role "${name}" officer`, alternatives } };
  return {
    problem: { message, alternatives, yes: { label: `enter ${quote(name)} as a body`, value: asNewcomer(name) } },
  };
}

function refuse(message: string): { readonly problem: Problem } {
  return { problem: { message, alternatives: [] } };
}
