/** The limits of Teams, and our own, each with its source. */

/** Sizes, numbers and rates. */
export const LIMITS = {
  /** A message may have 100 KB in UTF-16 (Teams: limits and specifications); the rest is left for the envelope and mentions. */
  messageBytes: 80 * 1024,
  /** The most characters of a button, and of two beside each other, on a screen 300 pixels wide (measured in npm `adaptivecards`). */
  buttonRow: 32,
  buttonsBeside: 24,
  /** Two buttons of the least width have room beside each other there. */
  actionsInSet: 2,
  /** Longer lists of choices are slow to open on a phone, so that a name is typed instead (our own limit). */
  choices: 150,
  /** A button is one line (our own limit; Teams cuts at the width of the card). */
  label: 100,
  /** Largest request that is read: an activity with a card's values is a few KB (our own limit). */
  requestBytes: 1024 * 1024,
  /** At most `most` sends in `ms` to one conversation or thread (Teams: rate limits, per bot per thread). */
  sends: [
    { most: 7, ms: 1_000 },
    { most: 8, ms: 2_000 },
    { most: 60, ms: 30_000 },
    { most: 1_800, ms: 3_600_000 },
  ],
  /** Requests of one app to one tenant (Teams: rate limits, 50 a second). */
  sendsOfApp: [{ most: 50, ms: 1_000 }],
} as const;

/** The deadlines of calls. One attempt of the outbox holds at most a token, a new chat, a send and the wait for its turn. */
export const TIMES = {
  /** Every activity is answered by then. Teams sends it again after 15 seconds. */
  answerMs: 1_500,
  callMs: 5_000,
  tokenMs: 3_000,
  keysMs: 5_000,
  turnMs: 1_500,
} as const;
