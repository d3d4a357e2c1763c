/**
 * A job is what the schedule does by itself. CONTRIBUTING.md says how to add one. Its `plan` says what is due at `now`, from
 * rows and the calendar alone. Each unit has a key that names its occasion for ever, so that a restart, a long sleep or a
 * second tick does nothing twice.
 */
import type { Instant, Platform, Snapshot } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { PlatformOutage } from '../ports/deliverer.ts';
import type { OutboxRow, Store, Unit } from '../ports/store.ts';

/** A post in the ledger, as far as jobs look at it. */
export type Ledgered = Pick<
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

export interface JobContext {
  readonly now: Instant;
  readonly snapshot: Snapshot;
  readonly calendar: Calendar;
  /** Which of these keys have been committed. */
  committed(keys: readonly string[]): Promise<ReadonlySet<string>>;
  readonly newId: () => string;
  /** The ledger of posts, newest first. */
  posts(filter: Parameters<Store['posts']>[0]): Promise<readonly Ledgered[]>;
  /** The platforms on which nothing can be delivered at present, and why, in words that say what to do. */
  down(): readonly PlatformOutage[];
  /** Whether anything at all can go to a platform; what is for another one waits. */
  isConnected(platform: Platform): boolean;
  /** What people call a conversation on its platform at present; null where that is not known. */
  nameOf(platform: Platform, conversation: string): Promise<string | null>;
  /** Whether the bot can post in a conversation at present; false where that is not known. */
  isOpen(platform: Platform, conversation: string): Promise<boolean>;
  /** Who from outside can read a conversation, in a few words each, as it was last seen; null where that is not known. */
  lastOutsiders(platform: Platform, conversation: string): readonly string[] | null;
  /** The posts that are not final, counted by platform and state. */
  readonly waiting: Store['waiting'];
  /** For how long a job has not been able to do its work, in a sentence; null while all can. */
  fault(): string | null;
}

/** What the scheduler commits in the name of the job; a unit without changes and posts only marks its occasion as dealt with. */
export type JobUnit = Pick<Unit, 'once' | 'changes' | 'posts' | 'marks' | 'basis'>;

export interface Job {
  readonly name: string;
  /**
   * The times of day, such as `09:00`, at which the job can find something due by the calendar alone: the preview asks
   * it then. Null for a job that answers to events, which nobody can foresee.
   */
  readonly foreseenAt: ((snapshot: Snapshot) => readonly string[]) | null;
  plan(context: JobContext): Promise<readonly JobUnit[]>;
}
