/**
 * A stand-in for a chat platform behind the deliverer port. The stand-in keeps its own messages and fails on request.
 */
import { type Deliverer, type Delivery, DeliveryError, type MessageRef } from '../../src/ports/deliverer.ts';

/**
 * A fault of a call. `lost answer`: the message arrives and the caller gets an error. `silent`: no answer ever comes.
 */
export const MISHAPS = [
  'refused',
  'refused for good',
  'not sent',
  'busy',
  'lost answer',
  'lost request',
  'arrived, silent',
  'silent',
] as const;
export type Mishap = (typeof MISHAPS)[number];

export interface Message {
  readonly key: string;
  readonly conversation: string;
  readonly thread: string;
  readonly id: string;
  readonly repeat: boolean;
  readonly at: string;
  title: string;
}

export interface StandIn {
  readonly deliverer: Deliverer;
  /** The messages that a reader sees, oldest first. */
  readonly messages: Message[];
  /** Every call in its order. */
  readonly calls: { readonly delivery: Delivery; readonly at: string }[];
  /** The faults of the next calls in their order; null is none. */
  readonly mishaps: (Mishap | null)[];
  /** Ends the calls that were left without an answer, with an error or a success. */
  answer(how: 'well' | Mishap): void;
}

export interface StandInOptions {
  /** The platform's own time, whatever the caller's clock says. */
  readonly now: () => string;
  /** Whether the platform can look up a message by its key. */
  readonly canFind: boolean;
  /**
   * The caller's clock where it differs; each answer carries the platform's time, from which the caller learns the
   * difference.
   */
  readonly callersNow?: () => string;
  /** Milliseconds until a look-up finds a new message. */
  readonly lagMs?: number;
  /** Chooses the fault of a call, in place of the list of mishaps. */
  readonly mishapFor?: (delivery: Delivery) => Mishap | null;
}

export const RETRY_AFTER_MS = 30_000;

export function createStandIn({ now, callersNow = now, canFind, lagMs = 0, mishapFor }: StandInOptions): StandIn {
  const messages: Message[] = [];
  const calls: { delivery: Delivery; at: string }[] = [];
  const mishaps: (Mishap | null)[] = [];
  let aheadMs = 0;
  const silent: ((how: 'well' | Mishap) => void)[] = [];

  const arrive = ({ place, card, key, replaces, repeat }: Delivery): MessageRef => {
    const shown = messages.find((message) => message.id === replaces?.message);
    if (shown && replaces) {
      shown.title = card.title;
      return replaces;
    }
    const id = `m${messages.length + 1}`;
    const thread = place.thread ?? id;
    const { conversation } = place;
    messages.push({ key, conversation, thread, id, repeat: repeat ?? false, at: now(), title: card.title });
    return { conversation, message: id, thread };
  };
  const answered = () => {
    aheadMs = Date.parse(callersNow()) - Date.parse(now());
  };
  const deliver = async (delivery: Delivery): Promise<MessageRef> => {
    calls.push({ delivery, at: now() });
    const mishap = (mishapFor ? mishapFor(delivery) : mishaps.shift()) ?? null;
    if (mishap === null || mishap === 'refused' || mishap === 'busy') answered();
    if (mishap === null) return arrive(delivery);
    const arrived = mishap === 'lost answer' || mishap === 'arrived, silent' ? arrive(delivery) : null;
    if (mishap !== 'silent' && mishap !== 'arrived, silent') throw errorOf(mishap);
    return new Promise((resolve, reject) => {
      silent.push((how) => (how === 'well' ? resolve(arrived ?? arrive(delivery)) : reject(errorOf(how))));
    });
  };
  const find: Deliverer['find'] = async (place, key, since) => {
    answered();
    const shown = new Date(Date.parse(now()) - lagMs).toISOString();
    const found = messages.find(
      (one) => one.key === key && one.conversation === place.conversation && one.at >= since && one.at <= shown,
    );
    return found ? { conversation: found.conversation, message: found.id, thread: found.thread } : null;
  };
  return {
    deliverer: canFind ? { deliver, find, aheadMs: () => aheadMs } : { deliver },
    messages,
    calls,
    mishaps,
    answer(how) {
      for (const go of silent.splice(0)) go(how);
    },
  };
}

function errorOf(mishap: Mishap): Error {
  switch (mishap) {
    case 'refused':
      return new DeliveryError('a passing refusal', { outcome: 'refused' });
    case 'refused for good':
      return new DeliveryError('is_archived', { outcome: 'refused', permanent: true });
    case 'busy':
      return new DeliveryError('ratelimited', { outcome: 'refused', retryAfterMs: RETRY_AFTER_MS });
    case 'not sent':
      return new DeliveryError('no connection', { outcome: 'not_sent' });
    default:
      // A plain error, as of a client without an error type: the caller cannot know whether the message arrived.
      return new Error('socket hang up');
  }
}
