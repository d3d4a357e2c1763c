// @ts-check
/** What the bot has sent for the account that speaks, and what of it is open. */

import { start } from './server.js';

/** @typedef {Extract<import('../view.ts').View, { gone: false }>} View */

export const CHANNEL = 'improvement';

/** Where the page stands; `thread` is empty while none is open. */
export const state = { account: '', conversation: CHANNEL, thread: '' };

/** In the order in which they were said. @type {Map<string, View>} */
export const views = new Map();

/** The button that asked for an answer, as a selector, by the id of the answer. @type {Map<string, string>} */
export const openers = new Map();

/** @type {{ id: string, seq: number, then: () => void }[]} */
let waiting = [];

/** Starts again for another account; a thread of the channel stays open, as everybody sees it. @param {string} account */
export function forget(account) {
  views.clear();
  openers.clear();
  waiting = [];
  const thread = state.conversation === CHANNEL ? state.thread : '';
  Object.assign(state, { account, conversation: CHANNEL, thread });
}

/** Runs `then` as soon as the message is here, in that state or a later one. @param {string} id @param {number} seq @param {() => void} then */
export function whenHere(id, seq, then) {
  waiting.push({ id, seq, then });
  settle();
}

/** Runs what has waited for a message that is here now. */
export function settle() {
  const ready = waiting.filter(({ id, seq }) => (views.get(id)?.seq ?? -1) >= seq);
  waiting = waiting.filter((it) => !ready.includes(it));
  for (const { then } of ready) then();
}

/** @param {string} thread */
export function repliesIn(thread) {
  return [...views.values()].filter((view) => view.thread === thread && view.id !== thread && !view.under).length;
}

/** The conversation behind an entry at the side; the direct one is that of whoever speaks. @param {HTMLElement} entry */
export function conversationOf(entry) {
  return entry.dataset.conversation === CHANNEL ? CHANNEL : `dm:${state.account}`;
}

/** How many messages of others came since the conversation was last open. @param {string} conversation */
export function unreadIn(conversation) {
  const seen = Number(sessionStorage.getItem(seenKey(conversation)) ?? 0);
  return [...views.values()].filter((view) => view.conversation === conversation && view.news && view.order > seen)
    .length;
}

export function markSeen() {
  const orders = [...views.values()]
    .filter((view) => view.conversation === state.conversation)
    .map((view) => view.order);
  sessionStorage.setItem(seenKey(state.conversation), String(Math.max(0, ...orders)));
}

/** Orders count from the start of the bot, so that what was seen belongs to one start. @param {string} conversation */
function seenKey(conversation) {
  return `bvn seen ${start} ${state.account} ${conversation}`;
}
