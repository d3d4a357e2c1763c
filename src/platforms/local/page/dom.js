// @ts-check
/** Small helpers for elements of the page: finding, making, focusing, announcing. */

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The message of that id in a list. @param {Element} list @param {string} id @returns {HTMLElement | null} */
export function find(list, id) {
  return list.querySelector(`[data-message="${CSS.escape(id)}"]`);
}

/** The server escapes every text in it. @param {string} html */
export function elementOf(html) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
}

/** @param {Element | null} within @param {string | null} selector @returns {boolean} whether something has the focus now */
export function focusFirst(within, selector) {
  const target = selector === null ? null : within?.querySelector(selector);
  if (target instanceof HTMLElement) target.focus();
  return Boolean(target) && target === document.activeElement;
}

/** Focuses what everybody may press near an element: the reply button of its message, else the message box below. @param {Element} element */
export function focusNear(element) {
  if (focusFirst(element.closest('.message'), '.replies button')) return;
  focusFirst(element.closest('.conversation, .thread'), '[role="combobox"]');
}

/**
 * Swaps `old` for `fresh`; whoever had the focus in it keeps it, on the same button or else on the message.
 * @param {Element} old @param {Element} fresh @param {() => void} swap
 */
export function keepFocus(old, fresh, swap) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  swap();
  if (!(focused instanceof HTMLElement)) return;
  if (focused.isConnected) focused.focus();
  else if (!focusFirst(fresh, sameButton(focused))) focusNear(fresh);
}

/** Finds the button that does what this one did; null for an element that is no such button. @param {HTMLElement} button */
export function sameButton({ dataset }) {
  const named = ['command', 'args', 'run', 'step', 'thread'].filter((name) => dataset[name] !== undefined);
  if (named.length === 0) return null;
  return `button${named.map((name) => `[data-${name}="${CSS.escape(dataset[name] ?? '')}"]`).join('')}`;
}

const MAX_ANNOUNCEMENTS = 20;

/** Says it to those who listen to the page. @param {string} text */
export function announce(text) {
  const log = byId('announcements');
  const line = document.createElement('p');
  line.textContent = text;
  log.append(line);
  while (log.children.length > MAX_ANNOUNCEMENTS) log.firstElementChild?.remove();
}
