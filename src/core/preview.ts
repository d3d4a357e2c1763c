/** What will be posted, worked out ahead by the rules that the schedule itself follows, on the record as it stands. */
import { type Calendar, daysBetween } from './calendar.ts';
import type { Conversation, Instant, IsoDate, Notice, Snapshot } from './model.ts';
import { isOpen } from './notice.ts';
import { dueNow, type Occasion, occasions, type PersonalList, personalLists } from './reminder.ts';

/** One time at which the notice's conversations get a card. */
export interface Previewed {
  readonly rule: Occasion['rule'];
  readonly at: Instant;
  readonly on: IsoDate;
  /** Days until the expiry date on that day; negative after it. */
  readonly daysLeft: number;
  readonly conversations: readonly Conversation[];
  /** Who gets a card of their own in the thread, with what will be on it if nothing changes until then. */
  readonly lists: readonly PersonalList[];
}

/**
 * Every posting after `from` through `through`, in order of time, if nothing in the record changes.
 * `isDone` tells which occasions have had their posting already, such as this week's before its day was moved.
 */
export function preview(
  snapshot: Snapshot,
  calendar: Calendar,
  { from, through }: { readonly from: Instant; readonly through: Instant },
  isDone: (occasion: Occasion) => boolean,
): readonly Previewed[] {
  const { notice } = snapshot;
  const conversations = snapshot.conversations.filter((one) => one.stoppedAt === null);
  if (!notice || !isOpen(notice) || conversations.length === 0) return [];
  const ahead = occasions(notice, calendar, from, through).filter((one) => one.at > from && !isDone(one));
  return [...Map.groupBy(ahead, (one) => one.at).values()].flatMap((together) => {
    const { weekly, countdown } = dueNow(together);
    return [weekly, countdown].flatMap((one) => (one ? [previewed(one, notice, snapshot, conversations)] : []));
  });
}

function previewed(
  { rule, at, on }: Occasion,
  notice: Notice,
  snapshot: Snapshot,
  conversations: readonly Conversation[],
): Previewed {
  const lists = rule === 'weekly' ? personalLists(snapshot, on) : [];
  return { rule, at, on, daysLeft: daysBetween(on, notice.expiresOn), conversations, lists };
}
