/** Importing actions from a file. Each row follows the same rules as a typed command. */
import { type ActorContext, expectationOf, nameOf, requireLead } from '../people/person.ts';
import {
  type ActionEdit,
  actionByCode,
  assignOwner,
  editAction,
  nameDeputy,
  requireEvidence,
  startAction,
} from '../plan/action.ts';
import { setDueDate } from '../plan/due-date.ts';
import { expectationByCode } from '../plan/expectation.ts';
import { applyChanges } from '../record/apply.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action } from '../record/model.ts';
import { addMeetingOfRow, cadenceOfRow, contactEditOfRow, requireNextDate } from './import-contact.ts';
import { addActionOfRow, carriesOut, figuresOfRow } from './import-measure.ts';
import { milestonesOfRow } from './import-milestones.ts';
import { type AddedRow, meetingOfPast, withPast } from './import-past.ts';
import type { ImportRow, RowFault } from './import-row.ts';
import { statusChange } from './import-status.ts';
import { updateOfRow } from './import-update.ts';

/** Everything that an import would do, for the preview and for saving. */
export interface ImportPlan {
  readonly added: readonly Action[];
  readonly edited: readonly { readonly before: Action; readonly after: Action }[];
  /** How many rows agree with the record. */
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
  /** Save all of them or none: none while there are faults. */
  readonly changes: readonly Change[];
}

/**
 * Plans an import and changes nothing. Leads only. A new action gets the code after those of the rows before it.
 * `because`: the reason that the record keeps for moved dates and withdrawn actions.
 */
export function planImport(
  firstContext: ActorContext,
  rows: readonly ImportRow[],
  because: string,
  newId: () => string,
): ImportPlan {
  requireLead(firstContext, 'import actions');
  let acting = firstContext;
  const changes: Change[] = [];
  const faults: RowFault[] = [];
  const added: Action[] = [];
  const edited: { before: Action; after: Action }[] = [];
  for (const row of rows) {
    try {
      // An action is in a file once, so that its row does not depend on those before it.
      const { before, after, rowChanges } =
        row.code === null ? addRow(acting, row, because, newId) : editRow(firstContext, row, because, newId);
      if (before === null) added.push(after);
      else if (rowChanges.length > 0) edited.push({ before, after });
      changes.push(...rowChanges);
      if (before === null) acting = { ...acting, snapshot: applyChanges(acting.snapshot, rowChanges) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push({ row: row.row, message: error.message });
    }
  }
  const unchanged = rows.length - added.length - edited.length - faults.length;
  return { added, edited, unchanged, faults, changes };
}

interface RowPlan extends AddedRow {
  readonly before: Action | null;
}

/** Collects the changes of one row, and the action as each of them leaves it. */
class RowChanges {
  readonly changes: Change[] = [];
  action: Action;

  constructor(action: Action) {
    this.action = action;
  }

  add(change: Change): void {
    this.changes.push(change);
    if (change.op === 'changed' && change.id === this.action.id) {
      this.action = { ...this.action, ...(change.after as Partial<Action>), version: this.action.version + 1 };
    }
  }
}

function addRow(acting: ActorContext, row: ImportRow, because: string, newId: () => string): RowPlan {
  const { status, title, blockedBecause, past } = row;
  if (row.expectation === null) throw new UserError('A new action needs its expectation, such as E2.');
  if (title === null && row.kind !== 'meeting')
    throw new UserError('A new action needs its title, in the column Action.');
  if (
    past === null &&
    (blockedBecause !== null || (status !== null && status !== 'not_started' && status !== 'in_progress'))
  ) {
    throw new UserError(
      `A new action cannot be ${blockedBecause !== null ? 'blocked' : (status ?? '').replace('_', ' ')}. Expected not started or in progress. Import it first, then change its status.`,
    );
  }
  const everyWeeks = everyWeeksOf(row, null);
  const isMeeting = row.kind === 'meeting';
  const wanted = {
    ownerId: row.ownerId,
    deputyId: row.deputyId,
    level: row.level,
    dueOn: row.dueOn,
    everyWeeks,
    evidenceRequired: row.evidenceRequired,
    detail: {
      planRef: row.planRef,
      theme: row.theme,
      ...carriesOut(row, acting.snapshot),
      ...(isMeeting ? {} : cadenceOfRow(row, everyWeeks)),
    },
  };
  if (wanted.ownerId !== null && wanted.ownerId === wanted.deputyId) {
    throw new UserError(
      `${nameOf(acting.snapshot, wanted.ownerId)} is both Owner and Deputy. Expected two people, or no deputy.`,
    );
  }
  const expectation = expectationByCode(acting.snapshot, row.expectation);
  const [action, change] = isMeeting
    ? addMeetingOfRow(acting, expectation, { ...wanted, title }, past ? meetingOfPast(row) : row, newId())
    : addActionOfRow(acting, expectation, { ...wanted, title: title ?? '' }, row, newId());
  if (past) return { before: null, ...withPast(acting, action, row, past, because, newId) };
  const rowChanges = new RowChanges(action);
  rowChanges.add(change);
  if (status === 'in_progress') rowChanges.add(startAction(acting, rowChanges.action));
  addMilestones(acting, row, rowChanges, because, newId);
  addUpdateOfRow(acting, row, rowChanges, because, newId);
  return { before: null, after: rowChanges.action, rowChanges: rowChanges.changes };
}

/** Adds the changes of the row's milestones to the action as the changes before them leave it. */
function addMilestones(
  acting: ActorContext,
  { milestones }: ImportRow,
  rowChanges: RowChanges,
  because: string,
  newId: () => string,
): void {
  if (milestones.length === 0) return;
  const present = { ...acting, snapshot: applyChanges(acting.snapshot, rowChanges.changes) };
  for (const change of milestonesOfRow(present, rowChanges.action, milestones, because, newId)) rowChanges.add(change);
}

function addUpdateOfRow(
  acting: ActorContext,
  { update }: ImportRow,
  rowChanges: RowChanges,
  because: string,
  newId: () => string,
): void {
  if (update === null) return;
  const present = { ...acting, snapshot: applyChanges(acting.snapshot, rowChanges.changes) };
  rowChanges.add(updateOfRow(present, rowChanges.action, update, because, newId));
}

function editRow(acting: ActorContext, row: ImportRow, because: string, newId: () => string): RowPlan {
  const before = actionByCode(acting.snapshot, row.code ?? '');
  if (row.expectation !== null && row.expectation !== expectationOf(acting.snapshot, before).code) {
    throw new UserError(`${before.code} cannot move to ${row.expectation}. Withdraw it and add it there.`);
  }
  const rowChanges = new RowChanges(before);
  const edit = { ...editOf(row, before), ...carriesOut(row, acting.snapshot, before) };
  if (Object.keys(edit).length > 0) rowChanges.add(editAction(acting, before, edit));
  const figures = figuresOfRow(acting, rowChanges.action, row);
  if (figures) rowChanges.add(figures);
  const contact = contactEditOfRow(acting, rowChanges.action, row, because);
  if (contact) rowChanges.add(contact);
  const { ownerId, deputyId, dueOn, evidenceRequired } = row;
  if (contact) requireNextDate(dueOn, rowChanges.action.dueOn);
  if (ownerId !== null && ownerId !== before.ownerId) rowChanges.add(assignOwner(acting, rowChanges.action, ownerId));
  if (deputyId !== null && deputyId !== rowChanges.action.deputyId)
    rowChanges.add(nameDeputy(acting, rowChanges.action, deputyId));
  if (dueOn !== null && dueOn !== rowChanges.action.dueOn)
    rowChanges.add(setDueDate(acting, rowChanges.action, dueOn, because));
  if (evidenceRequired !== null && evidenceRequired !== before.evidenceRequired) {
    rowChanges.add(requireEvidence(acting, rowChanges.action, evidenceRequired));
  }
  addMilestones(acting, row, rowChanges, because, newId);
  addUpdateOfRow(acting, row, rowChanges, because, newId);
  addStatusChange(acting, row, rowChanges, because);
  return { before, after: rowChanges.action, rowChanges: rowChanges.changes };
}

function editOf(row: ImportRow, before: Action): ActionEdit {
  const everyWeeks = everyWeeksOf(row, before);
  const columns = (['title', 'level', 'planRef', 'theme'] as const).filter(
    (name) => row[name] !== null && row[name] !== before[name],
  );
  const edit = Object.fromEntries(columns.map((name) => [name, row[name]]));
  return everyWeeks === before.everyWeeks ? edit : { ...edit, everyWeeks };
}

/** How many weeks apart evidence is due; null for an action that is done once. */
function everyWeeksOf(row: Pick<ImportRow, 'kind' | 'everyWeeks'>, before: Action | null): number | null {
  const everyWeeks = row.everyWeeks ?? before?.everyWeeks ?? null;
  if (row.kind === 'ongoing' && everyWeeks === null) {
    throw new UserError('An ongoing action needs its rhythm, in the column Every weeks.');
  }
  if (row.kind === 'once' && row.everyWeeks !== null) {
    throw new UserError(
      `An action that is done once has no rhythm, and this has ${row.everyWeeks}. Expected nothing in the column Every weeks.`,
    );
  }
  return row.kind === 'once' ? null : everyWeeks;
}

/** Adds the change of status when the row asks for another status, or for another reason for being blocked. */
function addStatusChange(
  acting: ActorContext,
  { status, blockedBecause }: ImportRow,
  rowChanges: RowChanges,
  because: string,
): void {
  const { action } = rowChanges;
  const to = status ?? action.status;
  if (blockedBecause !== null && to !== 'blocked') {
    throw new UserError(
      `“${blockedBecause}” in the column Blocked because goes with the status blocked, and this is ${to.replace('_', ' ')}.`,
    );
  }
  if (to === action.status && blockedBecause === null) return;
  rowChanges.add(statusChange(acting, action, to, blockedBecause, because));
}
