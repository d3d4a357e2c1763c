/**
 * `import` with a file of ours shows a preview: what each row would add or change, every faulty row by its number, and a
 * button that saves the whole file. The file waits in the store until then, and is checked against the record once
 * more. A council's own plan goes another way, with questions.
 */

import { type ImportPlan, planImport } from '../../core/files/import.ts';
import { milestonesLeftOut } from '../../core/files/import-milestones.ts';
import type { ImportRow } from '../../core/files/import-row.ts';
import type { Sheet } from '../../core/files/plan-row.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { recordedId } from '../../core/people/person.ts';
import { allMilestonesOf } from '../../core/plan/milestone.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Action, Snapshot } from '../../core/record/model.ts';
import { type Context, defineCommand, type FileOut, type Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { MOST_FILE_BYTES } from '../../ports/foreign-file.ts';
import { yieldToEventLoop } from '../../ports/turns.ts';
import { type ImportPreview, importCard, importDetails, importedCard } from '../../views/files/import.ts';
import { undoImportButton } from '../../views/files/import-plan-saved.ts';
import { letterKindOf, previewLetterFile } from '../notice/letter-preview.ts';
import { memoryOf, readMemory } from './import-memory.ts';
import { continuePlan, showPlan } from './import-plan.ts';
import {
  previewRecommendations,
  type RecommendationsPreviewFile,
  saveRecommendations,
} from './import-recommendations.ts';
import { isRecommendationsTable } from './recommendation-rows.ts';
import { isOwnTable, readRows } from './rows.ts';
import { readSentFile, refuseUnreadable, type SentFile } from './sent-file.ts';
import type { Table } from './table.ts';

/** The largest CSV file, in bytes; a file of a thousand rows with long texts is well under it. */
const MOST_CSV_BYTES = 1_000_000;
const WORKBOOK = /\.xls[xm]$/i;

function mostBytesOf(name: string): number {
  return WORKBOOK.test(name) || letterKindOf(name) !== null ? MOST_FILE_BYTES : MOST_CSV_BYTES;
}

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
 * A lead previews a file of actions. The preview's button runs the same command with `save` and the id of the
 * waiting file.
 */
export const importCsv = defineCommand({
  name: 'import',
  group: 'plan',
  aliases: ['import csv'],
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'import because …',
      does: 'With your plan as an Excel or CSV file: see what it would add and change, answer what is in doubt, then save it',
    },
  ],
  slots: {
    save: slot.text({ keyword: 'save', single: true, optional: true }),
    plan: slot.text({ keyword: 'waiting', single: true, optional: true }),
    question: slot.text({ keyword: 'question', single: true, optional: true }),
    answer: slot.text({ keyword: 'answer', optional: true }),
    because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }),
  },
  async run({ save, plan, question, answer: typed, because }, context) {
    if (save !== null) return saveImportPreview(save, context);
    if (plan !== null) return continuePlan(plan, question, typed, context);
    const sent = await requireFile(context);
    if (letterKindOf(sent.name) !== null) return previewLetterFile(sent, context);
    presentNotice(context.snapshot);
    const { name, bytes, fileRead } = sent;
    const sheets = await readSheets(name, bytes, context);
    const recommended = sheets.find(({ rows }) => isRecommendationsTable(rows));
    const own = sheets.find(({ rows }) => isOwnTable(rows));
    const preview = recommended
      ? previewRecommendations({ recommendations: true, fileName: name, table: recommended.rows }, false, context)
      : own
        ? await previewImport({ fileName: name, because, table: own.rows, isWhole: own.name !== null }, false, context)
        : await firstPlan({ fileName: name, because, sheets }, context);
    return fileRead ? { ...preview, fileRead } : preview;
  },
});

/** A file of the formats in which plans are kept, as sheets. */
async function readSheets(name: string, bytes: Uint8Array, context: Context): Promise<readonly Sheet[]> {
  // Every zip file begins so, and a workbook is one, whatever its name says.
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip || WORKBOOK.test(name)) return context.openFile('xlsx', bytes, name);
  return [{ name: null, rows: context.readCsv(bytes), merged: [] }];
}

async function firstPlan(
  sent: { readonly fileName: string; readonly because: string | null; readonly sheets: readonly Sheet[] },
  context: Context,
): Promise<Outcome> {
  if (context.request.formless)
    throw new UserError(
      'A council’s own plan is imported in chat, because it raises questions. Expected a file that export wrote.',
    );
  const { answers } = await readMemory(context);
  return showPlan({ ...sent, answers }, context.newId(), false, context);
}

/** The file that came with the request. Throws `UserError` without one. */
async function requireFile(context: Context): Promise<SentFile> {
  refuseUnreadable(context, 'import');
  const sent = await readSentFile(context, mostBytesOf);
  if (sent) return sent;
  const { place } = context.request;
  const isReadHere = place.direct === true || place.platform === 'local';
  throw new UserError(
    `${isReadHere ? 'Send your plan as an Excel or CSV file together with the word import.' : 'A file can be read only in your own chat with the bot: send your plan there as an Excel or CSV file, together with the word import.'} To have one to begin with: export csv`,
  );
}

/**
 * Shows what the file would change and keeps it under an id that the card's button carries. `again`: the record has
 * changed since an earlier preview of the same file.
 */
async function previewImport(sent: SentRows, again: boolean, context: Context): Promise<Outcome> {
  const { snapshot, now, newId } = context;
  const { preview, changes } = await checkFile(sent, again, context);
  const after = applyChanges(snapshot, changes);
  const canSave = preview.faults.length === 0 && changes.length > 0;
  const id = canSave ? newId() : null;
  const details = importDetails(preview, snapshot, after);
  const file: FileOut | undefined =
    details === null
      ? undefined
      : { name: 'import.txt', mediaType: 'text/plain; charset=utf-8', content: details, beside: true };
  const shown = { ...answer(importCard(preview, snapshot, after, id), file), refused: preview.faults.length > 0 };
  if (id === null) return shown;
  const waiting: ImportPreviewFile = { ...sent, versions: versionsOf(preview, snapshot) };
  const personId = recordedId(actingOf(context).actor);
  return { ...shown, importToKeep: { id, personId, text: JSON.stringify(waiting), at: now } };
}

async function checkFile(sent: SentRows, again: boolean, context: Context) {
  const { rows, faults, notes } = await readRows(sent.table, context);
  const because = sent.because ?? `imported from ${sent.fileName}`;
  const plan = await planInTurns(rows, because, context);
  const all = [...faults, ...plan.faults].sort((a, b) => a.row - b.row);
  const named = new Set(rows.map(({ code }) => code));
  const isMissing = ({ code, status }: Action) => status !== 'withdrawn' && !named.has(code);
  const missing = sent.isWhole ? context.snapshot.actions.filter(isMissing) : [];
  const leftOut = rows.flatMap((row) => milestonesLeftOut(context.snapshot, row));
  const preview: ImportPreview = { fileName: sent.fileName, plan, faults: all, missing, leftOut, notes, again };
  return { preview, changes: plan.changes };
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
async function saveImportPreview(id: string, context: Context): Promise<Outcome> {
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
  const { answers } = await readMemory(context);
  const importMemoryToKeep = memoryOf(context, answers);
  return {
    ...changeRecord(context, changes, card),
    reply,
    audience: 'replace',
    importToDelete: id,
    importMemoryToKeep,
  };
}
