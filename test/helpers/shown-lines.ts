/** The lines of a card as its readers see them on each platform, for tests that count lines and words. */

import { renderCard as renderLocal } from '../../src/platforms/local/render.ts';
import { renderMessage } from '../../src/platforms/slack/render.ts';
import { renderCard as renderTeams } from '../../src/platforms/teams/render.ts';
import type { Card } from '../../src/ports/card.ts';
import { nodesOf } from './adaptive-cards.ts';

/** A row of buttons is one line. */
export const SHOWN_LINES: Readonly<Record<'slack' | 'teams' | 'local', (card: Card) => readonly string[]>> = {
  slack: (card) => renderMessage(card).blocks.flatMap(slackLines).filter(isLine),
  teams: (card) => nodesOf(renderTeams(card)).flatMap(teamsLines).filter(isLine),
  local: (card) =>
    String(renderLocal(card, { prefix: 'x', viewer: 'x', closable: false }))
      .replace(/\s+/g, ' ')
      .replace(/<\/button>/g, ' ')
      .replace(/<\/(?:p|h\d|li|dd|ul)>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .split('\n')
      .filter(isLine),
};

/** The words of some lines: runs of letters or figures, with the marks inside them. */
export function countWords(lines: readonly string[]): number {
  return lines.join(' ').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

const isLine = (line: string) => line.trim() !== '';

interface SlackPart {
  readonly type?: string;
  readonly text?: string | SlackPart;
  readonly elements?: readonly SlackPart[];
  readonly accessory?: SlackPart;
}

/** The text of a block by its lines; what stands in one row of buttons is one line. */
function slackLines(block: object): readonly string[] {
  return slackText(block as SlackPart, (block as SlackPart).type === 'actions' ? ' ' : '').split('\n');
}

function slackText(part: SlackPart, between: string): string {
  const own = typeof part.text === 'string' ? part.text : part.text ? slackText(part.text, between) : '';
  const inside = (part.elements ?? []).map((one) => slackText(one, between)).join(between);
  return `${own}${inside}${part.accessory ? `\n${slackText(part.accessory, between)}` : ''}`;
}

/** A text block is a line; so is a set of actions. */
function teamsLines(node: { readonly type?: string; readonly [name: string]: unknown }): readonly string[] {
  if (node.type === 'TextBlock') return String(node.text).split('\n');
  if (node.type === 'RichTextBlock') {
    return [
      (node.inlines as readonly (string | { text: string })[])
        .map((one) => (typeof one === 'string' ? one : one.text))
        .join(''),
    ];
  }
  if (node.type === 'ActionSet' || (node.type === 'AdaptiveCard' && Array.isArray(node.actions))) {
    return [(node.actions as readonly { title: string }[]).map(({ title }) => title).join(' ')];
  }
  return [];
}
