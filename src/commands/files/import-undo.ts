/** `import undo` takes the latest import back, and `confirm imported` confirms what came in as complete. */
import { broughtInComplete, confirmImported } from '../../core/files/confirm-imported.ts';
import { latestImport, undoImport } from '../../core/files/undo-import.ts';
import { UserError } from '../../core/record/errors.ts';
import { addDays } from '../../core/time/dates.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { confirmedImportCard, undoneImportCard } from '../../views/files/import-undo.ts';

/** How long after an import it can be undone, in days: our own limit, because the history is read back to then. */
const UNDO_DAYS = 30;

/** A lead takes the latest import back as a whole, while nobody has touched its rows. */
export const importUndo = defineCommand({
  name: 'import undo',
  group: 'plan',
  aliases: ['undo import'],
  who: 'lead',
  changes: true,
  usage: [{ say: 'import undo', does: 'Take back the latest import of a plan, while nobody has changed its rows' }],
  slots: { because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }) },
  async run({ because }, context) {
    const acting = actingOf(context);
    const events = await context.read.history({ since: `${addDays(context.today, -UNDO_DAYS)}T00:00:00.000Z` });
    const latest = latestImport(events);
    if (latest === null)
      throw new UserError(`There is no import of a plan from the last ${UNDO_DAYS} days that could be taken back.`);
    const changes = undoImport(acting, latest, because ?? 'the import was undone');
    const card = undoneImportCard(acting.actor.name, changes);
    return changeRecord(context, changes, card);
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
