/**
 * Actions: adding, editing, assigning, starting, blocking and withdrawing them. Each rule returns changes or throws
 * `UserError`.
 */
import { type ActorContext, nameOf, requireContributor, requireLead, requireOversight } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UnknownCodeError, UserError } from '../record/errors.ts';
import { rowByCode } from '../record/find-row.ts';
import type { Action, Expectation, IsoDate, Level, Snapshot } from '../record/model.ts';
import { type ActionDetail, NO_DETAIL } from './action-detail.ts';
import { NO_PROPOSAL } from './due-date.ts';
import { awaitsEvidence } from './evidence.ts';
import { dueAfterWeeks } from './next-period.ts';

/** Whether an action is neither reported, complete nor withdrawn. */
export function isOpen(action: Action): boolean {
  return action.status === 'not_started' || action.status === 'in_progress' || action.status === 'blocked';
}

/** Whether an action is kept up and never complete: it has a next date, and has lapsed when that has passed. */
export function isKeptUp({ kind }: Pick<Action, 'kind'>): boolean {
  return kind !== 'once';
}

/** Whether the owner still has something to do: the action is open, or reported without the evidence it needs. */
export function isOutstanding(action: Action, snapshot: Snapshot): boolean {
  return isOpen(action) || awaitsEvidence(action, snapshot);
}

/** Whether an outstanding action was due before `today`. An action without a due date is never overdue. */
export function isOverdue(action: Action, snapshot: Snapshot, today: IsoDate): boolean {
  return action.dueOn !== null && action.dueOn < today && isOutstanding(action, snapshot);
}

/**
 * Orders E2-03 before E2-10 before E10-01. Numbers in codes begin with no more zeros than two digits need, so the shorter
 * one is the smaller one: reading them, or a collator, takes many times as long.
 */
export function byCode({ code: a }: { code: string }, { code: b }: { code: string }): number {
  const [end, otherEnd] = [groupEnd(a), groupEnd(b)];
  if (end !== otherEnd) return end - otherEnd;
  if (a.length !== b.length && a.slice(0, end) === b.slice(0, end)) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows in the order of their codes: E7 before E10. */
export function inCodeOrder<T extends { readonly code: string }>(rows: readonly T[]): readonly T[] {
  return [...rows].sort(byCode);
}

/** Where the number of the expectation ends. */
function groupEnd(code: string): number {
  const dash = code.indexOf('-');
  return dash < 0 ? code.length : dash;
}

/** The action with this code. Throws `UnknownCodeError` with examples when the notice has none. */
export function actionByCode(snapshot: Snapshot, code: string): Action {
  const action = rowByCode(snapshot.actions, code);
  if (action) return action;
  const some = snapshot.actions.slice(0, 3).map((one) => one.code);
  const earlier = snapshot.notice?.replacesNoticeId ? ' Actions of the notice before it: notice all' : '';
  throw new UnknownCodeError(
    `There is no action ${code} under this notice. ${some.length > 0 ? `Expected one such as ${some.join(', ')}.` : 'It has no actions yet.'}${earlier}`,
    some,
  );
}

/** An action as a lead or SRO gives it, before it has a code. Give `dueOn`, `everyWeeks` or neither. */
export interface NewAction {
  readonly title: string;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  /** Null for what the expectation asks: members where it is at member level, else officers. */
  readonly level: Level | null;
  readonly dueOn: IsoDate | null;
  /** How many weeks apart evidence is due, for an ongoing action; null for one that is done once. */
  readonly everyWeeks: number | null;
  readonly evidenceRequired: string | null;
  readonly detail?: Partial<ActionDetail>;
}

/** The next free code under an expectation; the code of a withdrawn action, or of one under a notice before, is not used again. */
export function nextActionCode(snapshot: Snapshot, expectation: Expectation): string {
  const numbers = snapshot.actions
    .filter((action) => action.expectationId === expectation.id)
    .map((action) => Number(action.code.split('-')[1]));
  return `${expectation.code}-${String(Math.max(expectation.codesUpTo, ...numbers) + 1).padStart(2, '0')}`;
}

/** The level of an action of which nobody says one. Most actions under a joint expectation are the officers'. */
export function usualLevel({ level }: Pick<Expectation, 'level'>): Level {
  return level === 'member' ? 'member' : 'officer';
}

/** The row of a new action: not started, without report or proposal. */
export function newAction(expectation: Expectation, code: string, wanted: NewAction, id: string): Action {
  return {
    id,
    version: 1,
    noticeId: expectation.noticeId,
    expectationId: expectation.id,
    code,
    title: wanted.title,
    ownerId: wanted.ownerId,
    deputyId: wanted.deputyId,
    level: wanted.level ?? usualLevel(expectation),
    kind: wanted.everyWeeks === null ? 'once' : 'ongoing',
    everyWeeks: wanted.everyWeeks,
    originalDueOn: wanted.dueOn,
    dueOn: wanted.dueOn,
    timesMoved: 0,
    status: 'not_started',
    blockedBecause: null,
    evidenceRequired: wanted.evidenceRequired,
    reportedBy: null,
    reportedAt: null,
    reportedFrom: null,
    doneOn: null,
    completedBy: null,
    completedAt: null,
    proposedDueOn: null,
    proposedBecause: null,
    proposedBy: null,
    proposedAt: null,
    carriedFromId: null,
    ...NO_DETAIL,
    ...wanted.detail,
  };
}

/**
 * Adds an action. Leads add anywhere, an SRO under their own expectation. An ongoing action is first due `everyWeeks`
 * weeks from today.
 */
export function addAction(
  acting: ActorContext,
  expectation: Expectation,
  wanted: NewAction,
  id: string,
): [Action, Change] {
  const { actor, snapshot, today } = acting;
  if (expectation.seniorResponsibleOwnerId !== actor.id || actor.role === 'viewer') {
    requireLead(acting, `add actions to ${expectation.code}`);
  }
  const dueOn = wanted.dueOn ?? (wanted.everyWeeks === null ? null : dueAfterWeeks(today, wanted.everyWeeks, snapshot));
  const action = newAction(expectation, nextActionCode(snapshot, expectation), { ...wanted, dueOn }, id);
  return [action, added('action', action)];
}

/**
 * The columns that an edit may set; the others stay. `everyWeeks`: a number makes the action ongoing, null makes it
 * once.
 */
export interface ActionEdit {
  readonly title?: string;
  readonly level?: Level;
  readonly everyWeeks?: number | null;
  readonly recommendationId?: string | null;
  readonly planRef?: string | null;
  readonly theme?: string | null;
}

/**
 * Edits an action; one that becomes ongoing without a due date is first due `everyWeeks` weeks from today. For its SRO
 * and leads.
 */
export function editAction(acting: ActorContext, action: Action, edit: ActionEdit): Change {
  requireOversight(acting, action, `edit ${action.code}`);
  const { everyWeeks, ...plain } = edit;
  const isOther = action.kind !== 'once' && action.kind !== 'ongoing';
  if (isOther && everyWeeks === null)
    throw new UserError(`${action.code} is a ${action.kind}, which keeps its rhythm.`);
  const turned = isOther ? {} : ({ kind: everyWeeks === null ? 'once' : 'ongoing' } as const);
  const kind = everyWeeks === undefined ? {} : { everyWeeks, ...turned };
  const ongoing = everyWeeks !== undefined && everyWeeks !== null && action.dueOn === null;
  return changed(
    'action',
    action,
    { ...plain, ...kind, ...(ongoing ? { dueOn: dueAfterWeeks(acting.today, everyWeeks, acting.snapshot) } : {}) },
    'edited',
  );
}

/** Gives an action another owner, who is then no longer its deputy. For its SRO and leads. */
export function assignOwner(acting: ActorContext, action: Action, ownerId: string): Change {
  requireOversight(acting, action, `assign ${action.code}`);
  if (action.ownerId === ownerId)
    throw new UserError(`${nameOf(acting.snapshot, ownerId)} owns ${action.code} already. Expected somebody else.`);
  const deputy = action.deputyId === ownerId ? { deputyId: null } : {};
  return changed('action', action, { ownerId, ...deputy }, 'assigned');
}

/** Names the deputy who may act for the owner. For the owner, the SRO and leads. */
export function nameDeputy(acting: ActorContext, action: Action, deputyId: string): Change {
  if (action.ownerId !== acting.actor.id || acting.actor.role === 'viewer') {
    requireOversight(acting, action, `name a deputy for ${action.code}`);
  }
  if (action.ownerId === deputyId)
    throw new UserError(
      `${nameOf(acting.snapshot, deputyId)} owns ${action.code} and cannot be their own deputy. Expected somebody else.`,
    );
  return changed('action', action, { deputyId }, 'deputy named');
}

/** Sets in words which evidence an action needs before it counts as reported. For its SRO and leads. */
export function requireEvidence(acting: ActorContext, action: Action, evidenceRequired: string): Change {
  requireOversight(acting, action, `say what evidence ${action.code} needs`);
  if (action.evidenceRequired === evidenceRequired) {
    throw new UserError(`${action.code} needs “${evidenceRequired}” already. Expected other evidence.`);
  }
  return changed('action', action, { evidenceRequired }, 'evidence required');
}

/** Starts work on an action, or goes on with one that was blocked. For those who may work on it. */
export function startAction(acting: ActorContext, action: Action): Change {
  requireContributor(acting, action, `start ${action.code}`);
  requireOpen(action, 'started');
  if (action.status === 'in_progress')
    throw new UserError(`${action.code} is in progress already. Once it is done: done ${action.code}`);
  return changed('action', action, { status: 'in_progress', blockedBecause: null }, 'started');
}

/** Marks an action as blocked, with the reason. For those who may work on it. */
export function blockAction(acting: ActorContext, action: Action, because: string): Change {
  requireContributor(acting, action, `mark ${action.code} as blocked`);
  requireOpen(action, 'blocked');
  if (action.status === 'blocked' && action.blockedBecause === because) {
    throw new UserError(`${action.code} is blocked for that reason already: ${because}. Expected another reason.`);
  }
  return changed('action', action, { status: 'blocked', blockedBecause: because }, 'blocked', because);
}

/** Withdraws an action with a reason: it stays readable and no longer counts. For its SRO and leads. */
export function withdrawAction(acting: ActorContext, action: Action, because: string): Change {
  requireOversight(acting, action, `withdraw ${action.code}`);
  if (action.status === 'withdrawn')
    throw new UserError(`${action.code} has been withdrawn already. To open it again: reopen ${action.code} because …`);
  return changed('action', action, { status: 'withdrawn', ...NO_PROPOSAL }, 'withdrawn', because);
}

function requireOpen(action: Action, done: string): void {
  if (isOpen(action)) return;
  throw new UserError(
    `${action.code} cannot be ${done}: it is ${action.status.replace('_', ' ')}. Reopen or return it first.`,
  );
}
