/** Makes the context of a request: the record, the day, the actor and the reads that a command decides with. */
import { ADMINISTRATOR, isLead, personOfAccount } from '../core/people/person.ts';
import type { Instant, Person, Snapshot } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Formats } from '../ports/formats.ts';
import type { OutboxRow, Store } from '../ports/store.ts';
import type { Command, Context, Request } from './command.ts';
import type { PeopleContext } from './find-person.ts';

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
  const { today, calendar } = dayOf(snapshot, request.now, timeZone);
  const actor: Person | null = request.administrator
    ? ADMINISTRATOR
    : personOfAccount(snapshot, request.actor.platform, request.actor.accountId);
  return {
    request,
    now: request.now,
    today,
    calendar,
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

/** The day of a request in that minute, with the closing days of the record. */
interface Day extends Pick<Context, 'today' | 'calendar'> {
  readonly minute: string;
}

/** The day of the last request by the list of closing days: many requests come in one minute, in which no date changes. */
const lastDays = new WeakMap<Snapshot['holidays'], Day>();

function dayOf(snapshot: Pick<Snapshot, 'holidays'>, now: Instant, timeZone: string): Day {
  const minute = now.slice(0, 'YYYY-MM-DDTHH:MM'.length);
  const last = lastDays.get(snapshot.holidays);
  if (last?.minute === minute && last.calendar.timeZone === timeZone) return last;
  const day = { minute, today: dateOf(now, timeZone), calendar: calendarOf(snapshot, timeZone) };
  lastDays.set(snapshot.holidays, day);
  return day;
}

/** The record and the accounts with which people in the arguments of a request are found. */
export function peopleContextOf({ snapshot, request, actor }: Context): PeopleContext {
  const { mentioned = [], groups = [], actor: speaker } = request;
  return { snapshot, mentioned, groups, speaker, mayEnter: actor !== null && isLead(actor) };
}
