/**
 * `import` with a CSV file shows a preview: what each row would add or change, every faulty row by its number, and a
 * button that saves the whole file. The file waits in the store until then, and is checked against the record once
 * more.
 */

import { type ImportPlan, planImport } from '../../core/files/import.ts';
import type { ImportRow } from '../../core/files/import-row.ts';
import { requireSize } from '../../core/files/size.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { recordedId } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { UserError } from '../../core/record/errors.ts';
import { type AttachedFile, type Context, defineCommand, type FileOut, type Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { yieldToEventLoop } from '../../ports/turns.ts';
import { type ImportPreview, importCard, importDetails, importedCard } from '../../views/files/import.ts';
import { readRows, type Table } from './rows.ts';

/** The largest file, in bytes; a file of a thousand rows with long texts is well under it. */
const MOST_BYTES = 1_000_000;

/** A CSV file as somebody sent it, with the reason that they typed. */
interface SentFile {
  readonly fileName: string;
  readonly because: string | null;
  readonly table: Table;
}

/** A file that waits for its preview to be saved; the store keeps it as JSON. */
interface ImportPreviewFile extends SentFile {
  /** The versions of the actions that the file changes, by code, as the preview showed them; 0 for a new action. */
  readonly versions: Readonly<Record<string, number>>;
}

/**
 * A lead previews a CSV file of actions. The preview's button runs the same command with `save` and the id of the
 * waiting file.
 */
export const importCsv = defineCommand({
  name: 'import',
  group: 'plan',
  aliases: ['import csv'],
  who: 'lead',
  changes: true,
  usage: [{ say: 'import because …', does: 'With a CSV file: see what it would add and change, then save it or not' }],
  slots: {
    save: slot.text({ keyword: 'save', single: true, optional: true }),
    because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }),
  },
  async run({ save, because }, context) {
    presentNotice(context.snapshot);
    if (save !== null) return saveImportPreview(save, context);
    const { name, bytes, fileRead } = await requireFile(context);
    const preview = await previewImport({ fileName: name, because, table: context.readCsv(bytes) }, false, context);
    return fileRead ? { ...preview, fileRead } : preview;
  },
});

/** The content of a file that came with the request, or of the first attached file that can be read. */
async function requireFile({
  request,
}: Context): Promise<{ name: string; bytes: Uint8Array; fileRead?: AttachedFile }> {
  const { file, attached = [], place } = request;
  if (file) {
    requireSize(file.name, file.bytes.length, MOST_BYTES);
    return file;
  }
  const fileRead = attached.find(({ read }) => read !== undefined);
  if (fileRead?.read) return { name: fileRead.name, bytes: await fileRead.read(MOST_BYTES), fileRead };
  const isReadHere = place.direct === true || place.platform === 'local';
  throw new UserError(
    `${isReadHere ? 'Send a CSV file together with the word import.' : 'A file can be read only in your own chat with the bot: send the CSV file there, together with the word import.'} To have one to begin with: export csv`,
  );
}

/**
 * Shows what the file would change and keeps it under an id that the card's button carries. `again`: the record has
 * changed since an earlier preview of the same file.
 */
async function previewImport(sent: SentFile, again: boolean, context: Context): Promise<Outcome> {
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
  const waiting: ImportPreviewFile = { ...sent, versions: versionsOf(preview) };
  const personId = recordedId(actingOf(context).actor);
  return { ...shown, importToKeep: { id, personId, text: JSON.stringify(waiting), at: now } };
}

async function checkFile(sent: SentFile, again: boolean, context: Context) {
  const { rows, faults, notes } = await readRows(sent.table, context);
  const because = sent.because ?? `imported from ${sent.fileName}`;
  const plan = await planInTurns(rows, because, context);
  const all = [...faults, ...plan.faults].sort((a, b) => a.row - b.row);
  const preview: ImportPreview = { fileName: sent.fileName, plan, faults: all, notes, again };
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

function versionsOf({ plan }: ImportPreview): Record<string, number> {
  return Object.fromEntries([
    ...plan.edited.map(({ before }) => [before.code, before.version]),
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
  const { versions, ...sent }: ImportPreviewFile = JSON.parse(pending.text);
  const { preview, changes } = await checkFile(sent, true, context);
  const isSame = JSON.stringify(versionsOf(preview)) === JSON.stringify(versions);
  if (preview.faults.length > 0 || !isSame)
    return { ...(await previewImport(sent, true, context)), audience: 'replace' };
  const card = importedCard(actor.name, sent.fileName, preview.plan);
  return { ...changeRecord(context, changes, card), reply: card, audience: 'replace', importToDelete: id };
}
