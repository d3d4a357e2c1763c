/** The preview of coming reminders, if the record stays as it is. */
import { isUndecided, remindsOn } from '../../core/notice/notice.ts';
import type { Instant, Notice, Snapshot } from '../../core/record/model.ts';
import { activeConversations } from '../../core/reminders/reminder.ts';
import { dayAndDate, longDate, MONTHS } from '../../core/time/dates.ts';
import { dateOf, timeOf } from '../../core/time/instants.ts';
import type { Card, Element, Item } from '../../ports/card.ts';
import type { Post, PostToDraw } from '../../ports/post.ts';
import { placeWords } from '../places.ts';
import type { Scene } from '../plan/action-words.ts';
import { clockTime, count, listOf, moment } from '../words.ts';

/** The posts that go out together at the instant `at`. */
export interface ComingPosts {
  readonly at: Instant;
  readonly posts: readonly Post[];
}

/** The coming reminders by month. `awaiting` is true after the expiry, when the list covers four weeks only. */
export function previewCard(coming: readonly ComingPosts[], notice: Notice, scene: Scene, awaiting: boolean): Card {
  return {
    title: `Reminders ahead: ${coming.length}`,
    summary: `${count(coming.length, 'reminder')} ahead.`,
    body: [...months(coming, scene), { type: 'note', text: afterwards(coming, notice, scene, awaiting) }],
    buttons: [],
  };
}

/** One list for each month. */
function months(coming: readonly ComingPosts[], scene: Scene): readonly Element[] {
  const monthOf = ({ at }: ComingPosts) => dateOf(at, scene.calendar.timeZone).slice(0, 7);
  return [...Map.groupBy(coming, monthOf)].map(([month, ones]): Element => {
    const title = `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
    return { type: 'list', title, items: ones.map((one) => item(one, scene)) };
  });
}

function item({ at, posts }: ComingPosts, { snapshot, calendar: { timeZone } }: Scene): Item {
  const [first] = posts;
  const what = first?.live ? 'Personal messages' : first?.card.title;
  return {
    text: `${dayAndDate(dateOf(at, timeZone))}, ${clockTime(timeOf(at, timeZone))}: ${what}`,
    details: posts.map((post) => recipientWords(post, snapshot)),
  };
}

/**
 * The recipient of a post: "To improvement", "In the thread, to Monitoring Officer: 1 overdue, 2 due this week.",
 * "Privately, to Chief Executive"
 */
export function recipientWords(
  { place, threadOf, card, live }: Pick<Post | PostToDraw, 'place' | 'threadOf' | 'card' | 'live'>,
  snapshot: Snapshot,
): string {
  if (!card?.to) return `To ${placeWords(place, snapshot)}`;
  return `${threadOf ? 'In the thread' : 'Privately'}, to ${live ? card.summary : card.to.name}`;
}

function afterwards(
  coming: readonly ComingPosts[],
  notice: Notice,
  { snapshot, calendar, today }: Scene,
  awaiting: boolean,
): string {
  if (!remindsOn(notice, today))
    return "The Department's decision on this notice is recorded, so nothing goes out any more.";
  if (notice.pausedAt !== null) {
    return `Nothing goes out: reminders are paused since ${moment(notice.pausedAt, calendar.timeZone)}. A programme lead can say “resume”.`;
  }
  if (activeConversations(snapshot).length === 0) {
    return 'Nothing goes out: no conversation gets reminders yet. A programme lead can say “here” in one.';
  }
  const as = coming.length > 0 ? ' This is what goes out if nothing in the record changes until then.' : '';
  const { remindersUntil: until } = notice;
  if (!isUndecided(notice) && until !== null) return `Weekly reminders go on until ${longDate(until)}.${as}`;
  const on = "Weekly reminders go on until the Department's decision is recorded";
  return awaiting
    ? `${on}; these are the next four weeks.${as}`
    : `${on}, also after the notice expires on ${longDate(notice.expiresOn)}.${as}`;
}

/** The private answer to `remind now`: where the reminder is being posted, and with how many personal cards. */
export function remindedCard(conversations: readonly string[], people: number): Card {
  const cards = people > 0 ? `, with ${count(people, 'personal card')} in the thread` : '';
  return {
    title: 'Reminders are on their way',
    summary: 'Reminders are on their way.',
    body: [
      {
        type: 'text',
        text: `The weekly card goes to ${listOf(conversations)} now${cards}. The regular reminders go out all the same.`,
      },
    ],
    buttons: [],
  };
}
