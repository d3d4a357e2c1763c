/** The cards that ask what was meant by plain words: nothing has happened yet, and each button carries a whole command. */
import type { Button, Card } from '../../ports/card.ts';

/** Asks which of these commands was meant. `unknown` is a code that the record does not have, null when there is none. */
export function askedCard(said: string, unknown: string | null, buttons: readonly Button[]): Card {
  const missing = unknown === null ? '' : ` ${unknown} is not in the record.`;
  return {
    title: 'Which of these did you mean?',
    summary: 'A question about what you typed.',
    body: [
      { type: 'text', text: `“${said}”` },
      { type: 'text', text: `Nothing has been recorded.${missing} Choose one:` },
    ],
    buttons,
  };
}

/** Says privately, under a card, that an owner's words were not recorded, and offers how they can be. */
export function notRecordedCard(said: string, unknown: string | null, buttons: readonly Button[]): Card {
  const missing = unknown === null ? '' : ` ${unknown} is not in the record.`;
  return {
    title: 'Not recorded',
    summary: 'What you wrote was not recorded.',
    body: [
      { type: 'text', text: `“${said}”` },
      { type: 'text', text: `To put it in the record, choose one.${missing}` },
    ],
    buttons,
  };
}

/** Asks privately whether the record should follow an edited message. `before` and `now` are its words. */
export function editedCard(before: string, now: string, buttons: readonly Button[]): Card {
  return {
    title: 'Your edit is not in the record',
    summary: 'You edited a message that had been carried out.',
    body: [
      { type: 'text', text: `You changed “${before}” to “${now}”. The record still follows what you wrote first.` },
      { type: 'text', text: 'To make the record follow, choose what you mean.' },
    ],
    buttons,
  };
}
