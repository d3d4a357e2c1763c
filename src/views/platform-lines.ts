/** The sentences and small cards that platforms show around a card, or instead of one. */
import type { Button, Card, CommandButton } from '../ports/card.ts';

/** Added to a message that is sent again because the platform never answered the first attempt. */
export const MAY_BE_REPEAT =
  'This may be a repeat: it was sent before, and nobody could tell whether it arrived. If you have seen it, there is nothing more to do.';

/** Ends a card that was cut to the platform's size limit. */
export const REST_LEFT_OUT = 'The rest does not fit into one message. Ask for one expectation or one action to see it.';

/** Shown under a pressed button when its answer went to the presser's own chat. */
export const ANSWERED_IN_CHAT = 'I have answered you in our chat.';

/** Shown in a conversation when it takes no private answer and the asker has no chat that does. */
export const NO_CHAT =
  'I have an answer for you alone, but no chat with you to give it in. Open a chat with me, say hello, and ask again.';

/** Shown in place of a pressed button's answer when the answer is a message of its own. */
export const ANSWERED_BELOW = 'Answered below.';

/** The answer to a press whose data this bot did not make, or made in another version. */
export const NOT_OURS = 'This button does not belong to this bot.';

/** The answer when the bot itself failed on a press or a message. */
export const NOT_NOW = 'That did not work, and it is not your doing. Please try again in a minute.';

/** Shown under a pressed card while the answer in Teams takes long. */
export const STILL_WORKING =
  'This takes longer than usual. The answer follows by itself: you do not need to press again.';

/** The answer when Teams did not say in time who the sender is; the request was not carried out. */
export const UNKNOWN_IN_TEAMS: Card = {
  title: 'Not done',
  summary: 'Teams did not answer.',
  body: [{ type: 'text', text: 'Teams did not say who you are, so nothing was done. Please try again in a minute.' }],
  buttons: [],
};

/**
 * The answer to the same change sent twice within a minute. `press` is the button that does it a second time; null for
 * a press.
 */
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

/** Replaces a form that was sent, for its sender. */
export const DONE_HERE: Card = {
  title: 'Done',
  summary: 'Done.',
  body: [{ type: 'text', text: 'Everybody here can see it.' }],
  buttons: [],
};

/** Shown for a change that was made where the bot cannot post: what was only to be shared is not. */
export const UNSEEN_IN_SLACK: Card = {
  title: 'Told to you alone',
  summary: 'The bot cannot post in this conversation.',
  body: [
    {
      type: 'text',
      text: 'The bot cannot post in this conversation, so nobody else here was told. What you changed is in the record all the same. Invite the bot, so that everybody sees what comes next: /invite @bvn',
    },
  ],
  buttons: [],
};

/** Added to an answer whose file went to the asker's own conversation. */
export const FILE_IN_CHAT = 'The file is in your own chat with the bot.';

/** The refusal to read a file in Slack without the permission for it. */
export const SLACK_READS_NO_FILES =
  'Slack does not let the bot read files. Whoever looks after the app in Slack can give it the permission files:read and install it again. Until then, whoever runs the bot can import the file on the server: npm run bvn -- import, with the name of the file.';

/** The refusal of a file whose content could not be fetched. */
export function fileNotReadLine(name: string): string {
  return `“${name}” could not be read: the platform did not hand it over. Send the file again, together with the word import.`;
}

/** The answer when a requested file could not be sent. `reason` is one or more sentences, `again` asks for the file again. */
export function fileNotSentCard(name: string, reason: string, again: readonly Button[] = []): Card {
  const text = `You may not have ${name}. ${reason} Nothing in the record was changed. Please ask for the file again.`;
  return fileCard('The file was not sent', text, again);
}

/** The words beside a file that is offered in Teams. */
export function fileOffer(bytes: number): string {
  return `${Math.ceil(bytes / 1024).toLocaleString('en-GB')} KB. If you allow it, Teams puts the file into your OneDrive.`;
}

/** The answer in Teams while a file waits in the chat with the asker, where bots can hand over files. */
export function fileOfferedCard(name: string): Card {
  return fileCard('The file waits in our chat', `Take ${name} in our chat: press “Allow” under it there.`);
}

/** The answer when the reader of an offered file did not take it. */
export function fileDeclinedCard(name: string, again: readonly Button[]): Card {
  return fileCard('The file was not handed over', `You declined ${name}.`, again);
}

/** The answer when an offered file is not kept any more. */
export function fileGoneCard(name: string): Card {
  return fileCard('The file was not handed over', `${name} is not kept any more. Please ask for it again.`);
}

function fileCard(title: string, text: string, buttons: readonly Button[] = []): Card {
  return { title, summary: `${title}.`, body: [{ type: 'text', text }], buttons };
}
