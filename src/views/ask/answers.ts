/** The short answers: refused, not understood, asked back, not saved. */
import type { Button, Card } from '../../ports/card.ts';
import { listOf } from '../words.ts';

/** Something the person can put right, with ready-made ways to do so. */
export function refusedCard(message: string, buttons: readonly Button[] = []): Card {
  return {
    title: 'Nothing was changed',
    summary: 'Nothing was changed.',
    body: [{ type: 'text', text: message }],
    buttons,
  };
}

/** For somebody whose files came with words that have no use for them; `offers` keep them after all. */
export function notTakenCard(names: readonly string[], offers: readonly Button[]): Card {
  const files = listOf(names.map((name) => `“${name}”`));
  const was = names.length === 1 ? 'was' : 'were';
  const how = offers.length > 0 ? '' : ' To keep its address as evidence, attach it to: evidence E2-03';
  return {
    title: 'An attached file was not kept',
    summary: 'An attached file was not kept.',
    body: [{ type: 'text', text: `${files} ${was} not kept.${how}` }],
    buttons: offers,
  };
}

export function strangerCard(name: string): Card {
  const text = `${name || 'You'} cannot use this bot yet: it answers only people that a programme lead has entered. Ask a programme lead to type: role @you officer. If it knows you on another platform, type there: account code`;
  return {
    title: 'You are not in the record',
    summary: 'You are not in the record.',
    body: [{ type: 'text', text }],
    buttons: [],
  };
}

export function guestCard(): Card {
  const text =
    'Guests and people of other organisations cannot read or change this record here. Ask a programme lead for what you need.';
  return { title: 'Not for guests', summary: 'Not for guests.', body: [{ type: 'text', text }], buttons: [] };
}

/** The record could not be written: why, and what to do about it. */
export function notSavedCard(text: string): Card {
  return { title: 'Not saved', summary: 'Nothing was saved.', body: [{ type: 'text', text }], buttons: [] };
}

/** Something went wrong that is not the person's doing; the id finds it in the log. */
export function troubleCard(requestId: string): Card {
  const text = `That did not work, and it is not your doing. Nothing was changed. Whoever runs this bot can find it in the log under ${requestId}.`;
  return {
    title: 'Something went wrong',
    summary: 'Something went wrong. Nothing was changed.',
    body: [{ type: 'text', text }],
    buttons: [],
  };
}

/** Which of several the person means. */
export function choiceCard(question: string, buttons: readonly Button[]): Card {
  return {
    title: 'Which one?',
    summary: 'A question about what you typed.',
    body: [{ type: 'text', text: question }],
    buttons,
  };
}

/** What was done, in one sentence, with what can follow. */
export function savedCard(title: string, text: string, buttons: readonly Button[] = []): Card {
  return { title, summary: `${title}.`, body: [{ type: 'text', text }], buttons };
}
