/** A card as the Home tab. */
import type { types } from '@slack/bolt';
import type { Card } from '../../views/card.ts';
import { LIMITS } from './limits.ts';
import { drawBlocks } from './render.ts';
import type { Ask } from './values.ts';

export function homeView(card: Card, again: Ask): types.HomeView {
  const room = { blocks: LIMITS.viewBlocks, characters: LIMITS.viewCharacters };
  return { type: 'home', blocks: [...drawBlocks(card, room, { again })] };
}
