/** The reason for the dates that an import moves: asked for on its card, because a report tells a board why dates moved. */
import type { Card, Element } from '../../ports/card.ts';
import { count } from '../words.ts';

/** In place of the key of a question: the reason for dates that move. */
export const REASON_OF_MOVES = 'because';

/**
 * The line about so many dates that move: the reason that was given, or the button that gives one. None where no date moves. `id` is
 * that of the waiting file.
 */
export function reasonOfMoves(moves: number, because: string | null, id: string | null): readonly Element[] {
  if (moves === 0) return [];
  const dates = count(moves, 'date');
  if (because !== null) return [{ type: 'note', text: `The reason for ${dates} that ${moveWord(moves)}: ${because}` }];
  const text = `${dates} ${moveWord(moves)}, and no reason is given. You can save without one; a report then leaves a gap for it.`;
  if (id === null) return [{ type: 'note', text }];
  const args = { plan: id, question: REASON_OF_MOVES };
  const button = { type: 'command', label: 'Give the reason', command: 'import', args } as const;
  return [{ type: 'list', items: [{ text, buttons: [button] }] }];
}

function moveWord(moves: number): string {
  return moves === 1 ? 'moves' : 'move';
}

/** The form that asks for the reason. */
export function reasonForm(id: string): Card {
  const title = 'Why the dates move';
  const field = {
    name: 'answer',
    label: title,
    hint: 'For example: the audit is late',
    kind: 'line',
    required: true,
  } as const;
  const args = { plan: id, question: REASON_OF_MOVES };
  const form = { type: 'form', command: 'import', args, fields: [field], submit: 'Use this reason' } as const;
  return { title, summary: `${title}.`, body: [form], buttons: [] };
}
