// @ts-check
/** Buttons and forms of the cards: pressing, asking first, sending, and where the focus goes with the answer. */
import { announce, byId, focusFirst, sameButton } from './dom.js';
import { elementFor, openThread, show } from './room.js';
import { fetchFile, paperAddress, post, request } from './server.js';
import { openers, state, views, whenHere } from './views.js';

/** @typedef {{ id: string, seq: number }[]} Shown */

/** The message that an element stands in. @param {Element} element */
function messageOf(element) {
  return /** @type {HTMLElement | null} */ (element.closest('[data-message]'))?.dataset.message ?? '';
}

/** @param {HTMLElement} button */
export async function press(button) {
  const { confirm } = button.dataset;
  if (confirm !== undefined && !(await agreed(confirm, button.textContent ?? 'Go on'))) return;
  await act(button, 'press', {});
}

/** @param {HTMLFormElement} form */
export async function sendForm(form) {
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  await act(form, 'form', values);
}

/** @param {HTMLElement} element @param {'press' | 'form'} kind @param {Record<string, string>} values */
async function act(element, kind, values) {
  const { command, args = '{}' } = element.dataset;
  const message = messageOf(element);
  const anchor = /** @type {HTMLElement | null} */ (element.closest('[data-anchor]'))?.dataset.anchor ?? '';
  const { account } = state;
  const shown = await request(element, 'act', {
    account,
    kind,
    message,
    anchor,
    command,
    args: { ...JSON.parse(args), ...values },
  });
  reveal(shown, element);
}

/** Brings the asker to the reply: into its form, onto an answer, or into the thread where it stands. @param {Shown} shown @param {Element} near */
export function reveal(shown, near) {
  for (const { id, seq } of shown) whenHere(id, seq, () => revealOne(id, near));
}

/** @param {string} id @param {Element} near */
function revealOne(id, near) {
  const view = views.get(id);
  if (!view || view.conversation !== state.conversation) return;
  if (!view.under && view.thread !== id && view.thread !== state.thread) openThread(view.thread, 'end');
  const element = elementFor(id, near);
  if (!element) return;
  rememberOpener(id, near);
  show(element);
  if (focusFirst(element, '[aria-invalid="true"]')) return;
  if (focusFirst(element, 'form.fields input, form.fields textarea, form.fields select')) return;
  if (view.under) element.focus();
}

/** An answer that a form gives is asked for by the button that opened the form. @param {string} id @param {Element} near */
function rememberOpener(id, near) {
  const opener = near instanceof HTMLButtonElement ? sameButton(near) : openers.get(messageOf(near));
  if (opener) openers.set(id, opener);
}

/** @param {HTMLElement} button */
export async function dismiss(button) {
  await post('dismiss', { account: state.account, message: messageOf(button) });
}

/** @param {HTMLElement} button */
export async function download(button) {
  const url = URL.createObjectURL(await fetchFile(state.account, messageOf(button)));
  const link = document.createElement('a');
  link.href = url;
  link.download = button.dataset.download ?? '';
  link.click();
  URL.revokeObjectURL(url);
  announce(`Downloaded ${link.download}`);
}

/** Opens the paper of a message in a window of its own. @param {HTMLElement} button */
export function readPaper(button) {
  window.open(paperAddress(state.account, messageOf(button)), '_blank', 'noopener');
}

/** Asks before a button does its work; Escape is no. @param {string} question @param {string} yes @returns {Promise<boolean>} */
function agreed(question, yes) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('confirm'));
  const { promise, resolve } = /** @type {PromiseWithResolvers<boolean>} */ (Promise.withResolvers());
  byId('confirm-question').textContent = question;
  /** @type {HTMLElement} */ (dialog.querySelector('[data-answer="yes"]')).textContent = yes;
  dialog.returnValue = 'no';
  dialog.onclick = ({ target }) => {
    const { answer } = /** @type {HTMLElement} */ (target).dataset;
    if (answer !== undefined) dialog.close(answer);
  };
  dialog.onclose = () => resolve(dialog.returnValue === 'yes');
  dialog.showModal();
  return promise;
}
