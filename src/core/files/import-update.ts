/** The update that a row of our own file adds to its action: words, a colour, the next step and the corrective action. */
import type { ActorContext } from '../people/person.ts';
import { addUpdate, wordsOfNone } from '../plan/log-entry.ts';
import type { Change } from '../record/changes.ts';
import { IncompleteCommandError, UserError } from '../record/errors.ts';
import type { Action, IsoDate, Rag } from '../record/model.ts';

/** The cells of an update that differ from the record; null for those that do not. */
export interface UpdateCells {
  readonly text: string | null;
  readonly rag: Rag | null;
  readonly next: string | null;
  readonly correctiveAction: string | null;
  /** The day in front of the words; null for today. */
  readonly on: IsoDate | null;
}

/** The change that adds the update of a row. Throws `UserError` for an amber or a red without a corrective action. */
export function updateOfRow(
  acting: ActorContext,
  action: Action,
  cells: UpdateCells,
  because: string,
  newId: () => string,
): Change {
  const { rag, next, correctiveAction, on } = cells;
  const update = {
    text: cells.text ?? wordsOfNone(cells),
    marking: 'internal',
    next,
    rag,
    correctiveAction,
    on,
  } as const;
  try {
    return { ...addUpdate(acting, { about: 'action', row: action }, update, newId()), because };
  } catch (error) {
    if (!(error instanceof IncompleteCommandError)) throw error;
    throw new UserError(`RAG: ${rag} needs what is done about it, in the column Corrective action.`);
  }
}
