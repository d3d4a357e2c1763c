/** The deliveries: every planned message, its state, and its text as it was sent. */
import { assertNever } from '../../core/record/errors.ts';
import type { Instant, Snapshot } from '../../core/record/model.ts';
import { LATE_AFTER_MINUTES } from '../../core/reminders/reminder.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { minutesBetween } from '../../core/time/instants.ts';
import type { Card, Element, Fact, Item } from '../../ports/card.ts';
import type { Post } from '../../ports/post.ts';
import { plainText } from '../plain-text.ts';
import { count, moment } from '../words.ts';
import { recipientWords } from './preview.ts';

/** A row of the outbox: a post with its state of delivery. `seq` is its number on screen; instants are UTC. */
export interface Delivery extends Omit<Post, 'card'> {
  /** Null until it is drawn. */
  readonly card: Card | null;
  readonly seq: number;
  readonly state: 'planned' | 'claimed' | 'unknown' | 'sent' | 'failed' | 'suppressed';
  readonly plannedAt: Instant;
  readonly nextTryAt: Instant;
  readonly attempts: number;
  readonly repeats: number;
  readonly claimedAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly ref: { readonly link?: string } | null;
  readonly reason: string | null;
}

interface DeliveryContext {
  readonly snapshot: Snapshot;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** The most deliveries on the card before "and n more". */
const LINES = 20;

/** The list of deliveries, as given. `of` names the selection, such as "late"; null for all. */
export function deliveriesCard(of: string | null, deliveries: readonly Delivery[], context: DeliveryContext): Card {
  const title = `${of === null ? 'Deliveries' : `Deliveries, ${of}`}: ${deliveries.length}`;
  const left = deliveries.length - LINES;
  const items = deliveries.slice(0, LINES).map((one) => deliveryItem(one, context));
  const body: readonly Element[] =
    items.length === 0
      ? [{ type: 'note', text: 'There are none.' }]
      : [{ type: 'list', items, ...(left > 0 ? { more: { count: left, command: 'deliveries show NUMBER' } } : {}) }];
  return { title, summary: `${title}.`, body, buttons: [] };
}

function deliveryItem(delivery: Delivery, context: DeliveryContext): Item {
  const number = `${delivery.seq}`;
  return {
    text: `${number}. ${postTitle(delivery)}`,
    details: [recipientWords(delivery, context.snapshot), ...stateLines(delivery, context)],
    ...(delivery.ref?.link ? { link: { text: 'Open the message', url: delivery.ref.link } } : {}),
    buttons: [{ type: 'command', label: `Show ${number}`, command: 'deliveries show', args: { number } }],
  };
}

/** One delivery with its times, its attempts and the text of its message. */
export function deliveryCard(delivery: Delivery, context: DeliveryContext): Card {
  const { seq, plannedAt, dueAt, attempts, card, ref } = delivery;
  const at = (instant: Instant) => moment(instant, context.calendar.timeZone);
  const facts: readonly Fact[] = [
    { name: 'To', value: recipientWords(delivery, context.snapshot) },
    { name: 'Due', value: at(dueAt) },
    { name: 'Planned', value: at(plannedAt) },
    { name: 'Attempts', value: `${attempts}` },
  ];
  const [state = '', ...more] = stateLines(delivery, context);
  return {
    title: `Delivery ${seq}`,
    summary: `Delivery ${seq}.`,
    body: [
      { type: 'text', text: state, weight: 'strong' },
      ...more.map((text): Element => ({ type: 'text', text })),
      { type: 'facts', facts },
      { type: 'divider' },
      { type: 'text', text: card ? plainText(card) : NOT_DRAWN },
    ],
    buttons: ref?.link ? [{ type: 'link', label: 'Open the message', url: ref.link }] : [],
  };
}

/** The text of a message that is not drawn yet. */
export const NOT_DRAWN = 'This message is written when it is sent, from the record as it is then.';

/** The title of a message; of one that is not drawn yet, the event that it tells. */
export function postTitle({ card, live }: Pick<Delivery, 'card' | 'live'>): string {
  return card?.title ?? (live?.kind === 'action' ? live.told : 'A message is brought up to date');
}

/** The state in one line, then repeats and lateness. */
function stateLines(delivery: Delivery, { calendar, now }: DeliveryContext): readonly string[] {
  const minutes = lateMinutes(delivery, now);
  return [
    stateWords(delivery, calendar),
    ...repeatLines(delivery),
    ...(minutes > 0 ? [`Late by ${spanWords(minutes)}`] : []),
  ];
}

function repeatLines({ repeats }: Delivery): readonly string[] {
  if (repeats === 0) return [];
  const times = repeats === 1 ? 'once' : `${repeats} times`;
  return [`Repeated ${times}, and marked as a repeat, because nobody could tell whether it had arrived`];
}

function stateWords(delivery: Delivery, { timeZone }: Calendar): string {
  const { state, sentAt, claimedAt, nextTryAt, reason, replaces } = delivery;
  const at = (instant: Instant | null) => (instant === null ? 'some time' : moment(instant, timeZone));
  const because = reason === null ? '' : ` ${reason}`;
  switch (state) {
    case 'planned':
      return `Planned, ${reason === null ? 'first' : 'next'} try at ${at(nextTryAt)}.${because}`;
    case 'claimed':
      return `Being sent since ${at(claimedAt)}.`;
    case 'unknown':
      return `It may have arrived. The bot looks for it again at ${at(nextTryAt)}.${because}`;
    case 'sent':
      return `${replaces === undefined ? 'Sent' : 'Drawn again'} at ${at(sentAt)}.${because}`;
    case 'failed':
      return `Not delivered, and not tried again.${because}`;
    case 'suppressed':
      return `Not sent on purpose.${because}`;
    default:
      return assertNever(state);
  }
}

/** Minutes between due time and sending, or now; 0 up to `LATE_AFTER_MINUTES`. A redraw is never late. */
export function lateMinutes({ state, dueAt, sentAt, replaces }: Delivery, now: Instant): number {
  if (replaces !== undefined || state === 'suppressed') return 0;
  const minutes = minutesBetween(dueAt, sentAt ?? now);
  return minutes > LATE_AFTER_MINUTES ? minutes : 0;
}

function spanWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? count(hours, 'hour') : count(Math.floor(hours / 24), 'day');
}
