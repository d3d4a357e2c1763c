/**
 * Replacing a notice: the old one ends and the new one is entered in one set of changes, which may carry over open
 * actions.
 */
import { type ActorContext, requireLead } from '../people/person.ts';
import { byCode } from '../plan/action.ts';
import { carryRows } from '../plan/carried-rows.ts';
import { unsettledRecommendations } from '../plan/recommendation-list.ts';
import { added, type Basis, type Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Expectation, Notice, Recommendation, Snapshot } from '../record/model.ts';
import { type CarriedOver, type CarriedPlace, goesOn, goesOver, isUnder, tellCarried } from './carried-over.ts';
import { recordDecision } from './department-decision.ts';
import { type NewNotice, newNotice } from './entry.ts';
import { isUndecided } from './notice.ts';
import { conversationId } from './settings.ts';

/** The new notice, and the changes that replace the old one by it. */
export interface Replacement {
  readonly notice: Notice;
  readonly carried: CarriedOver;
  readonly changes: readonly Change[];
  /** The rows that were copied, so that the commit fails if one of them has changed. */
  readonly basis: readonly Basis[];
}

/**
 * Enters the notice that replaces the present one, and records the old one as replaced unless it is already. Reminders go
 * on in the same conversations at the same times. `carry` copies the expectations, the recommendations without an outcome,
 * and every action that is neither complete nor withdrawn with its code, people, dates, report, proposal, milestones,
 * evidence, updates and colours, the readings of its measures, the contacts of its meetings, and where partners stand. The old
 * notice keeps its own rows. `placeOf` says where each expectation goes; an action that comes under another one gets a new code
 * there.
 * Leads only; throws `UserError`.
 */
export function replaceNotice(
  acting: ActorContext,
  wanted: NewNotice,
  link: string | null,
  carry: boolean,
  newId: () => string,
  placeOf: (old: Expectation) => CarriedPlace = () => 'carry',
): Replacement {
  requireLead(acting, 'replace the notice');
  const old = requireReplaceable(acting.snapshot);
  const notice: Notice = {
    ...newNotice(acting, wanted, newId()),
    replacesNoticeId: old.id,
    remindOnWeekday: old.remindOnWeekday,
    remindAt: old.remindAt,
  };
  const decided = { outcome: 'replaced', letterOn: notice.issuedOn, link, remindersUntil: null } as const;
  const copies = carry ? copyOpenRows(acting, notice, newId, placeOf) : NO_COPIES;
  const changes = [
    // This comes first, because at most one notice may be undecided at any moment.
    ...(isUndecided(old) ? [recordDecision(acting, old, decided, null)] : []),
    added('notice', notice),
    ...carryConversations(acting, notice),
    ...copies.changes,
  ];
  return { notice, carried: copies.carried, changes, basis: copies.basis };
}

function requireReplaceable({ notice }: Snapshot): Notice {
  if (!notice) throw new UserError('There is no notice to replace. Enter the first one: notice new …');
  if (isUndecided(notice) || notice.decisionOutcome === 'replaced') return notice;
  throw new UserError(
    `The latest notice is recorded as ${notice.decisionOutcome}, so nothing replaces it. Enter the next one: notice new …`,
  );
}

function carryConversations({ snapshot, now }: ActorContext, notice: Notice): Change[] {
  return snapshot.conversations
    .filter((one) => one.stoppedAt === null)
    .map((one) => {
      const id = conversationId(notice, one);
      return added('conversation', { ...one, id, version: 1, noticeId: notice.id, startedAt: now }, 'carried over');
    });
}

type Copies = Pick<Replacement, 'carried' | 'changes' | 'basis'>;
const NO_COPIES: Copies = {
  carried: { expectations: [], actions: [], recoded: [], left: [] },
  changes: [],
  basis: [],
};

function copyOpenRows(
  { snapshot, today }: ActorContext,
  notice: Notice,
  newId: () => string,
  placeOf: (old: Expectation) => CarriedPlace,
): Copies {
  const places = new Map(snapshot.expectations.map((one) => [one.id, placeOf(one)]));
  const carriedOver = snapshot.expectations.filter(({ id }) => goesOver(places.get(id)));
  const copyIds = new Map(carriedOver.map(({ id }) => [id, newId()]));
  const expectations = carriedOver.map((one): Expectation => {
    const codesUpTo = lastNumberUnder(snapshot, one.code);
    const place = places.get(one.id);
    const text = typeof place === 'object' && 'inWords' in place ? place.inWords : one.text;
    return { ...one, id: idOf(copyIds, one.id), version: 1, noticeId: notice.id, codesUpTo, text };
  });
  const expectationIds = idsUnder(places, copyIds);
  const unsettled = unsettledRecommendations(snapshot);
  const recommendationIds = new Map(unsettled.map(({ id }) => [id, newId()]));
  const recommendations = unsettled.map((one): Recommendation => {
    // That of an expectation that stays behind is under none.
    const expectationId = expectationIds.get(one.expectationId ?? '') ?? null;
    const moved = { id: idOf(recommendationIds, one.id), version: 1, noticeId: notice.id, expectationId };
    return { ...one, ...moved, carriedFromId: one.id };
  });
  const open = snapshot.actions
    .filter((action) => goesOn(action) && expectationIds.has(action.expectationId))
    .sort(byCode);
  const actionIds = new Map(open.map(({ id }) => [id, newId()]));
  const codes = codesFor(snapshot, open, places);
  const actions = open.map((one): Action => {
    const expectationId = idOf(expectationIds, one.expectationId);
    // One that is implemented or closed stays behind with the old notice.
    const recommendationId = recommendationIds.get(one.recommendationId ?? '') ?? null;
    const moved = { id: idOf(actionIds, one.id), version: 1, noticeId: notice.id, expectationId, recommendationId };
    return { ...one, ...moved, code: codes.get(one.id) ?? one.code, carriedFromId: one.id };
  });
  const ids = new Map([...copyIds, ...actionIds]);
  const below = carryRows(snapshot, open, { ids, noticeId: notice.id, newId }, today);
  const basisOf = (entity: Basis['entity'], rows: readonly { id: string; version: number }[]) =>
    rows.map(({ id, version }) => ({ entity, id, version }));
  return {
    carried: tellCarried(snapshot, places, expectations, codes),
    changes: [
      ...expectations.map((one) => added('expectation', one, 'carried over')),
      ...recommendations.map((one) => added('recommendation', one, 'carried over')),
      ...actions.map((one) => added('action', one, 'carried over')),
      ...below,
    ],
    basis: [
      ...basisOf('expectation', snapshot.expectations),
      ...basisOf('action', snapshot.actions),
      ...basisOf('milestone', snapshot.milestones),
      ...basisOf('recommendation', snapshot.recommendations),
    ],
  };
}

/** The new id of each old expectation that has one, or of the expectation under which its actions come. */
function idsUnder(
  places: ReadonlyMap<string, CarriedPlace>,
  copyIds: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const entries = [...places].flatMap(([id, place]): readonly (readonly [string, string])[] => {
    const to = isUnder(place) ? (copyIds.get(place.under.id) ?? place.under.id) : copyIds.get(id);
    return to === undefined ? [] : [[id, to]];
  });
  return new Map(entries);
}

/** The highest number that an action has borne behind the code of an expectation, such as 3 in E2-03, under this notice or before. */
export function lastNumberUnder({ actions, expectations }: Snapshot, code: string): number {
  const numbers = actions.filter((one) => one.code.startsWith(`${code}-`)).map((one) => Number(one.code.split('-')[1]));
  return Math.max(expectations.find((one) => one.code === code)?.codesUpTo ?? 0, ...numbers);
}

/** The codes of those actions that come under another expectation: after the highest there has been. */
function codesFor(
  snapshot: Snapshot,
  open: readonly Action[],
  places: ReadonlyMap<string, CarriedPlace>,
): ReadonlyMap<string, string> {
  const highest = new Map<string, number>();
  return new Map(
    open.flatMap(({ id, expectationId }): readonly (readonly [string, string])[] => {
      const place = places.get(expectationId);
      if (!isUnder(place)) return [];
      const { code } = place.under;
      const next = (highest.get(code) ?? lastNumberUnder(snapshot, code)) + 1;
      highest.set(code, next);
      return [[id, `${code}-${String(next).padStart(2, '0')}`]];
    }),
  );
}

function idOf(ids: ReadonlyMap<string, string>, old: string): string {
  const id = ids.get(old);
  if (id === undefined) throw new Error(`Nothing was carried over for ${old}`);
  return id;
}
