/** The posts of one reminder: a card in each of the notice's conversations, and each person's card in the thread. */
import { accountOn, accountsOf, personById } from '../core/people/person.ts';
import { statusReport } from '../core/plan/status.ts';
import type { Conversation, Instant, Notice, Snapshot } from '../core/record/model.ts';
import { actionsOnList, activeConversations, type PersonalList } from '../core/reminders/reminder.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import { directPlace, type Place, type Post } from '../ports/post.ts';
import { mapInTurns, yieldToEventLoop } from '../ports/turns.ts';
import { countdownCard, type Late, livePersonalCard, personalCard, weeklyCard } from '../views/reminders/reminder.ts';
import { directAccount } from './direct.ts';

/** What a reminder is about: its identity, when it fell due, and whether it is late. */
export interface DueOccasion {
  /** (notice, rule, period), to which recipient and place are added: `n1:weekly:2024-W26`. */
  readonly key: string;
  readonly dueAt: Instant;
  readonly late: Late;
}

export interface Moment {
  readonly snapshot: Snapshot;
  readonly notice: Notice;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** A card holds many lines, so others have their turn after each few. */
const CARDS_AT_ONCE = 10;

/**
 * A card for each conversation and one for each person. `have`: the people who got their own card of this reminder already,
 * and get no other.
 */
export async function weeklyPosts(
  moment: Moment,
  occasion: DueOccasion,
  lists: readonly PersonalList[],
  have: ReadonlySet<string> = new Set(),
): Promise<readonly Post[]> {
  await yieldToEventLoop();
  const scene = sceneOf(moment);
  const places = activeConversations(moment.snapshot);
  const report = statusReport(moment.snapshot, moment.notice, scene.today);
  await yieldToEventLoop();
  const wanted = lists.filter(({ personId }) => !have.has(personId));
  const personal = await mapInTurns(wanted, CARDS_AT_ONCE, (list) => ({
    list,
    posts: personalPost(moment, occasion, list, isPrivate(list)),
  }));
  await yieldToEventLoop();
  const inThread = personal
    .filter(({ list, posts }) => !isPrivate(list) && posts.some(({ threadOf }) => threadOf))
    .map(({ list }) => list);
  const cards = places.map((one) =>
    conversationPost(one, occasion, {
      card: weeklyCard(report, inThread, scene, occasion.late, lists.length - inThread.length),
      countsTitle: 'Weekly reminder',
    }),
  );
  return [...cards, ...personal.flatMap(({ posts }) => posts)];
}

export function countdownPosts(moment: Moment, occasion: DueOccasion): readonly Post[] {
  const scene = sceneOf(moment);
  const report = statusReport(moment.snapshot, moment.notice, scene.today);
  return activeConversations(moment.snapshot).map((one) =>
    conversationPost(one, occasion, {
      card: countdownCard(report, scene, occasion.late),
      countsTitle: 'Countdown',
    }),
  );
}

const TRIAL = 'trial:';

/** Identity of the post by which somebody tries whether reminders arrive. */
export function trialKey(requestId: string): string {
  return `${TRIAL}${requestId}`;
}

export function isTrial(key: string): boolean {
  return key.startsWith(TRIAL);
}

function sceneOf({ snapshot, calendar, now }: Moment) {
  return { snapshot, calendar, today: dateOf(now, calendar.timeZone) };
}

/** A card for everybody in a conversation, which stays as it was sent. The key adds the conversation to the occasion's. */
export function conversationPost(
  { platform, conversation, noticeId }: Conversation,
  { key, dueAt }: Pick<DueOccasion, 'key' | 'dueAt'>,
  shown: Pick<Post, 'card' | 'countsTitle'>,
): Post {
  const place = { platform, conversation };
  return { key: `${key}:${nameOfPlace(place)}`, noticeId, place, ...shown, live: null, about: [], dueAt };
}

/** What is to be said to somebody about somebody else. */
function isPrivate({ escalated }: PersonalList): boolean {
  return escalated.length > 0;
}

/**
 * Once a person: as a direct message where they or the notice have it so, or where it is for nobody else to see, else in
 * a conversation's thread.
 */
export function personalPost(
  moment: Moment,
  { key, dueAt, late }: DueOccasion,
  list: PersonalList,
  privately: boolean,
): readonly Post[] {
  const route = routeTo(list.personId, moment, privately);
  if (!route) return [];
  const at = `${key}:${nameOfPlace(route.place)}`;
  return [
    {
      key: `${at}:${list.personId}`,
      noticeId: moment.notice.id,
      place: route.place,
      ...(route.thread ? { threadOf: at } : {}),
      card: personalCard(list, sceneOf(moment), late),
      live: livePersonalCard(moment.notice.id, list, late),
      about: actionsOnList(list).map(({ id }) => id),
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
  privately: boolean,
): { place: Place; thread: boolean } | null {
  const places = activeConversations(snapshot);
  const person = personById(snapshot, personId);
  const accounts = accountsOf(snapshot, personId);
  const reached = places.filter(({ platform }) => accountOn(accounts, platform));
  const conversation = reached.find(({ platform }) => platform === person?.prefersPlatform) ?? reached[0] ?? places[0];
  if (!conversation) return null;
  const wanted = privately ? 'direct' : (person?.prefersCards ?? notice.personalCards);
  const account = wanted === 'direct' ? directAccount(snapshot, personId, accounts) : null;
  if (account) return { place: directPlace(account), thread: false };
  const { platform } = conversation;
  return { place: { platform, conversation: conversation.conversation }, thread: true };
}

/** How the keys of posts name a place. */
export function nameOfPlace({ platform, conversation }: Place): string {
  return `${platform}/${conversation}`;
}
