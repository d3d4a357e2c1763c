/** Reminders of responses to recommendations: one direct message to each person on the day, at the notice's time. */
import { accountsOf } from '../core/people/person.ts';
import type { Notice } from '../core/record/model.ts';
import { remindedFrom } from '../core/reminders/reminder.ts';
import { type ResponseReminder, responseReminders } from '../core/reminders/response.ts';
import { dateOf } from '../core/time/instants.ts';
import { clampToOfficeHours, isWritingAllowed } from '../core/time/office-hours.ts';
import { directAccount, directPost } from '../posting/direct.ts';
import { responseReminderCard } from '../views/reminders/response.ts';
import type { Job, JobContext, JobUnit } from './job.ts';
import { postsToMakeUpFor } from './missed-while-paused.ts';
import { escalationTime } from './open-occasions.ts';

/** Asks the senior responsible owners of recommendations for the council's response, before its date and after it. */
export const responses: Job = {
  name: 'responses',
  foreseenAt: ({ notice }) => (notice ? [clampToOfficeHours(notice.remindAt)] : []),
  async plan(context) {
    const { snapshot, now, calendar, committed } = context;
    const { notice } = snapshot;
    const today = dateOf(now, calendar.timeZone);
    const from = notice && remindedFrom(notice, snapshot, today);
    if (!notice || !from || !isWritingAllowed(now, notice, calendar)) return [];
    const due = responseReminders(snapshot, calendar, today).filter(
      ({ on }) => escalationTime(on, notice, calendar) <= now,
    );
    const done = await committed(due.map(({ key }) => key));
    const before = due
      .filter(({ key }) => done.has(key))
      .map((one) => ({
        once: one.key,
        dueAt: escalationTime(one.on, notice, calendar),
        draw: () => planMessages([one], notice, context),
      }));
    const left = due.filter(({ key }) => !done.has(key));
    return [
      ...(left.length > 0 ? [planMessages(left, notice, context)] : []),
      ...(await postsToMakeUpFor(before, notice, context)),
    ];
  },
};

/** All in one unit, so that a reminder to several leads is marked as sent once for all of them. `due`: one reminder or more. */
function planMessages(due: readonly ResponseReminder[], notice: Notice, context: JobContext): JobUnit {
  const { snapshot, calendar, now } = context;
  const [once = '', ...marks] = due.map(({ key }) => key);
  const scene = { snapshot, calendar, today: dateOf(now, calendar.timeZone) };
  const people = [...new Set(due.flatMap((one) => one.people))];
  const posts = people.flatMap((personId) => {
    const theirs = due.filter((one) => one.people.includes(personId));
    const [day = scene.today] = theirs.map(({ on }) => on).sort();
    const dueAt = escalationTime(day, notice, calendar);
    const account = directAccount(snapshot, personId, accountsOf(snapshot, personId));
    if (account === null) return [];
    const recommendations = theirs.map(({ recommendation }) => recommendation);
    const card = responseReminderCard(personId, recommendations, scene);
    const post = directPost(snapshot, account, { key: `${once}:${account}`, card, dueAt });
    return [{ ...post, about: recommendations.map(({ id }) => id) }];
  });
  const basis = [
    { entity: 'notice', id: notice.id, version: notice.version } as const,
    ...due.map(({ recommendation: { id, version } }) => ({ entity: 'recommendation', id, version }) as const),
  ];
  return { once, changes: [], posts, marks, basis };
}
