/** The posts of one reminder: a card in each of the notice's conversations, and each person's card in the thread. */
import { type Calendar, dateOf } from '../core/calendar.ts';
import type { Conversation, Instant, Notice, Snapshot } from '../core/model.ts';
import { accountsOf } from '../core/person.ts';
import { actionsOf, type PersonalList, personalLists } from '../core/reminder.ts';
import { statusReport } from '../core/status.ts';
import type { Place, Post } from '../views/card.ts';
import { countdownCard, type Late, livePersonalCard, personalCard, weeklyCard } from '../views/reminder.ts';

/** What a reminder is about: its identity, when it fell due, and whether it is late. */
export interface Occurrence {
  /** (notice, rule, period), to which recipient and place are added: `n1:weekly:2024-W26`. */
  readonly key: string;
  readonly dueAt: Instant;
  readonly late: Late;
}

interface Moment {
  readonly snapshot: Snapshot;
  readonly notice: Notice;
  readonly calendar: Calendar;
  readonly now: Instant;
}

export function weeklyPosts(moment: Moment, occurrence: Occurrence): readonly Post[] {
  const scene = sceneOf(moment);
  const lists = personalLists(moment.snapshot, scene.today);
  const places = activeConversations(moment.snapshot);
  const report = statusReport(moment.snapshot, moment.notice, scene.today);
  const cards = places.map((one) =>
    conversationPost(moment, occurrence, one, weeklyCard(report, lists, scene, occurrence.late)),
  );
  return [...cards, ...lists.flatMap((list) => personalPost(moment, occurrence, list, places))];
}

export function countdownPosts(moment: Moment, occurrence: Occurrence): readonly Post[] {
  const scene = sceneOf(moment);
  const report = statusReport(moment.snapshot, moment.notice, scene.today);
  return activeConversations(moment.snapshot).map((one) =>
    conversationPost(moment, occurrence, one, countdownCard(report, scene, occurrence.late)),
  );
}

export function activeConversations(snapshot: Snapshot): readonly Conversation[] {
  return snapshot.conversations.filter((one) => one.stoppedAt === null);
}

function sceneOf({ snapshot, calendar, now }: Moment) {
  return { snapshot, calendar, today: dateOf(now, calendar.timeZone) };
}

function conversationPost(
  { notice }: Moment,
  { key, dueAt }: Occurrence,
  where: Conversation,
  card: Post['card'],
): Post {
  const place = placeOf(where);
  return { key: `${key}:${nameOfPlace(place)}`, noticeId: notice.id, place, card, live: null, about: [], dueAt };
}

/** Once a person: in the thread of the conversation on a platform where they have an account, else of the first one. */
function personalPost(
  moment: Moment,
  { key, dueAt, late }: Occurrence,
  list: PersonalList,
  places: readonly Conversation[],
): Post[] {
  const { notice, snapshot } = moment;
  const accounts = accountsOf(snapshot, list.personId);
  const reached = places.find((one) => accounts.some((account) => account.startsWith(`${one.platform}:`))) ?? places[0];
  if (!reached) return [];
  const place = placeOf(reached);
  return [
    {
      key: `${key}:${nameOfPlace(place)}:${list.personId}`,
      noticeId: notice.id,
      place,
      threadOf: `${key}:${nameOfPlace(place)}`,
      card: personalCard(list, sceneOf(moment), late),
      live: livePersonalCard(notice.id, list, late),
      about: actionsOf(list).map((action) => action.id),
      dueAt,
    },
  ];
}

function placeOf({ platform, conversation }: Conversation): Place {
  return { platform, conversation };
}

function nameOfPlace({ platform, conversation }: Place): string {
  return `${platform}/${conversation}`;
}
