/** The notice that the present one replaces, and how the two differ, so that a paper never looks better for what was left behind. */
import { goesOn } from '../../notice/carried-over.ts';
import { byCode } from '../../plan/action.ts';
import { comparedWords, sharedExpectations } from '../../plan/same-words.ts';
import type { AuditEvent } from '../../record/changes.ts';
import type { Action, Expectation, IsoDate, Notice } from '../../record/model.ts';
import { dateOf } from '../../time/instants.ts';
import type { Since } from './period.ts';
import type { Seen } from './readers.ts';
import { standOf } from './standing.ts';

/** An open action that stayed behind with the notice before. */
export interface LeftAction {
  readonly action: Action;
  /** Whether the letter no longer has its expectation. */
  readonly isDropped: boolean;
  /** How it stood when it was left, where that was badly. */
  readonly stood: 'off_track' | 'lapsed' | null;
}

/** The notice before, and what changed with the new one. */
export interface ReplacedNotice {
  readonly notice: Notice;
  /** The day on which the new notice came into the record. */
  readonly on: IsoDate;
  /** Whether that was in the time of the report; else the body has been told of it. */
  readonly isNews: boolean;
  readonly dropped: readonly Expectation[];
  readonly fresh: readonly Expectation[];
  /** The expectations that go on in other words of the letter. */
  readonly reworded: readonly Expectation[];
  readonly left: readonly LeftAction[];
  /** How many actions were complete under the notice before. */
  readonly complete: number;
}

/** How many actions are off track, now and last time. */
export interface Trend {
  readonly now: number;
  readonly before: number;
  /** Only among what both notices have, because another notice was in force last time. */
  readonly isShared: boolean;
}

/** Compares the present notice with the one that it replaces; null where it replaces none. `earlier` is the record of that one. */
export function replacedNotice(
  snapshot: Seen,
  before: Seen | null,
  earlier: Seen | null,
  { events, zone }: { readonly events: readonly AuditEvent[]; readonly zone: string },
): ReplacedNotice | null {
  const old = earlier?.notice;
  if (!earlier || !old) return null;
  const shared = sharedExpectations(earlier.expectations, snapshot.expectations);
  const entered = events.find(
    ({ change }) => change.op === 'added' && change.entity === 'notice' && change.row.id === snapshot.notice?.id,
  );
  const at = entered?.at ?? old.decisionRecordedAt;
  const on = at === null ? (snapshot.notice?.issuedOn ?? '') : dateOf(at, zone);
  const carried = new Set(snapshot.actions.map(({ carriedFromId }) => carriedFromId));
  const dropped = earlier.expectations.filter((one) => !shared.has(one));
  const kept = new Set(shared.values());
  return {
    ...{ notice: old, on, dropped, complete: earlier.actions.filter(({ status }) => status === 'complete').length },
    isNews: before?.notice?.id === old.id,
    fresh: snapshot.expectations.filter((one) => !kept.has(one)),
    reworded: [...shared].filter(([was, is]) => comparedWords(was.text) !== comparedWords(is.text)).map(([, is]) => is),
    left: earlier.actions
      .filter((action) => goesOn(action) && !carried.has(action.id))
      .sort(byCode)
      .map((action) => ({
        action,
        isDropped: dropped.some(({ id }) => id === action.expectationId),
        stood: stoodBadly(action, earlier, on),
      })),
  };
}

function stoodBadly(action: Action, record: Seen, day: IsoDate): LeftAction['stood'] {
  const stand = standOf(action, record, day);
  return stand === 'off_track' || stand === 'lapsed' ? stand : null;
}

/** The expectations of another moment by those of now: the same rows, and under another notice those in its words or by its title. */
export function expectationsBefore(now: Seen, before: Seen): ReadonlyMap<Expectation, Expectation> {
  const isSame = now.notice?.id === before.notice?.id;
  if (!isSame) return sharedExpectations(now.expectations, before.expectations);
  const byId = new Map(before.expectations.map((one) => [one.id, one]));
  return new Map(
    now.expectations.flatMap((one) => {
      const same = byId.get(one.id);
      return same ? [[one, same] as const] : [];
    }),
  );
}

/** The number off track now and then. Where another notice was in force then, only what both have is counted. */
export function trendOf(snapshot: Seen, before: Seen | null, since: Since, today: IsoDate): Trend | null {
  if (!before?.notice) return null;
  const isShared = before.notice.id !== snapshot.notice?.id;
  const pairs = expectationsBefore(snapshot, before);
  const [now, then] = [
    new Set([...pairs.keys()].map(({ id }) => id)),
    new Set([...pairs.values()].map(({ id }) => id)),
  ];
  const carriedFrom = new Set(snapshot.actions.map(({ carriedFromId }) => carriedFromId));
  const ids = new Set(before.actions.map(({ id }) => id));
  const count = (record: Seen, day: IsoDate, isMeant: (action: Action) => boolean) =>
    record.actions.filter(
      (action) =>
        action.status !== 'withdrawn' && (!isShared || isMeant(action)) && standOf(action, record, day) === 'off_track',
    ).length;
  return {
    isShared,
    now: count(snapshot, today, (one) => now.has(one.expectationId) || ids.has(one.carriedFromId ?? '')),
    before: count(before, since.on, (one) => then.has(one.expectationId) || carriedFrom.has(one.id)),
  };
}
