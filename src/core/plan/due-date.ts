/** Due dates under change control: setting, moving, proposing, agreeing and refusing them. */
import { type ActorContext, recordedId, requireContributor, requireLead } from '../people/person.ts';
import { type AuditEvent, type Change, changed, isOfEntry } from '../record/changes.ts';
import { IncompleteCommandError, UserError } from '../record/errors.ts';
import type { Action, IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { columnsOfMovedMeeting } from './next-contact.ts';

/** The columns of an action without a proposed date. */
export const NO_PROPOSAL = { proposedDueOn: null, proposedBecause: null, proposedBy: null, proposedAt: null } as const;

/** A due date as people set it. */
export interface SetDate {
  readonly dueOn: IsoDate | null;
  /** The ids of the log entries that were there before the date was set, so that it does not follow from the others. */
  readonly before: ReadonlySet<string>;
}

/** The latest due date of an action that a person or a file set, by the events of the action and its log entries, oldest first. */
export function dateSet(action: Action, events: readonly AuditEvent[]): SetDate {
  let set: SetDate = { dueOn: action.originalDueOn, before: new Set() };
  const entries: string[] = [];
  for (const { change } of events) {
    if (change.entity === 'logEntry' && change.op === 'added') entries.push(change.row.id);
    if (change.entity !== 'action' || isOfEntry(change)) continue;
    // The date of an action of the notice before may follow from its entries there.
    if (change.op === 'added' && change.row.carriedFromId !== null) continue;
    const { dueOn } = change.op === 'added' ? change.row : change.after;
    if (dueOn !== undefined) set = { dueOn, before: new Set(entries) };
  }
  return set;
}

/**
 * Sets or moves the due date, and removes any proposed date. Leads only. A move without a reason throws
 * `IncompleteCommandError`.
 */
export function setDueDate(acting: ActorContext, action: Action, dueOn: IsoDate, because: string | null): Change {
  requireLead(acting, `set the due date of ${action.code}; its owner can propose one`);
  requireNotSettled(action, 'given another date');
  if (action.dueOn === null)
    return changed(
      'action',
      action,
      {
        dueOn,
        originalDueOn: action.originalDueOn ?? dueOn,
        ...columnsOfMovedMeeting(acting.snapshot, action, dueOn),
        ...NO_PROPOSAL,
      },
      'date set',
      because,
    );
  if (action.dueOn === dueOn) throw new UserError(dueAlready(action.code, dueOn));
  if (!because)
    throw new IncompleteCommandError(`Moving a due date needs a reason. Add it: due ${action.code} … because …`);
  const meeting = columnsOfMovedMeeting(acting.snapshot, action, dueOn);
  const after = { dueOn, timesMoved: action.timesMoved + 1, ...meeting, ...NO_PROPOSAL };
  return changed('action', action, after, 'date moved', because);
}

/**
 * Proposes another date, which does not count until a lead agrees. Without a reason it throws `IncompleteCommandError`.
 */
export function proposeDueDate(acting: ActorContext, action: Action, dueOn: IsoDate, because: string | null): Change {
  requireContributor(acting, action, `propose a date for ${action.code}`);
  requireNotSettled(action, 'given another date');
  if (action.dueOn === dueOn) throw new UserError(dueAlready(action.code, dueOn));
  if (action.proposedDueOn === dueOn && action.proposedBecause === because) {
    throw new UserError(`${longDate(dueOn)} has been proposed for ${action.code} for that reason already.`);
  }
  if (!because)
    throw new IncompleteCommandError(`Proposing a date needs a reason. Add it: due ${action.code} … because …`);
  const proposal = {
    proposedDueOn: dueOn,
    proposedBecause: because,
    proposedBy: recordedId(acting.actor),
    proposedAt: acting.now,
  };
  return changed('action', action, proposal, 'date proposed', because);
}

/**
 * Makes the proposed date the due date, which counts as a move. Leads only; throws `UserError` when none is proposed.
 */
export function agreeDueDate(acting: ActorContext, action: Action): Change {
  requireLead(acting, `agree a date for ${action.code}`);
  const dueOn = proposalOf(action);
  requireNotSettled(action, 'given another date');
  const moved = action.dueOn === null ? 0 : 1;
  const after = {
    dueOn,
    originalDueOn: action.originalDueOn ?? dueOn,
    timesMoved: action.timesMoved + moved,
    ...columnsOfMovedMeeting(acting.snapshot, action, dueOn),
    ...NO_PROPOSAL,
  };
  return changed('action', action, after, 'date agreed', action.proposedBecause);
}

/** Removes the proposed date; the due date stays. Leads only; throws `UserError` when none is proposed. */
export function refuseDueDate(acting: ActorContext, action: Action, because: string | null): Change {
  requireLead(acting, `refuse a date for ${action.code}`);
  proposalOf(action);
  return changed('action', action, NO_PROPOSAL, 'date refused', because);
}

function proposalOf(action: Action): IsoDate {
  if (action.proposedDueOn !== null) return action.proposedDueOn;
  throw new UserError(
    `No other date has been proposed for ${action.code}. Expected an action with a proposed date, or one to propose: due ${action.code} … because …`,
  );
}

function requireNotSettled(action: Action, done: string): void {
  if (action.status === 'complete' || action.status === 'withdrawn') {
    throw new UserError(
      `${action.code} cannot be ${done}: it is ${action.status}. Reopen it first: reopen ${action.code} because …`,
    );
  }
}

function dueAlready(code: string, dueOn: IsoDate): string {
  return `${code} is due on ${longDate(dueOn)} already. Expected another date.`;
}
