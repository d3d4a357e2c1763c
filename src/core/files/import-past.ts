/**
 * Rows of our own file for a notice that has no actions yet: each is entered under its code, with its status, its first date and
 * its milestones. A complete one counts as brought in, because nobody has confirmed it here.
 */
import type { ActorContext } from '../people/person.ts';
import { actionByCode } from '../plan/action.ts';
import { requireDayOfWork } from '../plan/done-day.ts';
import { lettersUsed, newMilestone } from '../plan/milestone.ts';
import { added, type Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowByCode } from '../record/find-row.ts';
import type { Action, Milestone } from '../record/model.ts';
import type { ContactCells } from './import-contact.ts';
import type { MilestoneCell } from './import-milestones.ts';
import type { ActionPast, ImportRow } from './import-row.ts';

/** A new action with the changes that enter it. */
export interface AddedRow {
  readonly after: Action;
  readonly rowChanges: readonly Change[];
}

/** The cells of a series of meetings whose next date the file gives, also where that has passed or there is none. */
export function meetingOfPast(row: ImportRow): ContactCells {
  return { ...row, meetingDates: row.meetingDates ?? [], dueOn: null };
}

/** The action of a row with its past and its milestones. `action`: what the row would be as a new one. Throws `UserError`. */
export function withPast(
  acting: ActorContext,
  action: Action,
  row: ImportRow,
  past: ActionPast,
  because: string,
  newId: () => string,
): AddedRow {
  requireFreeCode(acting, row, past);
  const after = { ...action, ...columnsOfPast(acting, row, past) };
  const milestones = milestonesOfPast(after, row.milestones, newId);
  const rows = [
    added('action', after, 'brought in', because),
    ...milestones.map((one) => added('milestone', one, 'brought in', because)),
  ];
  return { after, rowChanges: rows };
}

function requireFreeCode({ snapshot }: ActorContext, { expectation }: ImportRow, { code }: ActionPast): void {
  if (!code.startsWith(`${expectation}-`))
    throw new UserError(`${code} cannot be under ${expectation}. Expected a code such as ${expectation}-01, or none.`);
  if (rowByCode(snapshot.actions, code))
    throw new UserError(
      `${code} went to a row above this one. Expected rows without a code below those that have one.`,
    );
}

function columnsOfPast(acting: ActorContext, row: ImportRow, past: ActionPast): Partial<Action> {
  const { dueOn, blockedBecause } = row;
  const status = row.status ?? 'not_started';
  const { now, snapshot } = acting;
  const isOnce = row.kind === null || row.kind === 'once';
  const isReported = status === 'reported_complete' || status === 'complete';
  if (isReported) requireDayOfWork(past.doneOn, acting.today);
  const doneOn = isReported && isOnce ? past.doneOn : null;
  const report = {
    reportedBy: past.reportedBy,
    reportedAt: now,
    reportedFrom: 'in_progress',
    doneOn: doneOn === acting.today ? null : doneOn,
  } as const;
  const originalDueOn = (isOnce ? past.firstDueOn : null) ?? dueOn;
  return {
    ...{ code: past.code, dueOn, originalDueOn, status, blockedBecause },
    timesMoved: originalDueOn === dueOn ? 0 : 1,
    checksId: past.checks === null ? null : actionByCode(snapshot, past.checks).id,
    ...(row.kind === 'meeting' && row.meetingDates === null ? { meetingDates: null } : {}),
    ...(status === 'reported_complete' ? report : {}),
    ...(status === 'complete' ? { completedAt: now, broughtInAt: now, doneOn } : {}),
  };
}

/** The milestones with their letters and days, also those without a date and those that are done. */
function milestonesOfPast(action: Action, cells: readonly MilestoneCell[], newId: () => string): readonly Milestone[] {
  const milestones: Milestone[] = [];
  for (const cell of cells) {
    const { code, title } = cell;
    // A milestone that was withdrawn is not in the file, and leaves its letter free.
    const used = code === null ? lettersUsed(milestones) : lettersUsed([{ letter: code.slice(-1) }]) - 1;
    const isTaken = milestones.some(({ letter }) => code?.endsWith(letter));
    if (title === '' || isTaken || (code !== null && code.slice(0, -1) !== action.code))
      throw new UserError(
        `Milestones: expected the codes of ${action.code}, each once and with its words, such as ${action.code}a Values agreed.`,
      );
    milestones.push(newMilestone(action, cell, used, newId()));
  }
  return milestones;
}
