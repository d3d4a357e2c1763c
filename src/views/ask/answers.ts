/** The short answers: refused, not understood, asked back, saved, not saved. */
import type { Button, Card } from '../../ports/card.ts';
import { count, listOf } from '../words.ts';

/** The refusal of a change. `message` says why and what to do; `buttons` offer ready-made corrections. */
export function refusedCard(message: string, buttons: readonly Button[] = []): Card {
  const title = 'Nothing was changed';
  return { title, summary: `${title}.`, body: [{ type: 'text', text: message }], buttons };
}

/** The refusal of a question, or of words that are no command, with the same parts as `refusedCard`. */
export function unansweredCard(message: string, buttons: readonly Button[] = []): Card {
  const title = 'There is a problem';
  return { title, summary: `${title}.`, body: [{ type: 'text', text: message }], buttons };
}

/** The answer when attached files came with a command that takes none. `offers` are buttons that keep them. */
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

/**
 * The refusal of a person who is not in the record. `name` is the platform's name for them, '' when unknown. `account` is
 * theirs while the record has no programme lead, so that it can be named as the first; else null.
 */
export function strangerCard(name: string, account: string | null): Card {
  const first = `Nobody can use this bot yet: the record has no programme lead. Whoever runs the bot names the first one in the settings and starts it again: BVN_FIRST_LEAD=${account}`;
  const entered = `${name || 'You'} cannot use this bot yet: it answers only people that a programme lead has entered. Ask a programme lead to type: role @you officer. If it knows you on another platform, type there: account code`;
  const text = account === null ? entered : first;
  return {
    title: 'You are not in the record',
    summary: 'You are not in the record.',
    body: [{ type: 'text', text }],
    buttons: [],
  };
}

/** The refusal of a guest, or of a person of another organisation. */
export function guestCard(): Card {
  const text =
    'Guests and people of other organisations cannot read or change this record here. Ask a programme lead for what you need.';
  return { title: 'Not for guests', summary: 'Not for guests.', body: [{ type: 'text', text }], buttons: [] };
}

/** The answer when the record could not be written. `text` says why and what to do. */
export function notSavedCard(text: string): Card {
  return { title: 'Not saved', summary: 'Nothing was saved.', body: [{ type: 'text', text }], buttons: [] };
}

/** The answer to a request that failed by a fault of the bot. `requestId` finds the fault in the log. */
export function troubleCard(requestId: string): Card {
  const text = `That did not work, and it is not your doing. Nothing was changed. Whoever runs this bot can find it in the log under ${requestId}.`;
  return {
    title: 'Something went wrong',
    summary: 'Something went wrong. Nothing was changed.',
    body: [{ type: 'text', text }],
    buttons: [],
  };
}

/** The answer to a repeat of a request that was carried out so long ago that its answer is no longer kept. */
export function doneBeforeCard(): Card {
  const text =
    'This was carried out before, and its answer is no longer kept. To see what changed, type: history E2-03';
  return { title: 'Done before', summary: 'Done before.', body: [{ type: 'text', text }], buttons: [] };
}

/** The refusal of a request above the rate limit of one person. `wait` are the seconds until the next one is taken. */
export function rateLimitCard(most: number, seconds: number, wait: number): Card {
  const text = `You have sent more than ${most} requests in ${seconds} seconds. This one was not carried out. Try again in ${count(wait, 'second')}.`;
  return { title: 'Too many requests', summary: 'Too many requests.', body: [{ type: 'text', text }], buttons: [] };
}

/** Asks which of several things the person means, with a button for each. */
export function choiceCard(question: string, buttons: readonly Button[]): Card {
  return {
    title: 'Which one?',
    summary: 'A question about what you typed.',
    body: [{ type: 'text', text: question }],
    buttons,
  };
}

/** The line about a change that was made. `title` says who did what, `text` the result; `buttons` offer next steps. */
export function savedCard(title: string, text: string, buttons: readonly Button[] = []): Card {
  return { title, summary: `${title}.`, body: [{ type: 'text', text }], buttons };
}
