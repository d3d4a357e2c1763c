/** Doubts about cells of which the record holds one of the offered readings already, so that nobody is asked about them again. */
import type { Action } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import type { PeopleOfImport } from './bring-in-input.ts';
import type { Doubt, PlanRow } from './plan-row.ts';

/**
 * The row without the doubts that its action in the record settles, and without the parts that they are about, which change
 * nothing. `action` is null for a row that the record has not.
 */
export function withoutSettled(row: PlanRow, action: Action | null, people: PeopleOfImport): PlanRow {
  if (action === null) return row;
  const isDate = (doubt: Doubt) =>
    doubt.field === 'due' && action.dueOn !== null && doubt.options[0] === longDate(action.dueOn);
  const isOwner = ({ field, group, options }: Doubt) =>
    field === 'owner' && group === undefined && options.some((option) => names(option, action, people));
  const settled = row.doubts.filter((doubt) => isDate(doubt) || isOwner(doubt));
  const nobody = settled.some(({ field }) => field === 'owner') ? { owner: null, deputy: null } : {};
  return { ...row, ...nobody, doubts: row.doubts.filter((doubt) => !settled.includes(doubt)) };
}

/** Whether an answer names the owner and the deputy of an action. */
function names(option: string, { ownerId, deputyId }: Action, people: PeopleOfImport): boolean {
  const [owner, deputy, more] = option.split('; ').map((name) => people.find(name).person?.id ?? '');
  return more === undefined && owner === ownerId && (deputy ?? null) === deputyId;
}
