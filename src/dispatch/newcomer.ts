/** Newcomers: people named in a command who are not in the record yet. The command of a lead enters them. */
import { enterPerson } from '../core/people/people.ts';
import type { Change } from '../core/record/changes.ts';
import type { Person, Role } from '../core/record/model.ts';
import type { Context } from './command.ts';
import { actingOf } from './outcome.ts';
import type { PersonValue } from './slots.ts';

/** Gives the person, and the changes that enter them: none for a known person. */
export function enterIfNew(
  context: Context,
  value: PersonValue,
  role: Role = 'officer',
): { person: Person; changes: readonly Change[] } {
  if ('known' in value) return { person: value.known, changes: [] };
  return enterPerson(actingOf(context), value.newcomer, role, context.newId());
}

/** The person of an argument that takes only people in the record. Throws for a newcomer. */
export function requireKnown(value: PersonValue): Person {
  if ('known' in value) return value.known;
  throw new Error(`${value.newcomer.name} was read where only people in the record are`);
}
