/** What is shown where guests or people of other organisations can read: the clock and the counts, and nobody's name. */
import type { StatusReport } from '../core/plan/status.ts';
import type { Card } from '../ports/card.ts';
import { clockFacts, clockWords, countFacts, summaryWords } from './plan/status.ts';

export function countsCard(report: StatusReport, occasion: string): Card {
  const text =
    'Guests or people of other organisations can read this conversation, so only counts are shown here. What is due from each person is sent to them directly.';
  return {
    title: `${occasion}: ${clockWords(report)}`,
    summary: summaryWords(report),
    body: [
      { type: 'facts', facts: [...clockFacts(report), ...countFacts(report)] },
      { type: 'note', text },
    ],
    buttons: [],
  };
}
