/** What is shown where guests or people of other organisations can read: the clock and the counts, and nobody's name. */
import type { Standing } from '../core/plan/status.ts';
import type { Card } from '../ports/card.ts';
import { clockFacts, clockWords, countFacts, summaryWords } from './plan/status.ts';

export function countsCard(standing: Standing, occasion: string): Card {
  const text =
    'Guests or people of other organisations can read this conversation, so only counts are shown here. What is due from each person is sent to them directly.';
  return {
    title: `${occasion}: ${clockWords(standing)}`,
    summary: summaryWords(standing),
    body: [
      { type: 'facts', facts: [...clockFacts(standing), ...countFacts(standing)] },
      { type: 'note', text },
    ],
    buttons: [],
  };
}
