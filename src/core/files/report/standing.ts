/** How each action and each expectation stands in a report: delivered, on track, amber, off track; or kept up and lapsed. */

import { byCode, isKeptUp, isOverdue } from '../../plan/action.ts';
import { entriesAbout, type LogSubject, latestColouredUpdate } from '../../plan/log-entry.ts';
import { isAmber, isOffTrack } from '../../plan/off-track.ts';
import type { Action, Expectation, IsoDate, LogEntry, Snapshot } from '../../record/model.ts';
import { compareDates } from '../../time/dates.ts';
import type { Seen } from './readers.ts';

/**
 * Every way in which an action can stand. `brought_in`: complete in the plan that was brought in, and nobody here has confirmed
 * it. `amber`: on track, but for the amber that somebody says. The last three are for those that are never complete;
 * `not_yet`: not due for the first time yet.
 */
export const STANDS = [
  'delivered',
  'brought_in',
  'on_track',
  'amber',
  'off_track',
  'kept_up',
  'not_yet',
  'lapsed',
] as const;
/** One of `STANDS`: how an action stands on a day. */
export type Stand = (typeof STANDS)[number];

/** An expectation with its actions that were not withdrawn, and how many of them stand in which way. */
export interface Position {
  readonly expectation: Expectation;
  readonly actions: readonly Action[];
  readonly counts: Readonly<Record<Stand, number>>;
  /** The latest update about the expectation itself that says a colour; null when none does. */
  readonly colour: LogEntry | null;
  /** The latest update about the expectation itself. */
  readonly update: LogEntry | null;
}

/** How an action stands on a day, by the rules of the status. */
export function standOf(action: Action, snapshot: Seen, today: IsoDate): Stand {
  if (isKeptUp(action)) {
    if (isOverdue(action, snapshot, today)) return 'lapsed';
    return snapshot.everMet.has(action.id) ? 'kept_up' : 'not_yet';
  }
  if (action.status === 'complete') return action.broughtInAt === null ? 'delivered' : 'brought_in';
  if (isOffTrack(action, snapshot, today)) return 'off_track';
  return isAmber(action, snapshot) ? 'amber' : 'on_track';
}

/** Every expectation with its position on a day, in the order of the codes. */
export function positionsOf(snapshot: Seen, today: IsoDate): readonly Position[] {
  return [...snapshot.expectations].sort(byCode).map((expectation) => {
    const actions = snapshot.actions
      .filter(({ expectationId, status }) => expectationId === expectation.id && status !== 'withdrawn')
      .sort(byCode);
    const updates = standingEntries(snapshot, 'update').filter(({ aboutId }) => aboutId === expectation.id);
    return {
      expectation,
      actions,
      counts: countStands(actions, snapshot, today),
      colour: updates.findLast(({ rag }) => rag !== null) ?? null,
      update: updates.at(-1) ?? null,
    };
  });
}

/** How many of these actions stand in which way on a day. */
export function countStands(
  actions: readonly Action[],
  snapshot: Seen,
  today: IsoDate,
): Readonly<Record<Stand, number>> {
  const found = actions.map((action) => standOf(action, snapshot, today));
  const counts = STANDS.map((stand) => [stand, found.filter((one) => one === stand).length]);
  return Object.fromEntries(counts);
}

/** The log entries of a kind that have not been struck, oldest day first. */
export function standingEntries({ logEntries }: Snapshot, kind: LogEntry['kind']): readonly LogEntry[] {
  const standing = logEntries.filter((entry) => entry.kind === kind && entry.struckAt === null);
  return standing.sort((a, b) => compareDates(a.on, b.on));
}

/** The updates that say how something stands: the one with its colour, and the latest of all. */
export interface Said {
  readonly colour: LogEntry | null;
  readonly latest: LogEntry | null;
}

/** The updates about an action or a recommendation that say how it stands. */
export function saidOf(snapshot: Snapshot, subject: LogSubject): Said {
  return {
    colour: latestColouredUpdate(snapshot, subject),
    latest: latestOn(entriesAbout(snapshot, subject)),
  };
}

/** The standing update of the latest day among these entries; null where there is none. */
function latestOn(entries: readonly LogEntry[]): LogEntry | null {
  const updates = entries.filter(({ kind, struckAt }) => kind === 'update' && struckAt === null);
  return updates.reduce<LogEntry | null>((last, one) => (last !== null && one.on < last.on ? last : one), null);
}
