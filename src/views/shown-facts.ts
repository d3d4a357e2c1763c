/** Facts of the record that stand above the fields of a form, because its sender decides on them. */
import { nameOf } from '../core/people/person.ts';
import type { Action, Notice, Snapshot } from '../core/record/model.ts';
import { longDate } from '../core/time/dates.ts';
import type { Recorded } from '../ports/card.ts';
import { capitalise } from './plan/action-words.ts';
import { roleWord, statusWord } from './words.ts';

/** The due date of an action or a milestone. */
export function dueNow({ dueOn }: Pick<Action, 'dueOn'>): Recorded {
  return { name: 'due', label: 'Due now', value: dueOn ?? '', words: dueOn ? longDate(dueOn) : 'no date yet' };
}

/** The date that is proposed for an action, if any. */
export function proposedNow({ proposedDueOn: day }: Action): readonly Recorded[] {
  return day === null ? [] : [{ name: 'proposed', label: 'Proposed now', value: day, words: longDate(day) }];
}

/** The status of an action. */
export function statusNow({ status }: Action): Recorded {
  return { name: 'status', label: 'Status now', value: status, words: capitalise(statusWord(status)) };
}

/** The present owner of an action, or the senior responsible owner of an expectation or a recommendation. */
export function holderNow(code: string | undefined, snapshot: Snapshot): readonly Recorded[] {
  const action = snapshot.actions.find((one) => one.code === code);
  const answered = [...snapshot.expectations, ...snapshot.recommendations].find((one) => one.code === code);
  if (!action && !answered) return [];
  const holder = action ? action.ownerId : (answered?.seniorResponsibleOwnerId ?? null);
  const label = action ? 'Owner now' : 'Senior responsible owner now';
  return [{ name: 'holder', label, value: holder ?? '', words: capitalise(nameOf(snapshot, holder)) }];
}

/** Names the notice that a form is about, so that its values never go to one that has replaced it meanwhile. */
export function noticeNow(notice: Notice | null): readonly Recorded[] {
  if (notice === null) return [];
  return [{ name: 'notice', label: 'Notice', value: notice.id, words: `issued on ${longDate(notice.issuedOn)}` }];
}

/** The present role of the person whom a line or a button has named. */
export function roleNow(id: string | undefined, { people }: Snapshot): readonly Recorded[] {
  const person = people.find((one) => one.id === id);
  return person ? [{ name: 'now', label: 'Role now', value: person.role, words: roleWord(person.role) }] : [];
}
