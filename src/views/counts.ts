/** The cards for conversations that people from outside can read: days left and counts, without names. */
import type { NoticeSummary } from '../core/plan/status.ts';
import type { Card } from '../ports/card.ts';
import { clockFacts, clockWords, countFacts } from './plan/status.ts';
import { listOf } from './words.ts';

/** Days left and counts in place of a card with names. `occasion` begins its title, such as "Weekly reminder". */
export function countsCard(summary: NoticeSummary, occasion: string): Card {
  const title = `${occasion}: ${clockWords(summary)}`;
  const text =
    'Guests or people of other organisations can read this conversation, so only counts are shown here. What is due from each person is sent to them directly.';
  return {
    title,
    summary: `${title}.`,
    body: [
      { type: 'facts', facts: [...clockFacts(summary), ...countFacts(summary)] },
      { type: 'note', text },
    ],
    buttons: [],
  };
}

/** Replaces a personal card that is already posted where people from outside can read; its person gets it directly. */
export function hiddenCard(): Card {
  const text =
    'Guests or people of other organisations can read this conversation, so this card is not shown here any more.';
  return { title: 'Not shown here', summary: 'Not shown here.', body: [{ type: 'note', text }], buttons: [] };
}

/**
 * The reason why a conversation gets only counts. `name` is the conversation, `outsiders` are its readers from outside.
 */
export function countsOnlyWords(name: string, outsiders: readonly string[]): string {
  return `Only counts are posted in ${name}, because people from outside can read it: ${shortListOf(outsiders)}.`;
}

/** The message to the leads when people from outside have joined a conversation that gets reminders. */
export function outsidersCard(name: string, outsiders: readonly string[]): Card {
  const title = `People from outside can read ${name}`;
  return {
    title,
    summary: 'People from outside can read a conversation with reminders.',
    body: [
      { type: 'text', text: countsOnlyWords(name, outsiders) },
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
