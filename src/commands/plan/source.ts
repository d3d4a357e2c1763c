/** The body that made a recommendation, found by its name. */
import { wordsOfName } from '../../core/people/names.ts';
import { presentPeople } from '../../core/people/person.ts';
import type { Change } from '../../core/record/changes.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Person } from '../../core/record/model.ts';
import type { Context } from '../../dispatch/command.ts';

/** Finds a body. */
export function sourceNamed(
  { snapshot }: Context,
  name: string,
): { readonly person: Person; readonly changes: readonly Change[] } {
  const plain = (text: string) => wordsOfName(text).join(' ').replace(/^the /, '');
  const person = presentPeople(snapshot).find((one) => plain(one.name) === plain(name));
  if (person) return { person, changes: [] };
  throw new UserError(`“${name}” is not in the record.`);
}
