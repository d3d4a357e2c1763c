/** The words for a record of an earlier moment. */
import type { Instant } from '../../core/record/model.ts';
import type { Card } from '../../ports/card.ts';
import { moment } from '../words.ts';

/** A card of an earlier record, which says so above everything else. */
export function asAtCard(card: Card, asAt: Instant, zone: string): Card {
  const words = `The record as it stood at ${moment(asAt, zone)}, from its history.`;
  return { ...card, body: [{ type: 'note', text: words }, ...card.body], buttons: [] };
}
