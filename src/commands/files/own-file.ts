/**
 * A file of our own on its way into the record: its preview, the cells that a press puts right, and the save of all of it. The file
 * waits in the store meanwhile, and is checked against the record once more.
 */
import { type ImportPlan, planImport } from '../../core/files/import.ts';
import { milestonesLeftOut } from '../../core/files/import-milestones.ts';
import { importReason } from '../../core/files/import-reason.ts';
import type { ImportRow, RowFault } from '../../core/files/import-row.ts';
import { recordedId } from '../../core/people/person.ts';
import { allMilestonesOf } from '../../core/plan/milestone.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Action, Snapshot } from '../../core/record/model.ts';
import type { Context, FileOut, Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { yieldToEventLoop } from '../../ports/turns.ts';
import type { ColumnName } from '../../views/files/csv.ts';
import { type ImportPreview, importCard, importDetails, importedCard } from '../../views/files/import.ts';
import { undoImportButton } from '../../views/files/import-plan-saved.ts';
import { memoryOf, readMemory } from './import-memory.ts';
import { type RecommendationsPreviewFile, saveRecommendations } from './import-recommendations.ts';
import { actionsLeftOut, unreadEdits, withCell, withCodesByWords, withFix } from './own-table.ts';
import { readRows } from './rows.ts';
import type { Table } from './table.ts';

/** A file with our headings as somebody sent it, with the reason that they typed. */
interface SentRows {
  /** The file is a workbook, which holds the whole plan, so that actions that are not in it are asked about. */
  readonly isWhole: boolean;
  readonly fileName: string;
  readonly because: string | null;
  readonly table: Table;
}

/** A file that waits for its preview to be saved; the store keeps it as JSON. */
interface ImportPreviewFile extends SentRows {
  /** The versions of the actions that the file changes, by code, as the preview showed them; 0 for a new action. */
  readonly versions: Readonly<Record<string, number>>;
}

/**
 * Shows what the file would change and keeps it under an id that the card's button carries. `again`: the record has
 * changed since an earlier preview of the same file.
 */
export async function previewImport(sent: SentRows, again: boolean, context: Context): Promise<Outcome> {
  const { snapshot, now, newId } = context;
  const checked = await checkFile(sent, again, context);
  const { changes } = checked;
  const after = applyChanges(snapshot, changes);
  const canSave = checked.preview.faults.length === 0 && changes.length > 0;
  const canFix = [...checked.preview.faults, ...checked.preview.unread].some(
    (one) => ('fixes' in one && (one.fixes?.length ?? 0) > 0) || ('instead' in one && one.instead !== null),
  );
  const waitsAs = canSave || canFix ? newId() : null;
  const id = canSave ? waitsAs : null;
  const preview = { ...checked.preview, waitsAs };
  const details = importDetails(preview, snapshot, after);
  const file: FileOut | undefined =
    details === null
      ? undefined
      : { name: 'import.txt', mediaType: 'text/plain; charset=utf-8', content: details, beside: true };
  const shown = { ...answer(importCard(preview, snapshot, after, id), file), refused: preview.faults.length > 0 };
  if (waitsAs === null) return shown;
  const waiting: ImportPreviewFile = { ...sent, versions: versionsOf(preview, snapshot) };
  const personId = recordedId(actingOf(context).actor);
  return { ...shown, importToKeep: { id: waitsAs, personId, text: JSON.stringify(waiting), at: now } };
}

async function checkFile(sent: SentRows, again: boolean, context: Context) {
  const { table, notes: byWords } = withCodesByWords(sent.table, context.snapshot);
  const { rows, faults, notes } = await readRows(table, context);
  const because = importReason(sent.because, sent.fileName);
  const plan = await planInTurns(rows, because, context);
  const more = await furtherFaults(table, faults, because, context);
  const all = [...faults.map((fault) => withMore(fault, more)), ...plan.faults].sort((a, b) => a.row - b.row);
  const leftOut = rows.flatMap((row) => milestonesLeftOut(context.snapshot, row));
  const preview: ImportPreview = {
    ...{ fileName: sent.fileName, plan, faults: all, leftOut, again, notes: [...byWords, ...notes] },
    missing: sent.isWhole ? actionsLeftOut(table, context.snapshot) : [],
    unread: unreadEdits(table, context),
    because: sent.because,
    waitsAs: null,
    zone: context.calendar.timeZone,
  };
  return { preview, changes: plan.changes };
}

/** Columns on which the rules of a row rest as a whole, so that its other faults follow from a fault there. */
const GROUNDS: readonly string[] = ['code', 'expectation', 'title', 'kind', 'every', 'status'];

/** The faults that faulty rows would have besides, with their unreadable cells emptied: all of a row are named at once. */
async function furtherFaults(
  table: Table,
  faults: readonly RowFault[],
  because: string,
  context: Context,
): Promise<readonly RowFault[]> {
  const again = faults.filter(
    ({ columns = [] }) => columns.length > 0 && !columns.some((one) => GROUNDS.includes(one)),
  );
  if (again.length === 0) return [];
  const rows = new Set(again.map(({ row }) => row));
  const only = table.map((line, index) => (index === 0 || rows.has(index + 1) ? line : []));
  const emptied = again.reduce(
    (next, { row, columns = [] }) =>
      columns.reduce((one, column) => withCell(one, row, column as ColumnName, ''), next),
    only as Table,
  );
  const read = await readRows(emptied, context);
  return [...read.faults, ...(await planInTurns(read.rows, because, context)).faults];
}

function withMore(fault: RowFault, more: readonly RowFault[]): RowFault {
  const own = more.filter(({ row }) => row === fault.row).map(({ message }) => message);
  return own.length === 0 ? fault : { ...fault, message: [fault.message, ...own].join(' ') };
}

/** Puts a cell of a waiting file right and shows its preview again. */
export async function putCellRight(id: string, question: string, value: string, context: Context): Promise<Outcome> {
  const pending = await context.read.pendingImport(id);
  if (!pending || pending.personId !== recordedId(actingOf(context).actor))
    throw new UserError(
      'This file is not kept any more, or somebody else sent it. If you still need it, send the file again.',
    );
  const { versions: _, ...sent }: ImportPreviewFile = JSON.parse(pending.text);
  const table = withFix(sent.table, question, value);
  return { ...(await previewImport({ ...sent, table }, false, context)), audience: 'replace' };
}

/** Others have their turn after each so many rows. */
const ROWS_AT_ONCE = 25;

async function planInTurns(rows: readonly ImportRow[], because: string, context: Context): Promise<ImportPlan> {
  let acting = actingOf(context);
  let plan: ImportPlan = { added: [], edited: [], unchanged: 0, faults: [], changes: [] };
  for (let from = 0; from < Math.max(1, rows.length); from += ROWS_AT_ONCE) {
    await yieldToEventLoop();
    const next = planImport(acting, rows.slice(from, from + ROWS_AT_ONCE), because, context.newId);
    acting = { ...acting, snapshot: applyChanges(acting.snapshot, next.changes) };
    plan = {
      added: [...plan.added, ...next.added],
      edited: [...plan.edited, ...next.edited],
      unchanged: plan.unchanged + next.unchanged,
      faults: [...plan.faults, ...next.faults],
      changes: [...plan.changes, ...next.changes],
    };
  }
  return plan;
}

/** A milestone that somebody changes counts as a change of its action. */
function versionsOf({ plan }: ImportPreview, snapshot: Snapshot): Record<string, number> {
  const versionOf = (action: Action) =>
    allMilestonesOf(snapshot, action).reduce((sum, { version }) => sum + version, action.version);
  return Object.fromEntries([
    ...plan.edited.map(({ before }) => [before.code, versionOf(before)]),
    ...plan.added.map(({ code }) => [code, 0]),
  ]);
}

/** Saves a previewed file in one commit. When its effect has changed since the preview, the answer is a new preview. */
export async function saveImportPreview(id: string, context: Context): Promise<Outcome> {
  const { actor } = actingOf(context);
  const pending = await context.read.pendingImport(id);
  if (!pending || pending.personId !== recordedId(actor)) {
    throw new UserError(
      'This import cannot be saved any more. It has been saved already, was kept for as long as this installation keeps a preview, or was sent by somebody else. If you still need it, send the file again.',
    );
  }
  const waiting: ImportPreviewFile | RecommendationsPreviewFile = JSON.parse(pending.text);
  if ('recommendations' in waiting) return saveRecommendations(id, waiting, context);
  const { versions, ...sent } = waiting;
  const { preview, changes } = await checkFile(sent, true, context);
  const isSame = JSON.stringify(versionsOf(preview, context.snapshot)) === JSON.stringify(versions);
  if (preview.faults.length > 0 || !isSame)
    return { ...(await previewImport(sent, true, context)), audience: 'replace' };
  const card = importedCard(actor.name, sent.fileName, preview.plan);
  const reply = { ...card, buttons: [undoImportButton()] };
  const memory = await readMemory(context);
  const importMemoryToKeep = memoryOf(context, memory);
  return {
    ...changeRecord(context, changes, card),
    reply,
    audience: 'replace',
    importToDelete: id,
    importMemoryToKeep,
  };
}
