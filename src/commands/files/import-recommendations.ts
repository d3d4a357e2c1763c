/** `import` with the file that `export csv recommendations` wrote: a preview, and a button that saves the whole file. */
import { planRecommendations } from '../../core/files/import-recommendations.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { recordedId } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { undoImportButton } from '../../views/files/import-plan-saved.ts';
import {
  importedRecommendationsCard,
  importRecommendationsCard,
  type RecommendationsPreview,
} from '../../views/files/import-recommendations.ts';
import { memoryOf, readMemory } from './import-memory.ts';
import { readRecommendationRows } from './recommendation-rows.ts';
import type { Table } from './table.ts';

/** A file of recommendations as somebody sent it; `recommendations` tells it from one of actions where both wait in the store. */
interface SentRecommendations {
  readonly recommendations: true;
  readonly fileName: string;
  readonly table: Table;
}

/** A file of recommendations that waits for its preview to be saved; the store keeps it as JSON. */
export interface RecommendationsPreviewFile extends SentRecommendations {
  /** The versions of the recommendations that the file changes, by code, as the preview showed them; 0 for a new one. */
  readonly versions: Readonly<Record<string, number>>;
}

/** Shows what the file would change. `again`: the record has changed since an earlier preview of the same file. */
export function previewRecommendations(sent: SentRecommendations, again: boolean, context: Context): Outcome {
  const preview = check(sent, again, context);
  const { changes } = preview.plan;
  const canSave = preview.faults.length === 0 && changes.length > 0;
  const id = canSave ? context.newId() : null;
  const after = applyChanges(context.snapshot, changes);
  const shown = {
    ...answer(importRecommendationsCard(preview, context.snapshot, after, id)),
    refused: preview.faults.length > 0,
  };
  if (id === null) return shown;
  const waiting: RecommendationsPreviewFile = { ...sent, versions: versionsOf(preview) };
  const personId = recordedId(actingOf(context).actor);
  return { ...shown, importToKeep: { id, personId, text: JSON.stringify(waiting), at: context.now } };
}

/** Saves a previewed file in one commit. When its effect has changed since the preview, the answer is a new preview. */
export async function saveRecommendations(
  id: string,
  { versions, ...sent }: RecommendationsPreviewFile,
  context: Context,
): Promise<Outcome> {
  const preview = check(sent, true, context);
  const isSame = JSON.stringify(versionsOf(preview)) === JSON.stringify(versions);
  if (preview.faults.length > 0 || !isSame)
    return { ...previewRecommendations(sent, true, context), audience: 'replace' };
  const card = importedRecommendationsCard(actingOf(context).actor.name, sent.fileName, preview.plan);
  const memory = await readMemory(context);
  return {
    ...changeRecord(context, preview.plan.changes, card),
    reply: { ...card, buttons: [undoImportButton()] },
    audience: 'replace',
    importToDelete: id,
    importMemoryToKeep: memoryOf(context, memory),
  };
}

function check({ fileName, table }: SentRecommendations, again: boolean, context: Context): RecommendationsPreview {
  const { rows, faults, notes } = readRecommendationRows(table, context);
  const notice = presentNotice(context.snapshot);
  const plan = planRecommendations(actingOf(context), notice, rows, context.newId);
  return { fileName, plan, faults: [...faults, ...plan.faults].sort((a, b) => a.row - b.row), notes, again };
}

function versionsOf({ plan }: RecommendationsPreview): Record<string, number> {
  return Object.fromEntries([
    ...plan.edited.map(({ before }) => [before.code, before.version]),
    ...plan.added.map(({ code }) => [code, 0]),
  ]);
}
