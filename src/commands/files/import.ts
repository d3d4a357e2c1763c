/**
 * `import` with a file of ours shows a preview: what each row would add or change, every faulty row by its number, and a
 * button that saves the whole file. The file waits in the store until then, and is checked against the record once
 * more. A council's own plan goes another way, with questions.
 */

import type { Sheet } from '../../core/files/plan-row.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { UserError } from '../../core/record/errors.ts';
import { type Context, defineCommand, type Outcome } from '../../dispatch/command.ts';
import { type Slot, slot } from '../../dispatch/slots.ts';
import { MOST_FILE_BYTES } from '../../ports/foreign-file.ts';
import { isCellFix } from '../../views/files/import-cells.ts';
import { GROUP_FIELDS } from '../../views/files/import-plan-forms.ts';
import { REASON_OF_MOVES } from '../../views/files/import-reason.ts';
import { letterKindOf, previewLetterFile } from '../notice/letter-preview.ts';
import { readMemory } from './import-memory.ts';
import { continuePlan, showPlan } from './import-plan.ts';
import { giveReason } from './import-reason.ts';
import { previewRecommendations } from './import-recommendations.ts';
import { previewImport, putCellRight, saveImportPreview } from './own-file.ts';
import { isRecommendationsTable } from './recommendation-rows.ts';
import { isOwnTable } from './rows.ts';
import { readSentFile, refuseUnreadable, type SentFile } from './sent-file.ts';

/** The largest CSV file, in bytes; a file of a thousand rows with long texts is well under it. */
const MOST_CSV_BYTES = 1_000_000;
const WORKBOOK = /\.xls[xm]$/i;

function mostBytesOf(name: string): number {
  return WORKBOOK.test(name) || letterKindOf(name) !== null ? MOST_FILE_BYTES : MOST_CSV_BYTES;
}

/** The expectations of groups, which only a form gives. */
const GROUP_SLOTS: Readonly<Record<string, Slot<string | null>>> = Object.fromEntries(
  GROUP_FIELDS.map((name) => [name, slot.text({ keyword: name, optional: true })]),
);

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
    ...GROUP_SLOTS,
  },
  async run({ save, plan, question, answer: typed, because, ...groups }, context) {
    if (save !== null) return saveImportPreview(save, context);
    if (plan !== null && isCellFix(question)) return putCellRight(plan, question, typed ?? '', context);
    if (plan !== null && question === REASON_OF_MOVES) return giveReason(plan, typed, context);
    if (plan !== null)
      return continuePlan(
        plan,
        question,
        typed,
        Object.values(groups).filter((one) => typeof one === 'string'),
        context,
      );
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
