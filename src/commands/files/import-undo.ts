/** `import undo` takes the latest import back, and `confirm imported` confirms what came in as complete. */
import { broughtInComplete, confirmImported } from '../../core/files/confirm-imported.ts';
import { undoImport } from '../../core/files/undo-import.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { confirmedImportCard, undoneImportCard } from '../../views/files/import-undo.ts';
import { forgetSaved, readMemory } from './import-memory.ts';

/** A lead takes the latest import back as a whole, while nobody has touched its rows. */
export const importUndo = defineCommand({
  name: 'import undo',
  group: 'plan',
  aliases: ['undo import'],
  who: 'lead',
  changes: true,
  usage: [{ say: 'import undo', does: 'Take back the latest import, while nobody has changed its rows' }],
  slots: { because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }) },
  async run({ because }, context) {
    const acting = actingOf(context);
    const memory = await readMemory(context);
    const { saved } = memory;
    if (saved === null)
      throw new UserError('There is no import that could be undone. Expected one that was saved and not undone yet.');
    const since = await context.read.history({ since: saved.at });
    const events = since.filter(({ by }) => by.requestId === saved.requestId);
    const undone = undoImport(acting, events, because ?? 'the import was undone');
    const card = undoneImportCard(acting.actor.name, undone);
    return { ...changeRecord(context, undone.changes, card), importMemoryToKeep: forgetSaved(memory) };
  },
});

/** A lead confirms all actions at once that a plan brought in as complete. */
export const confirmImportedActions = defineCommand({
  name: 'confirm imported',
  group: 'plan',
  who: 'lead',
  changes: true,
  usage: [{ say: 'confirm imported', does: 'Confirm all actions that an import brought in as complete' }],
  slots: {},
  run(_, context) {
    const acting = actingOf(context);
    const actions = broughtInComplete(context.snapshot);
    if (actions.length === 0)
      throw new UserError('No action that an import brought in as complete waits to be confirmed.');
    return changeRecord(context, confirmImported(acting), confirmedImportCard(acting.actor.name, actions));
  },
});
