// @ts-check
/** A list of messages on the page: the conversation's, or the thread's beside it. */
import { byId, elementOf, find, focusFirst, focusNear, keepFocus } from './dom.js';
import { openers, views } from './views.js';

/** @typedef {import('./views.js').View} View */
/** @typedef {ReturnType<typeof createList>} List */

/** Closer to the end than this, a list follows what arrives. */
const NEAR_END_PX = 80;

/**
 * @param {string} id of the list's element
 * @param {'html' | 'inThread'} look
 * @param {(view: View) => boolean} has whether the message stands in this list by itself
 */
export function createList(id, look, has) {
  const list = byId(id);
  const scroll = /** @type {HTMLElement} */ (list.closest('.scroll'));
  const newer = /** @type {HTMLElement} */ (scroll.parentElement?.querySelector('.newer'));
  let following = true;

  const toEnd = () => scroll.scrollTo(0, scroll.scrollHeight);
  scroll.addEventListener('scroll', () => {
    following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
    if (following) newer.hidden = true;
  });
  newer.addEventListener('click', toEnd);

  /** Of more than fits, the beginning is shown. @param {HTMLElement} message */
  const reach = (message) => {
    const height = list.getBoundingClientRect().bottom - message.getBoundingClientRect().top;
    if (height > scroll.clientHeight) message.scrollIntoView({ block: 'start' });
    else toEnd();
  };

  /** Draws a message, or draws it anew where it stands; gives the element of a message that is new here. @param {View} view */
  const draw = (view) => {
    const old = find(list, view.id);
    if (!view.under && !has(view)) return null;
    const fresh = elementOf(view[look]);
    if (old) redraw(list, old, fresh);
    else if (view.under) placeAnswer(list, fresh);
    else {
      fresh.dataset.day = view.day;
      list.append(fresh);
      return fresh;
    }
    return null;
  };
  return {
    draw,
    element: list,
    /** Shows everything anew: at its end, or where the answers to its first message begin. @param {'answers' | 'end'} at */
    fill(at = 'end') {
      list.replaceChildren();
      for (const view of views.values()) draw(view);
      nameDays(list);
      newer.hidden = true;
      following = true;
      const answer = list.querySelectorAll(':scope > [data-message]')[1];
      // Without messages the welcome is all there is to read.
      if (list.children.length === 0) scroll.scrollTo(0, 0);
      else if (at === 'answers' && answer) answer.scrollIntoView({ block: 'start' });
      else toEnd();
    },
    /** Somebody acts here: what comes of it is shown. */
    follow: () => {
      following = true;
    },
    nameDays: () => nameDays(list),
    /** Brings what is new from `first` on into sight, unless its reader is elsewhere in the list. @param {HTMLElement} first */
    showFrom(first) {
      newer.hidden = following;
      if (following) reach(first);
    },
    /** @param {string} id */
    reach(id) {
      const message = find(list, id);
      if (message) reach(message);
    },
    /** Brings a message into sight that is in no part to be seen. @param {HTMLElement} message */
    show(message) {
      const { top, bottom } = message.getBoundingClientRect();
      const seen = scroll.getBoundingClientRect();
      if (list.contains(message) && (bottom <= seen.top || top >= seen.bottom)) reach(message);
    },
    /** @param {string} id */
    remove(id) {
      const element = find(list, id);
      const focused = element?.contains(document.activeElement);
      const near = element?.parentElement?.closest('[data-anchor], [data-message]') ?? null;
      element?.remove();
      // Back to the button that asked for the answer: its person may press it.
      if (focused && !focusFirst(near, openers.get(id) ?? null)) focusNear(near ?? list);
    },
  };
}

/** The answers that stand in a message stay in it. @param {Element} list @param {HTMLElement} old @param {HTMLElement} fresh */
function redraw(list, old, fresh) {
  const answers = [...old.querySelectorAll('.answer')];
  fresh.dataset.day = old.dataset.day;
  keepFocus(old, fresh, () => {
    old.replaceWith(fresh);
    for (const answer of answers) placeAnswer(list, answer);
  });
}

/** Puts an answer right under its line, or under the whole message. @param {Element} list @param {Element} answer */
function placeAnswer(list, answer) {
  const spot = views.get(/** @type {HTMLElement} */ (answer).dataset.message ?? '')?.under;
  const message = spot && find(list, spot.message);
  if (!message) return;
  const line = spot.anchor === '' ? null : message.querySelector(`[data-anchor="${CSS.escape(spot.anchor)}"]`);
  (line ?? message.querySelector('.answers'))?.append(answer);
}

/** Writes the day before its first message. @param {HTMLElement} list */
function nameDays(list) {
  for (const line of list.querySelectorAll(':scope > .day')) line.remove();
  let last = '';
  for (const message of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(':scope > [data-day]'))) {
    const { day = '' } = message.dataset;
    if (day === last) continue;
    last = day;
    const line = document.createElement('li');
    line.className = 'day';
    line.textContent = day;
    message.before(line);
  }
}
