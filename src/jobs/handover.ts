/** Planned handovers happen in the morning of their day, before any reminder of that day. */
import { completeHandover, dueHandovers } from '../core/people/handover.ts';
import { nameOf } from '../core/people/person.ts';
import { applyChanges } from '../core/record/apply.ts';
import type { Change } from '../core/record/changes.ts';
import type { Handover, Snapshot } from '../core/record/model.ts';
import { activeConversations } from '../core/reminders/reminder.ts';
import { dateOf, instantOf, timeOf } from '../core/time/instants.ts';
import { OFFICE_HOURS } from '../core/time/office-hours.ts';
import type { Post } from '../ports/post.ts';
import { conversationPost } from '../posting/posts.ts';
import { handedOverCard } from '../views/people/people.ts';
import type { Job, JobContext, JobUnit } from './job.ts';

/** Carries out planned handovers on their day and announces them. */
export const handovers: Job = {
  name: 'handovers',
  foreseenAt: () => [OFFICE_HOURS.first],
  async plan(context) {
    const { now, calendar } = context;
    if (timeOf(now, calendar.timeZone) < OFFICE_HOURS.first) return [];
    let { snapshot } = context;
    // Two handovers on one day run in order: the second passes on the work from the first.
    return dueHandovers(snapshot, dateOf(now, calendar.timeZone)).map((one): JobUnit => {
      const changes = completeHandover(snapshot, one, now);
      const posts = postsOf(one, changes, snapshot, context);
      snapshot = applyChanges(snapshot, changes);
      return { once: `handover:${one.id}`, changes, posts, basis: [] };
    });
  },
};

/** A line about the handover in every conversation that gets reminders. */
function postsOf(
  { id, fromPersonId, toPersonId, startsOn }: Handover,
  changes: readonly Change[],
  snapshot: Snapshot,
  { calendar }: JobContext,
): readonly Post[] {
  const [from, to] = [nameOf(snapshot, fromPersonId), nameOf(snapshot, toPersonId)];
  const count = (entity: Change['entity']) => changes.filter((change) => change.entity === entity).length;
  const passed = { actions: count('action'), expectations: count('expectation') };
  const card = handedOverCard(`Handed over as planned from ${from} to ${to}`, to, passed);
  const occasion = { key: `handover:${id}`, dueAt: instantOf(startsOn, OFFICE_HOURS.first, calendar.timeZone) };
  return activeConversations(snapshot).map((one) => conversationPost(one, occasion, { card }));
}
