/**
 * Job: scheduled work. CONTRIBUTING.md says how to add one. Its `plan` decides from rows and the calendar alone. Every unit has an idempotency key that names its occasion, so
 * that a restart, a long sleep or a second tick does no work twice.
 */
import type { ChainHead } from '../core/record/chain-head.ts';
import type { Instant, Platform, Snapshot } from '../core/record/model.ts';
import type { Retention } from '../core/record/retention.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { PlatformOutage } from '../ports/deliverer.ts';
import type { Post } from '../ports/post.ts';
import type { OutboxRow, Store, Unit } from '../ports/store.ts';

/** The columns of an outbox row that jobs read. */
export type JobPost = Pick<
  OutboxRow,
  | 'key'
  | 'noticeId'
  | 'place'
  | 'countsTitle'
  | 'live'
  | 'about'
  | 'ref'
  | 'replaces'
  | 'state'
  | 'reason'
  | 'attempts'
  | 'dueAt'
  | 'plannedAt'
  | 'claimedAt'
>;

/** The record, the time and the state of delivery that a job decides from. */
export interface JobContext {
  readonly now: Instant;
  readonly snapshot: Snapshot;
  readonly calendar: Calendar;
  /** The subset of these idempotency keys that has been committed. */
  committed(keys: readonly string[]): Promise<ReadonlySet<string>>;
  readonly newId: () => string;
  /** Reads the last event of the audit; null before the first one and in a preview. */
  head(): Promise<ChainHead | null>;
  /** Reads rows of the outbox, newest first. */
  posts(filter: Parameters<Store['posts']>[0]): Promise<readonly JobPost[]>;
  /** The platforms on which nothing can be delivered at present, each with a reason that says what to do. */
  down(): readonly PlatformOutage[];
  /** False for a platform without settings; its posts wait. */
  isConnected(platform: Platform): boolean;
  /** The present name of a conversation on its platform; null when it is not known. */
  nameOf(platform: Platform, conversation: string): Promise<string | null>;
  /** The name that a platform last showed for an account; null when none was seen since the start. */
  accountName(platform: Platform, accountId: string): string | null;
  /** True if the bot can post in a conversation at present; false when that is not known. */
  isOpen(platform: Platform, conversation: string): Promise<boolean>;
  /**
   * The people from outside who could read a conversation when it was last checked, in a few words each; null when not
   * known.
   */
  lastOutsiders(platform: Platform, conversation: string): readonly string[] | null;
  /** The posts that are not final, counted by platform and state. */
  readonly waiting: Store['waiting'];
  readonly notices: Store['notices'];
  /** For how long the texts beside the record are kept. */
  readonly retention: Retention;
  /** A sentence that says for how long jobs have failed; null while all succeed. */
  fault(): string | null;
}

/** Changes and posts that the scheduler commits together for a job. An empty unit only marks its occasion as done. */
export type JobUnit = Pick<Unit, 'once' | 'changes' | 'marks' | 'basis' | 'expiry'> & {
  readonly posts: readonly Post[];
};

/** A kind of scheduled work. */
export interface Job {
  /** The name in the audit and in the log. */
  readonly name: string;
  /**
   * The times of day, such as `09:00`, at which the calendar alone can make work due; the preview runs the job at these.
   * Null for a job that reacts to events, which a preview cannot foresee.
   */
  readonly foreseenAt: ((snapshot: Snapshot, timeZone: string) => readonly string[]) | null;
  /** Returns the units that are due at `context.now`; writes nothing. */
  plan(context: JobContext): Promise<readonly JobUnit[]>;
}
