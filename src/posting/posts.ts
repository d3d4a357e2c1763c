/**
 * The posts of a reminder: a card in each conversation, and each person's card in its thread or in a direct message.
 */
import { isAdmitted } from '../core/people/admission.ts';
import { accountIdOf, accountOn, accountsOf, personById } from '../core/people/person.ts';
import { statusReport, statusReportInParts } from '../core/plan/status.ts';
import type { ChainHead } from '../core/record/chain-head.ts';
import type { Conversation, Instant, Notice, Platform, Snapshot } from '../core/record/model.ts';
import { actionsOnList, activeConversations, type PersonalList } from '../core/reminders/reminder.ts';
import type { Calendar } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import { directPlace, type Place, type Post } from '../ports/post.ts';
import { inTurns, mapInTurns, yieldToEventLoop } from '../ports/turns.ts';
import { withHeadLine } from '../views/reminders/head-line.ts';
import { countdownCard, type Late, livePersonalCard, personalCard, weeklyCard } from '../views/reminders/reminder.ts';
import { directAccount } from './direct.ts';

/** A due reminder: its key, its due time, and its lateness in words. */
export interface DueOccasion {
  /** Notice, rule and period, such as `n1:weekly:2024-W26`. Each post's key adds place and recipient. */
  readonly key: string;
  readonly dueAt: Instant;
  readonly late: Late;
}

/** The record, the notice and the time that a reminder is drawn from. */
export interface ReminderContext {
  readonly snapshot: Snapshot;
  readonly notice: Notice;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** As in `JobContext`; left out where nobody has looked. */
  readonly lastOutsiders?: (platform: Platform, conversation: string) => readonly string[] | null;
  /** Reads the last event of the audit; null in a preview, which cannot know it. */
  head(): Promise<ChainHead | null>;
}

/** Other requests have their turn after this many cards, because a card can hold many lines. */
const CARDS_AT_ONCE = 10;

/**
 * The posts of a weekly reminder: a card for each conversation and one for each person. `served` are people who already
 * got their own card of it and get no other.
 */
export async function weeklyPosts(
  context: ReminderContext,
  occasion: DueOccasion,
  lists: readonly PersonalList[],
  served: ReadonlySet<string> = new Set(),
): Promise<readonly Post[]> {
  await yieldToEventLoop();
  const scene = sceneOf(context);
  const places = activeConversations(context.snapshot);
  const report = await inTurns(statusReportInParts(context.snapshot, context.notice, scene.today));
  await yieldToEventLoop();
  const wanted = lists.filter(({ personId }) => !served.has(personId));
  const personal = await mapInTurns(wanted, CARDS_AT_ONCE, (list) => ({
    list,
    posts: personalPost(context, occasion, list, isPrivate(list)),
  }));
  await yieldToEventLoop();
  const shared = personal.filter(({ list }) => !isPrivate(list));
  const threads = Map.groupBy(shared, ({ posts }) => posts[0]?.threadOf);
  const isInSomeThread = shared.some(({ posts }) => posts[0]?.threadOf !== undefined);
  const head = await context.head();
  const cards = places.map((one) => {
    const here = threads.get(threadKey(occasion.key, one))?.map(({ list }) => list) ?? [];
    const others = lists.length === here.length ? 'none' : isInSomeThread ? 'in another thread' : 'direct';
    const card = withHeadLine(weeklyCard(report, here, scene, occasion.late, others), head);
    return conversationPost(one, occasion, { card, countsTitle: 'Weekly reminder' });
  });
  return [...cards, ...personal.flatMap(({ posts }) => posts)];
}

/** The posts of a countdown: one card in each conversation. */
export function countdownPosts(context: ReminderContext, occasion: DueOccasion): readonly Post[] {
  const scene = sceneOf(context);
  const report = statusReport(context.snapshot, context.notice, scene.today);
  return activeConversations(context.snapshot).map((one) =>
    conversationPost(one, occasion, {
      card: countdownCard(report, scene, occasion.late),
      countsTitle: 'Countdown',
    }),
  );
}

const TRIAL = 'trial:';

/** The key of a trial post, which `here` sends to test whether reminders arrive. */
export function trialKey(requestId: string): string {
  return `${TRIAL}${requestId}`;
}

/** True for the key of a trial post. */
export function isTrial(key: string): boolean {
  return key.startsWith(TRIAL);
}

const LINE = 'line:';

/** The key of the line that tells a conversation about the change that a request made. */
export function lineKey(requestId: string): string {
  return `${LINE}${requestId}`;
}

/** True for the key of such a line. */
export function isLine(key: string): boolean {
  return key.startsWith(LINE);
}

function sceneOf({ snapshot, calendar, now }: ReminderContext) {
  return { snapshot, calendar, today: dateOf(now, calendar.timeZone) };
}

/** A card for everybody in a conversation; it is never redrawn. Its key is the occasion's with the conversation. */
export function conversationPost(
  { platform, conversation, noticeId }: Conversation,
  { key, dueAt }: Pick<DueOccasion, 'key' | 'dueAt'>,
  shown: Pick<Post, 'card' | 'countsTitle'>,
): Post {
  const place = { platform, conversation };
  return { key: threadKey(key, place), noticeId, place, ...shown, live: null, about: [], dueAt };
}

/** True if the card concerns other people's actions. */
function isPrivate({ escalated }: PersonalList): boolean {
  return escalated.length > 0;
}

/**
 * A person's own card, as at most one post: a direct message when they or the notice prefer it, or when the card is private;
 * otherwise in a conversation's thread.
 */
export function personalPost(
  context: ReminderContext,
  { key, dueAt, late }: DueOccasion,
  list: PersonalList,
  privately: boolean,
): readonly Post[] {
  const route = routeTo(list.personId, context, privately);
  if (!route) return [];
  const at = threadKey(key, route.place);
  return [
    {
      key: `${at}:${list.personId}`,
      noticeId: context.notice.id,
      place: route.place,
      ...(route.thread ? { threadOf: at } : {}),
      card: personalCard(list, sceneOf(context), late, !route.thread),
      live: livePersonalCard(context.notice.id, list, late, !route.thread),
      about: actionsOnList(list).map(({ id }) => id),
      dueAt,
    },
  ];
}

/**
 * Chooses the place of a person's card: on the platform they prefer, else where they have an account, else in the first
 * conversation; in one that outsiders read only when there is no other, as no card is shown there. Null when no conversation
 * gets reminders. People without an account get no direct message.
 */
function routeTo(
  personId: string,
  { snapshot, notice, lastOutsiders }: ReminderContext,
  privately: boolean,
): { place: Place; thread: boolean } | null {
  const isExposed = (one: Conversation) => (lastOutsiders?.(one.platform, one.conversation)?.length ?? 0) > 0;
  const places = activeConversations(snapshot).toSorted((a, b) => Number(isExposed(a)) - Number(isExposed(b)));
  const person = personById(snapshot, personId);
  const accounts = accountsOf(snapshot, personId);
  const reached = places.filter(({ platform }) => accountOn(accounts, platform));
  const conversation = reached.find(({ platform }) => platform === person?.prefersPlatform) ?? reached[0] ?? places[0];
  if (!conversation) return null;
  const own = accountOn(accounts, conversation.platform);
  // A guest who is in the conversation is an outsider there, and another guest does not see it.
  const isGuest = own !== null && isAdmitted(snapshot, conversation.platform, accountIdOf(own));
  const wanted = privately || isGuest ? 'direct' : (person?.prefersCards ?? notice.personalCards);
  const account = wanted === 'direct' ? directAccount(snapshot, personId, accounts) : null;
  if (account) return { place: directPlace(account), thread: false };
  const { platform } = conversation;
  return { place: { platform, conversation: conversation.conversation }, thread: true };
}

/** The key of an occasion's post in a conversation, in whose thread personal cards stand. */
function threadKey(key: string, place: Place): string {
  return `${key}:${placeKey(place)}`;
}

/** The part of a post's key that names its place; stored, so it must not change. */
export function placeKey({ platform, conversation }: Place): string {
  return `${platform}/${conversation}`;
}
