/** Somebody named in a command who is not in the record yet: they enter it with that command, if a lead gave it. */
import { enterPerson } from '../core/people/people.ts';
import type { Change } from '../core/record/changes.ts';
import type { Person, Role } from '../core/record/model.ts';
import type { Context } from './command.ts';
import { actingOf } from './outcome.ts';
import type { PersonValue } from './slots.ts';

/** The person, and the changes that enter them: none for somebody known. */
export function personFor(
  context: Context,
  value: PersonValue,
  role: Role = 'officer',
): { person: Person; changes: readonly Change[] } {
  if ('known' in value) return { person: value.known, changes: [] };
  return enterPerson(actingOf(context), value.newcomer, role, context.newId());
}

/** For an argument that takes only people in the record. */
export function knownPerson(value: PersonValue): Person {
  if ('known' in value) return value.known;
  throw new Error(`${value.newcomer.name} was read where only people in the record are`);
}
