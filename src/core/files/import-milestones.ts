/** The milestones of a row: new ones, and other titles and dates of those that the action has. */
import type { ActorContext } from '../people/person.ts';
import {
  addMilestone,
  codeOfMilestone,
  editMilestone,
  type FoundMilestone,
  isWithinAction,
  milestoneByCode,
  milestonesOf,
  moveMilestone,
} from '../plan/milestone.ts';
import { applyChanges } from '../record/apply.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowByCode } from '../record/find-row.ts';
import type { Action, IsoDate, Snapshot } from '../record/model.ts';
import { isDate, longDate } from '../time/dates.ts';

/** A milestone as a cell has it. */
export interface MilestoneCell {
  /** `E2-03a`; null for a new one. */
  readonly code: string | null;
  readonly title: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

/** A milestone ends with its state, or where the code of the next one stands. */
const BETWEEN = /(?<=\((?:due|done) [^()]*\));\s*|;\s*(?=E\d+-\d+[a-z]\s)/i;
const MILESTONE = /^(?:(E\d+-\d+[a-z])\s+)?(.*?)(?:\s*\((?:due ([^(),]*)(?:, done ([^(),]*))?|done ([^(),]*))\))?$/is;
/** A title in quotes, which may hold the characters that set milestones apart. No text of the record has a NUL. */
const QUOTED = /(?<=^\s*|;\s*|\bE\d+-\d+[a-z]\s+)"(?:[^"]|"")*"(?=\s*(?:\(|;|$))/gi;
const MASKED = /\0(\d+)\0/g;

/**
 * Reads the milestones of a cell as the export writes them: `E2-03a Values agreed (due 2024-11-29); Training held (due 2024-12-05)`.
 * Throws `UserError`.
 */
export function readMilestones(cell: string): readonly MilestoneCell[] {
  const titles: string[] = [];
  const masked = cell.replaceAll(QUOTED, (quoted) => `\0${titles.push(quoted) - 1}\0`);
  return masked
    .split(BETWEEN)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [, code, title = '', dueOn, doneToo, doneOnly] = MILESTONE.exec(one) ?? [];
      return {
        code: code ? code.slice(0, -1).toUpperCase() + code.slice(-1).toLowerCase() : null,
        title: unmasked(title.trim(), titles),
        dueOn: readDay(dueOn),
        doneOn: readDay(doneToo ?? doneOnly),
      };
    });
}

/** The title as it was typed; without its quotes where it stands in them as a whole. */
function unmasked(title: string, titles: readonly string[]): string {
  const typed = title.replaceAll(MASKED, (_, at: string) => titles[Number(at)] ?? '');
  return /^\0\d+\0$/.test(title) ? typed.slice(1, -1).replaceAll('""', '"') : typed;
}

function readDay(day: string | undefined): IsoDate | null {
  if (day !== undefined && !isDate(day))
    throw new UserError(`Milestones: “${day}” is not a date that can be read here. Write it like 2024-11-29.`);
  return day ?? null;
}

/** The milestones of an action that the cell of its row leaves out; none for a row whose cell is empty or as the record has it. */
export function milestonesLeftOut(
  snapshot: Snapshot,
  { code, milestones }: { readonly code: string | null; readonly milestones: readonly MilestoneCell[] },
): readonly FoundMilestone[] {
  const action = milestones.length > 0 ? rowByCode(snapshot.actions, code ?? '') : null;
  if (!action) return [];
  const kept = new Set(milestones.map((one) => one.code));
  return milestonesOf(snapshot, action)
    .filter((milestone) => !kept.has(codeOfMilestone(action, milestone)))
    .map((milestone) => ({ action, milestone }));
}

/**
 * The changes that give an action the milestones of its row. Those that the row leaves out stay. Throws `UserError` for one
 * that is ticked or opened, and for one that falls after its action, which the column Due date moves.
 */
export function milestonesOfRow(
  acting: ActorContext,
  action: Action,
  cells: readonly MilestoneCell[],
  because: string,
  newId: () => string,
): readonly Change[] {
  let present = acting;
  const changes: Change[] = [];
  for (const cell of cells) {
    const own = cell.code === null ? [added(present, action, cell, newId())] : edited(present, action, cell, because);
    changes.push(...own);
    present = { ...present, snapshot: applyChanges(present.snapshot, own) };
  }
  return changes;
}

function added(acting: ActorContext, action: Action, { title, dueOn, doneOn }: MilestoneCell, id: string): Change {
  if (title === '' || dueOn === null || doneOn !== null)
    throw new UserError('Milestones: a new one needs its words and its date, such as Values agreed (due 2024-11-29).');
  return addMilestone(acting, action, { title, dueOn }, id).change;
}

function edited(acting: ActorContext, action: Action, cell: MilestoneCell, because: string): readonly Change[] {
  const found = milestoneByCode(acting.snapshot, cell.code ?? '');
  const code = codeOfMilestone(found.action, found.milestone);
  if (found.action.id !== action.id) throw new UserError(`Milestones: ${code} belongs to another action.`);
  const { milestone } = found;
  if (cell.doneOn !== milestone.doneOn)
    throw new UserError(
      milestone.doneOn === null
        ? `Milestones: ${code} is not ticked off by an import. Its owner does that: done ${code}`
        : `Milestones: ${code} is done, and no import opens it again: undo ${code}`,
    );
  const dueOn = cell.dueOn === milestone.dueOn ? null : cell.dueOn;
  if (dueOn !== null && !isWithinAction(action, dueOn))
    throw new UserError(
      `Milestones: ${longDate(dueOn)} is after ${action.code} is due. Give the action a later date in the column Due date as well.`,
    );
  const moved = dueOn === null ? [] : moveMilestone(acting, { action, milestone }, dueOn, because);
  if (cell.title === '' || cell.title === milestone.title) return moved;
  const now = milestoneByCode(applyChanges(acting.snapshot, moved), code);
  return [...moved, editMilestone(acting, now, cell.title)];
}
