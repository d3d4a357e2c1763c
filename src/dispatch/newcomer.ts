/** Newcomers: people named in a command who are not in the record yet. The command of a lead enters them. */
import { enterBody } from '../core/people/body.ts';
import { wordsOfName } from '../core/people/names.ts';
import { enterPerson } from '../core/people/people.ts';
import { isBody } from '../core/people/posts.ts';
import type { Change } from '../core/record/changes.ts';
import { UserError } from '../core/record/errors.ts';
import type { Person, Role } from '../core/record/model.ts';
import type { AccountRef } from '../ports/post.ts';
import type { Context } from './command.ts';
import { quote } from './fault.ts';
import { actingOf } from './outcome.ts';
import type { BodyValue, PersonValue } from './slots.ts';

/** Gives the person, and the changes that enter them: none for a known person. Throws `UserError` for an account without a name. */
export function enterIfNew(
  context: Context,
  value: PersonValue,
  role: Role = 'officer',
): { person: Person; changes: readonly Change[] } {
  if ('known' in value) return { person: value.known, changes: [] };
  const { newcomer } = value;
  if (newcomer.isNameless)
    throw new UserError(
      `The platform does not say the name of the account that you mention. Enter the person with their name first: role @x ${role} as "Jo Smith"`,
    );
  const account = newcomer.account ?? pageAccount(context, newcomer.name);
  return enterPerson(actingOf(context), { ...newcomer, account }, role, context.newId());
}

/** Gives the body, and the change that enters it: none for a known one. Throws `UserError` unless a lead speaks. */
export function enterBodyIfNew(
  context: Context,
  value: BodyValue,
): { readonly person: Person; readonly changes: readonly Change[] } {
  if ('known' in value) return { person: value.known, changes: [] };
  return enterBody(actingOf(context), value.newBody, context.newId());
}

/**
 * The account with which a newcomer speaks on the local chat page: whoever is entered there by name is to speak there, as
 * nobody has an account that could be mentioned. Null for bodies, and for people entered anywhere else.
 */
function pageAccount({ request, snapshot }: Context, name: string): AccountRef | null {
  if (request.administrator || request.actor.platform !== 'local' || isBody(name)) return null;
  const word = wordsOfName(name).join('-');
  const taken = new Set(snapshot.accounts.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const accountId = number === 1 ? word : `${word}-${number}`;
    if (!taken.has(`local:${accountId}`)) return { platform: 'local', accountId, name };
  }
}

/** Says from which part of a name somebody was found, with the way to put it right; nothing for a whole name. */
export function sayPart(value: PersonValue, command: string): string {
  if (!('known' in value) || value.part === undefined) return '';
  return ` (typed: ${quote(value.part)}). If that is somebody else: ${command} @name`;
}

/** The person of an argument that takes only people in the record. Throws for a newcomer. */
export function requireKnown(value: PersonValue): Person {
  if ('known' in value) return value.known;
  throw new Error(`${value.newcomer.name} was read where only people in the record are`);
}

/** The body of an argument that takes only those in the record. Throws for a new one. */
export function requireKnownBody(value: BodyValue): Person {
  if ('known' in value) return value.known;
  throw new Error(`${value.newBody} was read where only bodies in the record are`);
}
