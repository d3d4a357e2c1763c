/** The answers to people who join an account on another platform to themselves with a code. */
import { JOIN_CODE_MINUTES } from '../../core/people/join-code.ts';
import type { Person, Platform } from '../../core/record/model.ts';
import type { Card } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { ON_PLATFORM } from '../places.ts';
import { roleWord } from '../words.ts';

const MINUTES = `${JOIN_CODE_MINUTES} minutes`;

/**
 * The private answer with the code. `asked` is the platform of the request. The summary has no code, since lock screens
 * show it.
 */
export function joinCodeCard(code: string, asked: Platform): Card {
  return {
    title: 'Join another account to you',
    summary: 'Your code to join another account.',
    body: [
      {
        type: 'text',
        text: `From your other account, which is not ${ON_PLATFORM[asked]}, write to this bot in a direct message:`,
      },
      { type: 'text', text: `account join ${code}`, weight: 'strong' },
      { type: 'text', text: `The code works once, within ${MINUTES}. An earlier code of yours no longer works.` },
      { type: 'note', text: 'Give it to nobody: the account that says it acts with your name and your role.' },
    ],
    buttons: [],
  };
}

/** The answer to the account that sent the code. */
export function joinedCard(person: Person, platform: Platform): Card {
  return savedCard(
    `This account is now joined to ${person.name}`,
    `What you do ${ON_PLATFORM[platform]} is done by ${person.name}, with the role ${roleWord(person.role)}. To choose where your own card goes: help prefer`,
  );
}

/** The message to the account that asked for the code, once another account has used it. */
export function joinedToldCard(accountName: string, platform: Platform): Card {
  return savedCard(
    'Another account was joined to you',
    `What ${accountName} does ${ON_PLATFORM[platform]} is done in your name from now on, because your code was said there. If that was not you, take it away at once: account remove on ${platform}`,
  );
}

/**
 * The refusal of a code. Wrong, used and expired codes get the same words, so that nobody can find valid codes by
 * trying.
 */
export const NO_SUCH_CODE = `This code does not work. A code works once, within ${MINUTES}, and on another platform than the one it was asked for on. Where the bot knows you, ask for a new one: account code`;

/** The refusal after too many tries from one account. */
export const TOO_MANY_CODES =
  'Too many codes have been tried from this account. Try again in an hour, or ask a programme lead to join the account.';

/** The refusal of a code that was sent where others can read; that code is cancelled. */
export const CODE_SAID_OPENLY =
  'A code that is said where others can read does not work any more. Where the bot knows you, ask for a new one (account code), and say it to this bot in a direct message.';
