/** The line of the weekly card with the head of the record, which stays in chat when the database is rewritten. */
import { type ChainHead, headCode } from '../../core/record/chain-head.ts';
import type { Card } from '../../ports/card.ts';

/** The card with the head's code as its last line; unchanged while the record has no event, and in a preview, which cannot know it. */
export function withHeadLine(card: Card, head: ChainHead | null): Card {
  if (head === null) return card;
  return { ...card, body: [...card.body, { type: 'note', text: `Record check: ${headCode(head)}` }] };
}
