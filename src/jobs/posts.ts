/** The posts of one reminder: a card in each of the notice's conversations, and each person's card in the thread. */
import { type Calendar, dateOf } from '../core/calendar.ts';
import type { Conversation, Instant, Notice, Snapshot } from '../core/model.ts';
import { accountsOf, personById } from '../core/person.ts';
import { actionsOf, type PersonalList, personalLists } from '../core/reminder.ts';
import { statusReport } from '../core/status.ts';
import { directPlace, type Place, type Post } from '../views/card.ts';
import { countsCard } from '../views/counts.ts';
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
    conversationPost(moment, occurrence, one, {
      card: weeklyCard(report, lists, scene, occurrence.late),
      counts: countsCard(report, 'Weekly reminder'),
    }),
  );
  return [...cards, ...lists.flatMap((list) => personalPost(moment, occurrence, list, places))];
}

export function countdownPosts(moment: Moment, occurrence: Occurrence): readonly Post[] {
  const scene = sceneOf(moment);
  const report = statusReport(moment.snapshot, moment.notice, scene.today);
  return activeConversations(moment.snapshot).map((one) =>
    conversationPost(moment, occurrence, one, {
      card: countdownCard(report, scene, occurrence.late),
      counts: countsCard(report, 'Countdown'),
    }),
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
  shown: Pick<Post, 'card' | 'counts'>,
): Post {
  const place = placeOf(where);
  return { key: `${key}:${nameOfPlace(place)}`, noticeId: notice.id, place, ...shown, live: null, about: [], dueAt };
}

/** Once a person: as a direct message where they or the notice have it so, else in a conversation's thread. */
function personalPost(
  moment: Moment,
  { key, dueAt, late }: Occurrence,
  list: PersonalList,
  places: readonly Conversation[],
): Post[] {
  const { notice } = moment;
  const route = routeTo(list.personId, moment, places);
  if (!route) return [];
  const { place, thread } = route;
  return [
    {
      key: `${key}:${nameOfPlace(place)}:${list.personId}`,
      noticeId: notice.id,
      place,
      ...(thread ? { threadOf: `${key}:${nameOfPlace(place)}` } : {}),
      card: personalCard(list, sceneOf(moment), late),
      live: livePersonalCard(notice.id, list, late),
      about: actionsOf(list).map((action) => action.id),
      dueAt,
    },
  ];
}

/**
 * On the platform that the person prefers, else on one of the notice's on which they have an account, else the first;
 * null while the notice is posted nowhere. A post without an account has no direct messages.
 */
function routeTo(
  personId: string,
  { snapshot, notice }: Moment,
  places: readonly Conversation[],
): { place: Place; thread: boolean } | null {
  const person = personById(snapshot, personId);
  const accounts = accountsOf(snapshot, personId);
  const on = (platform: string | null) => accounts.find((account) => account.startsWith(`${platform}:`));
  const preferred = places.find((one) => one.platform === person?.prefersPlatform && on(one.platform));
  const reached = preferred ?? places.find((one) => on(one.platform)) ?? places[0];
  if (!reached) return null;
  const wanted = person?.prefersCards ?? notice.personalCards;
  const account = on(person?.prefersPlatform ?? null) ?? on(reached.platform) ?? accounts[0];
  if (wanted === 'direct' && account) return { place: directPlace(account), thread: false };
  return { place: placeOf(reached), thread: true };
}

function placeOf({ platform, conversation }: Conversation): Place {
  return { platform, conversation };
}

function nameOfPlace({ platform, conversation }: Place): string {
  return `${platform}/${conversation}`;
}
