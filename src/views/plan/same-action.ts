/** The question about an action in the same words as one that is there. */
import type { Action } from '../../core/record/model.ts';
import type { Card, Raw } from '../../ports/card.ts';
import { actionLine } from './action-words.ts';

/** Asks whether an action is to be added a second time. `args`: the arguments of the command that adds it. */
export function sameActionCard(same: Action, args: Raw): Card {
  const title = `You have this already: ${same.code}`;
  const again = { ...args, again: 'yes', sure: 'yes' };
  return {
    title,
    summary: `${title}.`,
    body: [
      { type: 'text', text: actionLine(same) },
      { type: 'note', text: 'Nothing was added. To have it twice, end the line with: again' },
    ],
    buttons: [
      { type: 'command', label: `Show ${same.code}`, command: 'show', args: { about: same.code } },
      { type: 'command', label: 'Add it all the same', command: 'add action', args: again },
    ],
  };
}
