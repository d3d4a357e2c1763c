/**
 * Milestones: the steps inside an action that is done once. The owner ticks them off. Their dates move freely within the date
 * of the action; a later one needs another date for the action.
 */
import {
  type ActorContext,
  isLead,
  oversees,
  requireContributor,
  requireOversight,
  requireReporter,
} from '../people/person.ts';
import { type AuditEvent, added, type Change, changed, idOfChange } from '../record/changes.ts';
import { UnknownCodeError, UserError } from '../record/errors.ts';
import { rowsBelongingTo } from '../record/find-row.ts';
import type { Action, IsoDate, Milestone, Snapshot } from '../record/model.ts';
import { addDays, compareDates, longDate, mondayOf } from '../time/dates.ts';
import { minutesBetween } from '../time/instants.ts';
import { isOpen, startAction } from './action.ts';
import { UNDO_MINUTES } from './completion.ts';
import { requireDayOfWork } from './done-day.ts';
import { proposeDueDate, setDueDate } from './due-date.ts';
import { notOpenWords } from './not-open.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** How many letters the milestones of an action have used: the next one has the letter after the last, also where one is missing before it. */
export function lettersUsed(milestones: readonly Pick<Milestone, 'letter'>[]): number {
  return Math.max(-1, ...milestones.map(({ letter }) => LETTERS.indexOf(letter))) + 1;
}

/** The row of a new milestone. `used`: how many letters its action has used. Throws `UserError` when there is none left. */
export function newMilestone(
  action: Action,
  { title, dueOn, doneOn }: Pick<Milestone, 'title' | 'dueOn' | 'doneOn'>,
  used: number,
  id: string,
): Milestone {
  const letter = LETTERS[used];
  if (letter === undefined) throw new UserError(`${action.code} has ${LETTERS.length} milestones, and takes no more.`);
  const dates = { originalDueOn: dueOn, dueOn, doneOn, withdrawnAt: null };
  return { id, version: 1, noticeId: action.noticeId, actionId: action.id, letter, title, ...dates };
}

/** Every milestone of an action, withdrawn ones with them, in the order of their letters. */
export function allMilestonesOf({ milestones }: Snapshot, { id }: Pick<Action, 'id'>): readonly Milestone[] {
  return rowsBelongingTo(milestones, id, ({ actionId }) => actionId);
}

/** The milestones of an action that have not been withdrawn, in the order of their letters. */
export function milestonesOf(snapshot: Snapshot, action: Pick<Action, 'id'>): readonly Milestone[] {
  return allMilestonesOf(snapshot, action).filter(({ withdrawnAt }) => withdrawnAt === null);
}

/**
 * The open milestones of an action that are late or due by the end of this week, earliest first: its owner is reminded of them.
 * None for an action that is settled.
 */
export function pressingMilestones(snapshot: Snapshot, action: Action, today: IsoDate): readonly Milestone[] {
  const milestones = isOpen(action) ? milestonesOf(snapshot, action) : [];
  if (milestones.length === 0) return [];
  const endOfWeek = addDays(mondayOf(today), 6);
  return milestones
    .filter(({ doneOn, dueOn }) => doneOn === null && dueOn !== null && dueOn <= endOfWeek)
    .sort((a, b) => compareDates(a.dueOn ?? today, b.dueOn ?? today));
}

/** E2-03a */
export function codeOfMilestone(action: Pick<Action, 'code'>, { letter }: Pick<Milestone, 'letter'>): string {
  return `${action.code}${letter}`;
}

/** A milestone with its action. */
export interface FoundMilestone {
  readonly action: Action;
  readonly milestone: Milestone;
}

/** The milestone with this code, such as `E2-03a`; null where there is none, or it was withdrawn. */
export function findMilestone(snapshot: Snapshot, code: string): FoundMilestone | null {
  const action = snapshot.actions.find((one) => code.slice(0, -1) === one.code);
  const milestone = action && milestonesOf(snapshot, action).find(({ letter }) => letter === code.slice(-1));
  return action && milestone ? { action, milestone } : null;
}

/** The milestone with this code. Throws `UnknownCodeError` with those that the action has. */
export function milestoneByCode(snapshot: Snapshot, code: string): FoundMilestone {
  const found = findMilestone(snapshot, code);
  if (found) return found;
  const action = snapshot.actions.find((one) => code.slice(0, -1) === one.code);
  const codes = action ? milestonesOf(snapshot, action).map((one) => codeOfMilestone(action, one)) : [];
  throw new UnknownCodeError(
    `There is no milestone ${code} under this notice. ${codes.length > 0 ? `Expected one of ${codes.join(', ')}.` : 'To add one: add milestone E2-03 "…" by 29 November'}`,
    codes.slice(0, 3),
  );
}

/** Adds a milestone to an open action that is done once, for those who may work on it. Throws `UserError`. */
export function addMilestone(
  acting: ActorContext,
  action: Action,
  { title, dueOn }: { readonly title: string; readonly dueOn: IsoDate },
  id: string,
): { readonly milestone: Milestone; readonly change: Change } {
  requireContributor(acting, action, `add a milestone to ${action.code}`);
  requireOpenOnce(action);
  if (action.dueOn !== null && dueOn > action.dueOn)
    throw new UserError(
      `${longDate(dueOn)} is after ${action.code} is due, on ${longDate(action.dueOn)}. Expected a day up to then, or another date for the action first: due ${action.code} … because …`,
    );
  const used = lettersUsed(allMilestonesOf(acting.snapshot, action));
  const milestone = newMilestone(action, { title, dueOn, doneOn: null }, used, id);
  return { milestone, change: added('milestone', milestone) };
}

/**
 * Ticks a milestone off as done on a day up to today, for those who may report its action. Work of which a milestone is done has begun, so an action
 * that was not started is in progress from then on. Throws `UserError`.
 */
export function tickMilestone(
  acting: ActorContext,
  { action, milestone }: FoundMilestone,
  doneOn: IsoDate = acting.today,
): readonly Change[] {
  requireReporter(acting, action);
  requireOpenOnce(action);
  if (milestone.doneOn !== null)
    throw new UserError(
      `${codeOfMilestone(action, milestone)} was done on ${longDate(milestone.doneOn)} already. To take that back: undo ${codeOfMilestone(action, milestone)}`,
    );
  requireDayOfWork(doneOn, acting.today);
  const ticked = changed('milestone', milestone, { doneOn }, 'milestone done');
  return action.status === 'not_started' ? [startAction(acting, action), ticked] : [ticked];
}

/**
 * Takes the tick back: on the day that it gives, and within `UNDO_MINUTES`, for those who may set it; later for the SRO and leads. An action that this tick started is
 * not started again, while nothing else has begun. `events`: those of the action and the milestone, oldest first. Throws `UserError`.
 */
export function untickMilestone(
  acting: ActorContext,
  { action, milestone }: FoundMilestone,
  events: readonly AuditEvent[],
): readonly Change[] {
  const code = codeOfMilestone(action, milestone);
  if (milestone.doneOn === null) throw new UserError(`${code} is not done, so there is nothing to undo.`);
  const tick = lastTick(milestone, events);
  const isFresh =
    milestone.doneOn === acting.today || (tick !== undefined && minutesBetween(tick.at, acting.now) < UNDO_MINUTES);
  if (isFresh && !oversees(acting.actor, acting.snapshot, action)) requireReporter(acting, action);
  else requireOversight(acting, action, `take back what was done on another day, ${longDate(milestone.doneOn)}`);
  requireOpenOnce(action);
  const open = changed('milestone', milestone, { doneOn: null }, 'milestone open again');
  const others = milestonesOf(acting.snapshot, action).filter(
    ({ id, doneOn }) => id !== milestone.id && doneOn !== null,
  );
  if (others.length > 0 || !isStartedBy(milestone, action, events)) return [open];
  return [changed('action', action, { status: 'not_started' }, 'edited'), open];
}

function lastTick({ id }: Milestone, events: readonly AuditEvent[]): AuditEvent | undefined {
  return events.findLast(({ change }) => change.entity === 'milestone' && idOfChange(change) === id);
}

/** Whether the tick of the milestone is what started its action, of which the status has not changed since. */
function isStartedBy(milestone: Milestone, action: Action, events: readonly AuditEvent[]): boolean {
  const tick = lastTick(milestone, events);
  const last = events.findLast(
    ({ change }) => change.entity === 'action' && change.op === 'changed' && change.after.status !== undefined,
  );
  return action.status === 'in_progress' && last?.change.verb === 'started' && last.by.requestId === tick?.by.requestId;
}

/**
 * Moves a milestone, for those who may work on its action. A day after the action's date moves the action as well where a lead
 * asks; from anybody else it becomes a proposed date for the action, and the milestone keeps its date. Throws `UserError`, and
 * `IncompleteCommandError` where the reason is missing.
 */
export function moveMilestone(
  acting: ActorContext,
  { action, milestone }: FoundMilestone,
  dueOn: IsoDate,
  because: string | null,
): readonly Change[] {
  const code = codeOfMilestone(action, milestone);
  requireContributor(acting, action, `move ${code}`);
  requireOpenOnce(action);
  if (milestone.doneOn !== null) throw new UserError(`${code} is done. To move it, take that back first: undo ${code}`);
  if (milestone.dueOn === dueOn)
    throw new UserError(`${code} is due on ${longDate(dueOn)} already. Expected another date.`);
  const moved = changed('milestone', milestone, { dueOn }, 'date moved', because);
  if (isWithinAction(action, dueOn)) return [moved];
  return isLead(acting.actor)
    ? [setDueDate(acting, action, dueOn, because), moved]
    : [proposeDueDate(acting, action, dueOn, because)];
}

/** Whether a milestone may have this date without another date for its action. */
export function isWithinAction({ dueOn }: Pick<Action, 'dueOn'>, day: IsoDate): boolean {
  return dueOn === null || day <= dueOn;
}

/** Changes the words of a milestone, for those who may work on its action. Throws `UserError`. */
export function editMilestone(acting: ActorContext, { action, milestone }: FoundMilestone, title: string): Change {
  requireContributor(acting, action, `edit ${codeOfMilestone(action, milestone)}`);
  if (title === milestone.title)
    throw new UserError(`Nothing about ${codeOfMilestone(action, milestone)} would change. Expected another title.`);
  return changed('milestone', milestone, { title }, 'edited');
}

/** Withdraws a milestone with a reason, for the SRO and leads; its letter is not used again. Throws `UserError`. */
export function withdrawMilestone(
  acting: ActorContext,
  { action, milestone }: FoundMilestone,
  because: string,
): Change {
  requireOversight(acting, action, `withdraw ${codeOfMilestone(action, milestone)}`);
  return changed('milestone', milestone, { withdrawnAt: acting.now }, 'withdrawn', because);
}

function requireOpenOnce(action: Action): void {
  if (action.kind !== 'once')
    throw new UserError(`${action.code} is kept up and never complete, so it has no milestones.`);
  if (isOpen(action)) return;
  throw new UserError(notOpenWords(action));
}
