/** The notice that the present one replaces, and how the two differ, so that a paper never looks better for what was left behind. */
import { type AskedAgain, expectationsAskedAgain } from '../../notice/asked-again.ts';
import { goesOn } from '../../notice/carried-over.ts';
import { byCode } from '../../plan/action.ts';
import { comparedWords } from '../../plan/same-words.ts';
import type { AuditEvent } from '../../record/changes.ts';
import type { Action, Expectation, IsoDate, LogEntry, Notice } from '../../record/model.ts';
import { compareDates } from '../../time/dates.ts';
import { dateOf } from '../../time/instants.ts';
import type { Since } from './period.ts';
import type { Seen } from './readers.ts';
import { standingEntries, standOf } from './standing.ts';

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
  /** The expectations that a person said are asked for as another one now. */
  readonly askedAs: readonly AskedAgain[];
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
  const again = [...expectationsAskedAgain(earlier, snapshot, events)].sort((a, b) => byCode(a.was, b.was));
  const [asked, kept] = [new Set(again.map(({ was }) => was)), new Set(again.map(({ is }) => is))];
  const entered = events.find(
    ({ change }) => change.op === 'added' && change.entity === 'notice' && change.row.id === snapshot.notice?.id,
  );
  const at = entered?.at ?? old.decisionRecordedAt;
  const on = at === null ? (snapshot.notice?.issuedOn ?? '') : dateOf(at, zone);
  const carried = new Set(snapshot.actions.map(({ carriedFromId }) => carriedFromId));
  const dropped = earlier.expectations.filter((one) => !asked.has(one)).sort(byCode);
  return {
    ...{ notice: old, on, dropped, complete: earlier.actions.filter(({ status }) => status === 'complete').length },
    isNews: before?.notice?.id === old.id,
    fresh: snapshot.expectations.filter((one) => !kept.has(one)).sort(byCode),
    askedAs: again.filter(({ byWords }) => !byWords),
    reworded: again
      .filter(({ was, is, byWords }) => byWords && comparedWords(was.text) !== comparedWords(is.text))
      .map(({ is }) => is),
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

/**
 * The expectations of another moment with those of now: the same rows, and under another notice those that it asks for again. `events`
 * are those of the audit.
 */
export function expectationPairs(now: Seen, before: Seen, events: readonly AuditEvent[]): readonly AskedAgain[] {
  if (now.notice?.id !== before.notice?.id) return expectationsAskedAgain(before, now, events);
  const byId = new Map(before.expectations.map((one) => [one.id, one]));
  return now.expectations.flatMap((is) => {
    const was = byId.get(is.id);
    return was ? [{ was, is, byWords: true }] : [];
  });
}

/**
 * The number off track now and then. Where another notice was in force then, only what both ask for is counted, without the open
 * actions that were left behind, of which nobody knows how they stand now.
 */
export function trendOf(
  snapshot: Seen,
  before: Seen | null,
  pairs: readonly AskedAgain[],
  {
    since,
    today,
    left = [],
  }: { readonly since: Since; readonly today: IsoDate; readonly left?: readonly LeftAction[] },
): Trend | null {
  if (!before?.notice) return null;
  const isShared = before.notice.id !== snapshot.notice?.id;
  const [now, then] = [new Set(pairs.map(({ is }) => is.id)), new Set(pairs.map(({ was }) => was.id))];
  const leftIds = new Set(left.map(({ action }) => action.id));
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
    before: count(
      before,
      since.on,
      (one) => (then.has(one.expectationId) && !leftIds.has(one.id)) || carriedFrom.has(one.id),
    ),
  };
}

/** Contact of a time with the code of what it is about. */
export interface ContactInTime {
  readonly entry: LogEntry;
  readonly about: string;
  /** Recorded under the notice before, and not carried over from it. */
  readonly isUnderEarlier: boolean;
}

/** The contact since a day under whichever notice, oldest first. What was carried over is told once. */
export function contactsInTime(snapshot: Seen, earlier: Seen | null, since: Since): readonly ContactInTime[] {
  const carried = new Set(snapshot.logEntries.map(markOf));
  const of = (record: Seen, isUnderEarlier: boolean) =>
    standingEntries(record, 'contact')
      .filter((entry) => entry.on >= since.on && !(isUnderEarlier && carried.has(markOf(entry))))
      .map((entry): ContactInTime => ({ entry, about: codeOf(entry, record), isUnderEarlier }));
  const all = [...(earlier === null ? [] : of(earlier, true)), ...of(snapshot, false)];
  return all.sort((a, b) => compareDates(a.entry.on, b.entry.on));
}

/** The parts of an entry that stay the same when it is carried over, whether or not its words are redacted or struck since. */
function markOf({ code, kind, addedAt, bodyId, on }: LogEntry): string {
  return [code, kind, addedAt, bodyId, on].join(' ');
}

function codeOf({ aboutId }: LogEntry, { actions, expectations }: Seen): string {
  return [...actions, ...expectations].find(({ id }) => id === aboutId)?.code ?? '';
}
