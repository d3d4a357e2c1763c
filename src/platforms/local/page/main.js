// @ts-check
/** Starts the page: who speaks, which conversation is open, and which handler a click or a key goes to. */
import { dismiss, download, press, readPaper, reveal, sendForm } from './cards.js';
import { createComposer } from './composer.js';
import { byId, focusFirst, sameButton } from './dom.js';
import { closeThread, enter, enterAs, followAll, openThread, readFrom, take } from './room.js';
import { follow, post, request, Trouble, upload } from './server.js';
import { CHANNEL, conversationOf, state, whenHere } from './views.js';

const MAX_FILE_BYTES = 5 * 1024 * 1024;
const SPEAKER = 'bvn speaker';
const composers = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('.composer'));
const speaker = /** @type {HTMLSelectElement} */ (byId('speaker'));
let unfollow = () => {};
/** @type {Record<string, string>} */
const drawn = {};

/** Shows what is wrong until it is put right; empty: nothing is. @param {string} text */
function trouble(text) {
  byId('trouble').textContent = text;
  byId('trouble').hidden = text === '';
}

/** Runs what a click or a key asks for; what goes wrong is said on the page. @param {() => unknown} run @returns {Promise<boolean>} */
async function attempt(run) {
  try {
    await run();
    trouble('');
    return true;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    trouble(error.message);
    return false;
  }
}

function speak() {
  sessionStorage.setItem(SPEAKER, speaker.value);
  unfollow();
  // A line that somebody has begun is not sent in the name of the next.
  for (const form of composers) form.reset();
  trouble('');
  nameSpeaker();
  enterAs(speaker.value);
  nameBoxes();
  unfollow = follow(state.account, { messages: take, parts, trouble });
}

/** Writes who speaks in words that wrap. */
function nameSpeaker() {
  byId('speaker-words').textContent = speaker.selectedOptions[0]?.textContent ?? '';
}

/** Draws the parts of the page that follow the record and the clock. @param {Record<string, string>} fresh */
function parts(fresh) {
  for (const [id, inside] of Object.entries(fresh)) {
    if (drawn[id] === inside) continue;
    drawn[id] = inside;
    const element = byId(id);
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    const { value } = speaker;
    element.innerHTML = inside;
    if (id === 'speaker') {
      speaker.value = value;
      nameSpeaker();
    } else if (focused instanceof HTMLElement) {
      // A step that cannot be taken again is gone, and the focus goes to another one.
      focusFirst(element, sameButton(focused)) || focusFirst(element, 'button') || byId('message-box').focus();
    }
  }
  byId('clock').hidden = fresh.clock === '';
}

/** Says what the message box is for in this conversation. */
function nameBoxes() {
  const direct = state.conversation !== CHANNEL;
  const name = direct ? 'the Best Value Notice bot' : '# best-value-notice';
  byId('conversation-name').textContent = direct ? 'Best Value Notice bot' : name;
  document.title = `${direct ? 'Direct messages' : '#best-value-notice'} – Best Value Notice bot`;
  const box = /** @type {HTMLInputElement} */ (byId('message-box'));
  box.placeholder = `Message to ${name}`;
  /** @type {HTMLLabelElement} */ (box.labels?.[0]).textContent = box.placeholder;
  byId('message-box-hint').textContent = direct
    ? 'Every line here is a command, such as mine or help.'
    : 'Start with /bvn and a command; type / to see them all. Anything else is plain chat.';
}

/** The place in which something is said near `element`. @param {Element} element */
function placeOf(element) {
  const { account, conversation, thread } = state;
  return { account, conversation, ...(thread !== '' && element.closest('#thread') ? { thread } : {}) };
}

/** @param {Element} element that is busy meanwhile @param {string} text */
async function say(element, text) {
  followAll();
  reveal(await request(element, 'say', { ...placeOf(element), text }), element);
}

/** @param {HTMLElement} button */
async function step(button) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  followAll();
  for (const { id, seq } of await post('step', { step: button.dataset.step })) {
    whenHere(id, seq, () => readFrom(id));
  }
}

/** @param {HTMLInputElement} picker */
async function importFile(picker) {
  const file = picker.files?.[0];
  if (!file) return;
  picker.value = '';
  if (file.size > MAX_FILE_BYTES)
    throw new Trouble(`${file.name} is larger than 5 MiB. Split it and send the parts.`, false);
  followAll();
  reveal(await upload(file, placeOf(picker)), picker);
}

/** Finds what a clicked button does. @param {HTMLElement} button */
function click(button) {
  const { dataset } = button;
  if (dataset.dismiss !== undefined) return dismiss(button);
  if (dataset.download !== undefined) return download(button);
  if (dataset.paper !== undefined) return readPaper(button);
  if (dataset.run !== undefined) return say(button, dataset.run);
  if (dataset.step !== undefined) return step(button);
  if (dataset.thread !== undefined) return showThread(dataset.thread);
  if (dataset.conversation !== undefined) return showConversation(button);
  if (dataset.import !== undefined) return picker(button).click();
  if (button.id === 'close-thread') return closeThread();
  return dataset.command === undefined ? undefined : press(button);
}

/** @param {Element} button */
const picker = (button) => /** @type {HTMLInputElement} */ (button.parentElement?.querySelector('input[type="file"]'));

/** @param {string} thread */
function showThread(thread) {
  openThread(thread, 'answers');
  byId('thread-box').focus();
}

/** @param {HTMLElement} entry */
function showConversation(entry) {
  enter(conversationOf(entry));
  nameBoxes();
}

/** Escape puts away an answer, else the thread. @param {KeyboardEvent} event */
function putAway(event) {
  const within = /** @type {Element} */ (event.target);
  const away = within.closest('.answer, .secret')?.querySelector('[data-dismiss]');
  if (away instanceof HTMLElement) return attempt(() => dismiss(away));
  if (state.thread !== '') closeThread();
  return undefined;
}

document.addEventListener('click', ({ target, detail }) => {
  const button = /** @type {Element} */ (target).closest('button');
  // The second click of a double click could hit what the first has just drawn there.
  if (button && !button.closest('dialog') && detail < 2) void attempt(() => click(button));
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.matches('.fields')) void attempt(() => sendForm(form));
});
document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.type === 'file') void attempt(() => importFile(target));
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !byId('confirm').matches('[open]')) void putAway(event);
});
speaker.addEventListener('change', speak);

for (const form of composers) {
  createComposer(form, {
    say: (text) => attempt(() => say(form, text)),
    direct: () => state.conversation !== CHANNEL,
    names: () => [...speaker.options].map((option) => option.dataset.name ?? ''),
  });
}
const before = sessionStorage.getItem(SPEAKER);
if (before !== null && [...speaker.options].some((option) => option.value === before)) speaker.value = before;
speak();
