// @ts-check
/** The room: which conversation and thread are open, and what arrives in them. */
import { announce, byId, find } from './dom.js';
import { createList } from './list.js';
import { CHANNEL, conversationOf, forget, markSeen, repliesIn, settle, state, unreadIn, views } from './views.js';

const channel = createList(
  'messages',
  'html',
  (view) => view.conversation === state.conversation && view.id === view.thread,
);
const thread = createList(
  'thread-messages',
  'inThread',
  (view) => view.conversation === state.conversation && view.thread === state.thread,
);
const lists = [channel, thread];

/** @param {string} account */
export function enterAs(account) {
  forget(account);
  refill();
}

/** @param {string} conversation */
export function enter(conversation) {
  Object.assign(state, { conversation, thread: '' });
  refill();
}

function refill() {
  const direct = state.conversation !== CHANNEL;
  byId('welcome').hidden = direct;
  byId('welcome-direct').hidden = !direct;
  byId('thread').hidden = state.thread === '';
  for (const list of lists) list.fill();
  tidy();
}

/** @param {string} id @param {'answers' | 'end'} at where it is read first */
export function openThread(id, at) {
  state.thread = id;
  byId('thread').hidden = false;
  thread.fill(at);
}

/** Closes the thread and goes back to the button that opened it. */
export function closeThread() {
  const opener = find(channel.element, state.thread)?.querySelector('[data-thread]');
  state.thread = '';
  byId('thread').hidden = true;
  thread.fill();
  if (opener instanceof HTMLElement) opener.focus();
}

/** Somebody acts: what comes of it is brought into sight. */
export function followAll() {
  for (const list of lists) list.follow();
}

/** Takes in what the bot sent; `fresh`: all that there is, for a page just opened. @param {{ fresh: boolean, views: import('../view.ts').View[] }} batch */
export function take({ fresh, views: batch }) {
  /** @type {Map<import('./list.js').List, HTMLElement>} */
  const firsts = new Map();
  for (const view of batch) {
    const before = views.get(view.id);
    if (view.gone) {
      views.delete(view.id);
      for (const list of lists) list.remove(view.id);
      continue;
    }
    views.set(view.id, view);
    for (const list of lists) {
      const added = list.draw(view);
      if (added && !firsts.has(list)) firsts.set(list, added);
    }
    if (!before && !fresh && view.announce !== '') announce(view.announce);
  }
  if (fresh) {
    if (!views.has(state.thread)) state.thread = '';
    refill();
  } else {
    for (const list of lists) list.nameDays();
    for (const [list, first] of firsts) list.showFrom(first);
    tidy();
  }
  settle();
}

/** Looks after what depends on several messages: numbers of replies, unread messages. */
function tidy() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (channel.element.querySelectorAll('[data-thread]'))) {
    const n = repliesIn(button.dataset.thread ?? '');
    button.textContent = n === 0 ? 'Reply in thread' : `${n} ${n === 1 ? 'reply' : 'replies'}`;
    button.classList.toggle('has-replies', n > 0);
  }
  markSeen();
  for (const entry of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-conversation]'))) {
    const n = unreadIn(conversationOf(entry));
    const badge = /** @type {HTMLElement} */ (entry.querySelector('.unread'));
    badge.hidden = n === 0;
    badge.textContent = n === 0 ? '' : `${n} new`;
    if (conversationOf(entry) === state.conversation) entry.setAttribute('aria-current', 'true');
    else entry.removeAttribute('aria-current');
  }
}

/** The message as it stands on the page, in the same list as `near` where it is there. @param {string} id @param {Element} near */
export function elementFor(id, near) {
  const sorted = lists.toSorted((a, b) => Number(b.element.contains(near)) - Number(a.element.contains(near)));
  return sorted.map((list) => find(list.element, id)).find((element) => element !== null) ?? null;
}

/** Shows a message and what came after it, from its beginning where there is more than fits. @param {string} id */
export function readFrom(id) {
  for (const list of lists) list.reach(id);
}

/** Brings a message into sight that somebody asked for. @param {HTMLElement} message */
export function show(message) {
  for (const list of lists) list.show(message);
}
