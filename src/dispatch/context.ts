/** Makes the context of a request: the record, the day, the actor and the reads that a command decides with. */
import { ADMINISTRATOR, personOfAccount } from '../core/people/person.ts';
import type { Person, Snapshot } from '../core/record/model.ts';
import { calendarOf } from '../core/time/calendar.ts';
import { dateOf } from '../core/time/instants.ts';
import type { Context, Request } from './command.ts';
import type { DispatchPorts } from './dispatch.ts';

/** The context of a request on one snapshot of the record. */
export function contextOf(ports: DispatchPorts, request: Request, snapshot: Snapshot): Context {
  const { store, timeZone, newId, authority, readCsv, codes } = ports;
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
    readCsv,
    codes,
    read: store,
    faults: async () => (await ports.faults?.()) ?? [],
    outsiders: async (platform, conversation) => (await ports.outsiders?.(platform, conversation)) ?? null,
    comingPosts: (through) => ports.comingPosts({ snapshot, now: request.now }, through),
  };
}
