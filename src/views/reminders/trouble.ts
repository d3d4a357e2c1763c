/** What the leads are told when something cannot be delivered, and what the doctor finds. */
import type { Platform } from '../../core/record/model.ts';
import type { Card, Element } from '../../ports/card.ts';
import { sentence } from '../plan/action-words.ts';
import { count, listOf, platformName, spanOf } from '../words.ts';

/** What a weekly reminder lost to a trouble. */
export interface LostReminder {
  /** People whose own card could not be delivered. */
  readonly unreached: readonly string[];
  /** How many people's own cards were sent all the same. */
  readonly reached: number;
  /** Whether the card of the conversation itself was lost, which is posted again. */
  readonly conversation: boolean;
}

/** `tried`: somebody said “here”, which is answered each time; else each cause is told once. */
export function troubleCard(reason: string, how: 'tried' | 'found', lost: LostReminder | null = null): Card {
  const why = how === 'tried' ? 'This was a trial post.' : 'You are told this once.';
  return {
    title: 'Something could not be delivered',
    summary: 'Something could not be delivered.',
    body: [
      { type: 'text', text: reason },
      ...(lost ? lostWords(lost).map((text): Element => ({ type: 'text', text })) : []),
      { type: 'note', text: `${why} To see everything that needs attention: /bvn doctor` },
    ],
    buttons: [{ type: 'command', label: 'Show everything', command: 'doctor', args: {} }],
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

/** `people`: how many can be reached nowhere else. */
export function unconnectedWords(platform: Platform, messages: number, people: number): string {
  const waits = messages === 0 ? [] : [`${count(messages, 'message')} ${messages === 1 ? 'waits' : 'wait'} for it`];
  const unreached = people === 0 ? [] : [`${count(people, 'person', 'people')} can be reached nowhere else`];
  const name = `${sentence(platformName(platform))} is not connected: ${listOf([...waits, ...unreached])}.`;
  return `${name} ${TO_CONNECT[platform]}; or join other accounts to those people: account @name for "…"`;
}

/** Posts that share a reason. */
export interface Undelivered {
  readonly reason: string;
  readonly posts: number;
  /** When the latest of them was planned, in words. */
  readonly latest: string;
}

export interface Findings {
  /** What is wrong with the service as a whole, a sentence each. */
  readonly faults: readonly string[];
  readonly undelivered: readonly Undelivered[];
  /** Posts that may have arrived and are being looked for. */
  readonly unclear: number;
  readonly waiting: number;
}

export function doctorCard({ faults, undelivered, unclear, waiting }: Findings): Card {
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

/** Reminders come by this clock, and Slack refuses to be heard when it is some minutes wrong. */
export function wrongClockWords(platform: Platform, aheadMs: number): string {
  const span = spanOf(Math.abs(aheadMs) / 60_000);
  const side = aheadMs > 0 ? 'ahead of' : 'behind';
  return `The clock of this machine is ${span} ${side} ${platformName(platform)}’s, and reminders come by it. Have a time server set it.`;
}

function undeliveredList(undelivered: readonly Undelivered[]): readonly Element[] {
  if (undelivered.length === 0) return [];
  const items = undelivered.map(({ reason, posts, latest }) => ({
    text: reason,
    details: [`${count(posts, 'post')} not delivered, the latest of ${latest}`],
  }));
  return [{ type: 'list', title: 'Not delivered in the last 30 days', items }];
}
