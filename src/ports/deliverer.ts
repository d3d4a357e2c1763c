/** The port through which the outbox reaches a platform. */
import { PLATFORMS, type Platform } from '../core/record/model.ts';
import type { Card } from './card.ts';
import type { Place } from './post.ts';

/** A delivered message, as its platform names it. */
export interface MessageRef {
  readonly conversation: string;
  readonly message: string;
  /** The thread that a reply to this message belongs to. */
  readonly thread: string;
  readonly link?: string;
}

/** One card to post or to redraw. */
export interface Delivery {
  readonly place: Place;
  readonly card: Card;
  /**
   * Draws the card to show instead where guests or people of other organisations can read; null when there is none.
   * The card itself is kept from such a place: it goes to the account that it is `to` directly, or is refused.
   */
  drawCounts?(): Promise<Card | null>;
  /** Opaque and the same at every attempt: an HMAC of the post's identity key. */
  readonly key: string;
  /** The message to redraw instead of posting a new one. */
  readonly replaces?: MessageRef;
  /** Set when an earlier attempt may have arrived and could not be looked up: the platform marks the text as a repeat. */
  readonly repeat?: boolean;
}

/** A look-up begins this long before the message can have arrived, because either clock may be hours wrong. */
export const LOOK_BACK_MS = 25 * 60 * 60_000;

/** How the outbox posts to one platform; every platform implements it. */
export interface Deliverer {
  /** Posts or redraws one card. Throws `DeliveryError`; anything else counts as unknown. */
  deliver(delivery: Delivery): Promise<MessageRef>;
  /**
   * Looks a delivery up by its key, for after an attempt whose outcome is unknown; absent where a platform cannot. `since` is
   * `LOOK_BACK_MS` before the message can have arrived.
   */
  find?(place: Place, key: string, since: string, card?: Card): Promise<MessageRef | null>;
  /** By how many milliseconds this machine's clock is ahead of the platform's, by its last answer; 0 while none came. */
  aheadMs?(): number;
  /** The present name of a conversation; null where the platform has not said. */
  nameOf?(conversation: string): Promise<string | null>;
  /** Whether the bot can post in a conversation at present; false also while the platform does not say. */
  isOpen?(conversation: string): Promise<boolean>;
  /** Who from outside can read a conversation, in a few words each; null where that cannot be found out. */
  outsiders?(conversation: string): Promise<readonly string[] | null>;
  /** The last known answer to `outsiders`, without asking the platform. */
  lastOutsiders?(conversation: string): readonly string[] | null;
  /** Why nothing at all can be delivered at present, in words that say what to do; null while it can. */
  down?(): string | null;
}

/** A platform on which nothing can be delivered at present; `reason` says in a sentence what to do. */
export interface PlatformOutage {
  readonly platform: Platform;
  readonly reason: string;
}

/** The state of the connected platforms, as the jobs ask for it. */
export function platformStatusOf(deliverers: Readonly<Partial<Record<Platform, Deliverer>>>) {
  return {
    down: () => outagesAmong(deliverers),
    nameOf: async (platform: Platform, conversation: string) =>
      (await deliverers[platform]?.nameOf?.(conversation)) ?? null,
    isOpen: async (platform: Platform, conversation: string) =>
      (await deliverers[platform]?.isOpen?.(conversation)) ?? false,
    outsiders: async (platform: Platform, conversation: string) =>
      (await deliverers[platform]?.outsiders?.(conversation)) ?? null,
    lastOutsiders: (platform: Platform, conversation: string) =>
      deliverers[platform]?.lastOutsiders?.(conversation) ?? null,
  };
}

/** The connected platforms on which nothing can be delivered at present. */
export function outagesAmong(deliverers: Readonly<Partial<Record<Platform, Deliverer>>>): readonly PlatformOutage[] {
  return PLATFORMS.flatMap((platform) => {
    const reason = deliverers[platform]?.down?.() ?? null;
    return reason === null ? [] : [{ platform, reason }];
  });
}

/**
 * A delivery that did not succeed. `refused`: the platform said no. `not_sent`: it never left. `unknown`: it may have arrived.
 * `permanent`: trying again in this place cannot help.
 */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly outcome: 'refused' | 'not_sent' | 'unknown';
  readonly permanent: boolean;
  readonly retryAfterMs: number | null;
  constructor(
    message: string,
    how: {
      outcome: 'refused' | 'not_sent' | 'unknown';
      permanent?: boolean;
      retryAfterMs?: number | null;
      cause?: unknown;
    },
  ) {
    super(message, { cause: how.cause });
    this.outcome = how.outcome;
    this.permanent = how.permanent ?? false;
    this.retryAfterMs = how.retryAfterMs ?? null;
  }
}
