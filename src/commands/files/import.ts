/**
 * `import` with a CSV file: a preview of what each row would add or change, every faulty row by its number, and a button
 * that saves all of it or nothing. The file waits in the store until then, and is read against the record once more.
 */

import { planImport } from '../../core/files/import.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { recordedId } from '../../core/people/person.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { UserError } from '../../core/record/errors.ts';
import { type Context, defineCommand, type FileOut, type Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { importCard, importDetails, importedCard, type Previewed } from '../../views/files/import.ts';
import { readRows, type Table } from './rows.ts';

/** A thousand rows with long texts stay well under it. */
const MOST_BYTES = 1_000_000;

/** What waits to be saved. `versions`: of the actions that it changes, by code, when it was looked at; 0 for a new one. */
interface Waiting {
  readonly fileName: string;
  readonly because: string | null;
  readonly table: Table;
  readonly versions: Readonly<Record<string, number>>;
}

export const importCsv = defineCommand({
  name: 'import',
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
    if (save !== null) return saveWaiting(save, context);
    const { fileName, table } = fileOf(context);
    return previewed({ fileName, because, table }, false, context);
  },
});

function fileOf({ request: { file }, readCsv }: Context): { fileName: string; table: Table } {
  if (!file)
    throw new UserError('Send a CSV file together with the word import. To have one to begin with: export csv');
  if (file.bytes.length > MOST_BYTES) {
    const [size, most] = [file.bytes.length, MOST_BYTES].map((n) => n.toLocaleString('en-GB'));
    throw new UserError(`“${file.name}” has ${size} bytes. Expected at most ${most}.`);
  }
  return { fileName: file.name, table: readCsv(file.bytes) };
}

type Sent = Omit<Waiting, 'versions'>;

/** Nothing is saved; what could be is kept under an id that the card's button carries. `again`: it was looked at before. */
function previewed(sent: Sent, again: boolean, context: Context): Outcome {
  const { snapshot, now, newId } = context;
  const { seen, changes } = judged(sent, again, context);
  const after = applyChanges(snapshot, changes);
  const savable = seen.faults.length === 0 && changes.length > 0;
  const id = savable ? newId() : null;
  const details = importDetails(seen, snapshot, after);
  const file: FileOut | undefined =
    details === null ? undefined : { name: 'import.txt', mediaType: 'text/plain; charset=utf-8', content: details };
  const shown = { ...answer(importCard(seen, snapshot, after, id), file), refused: seen.faults.length > 0 };
  if (id === null) return shown;
  const waiting: Waiting = { ...sent, versions: versionsOf(seen) };
  const personId = recordedId(actingOf(context).actor);
  return { ...shown, keeps: { id, personId, text: JSON.stringify(waiting), at: now } };
}

function judged(sent: Sent, again: boolean, context: Context) {
  const { rows, faults, notes } = readRows(sent.table, context);
  const because = sent.because ?? `imported from ${sent.fileName}`;
  const plan = planImport(actingOf(context), rows, because, context.newId);
  const all = [...faults, ...plan.faults].sort((a, b) => a.row - b.row);
  const seen: Previewed = { fileName: sent.fileName, plan, faults: all, notes, again };
  return { seen, changes: plan.changes };
}

function versionsOf({ plan }: Previewed): Record<string, number> {
  return Object.fromEntries([
    ...plan.edited.map(({ before }) => [before.code, before.version]),
    ...plan.added.map(({ code }) => [code, 0]),
  ]);
}

/** Saves what was looked at, all of it in one commit. If it would do something else by now, it is to be looked at again. */
async function saveWaiting(id: string, context: Context): Promise<Outcome> {
  const { actor } = actingOf(context);
  const pending = await context.read.pendingImport(id);
  if (!pending || pending.personId !== recordedId(actor)) {
    throw new UserError(
      'This import does not wait for you any more: it has been saved, nobody saved it within a day, or somebody else sent it. If it is still needed, send the file again.',
    );
  }
  const { versions, ...sent }: Waiting = JSON.parse(pending.text);
  const { seen, changes } = judged(sent, true, context);
  const same = JSON.stringify(versionsOf(seen)) === JSON.stringify(versions);
  if (seen.faults.length > 0 || !same) return { ...previewed(sent, true, context), audience: 'replace' };
  const card = importedCard(actor.name, sent.fileName, seen.plan);
  return { ...changeRecord(context, changes, card), reply: card, audience: 'replace', takes: id };
}
