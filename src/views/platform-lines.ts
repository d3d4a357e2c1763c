/** The few sentences that a platform says by itself, around cards and in their place. */

export const MAY_BE_REPEAT =
  'This may be a repeat: it was sent before, and nobody could tell whether it arrived. If you have seen it, there is nothing more to do.';

/** For a conversation in which only one person was meant to be answered. */
export const ANSWERED_IN_CHAT = 'I have answered you in our chat.';

export const NO_CHAT =
  'I have an answer for you alone, but no chat with you to give it in. Open a chat with me, say hello, and ask again.';
