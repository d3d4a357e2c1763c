/** The last state of a posted card that newer cards replace. */
import type { Action } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import type { LiveCard } from '../ports/live-card.ts';
import { actionLine } from './plan/action-words.ts';

/**
 * The card that says that `card` is no longer updated, with a button to the present state. `action` is the action of a posted
 * line, null for a personal card.
 */
export function closedCard(card: Card, live: LiveCard, action: Action | null): Card {
  if (live.kind === 'personal' || !action) return closed(card, [], 'your actions', 'mine', {});
  return closed(card, [actionLine(action)], action.code, 'show', { about: action.code });
}

function closed(
  { title, summary, to }: Card,
  lines: readonly string[],
  what: string,
  command: string,
  args: Readonly<Record<string, string>>,
): Card {
  const typed = ['/bvn', command, ...Object.values(args)].join(' ');
  const note = `This card is no longer updated. To see ${what} as of now, press the button or type: ${typed}`;
  return {
    ...{ title, summary, ...(to ? { to } : {}) },
    body: [...lines.map((text) => ({ type: 'text', text }) as const), { type: 'note', text: note }],
    buttons: [{ type: 'command', label: `Show ${what}`, command, args }],
  };
}
