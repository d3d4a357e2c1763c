/** Makes the context of a request: the record, the day, the actor and the reads that a command decides with. */
import { ADMINISTRATOR, personOfAccount } from '../core/people/person.ts';
import type { Instant, Person, Snapshot } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Formats } from '../ports/formats.ts';
import type { OutboxRow, Store } from '../ports/store.ts';
import type { Command, Context, Request } from './command.ts';

/** The store, the commands and the services of the program that dispatch works with. */
export interface DispatchPorts {
  readonly store: Store;
  readonly commands: readonly Command[];
  readonly timeZone: string;
  readonly newId: () => string;
  readonly authority: Context['authority'];
  readonly codes?: Context['codes'];
  readonly formats: Formats;
  /** Called after a commit, so that posts leave at once. */
  readonly committed: () => void;
  /** The present faults of the service, a sentence each; absent where nobody watches it. */
  readonly faults?: () => Promise<readonly string[]>;
  /** The post once it is final; null when it is not within seconds; absent where posts are not delivered. */
  readonly finalPost?: (key: string) => Promise<OutboxRow | null>;
  /** The names of the files that hold copies of the record; absent where none are made. */
  readonly copies?: Context['copies'];
  /** Who from outside can read a conversation; absent where no platform can say so. */
  readonly outsiders?: Context['outsiders'];
  /** The posts that the schedule plans on this record from `now` through an instant. */
  readonly comingPosts: (
    start: Pick<Context, 'snapshot' | 'now'>,
    through: Instant,
  ) => ReturnType<Context['comingPosts']>;
  /** Called with an error that is a bug; the answer shows the id of the request. */
  readonly trouble: (request: Request, error: unknown) => void;
}

/** The context of a request on one snapshot of the record. */
export function contextOf(ports: DispatchPorts, request: Request, snapshot: Snapshot): Context {
  const { store, timeZone, newId, authority, formats, codes } = ports;
  const actor: Person | null = request.administrator
    ? ADMINISTRATOR
    : personOfAccount(snapshot, request.actor.platform, request.actor.accountId);
  return {
    request,
    now: request.now,
    today: dateOf(request.now, timeZone),
    calendar: calendarOf(snapshot, timeZone),
    snapshot,
    actor,
    emptied: [],
    newId,
    authority,
    ...formats,
    codes,
    read: store,
    faults: async () => (await ports.faults?.()) ?? [],
    copies: () => ports.copies?.() ?? [],
    outsiders: async (platform, conversation) => (await ports.outsiders?.(platform, conversation)) ?? null,
    comingPosts: (through) => ports.comingPosts({ snapshot, now: request.now }, through),
  };
}
