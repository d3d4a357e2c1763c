/** The few sentences that a platform says by itself, around cards and in their place. */
import type { Card, CommandButton } from '../ports/card.ts';

export const MAY_BE_REPEAT =
  'This may be a repeat: it was sent before, and nobody could tell whether it arrived. If you have seen it, there is nothing more to do.';

export const REST_LEFT_OUT = 'The rest does not fit into one message. Ask for one expectation or one action to see it.';

/** For a conversation in which only one person was meant to be answered. */
export const ANSWERED_IN_CHAT = 'I have answered you in our chat.';

export const NO_CHAT =
  'I have an answer for you alone, but no chat with you to give it in. Open a chat with me, say hello, and ask again.';

/** Beside an answer that comes as a message of its own. */
export const ANSWERED_BELOW = 'Answered below.';

export const NOT_OURS = 'This button is not one of this bot.';

export const NOT_NOW = 'That did not work, and it is not your doing. Please try again in a minute.';

/** Under a card that was pressed, while Teams takes long. */
export const STILL_WORKING =
  'This takes longer than usual. The answer follows by itself: you do not need to press again.';

/** For somebody whom Teams did not name in time; nothing was carried out. */
export const UNKNOWN_IN_TEAMS: Card = {
  title: 'Not done',
  summary: 'Teams did not answer.',
  body: [{ type: 'text', text: 'Teams did not say who you are, so nothing was done. Please try again in a minute.' }],
  buttons: [],
};

/** For a change that was asked for twice within a minute; `press` asks for it a second time, where it was typed. */
export function sentTwice(press: Pick<CommandButton, 'command' | 'args'> | null): Card {
  return {
    title: 'Sent twice',
    summary: 'You sent the same twice within a minute.',
    body: [
      {
        type: 'text',
        text: `You sent the same less than a minute ago, so it was not done a second time. If you mean it twice, ${press ? 'press the button' : 'press again in a minute'}.`,
      },
    ],
    buttons: press ? [{ type: 'command', label: 'Do it a second time', ...press }] : [],
  };
}

/** In the place of a form that was sent, for the person who sent it. */
export const DONE_HERE: Card = {
  title: 'Done',
  summary: 'Done.',
  body: [{ type: 'text', text: 'Everybody here can see it.' }],
  buttons: [],
};

/** For somebody who asked for a file that did not get to them. `reason` is a sentence, or several. */
export function fileNotSentCard(name: string, reason: string): Card {
  return {
    title: 'The file was not sent',
    summary: 'The file was not sent.',
    body: [
      {
        type: 'text',
        text: `You may not have ${name}. ${reason} Nothing in the record was changed. Please ask for the file again.`,
      },
    ],
    buttons: [],
  };
}
