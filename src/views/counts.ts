/** What is shown where guests or people of other organisations can read: the clock and the counts, and nobody's name. */
import type { Standing } from '../core/plan/status.ts';
import type { Card } from '../ports/card.ts';
import { clockFacts, clockWords, countFacts, summaryWords } from './plan/status.ts';
import { listOf } from './words.ts';

/** `title`: what the card is about, such as "Weekly reminder". */
export function countsCard(standing: Standing, title: string): Card {
  const text =
    'Guests or people of other organisations can read this conversation, so only counts are shown here. What is due from each person is sent to them directly.';
  return {
    title: `${title}: ${clockWords(standing)}`,
    summary: summaryWords(standing),
    body: [
      { type: 'facts', facts: [...clockFacts(standing), ...countFacts(standing)] },
      { type: 'note', text },
    ],
    buttons: [],
  };
}

/** In the place of somebody's own card, which is with them directly. */
export function withheldCard(): Card {
  const text =
    'Guests or people of other organisations can read this conversation, so this card is not shown here any more.';
  return { title: 'Not shown here', summary: 'Not shown here.', body: [{ type: 'note', text }], buttons: [] };
}

/** Why only counts are shown in a conversation, in a sentence. */
export function limitedWords(name: string, outsiders: readonly string[]): string {
  return `Only counts are posted in ${name}, because people from outside can read it: ${shortListOf(outsiders)}.`;
}

/** For the leads, once such people came in. */
export function outsidersCard(name: string, outsiders: readonly string[]): Card {
  const title = `People from outside can read ${name}`;
  return {
    title,
    summary: 'People from outside can read a conversation with reminders.',
    body: [
      { type: 'text', text: limitedWords(name, outsiders) },
      {
        type: 'text',
        text: 'The messages that are there already are changed to counts now. What is due from each person is sent to them directly.',
      },
      {
        type: 'text',
        text: 'To show names again, take these people out of it; or type “here” in another conversation, and “here stop” in this one.',
      },
      { type: 'note', text: 'You are told this once.' },
    ],
    buttons: [],
  };
}

const NAMED = 5;

function shortListOf(words: readonly string[]): string {
  const left = words.length - NAMED;
  return listOf(left > 0 ? [...words.slice(0, NAMED), `${left} more`] : words);
}
