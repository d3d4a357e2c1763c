/** `import undo` takes the latest import back, `import restore` undoes that, and `confirm imported` confirms what came in as complete. */
import { broughtInComplete, confirmImported } from '../../core/files/confirm-imported.ts';
import { addedSince, bringImportBack, undoImport } from '../../core/files/undo-import.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { undoImportButton } from '../../views/files/import-plan-saved.ts';
import {
  askUndoImportCard,
  BRING_BACK,
  confirmedImportCard,
  restoredImportCard,
  undoneImportCard,
} from '../../views/files/import-undo.ts';
import { moment } from '../../views/words.ts';
import { readMemory, withBroughtBack, withUndone } from './import-memory.ts';

/**
 * A lead takes the latest import back as a whole, while nobody has touched its rows. The first answer says what goes; its button
 * carries `confirmed`, without which nothing goes.
 */
export const importUndo = defineCommand({
  name: 'import undo',
  group: 'plan',
  aliases: ['undo import'],
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'import undo',
      does: 'Take back the latest import, while nobody has changed its rows; it says what goes and asks first',
    },
  ],
  slots: {
    confirmed: slot.flag('confirmed'),
    because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }),
  },
  async run({ confirmed, because }, context) {
    const acting = actingOf(context);
    const memory = await readMemory(context);
    const { saved } = memory;
    if (saved === null) {
      const back = memory.undone ? ' The latest one was undone. To have it back: import restore' : '';
      throw new UserError(
        `There is no import that could be undone. Expected one that was saved and not undone yet.${back}`,
      );
    }
    const ids = [saved.requestId, ...(saved.also ?? [])];
    const events = (await context.read.history({ since: saved.at })).filter(({ by }) => ids.includes(by.requestId));
    const undone = undoImport(acting, events, because ?? 'the import was undone');
    if (!confirmed) {
      const added = addedSince(context.snapshot, events);
      const asked = { undone, added, savedAt: moment(saved.at, context.calendar.timeZone), because };
      return answer(askUndoImportCard(asked));
    }
    const card = undoneImportCard(acting.actor.name, undone);
    const importMemoryToKeep = withUndone(memory, saved, context.request.id);
    const reply = { ...card, buttons: [BRING_BACK] };
    return { ...changeRecord(context, undone.changes, card), reply, importMemoryToKeep };
  },
});

/** A lead brings the import back that was undone last, with everything as it was before the undo. */
export const importRestore = defineCommand({
  name: 'import restore',
  group: 'plan',
  aliases: ['restore import', 'redo import', 'import redo'],
  who: 'lead',
  changes: true,
  usage: [{ say: 'import restore', does: 'Bring back the import that was undone last, as it was before the undo' }],
  slots: {},
  async run(_, context) {
    const acting = actingOf(context);
    const memory = await readMemory(context);
    const { undone } = memory;
    if (!undone) throw new UserError('No import was undone that could be brought back.');
    const since = await context.read.history({ since: undone.saved.at });
    const events = since.filter(({ by }) => by.requestId === undone.requestId);
    const changes = bringImportBack(acting, events);
    const card = restoredImportCard(acting.actor.name, changes);
    return {
      ...changeRecord(context, changes, card),
      reply: { ...card, buttons: [undoImportButton()] },
      importMemoryToKeep: withBroughtBack(memory, undone, context.request.id),
    };
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
