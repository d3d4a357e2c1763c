/** The store port: every read and write of the record, the outbox and the schedule. Async, so that a database server can stand behind it. */
import type { Played } from '../core/record/apply.ts';
import type { ChainHead } from '../core/record/chain-head.ts';
import type { AuditEvent, Basis, Change, Origin } from '../core/record/changes.ts';
import type { ColumnDefaults } from '../core/record/differences.ts';
import type { Action, Instant, Notice, Platform, Snapshot } from '../core/record/model.ts';
import type { RecordState } from '../core/record/rebuild.ts';
import type { Redaction, SoughtTexts } from '../core/record/redaction.ts';
import type { Expiry } from '../core/record/retention.ts';
import type { ChainedEvent } from './chained-event.ts';
import type { DrawnMessage, HeldAside } from './held-texts.ts';
import type { Drawn, OutboxRow, PostState, Settlement, Waiting } from './outbox-row.ts';
import type { Place, Post, PostToDraw } from './post.ts';

export type { DrawnMessage, HeldAside } from './held-texts.ts';
export type { Drawn, OutboxRow, PostState, Settlement, Waiting } from './outbox-row.ts';

/** The changes and posts of one commit: all are written or none, with an audit event for every change. */
export interface Unit {
  /** A second commit with the same key does nothing: a platform's event id, or (notice, rule, period) of a job. */
  readonly once: string;
  readonly at: Instant;
  readonly by: Origin;
  readonly changes: readonly Change[];
  /** The record that the changes were decided on, with the record after them, if the decision has played them. */
  readonly played?: Played | undefined;
  readonly posts: readonly (Post | PostToDraw)[];
  /** Further occasions that this unit deals with, as if each had been committed under its own key. */
  readonly marks?: readonly string[];
  /** Posts that wait and are no longer wanted; the unit is a conflict when one of them has moved on. */
  readonly withdraws?: readonly Withdrawal[];
  /** Rows that must not have moved although they are not changed. */
  readonly basis: readonly Basis[];
  /** The id of the pending import that this unit saves. The commit deletes it; a missing one is a conflict. */
  readonly importToDelete?: string;
  /** The seal of the join code that this unit uses. The commit deletes it; a missing one is a conflict. */
  readonly joinCodeToDelete?: string;
  /** The texts to take out of the audit's earlier events, the outbox, kept answers and previews. */
  readonly redaction?: Redaction | undefined;
  /** The texts beside the record whose time is over. */
  readonly expiry?: Expiry | undefined;
  /** The answer to the request; kept so that a repeated request gets the same answer. */
  readonly answer?: unknown;
}

/** A post that is not to be sent after all, and why, in a sentence. */
export interface Withdrawal {
  readonly key: string;
  readonly reason: string;
}

/** An import that was previewed and waits to be saved: its sender, and the file as the import command writes it down. */
export interface PendingImport {
  readonly id: string;
  readonly personId: string | null;
  readonly text: string;
  readonly at: Instant;
}

/** One-time code for joining a second account: hash, owner, and the account that asked for it. */
export interface JoinCode {
  /** A keyed hash of the code, which itself is stored nowhere. */
  readonly seal: string;
  readonly personId: string;
  readonly platform: Platform;
  readonly accountId: string;
  readonly at: Instant;
}

/** An attempt to use a join code, by an account (`teams:…`). A repeat of the same request counts once. */
export interface CodeTry {
  readonly seal: string;
  readonly account: string;
  readonly request: string;
  readonly at: Instant;
}

/** `repeated`: the key was committed before; `answer` is what was kept then, null after its retention. */
export type Committed = { readonly repeated: false } | { readonly repeated: true; readonly answer: unknown };

/** A request that was acknowledged before it was carried out, in the platform's own form. */
export interface InboxRow {
  readonly platform: Platform;
  readonly id: string;
  readonly at: Instant;
  readonly request: unknown;
}

/** The data with which a platform reaches a conversation again, in the platform's own form. */
export interface ReferenceRow {
  readonly platform: Platform;
  readonly conversation: string;
  readonly reference: unknown;
  readonly seenAt: Instant;
}

/** Every row of the record, of all notices, as it stood at one event of the audit. */
export interface WholeRecord {
  /** The last event before these rows were read; null when there was none. */
  readonly head: ChainHead | null;
  readonly rows: RecordState;
  /** The values of columns in rows that are older than the columns. */
  readonly defaults: ColumnDefaults;
}

/** Every read and write. All methods reject with a `UserError` or `NotSavedError` when the database is out of order. */
export interface Store {
  /** The present notice and all that hangs on it, or the one asked for, read in one transaction. */
  snapshot(noticeId?: string): Promise<Snapshot>;
  notices(): Promise<readonly Notice[]>;
  /** The audit, oldest first; `ids` limits it to events whose row is one of these. */
  history(filter: { ids?: readonly string[]; since?: Instant; until?: Instant }): Promise<readonly AuditEvent[]>;
  /** The audit as it is stored, with its hashes, oldest first. */
  chain(): Promise<readonly ChainedEvent[]>;
  /** The number of the first event at which the hash chain does not hold, or null when it is whole. */
  brokenAt(): Promise<number | null>;
  /** The last event of the audit, or the one with this number; null when there is none. */
  head(event?: number): Promise<ChainHead | null>;
  /** Every row of every kind, read in one transaction. */
  wholeRecord(): Promise<WholeRecord>;
  /** Open actions of the notice due on or before a date, soonest first, found through the index. */
  dueBy(noticeId: string, date: string): Promise<readonly Action[]>;

  /**
   * Writes a unit. Throws `ConflictError` when a row has moved on since it was read.
   * Posts whose key exists are passed over; a later redraw of a message supersedes earlier ones still waiting.
   */
  commit(unit: Unit): Promise<Committed>;
  /** When and with which answer this request or job was committed, or null when it never was. */
  committed(once: string): Promise<{ readonly at: Instant; readonly answer: unknown } | null>;
  /** The keys among these that have been committed. */
  committedOf(keys: readonly string[]): Promise<ReadonlySet<string>>;

  /** Keeps a previewed import, in the place of an earlier one with its id, until a unit saves it, or one with `expiry` deletes it. */
  keepImport(pending: PendingImport): Promise<void>;
  /** Null when it has been saved or forgotten. */
  pendingImport(id: string): Promise<PendingImport | null>;

  /** Keeps the memory of an import, as JSON: the meaning of columns and words, and which request saved it. */
  keepImportMemory(text: string): Promise<void>;
  /** Null before the first import. */
  importMemory(): Promise<string | null>;

  /** Keeps a code in the place of an earlier one of the same person. */
  keepJoinCode(code: JoinCode): Promise<void>;
  /** Counts the try and looks the code up in one step; `too many` tries of one account are not looked at. */
  tryJoinCode(typed: CodeTry): Promise<JoinCode | 'unknown' | 'too many'>;
  /** Deletes a code, if it exists. */
  deleteJoinCode(seal: string): Promise<void>;

  /** Queues that hold posts not yet final; each begins with its platform and a colon. */
  pendingQueues(): Promise<readonly string[]>;
  /** The post of a queue to deliver next: the oldest pending one that is new, else the oldest pending redraw. */
  headOf(queue: string): Promise<OutboxRow | null>;
  /**
   * Takes a post for delivery if nobody holds it and it still is in `from`; false when it has moved on. A card that was `drawn`
   * for it is kept with it; false as well when the record has moved on since.
   */
  claim(
    key: string,
    from: { state: PostState; leaseToken: string | null },
    lease: { token: string; now: Instant; until: Instant; repeat?: boolean; drawn?: Drawn },
  ): Promise<boolean>;
  /** Writes the settlement of a claimed post; false when the lease has passed to somebody else. */
  settle(key: string, token: string, settlement: Settlement): Promise<boolean>;
  post(key: string): Promise<OutboxRow | null>;
  /** The ledger, newest first. */
  posts(filter: {
    noticeId?: string;
    state?: PostState;
    platform?: Platform;
    /** Only the post with this number. */
    seq?: number;
    limit: number;
  }): Promise<readonly OutboxRow[]>;
  /** Live cards that show any of these actions and are not closed, delivered or still on their way; oldest first. */
  cardsAbout(actionIds: readonly string[]): Promise<readonly OutboxRow[]>;
  /** Live cards that show any of these actions and that nobody has tried to send for certain; oldest first. */
  waitingAbout(actionIds: readonly string[]): Promise<readonly OutboxRow[]>;
  /** The delivered post that is this message, or null. */
  postOf(place: Place): Promise<OutboxRow | null>;
  /** Every message of which a post holds one of these texts, oldest first; each post of the outbox is read for it. */
  messagesHolding(sought: SoughtTexts): Promise<readonly DrawnMessage[]>;
  /** Reads all that is held about a person with these accounts (`slack:U123`) beside the record. */
  heldAside(personId: string, accounts: readonly string[]): Promise<HeldAside>;
  /** Writes the file anew, so that nothing of what was removed is left in its free pages. Takes seconds for a large record. */
  rewriteFile(): Promise<void>;
  /** Ids of the actions shown by delivered cards in this thread. */
  shownIn(place: Place): Promise<readonly string[]>;

  /** Keeps a request that is acknowledged before it is carried out; does nothing when its id is kept already. */
  putInbox(request: InboxRow): Promise<void>;
  /** The requests of a platform that were kept and are not done, oldest first. */
  inboxOf(platform: Platform): Promise<readonly InboxRow[]>;
  doneInbox(platform: Platform, id: string): Promise<void>;

  /** Keeps the reference in place of an earlier one of the same conversation. */
  keepReference(row: ReferenceRow): Promise<void>;
  /** The latest reference of a conversation, or null. */
  referenceOf(platform: Platform, conversation: string): Promise<unknown>;

  /** When the record was last put back from a copy; null when it never was. */
  restoredAt(): Promise<Instant | null>;
  /** The posts that are not final, counted by platform and state, with when the oldest of each fell due. */
  waiting(): Promise<readonly Waiting[]>;

  /** A sentence when the database file was removed or replaced since it was opened; nothing is saved from then on. */
  placeFault(): string | null;
  close(): Promise<void>;
}
