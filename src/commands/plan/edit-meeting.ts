/** The words with which `edit` changes a meeting: dates that are added, moved or cancelled, and when papers are due. */

import type { ActorContext } from '../../core/people/person.ts';
import { editMeetingDates } from '../../core/plan/meeting.ts';
import { listedDates } from '../../core/plan/next-contact.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import type { Action, IsoDate } from '../../core/record/model.ts';
import { slot, type Values } from '../../dispatch/slots.ts';
import { readPapersDays } from './meeting.ts';

/** The arguments of `edit` that only a meeting has. */
export const MEETING_SLOTS = {
  add: slot.dates({ keyword: 'add', future: true, optional: true }),
  cancel: slot.date({ keyword: 'cancel', optional: true, anyYear: true }),
  move: slot.date({ keyword: 'move', optional: true, anyYear: true }),
  to: slot.date({ keyword: 'to', after: ['move'], future: true, optional: true }),
  papers: slot.text({ keyword: 'papers', dateWords: true, optional: true, expects: 'working days before the meeting' }),
  because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }),
};

/**
 * The change that an edit makes to a meeting; null when it says nothing of one. A date that is moved to nowhere is cancelled,
 * as the form for a meeting that was not held does. Throws `UserError`.
 */
export function meetingEdit(
  acting: ActorContext,
  action: Action,
  { add, cancel, move, to, papers, because }: Values<typeof MEETING_SLOTS>,
): Change | null {
  if (add === null && cancel === null && move === null && papers === null) {
    if (to !== null)
      throw new IncompleteCommandError(`Say which date is moved: edit ${action.code} move 11 March to 18 March`);
    return null;
  }
  if (action.kind !== 'meeting')
    throw new UserError(
      `${action.code} is no meeting and has no listed dates. To move its date: due ${action.code} 14 May because …`,
    );
  const from = move === null ? null : listedAs(action, move);
  const gone = [
    ...(cancel === null ? [] : [listedAs(action, cancel)]),
    ...(from !== null && to === null ? [from] : []),
  ];
  const edit = {
    add: add ?? [],
    cancel: gone,
    move: from !== null && to !== null ? { from, to } : null,
    papersWorkingDays: papers === null ? null : readPapersDays(papers),
  };
  return editMeetingDates(acting, action, edit, because);
}

/** The listed date that is meant by a day, whatever year was read for it. */
function listedAs(action: Action, day: IsoDate): IsoDate {
  const dates = listedDates(action);
  if (dates.includes(day)) return day;
  const same = dates.filter((date) => date.slice(5) === day.slice(5));
  return same[0] !== undefined && same.length === 1 ? same[0] : day;
}
