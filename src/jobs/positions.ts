/**
 * Partners who are to be asked again. On the day that was said, or the next working day, the SRO of the expectation is asked
 * once to ask the partner again. A later position of that partner takes its place.
 */

import { accountsOf } from '../core/people/person.ts';
import { type AskAgain, partnersToAskAgain } from '../core/plan/position.ts';
import type { Basis } from '../core/record/changes.ts';
import type { Notice } from '../core/record/model.ts';
import { remindedFrom } from '../core/reminders/reminder.ts';
import { isWorkingDay, workingDayOnOrAfter } from '../core/time/calendar.ts';
import { dateOf, instantOf } from '../core/time/instants.ts';
import { clampToOfficeHours } from '../core/time/office-hours.ts';
import { directAccount, directPost } from '../posting/direct.ts';
import { askAgainCard } from '../views/reminders/ask-again.ts';
import type { Job, JobContext } from './job.ts';
import { type PlannedUnit, postsToMakeUpFor } from './missed-while-paused.ts';
import { basisOf } from './reminders.ts';

/** Asks the senior responsible owners to ask partners again. */
export const positions: Job = {
  name: 'positions',
  foreseenAt: ({ notice }) => (notice ? [clampToOfficeHours(notice.remindAt)] : []),
  async plan(context) {
    const { snapshot, calendar, now, committed } = context;
    const { notice } = snapshot;
    const today = dateOf(now, calendar.timeZone);
    if (!notice || remindedFrom(notice, snapshot, today) === null) return [];
    if (
      !isWorkingDay(today, calendar) ||
      now < instantOf(today, clampToOfficeHours(notice.remindAt), calendar.timeZone)
    )
      return [];
    const due = partnersToAskAgain(snapshot, today).filter(({ personIds }) => personIds.length > 0);
    if (due.length === 0) return [];
    const units = due.map((one) => askUnit(one, notice, context));
    const done = await committed(units.map(({ once }) => once));
    const before = units.filter(({ once }) => done.has(once));
    const left = units.filter(({ once }) => !done.has(once)).map((unit) => unit.draw());
    return [...left, ...(await postsToMakeUpFor(before, notice, context))];
  },
};

function askUnit(one: AskAgain, notice: Notice, { snapshot, calendar }: JobContext): PlannedUnit {
  const { expectation, position, personIds } = one;
  const once = `${notice.id}:ask-again:${position.id}:${position.askAgainOn}`;
  const day = workingDayOnOrAfter(position.askAgainOn, calendar);
  const dueAt = instantOf(day, clampToOfficeHours(notice.remindAt), calendar.timeZone);
  const posts = () =>
    personIds.flatMap((personId) => {
      const account = directAccount(snapshot, personId, accountsOf(snapshot, personId));
      if (account === null) return [];
      const card = askAgainCard(one, snapshot, personId);
      return [directPost(snapshot, account, { key: `${once}:${account}`, card, dueAt })];
    });
  const rows: readonly Basis[] = [
    { entity: 'expectation', id: expectation.id, version: expectation.version },
    { entity: 'logEntry', id: position.id, version: position.version },
  ];
  return { once, dueAt, draw: () => ({ once, changes: [], posts: posts(), basis: [...basisOf(notice, []), ...rows] }) };
}
