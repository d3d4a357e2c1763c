/** Posts and places: the data that core, outbox and platforms hand to each other besides the card itself. */
import { accountIdOf, platformOf } from '../core/people/person.ts';
import type { Platform } from '../core/record/model.ts';
import type { Card } from './card.ts';
import type { LiveCard } from './live-card.ts';

/** Somebody's account as the platform has verified it. */
export interface AccountRef {
  readonly platform: Platform;
  readonly accountId: string;
  /** The name that the platform shows. */
  readonly name: string;
  /** A guest of the workspace, or somebody of another organisation. */
  readonly guest?: boolean;
}

/** A conversation, and a thread of it, where somebody types or a card is posted; opaque to all but the platform. */
export interface Place {
  readonly platform: Platform;
  readonly conversation: string;
  readonly thread?: string;
  /** The message whose button was pressed. */
  readonly message?: string;
  /** A conversation with one person. */
  readonly direct?: boolean;
}

const DIRECT = 'dm:';

/** The conversation of the bot with one account, by its id as the record has it (`slack:U123`), whether it was opened before or not. */
export function directPlace(account: string): Place {
  return { platform: platformOf(account), conversation: `${DIRECT}${accountIdOf(account)}`, direct: true };
}

/** The account that a direct place names by itself; null for a conversation as its platform names it. */
export function accountInDirect({ conversation }: Place): string | null {
  return conversation.startsWith(DIRECT) ? conversation.slice(DIRECT.length) : null;
}

/** A card for somebody to see, delivered through the outbox. */
export interface Post {
  /** Identity: (notice, rule, period, recipient, place); a second post with the same key is not made. */
  readonly key: string;
  readonly noticeId: string | null;
  readonly place: Place;
  /** The key of the post in whose thread this one goes, once that one is delivered. */
  readonly threadOf?: string;
  /** The post whose message is redrawn instead of posting a new one. */
  readonly replaces?: string;
  readonly card: Card;
  /**
   * Where guests or people of other organisations can read, a card of counts stands in its place, under this title; it is
   * drawn when it is delivered. Without a title the card is shown to nobody there.
   */
  readonly countsTitle?: string | undefined;
  /** The card holds nothing that people from outside may not read, so they are shown it as it is. */
  readonly forOutsiders?: boolean | undefined;
  /**
   * How to draw it again when the record moves on; null for a card that stays as it was. A redraw with null is the last
   * one of its message, which from then on is found by no action.
   */
  readonly live: LiveCard | null;
  /** Ids of the actions that the card shows. */
  readonly about: readonly string[];
  /** When the post fell due, from which its lateness is counted. */
  readonly dueAt: string;
}

/** A post whose card is drawn at delivery, from the record as it then stands: as `live` says, or as the closed card of its message. */
export interface PostToDraw extends Omit<Post, 'card'> {
  readonly card: null;
}
