/** The warnings to leads about messages that fail or wait and about a stopped schedule, and the doctor's report. */
import type { Instant, Platform } from '../../core/record/model.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Button, Card, Element } from '../../ports/card.ts';
import { ON_PLATFORM } from '../places.ts';
import { capitalise } from '../plan/action-words.ts';
import { count, durationWords, listOf, moment, platformName } from '../words.ts';

const SHOW_ALL: Button = { type: 'command', label: 'Show everything', command: 'doctor', args: {} };
const SHOW_WRONG: Button = { ...SHOW_ALL, label: 'Show what is wrong' };
const SHOW_WAITING: Button = {
  type: 'command',
  label: 'Show waiting messages',
  command: 'deliveries',
  args: { of: 'planned' },
};
const ASK_OPERATOR = 'You are told this once a day. Please tell whoever runs this bot.';

/** The posts of a weekly reminder that could not be delivered. */
export interface LostReminder {
  /** People whose own card could not be delivered. */
  readonly unreached: readonly string[];
  /** The number of people whose own card was sent. */
  readonly reached: number;
  /** True when the conversation's weekly card failed; that card is posted again. */
  readonly conversation: boolean;
}

/**
 * The warning that a message or a whole platform failed. `reason` is a sentence. `tried` is for a trial post, which is
 * reported every time; for `found` each cause is reported once.
 */
export function undeliveredCard(
  reason: string,
  how: 'tried' | 'found' = 'found',
  lost: LostReminder | null = null,
): Card {
  const why = how === 'tried' ? 'This was a trial post.' : 'You are told this once.';
  return {
    title: 'Something could not be delivered',
    summary: 'Something could not be delivered.',
    body: [
      { type: 'text', text: reason },
      ...(lost ? lostWords(lost).map((text): Element => ({ type: 'text', text })) : []),
      { type: 'note', text: `${why} To see everything that needs attention: /bvn doctor` },
    ],
    buttons: [SHOW_ALL],
  };
}

/** The warning about messages that wait for a connected platform. `since` is when the oldest was due. */
export function waitingCard(platform: Platform, messages: number, since: Instant, { timeZone }: Calendar): Card {
  const where = ON_PLATFORM[platform];
  return {
    title: `Messages ${where} are waiting`,
    summary: `${count(messages, 'message')} ${where} waiting.`,
    body: [
      {
        type: 'text',
        text: `${count(messages, 'message')} ${where} could not be sent yet; the oldest was due at ${moment(since, timeZone)}. None is lost: they go out by themselves as soon as that is possible.`,
      },
      { type: 'note', text: 'You are told this once a day. Whoever runs this bot can find the cause in its log.' },
    ],
    buttons: [SHOW_WRONG, SHOW_WAITING],
  };
}

/** The warning about messages that wait for a platform without settings; somebody must connect it first. */
export function unconnectedCard(platform: Platform, messages: number, since: Instant, { timeZone }: Calendar): Card {
  return {
    title: `${capitalise(platformName(platform))} is not connected`,
    summary: `${count(messages, 'message')} ${ON_PLATFORM[platform]} waiting.`,
    body: [
      { type: 'text', text: unconnectedWords(platform, messages, 0), weight: 'strong' },
      {
        type: 'text',
        text: `The oldest was due at ${moment(since, timeZone)}. None is lost: they go out once it is connected.`,
      },
      { type: 'note', text: ASK_OPERATOR },
    ],
    buttons: [SHOW_WRONG, SHOW_WAITING],
  };
}

/** The warning that a job fails at every tick. `fault` is a sentence. */
export function scheduleFaultCard(fault: string): Card {
  return {
    title: 'The schedule is in trouble',
    summary: 'The schedule is in trouble.',
    body: [
      { type: 'text', text: `${fault} Some reminders may not go out until that is put right.` },
      { type: 'note', text: ASK_OPERATOR },
    ],
    buttons: [SHOW_WRONG],
  };
}

/** The warning that the schedule stands still, or that no copy of the record can be made. `fault` is a sentence. */
export function silentServiceCard(fault: string): Card {
  return {
    title: 'The bot needs attention',
    summary: 'The bot needs attention.',
    body: [
      { type: 'text', text: fault, weight: 'strong' },
      { type: 'text', text: 'Please tell whoever runs bvn.' },
      { type: 'note', text: 'You are told this once a day. To see everything that needs attention: /bvn doctor' },
    ],
    buttons: [SHOW_ALL],
  };
}

function lostWords({ unreached, reached, conversation }: LostReminder): readonly string[] {
  const people =
    unreached.length > 0
      ? [`Not reminded: ${listOf(unreached)}. Please tell them yourself.`]
      : [`${count(reached, 'person', 'people')} got their own card all the same.`];
  const again =
    'The weekly reminder is posted by itself once this is put right, until the next one is due. To post it again at once: remind now';
  return [...(unreached.length + reached > 0 ? people : []), ...(conversation ? [again] : [])];
}

const TO_CONNECT: Readonly<Record<Platform, string>> = {
  slack: 'To connect it, set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET and start the service again',
  teams: 'To connect it, set TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID and start the service again',
  local: 'It is there only while neither Slack nor Teams is configured',
};

/** The fault of an unconnected platform: waiting messages, and people without an account elsewhere, with the remedy. */
export function unconnectedWords(platform: Platform, messages: number, people: number): string {
  const waits = messages === 0 ? [] : [`${count(messages, 'message')} ${messages === 1 ? 'waits' : 'wait'} for it`];
  const unreached = people === 0 ? [] : [`${count(people, 'person', 'people')} can be reached nowhere else`];
  const name = `${capitalise(platformName(platform))} is not connected: ${listOf([...waits, ...unreached])}.`;
  return `${name} ${TO_CONNECT[platform]}; or join other accounts to those people: account @name for "…"`;
}

/** A reason of failed deliveries, with its number of posts. */
export interface Undelivered {
  readonly reason: string;
  readonly posts: number;
  /** When the latest of them was planned, in words. */
  readonly latest: string;
}

/** Everything that `doctor` reports. */
export interface DoctorFindings {
  /** The faults of the whole service, a sentence each. */
  readonly faults: readonly string[];
  readonly undelivered: readonly Undelivered[];
  /** Posts that may have arrived and are being looked for. */
  readonly unclear: number;
  readonly waiting: number;
}

/** The report of `doctor`: faults, failed deliveries of 30 days, and posts that are not final. */
export function doctorCard({ faults, undelivered, unclear, waiting }: DoctorFindings): Card {
  const found = faults.length + undelivered.length;
  const title = found === 0 ? 'Doctor: everything works' : `Doctor: ${count(found, 'thing')} to see to`;
  return {
    title,
    summary: `${title}.`,
    body: [
      ...faults.map((text): Element => ({ type: 'text', text, weight: 'strong' })),
      ...undeliveredList(undelivered),
      {
        type: 'facts',
        facts: [
          { name: 'Posts on their way', value: `${waiting}` },
          { name: 'Posts that may have arrived and are being looked for', value: `${unclear}` },
        ],
      },
    ],
    buttons: [],
  };
}

/** The fault of a wrong clock. Reminders go out by this clock, and Slack rejects requests signed at a wrong time. */
export function wrongClockWords(platform: Platform, aheadMs: number): string {
  const span = durationWords(Math.abs(aheadMs) / 60_000);
  const side = aheadMs > 0 ? 'ahead of' : 'behind';
  return `The clock of this machine is ${span} ${side} ${platformName(platform)}’s, and reminders go out by it. Let a time server set it.`;
}

function undeliveredList(undelivered: readonly Undelivered[]): readonly Element[] {
  if (undelivered.length === 0) return [];
  const items = undelivered.map(({ reason, posts, latest }) => ({
    text: reason,
    details: [`${count(posts, 'post')} not delivered, the latest of ${latest}`],
  }));
  return [{ type: 'list', title: 'Not delivered in the last 30 days', items }];
}
