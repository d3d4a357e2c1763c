/** Bodies: boards, committees and organisations that meet, ask or take part. They stand among the people and speak to nobody. */

import { isDepartment } from '../notice/department.ts';
import type { Change } from '../record/changes.ts';
import type { Person, Snapshot } from '../record/model.ts';
import { isReachable } from './cover.ts';
import { wordsOfName } from './names.ts';
import { enterPerson } from './people.ts';
import { type ActorContext, presentPeople } from './person.ts';
import { isBody } from './posts.ts';

/** Whether a row of the people is a body. One that was entered as a person counts by its name while nobody speaks as it. */
export function isBodyInRecord(snapshot: Snapshot, person: Person): boolean {
  return person.kind === 'body' || (isBody(person.name) && !isReachable(snapshot, person.id));
}

/** Every body of the record that has not been removed. */
export function bodiesOf(snapshot: Snapshot): readonly Person[] {
  return presentPeople(snapshot).filter((person) => isBodyInRecord(snapshot, person));
}

/** The body of this name, whatever its case and with or without “the”, the Department by any of its names; null when the record has none. */
export function bodyNamed(snapshot: Snapshot, name: string): Person | null {
  const wanted = wordsOfBody(name);
  const bodies = bodiesOf(snapshot);
  const [department, another] = isDepartment(name) ? bodies.filter((body) => isDepartment(body.name)) : [];
  return bodies.find((body) => wordsOfBody(body.name) === wanted) ?? (another ? null : (department ?? null));
}

/** Enters a body with the right to read alone, in case somebody speaks as it later. Leads only; throws `UserError` when the name is taken. */
export function enterBody(
  acting: ActorContext,
  name: string,
  id: string,
): { readonly person: Person; readonly changes: readonly Change[] } {
  const { person, changes } = enterPerson(acting, { name, account: null }, 'viewer', id, 'body');
  return { person, changes };
}

function wordsOfBody(name: string): string {
  return wordsOfName(name).join(' ').replace(/^the /, '');
}
