// @ts-check
/** Talks to the bot: sends what was said and pressed, and follows what changes. */

/** @param {string} name */
const meta = (name) => /** @type {HTMLMetaElement} */ (document.querySelector(`meta[name="${name}"]`)).content;

const token = meta('bvn-token');
/** Tells this start of the bot from others. */
export const start = token.slice(0, 8);
/** @type {{ say: string, does: string }[]} */
export const completions = JSON.parse(meta('bvn-completions'));

/** Something went wrong in a way that can be said on the page. `unknown`: it may have arrived all the same. */
export class Trouble extends Error {
  /** @param {string} message @param {boolean} unknown */
  constructor(message, unknown) {
    super(message);
    this.unknown = unknown;
  }
}

/**
 * What an element sent and got no answer to: the same again, be it pressed twice or tried again, goes under the same id,
 * so that it counts once.
 * @type {WeakMap<Element, { what: string, id: string }>}
 */
const unanswered = new WeakMap();

/**
 * Sends one request on behalf of `element`, which is busy meanwhile.
 * @param {Element} element
 * @param {string} path
 * @param {Record<string, unknown>} body
 * @returns {Promise<{ id: string, seq: number }[]>}
 */
export async function request(element, path, body) {
  element.setAttribute('aria-busy', 'true');
  const what = JSON.stringify([path, body]);
  const before = unanswered.get(element);
  const id = before?.what === what ? before.id : crypto.randomUUID();
  unanswered.set(element, { what, id });
  try {
    const shown = await post(path, { id, ...body });
    unanswered.delete(element);
    return shown;
  } catch (error) {
    if (error instanceof Trouble && !error.unknown) unanswered.delete(element);
    throw error;
  } finally {
    element.removeAttribute('aria-busy');
  }
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} body
 * @returns {Promise<{ id: string, seq: number }[]>}
 */
export async function post(path, body) {
  const answer = await call(path, { method: 'POST', body: JSON.stringify(body) });
  return (await answer.json()).shown;
}

/**
 * @param {File} file
 * @param {Record<string, string>} at
 * @returns {Promise<{ id: string, seq: number }[]>}
 */
export async function upload(file, at) {
  const query = new URLSearchParams({ id: crypto.randomUUID(), name: file.name, ...at });
  const answer = await call(`import?${query}`, { method: 'POST', body: file });
  return (await answer.json()).shown;
}

/** @param {string} account @param {string} message @returns {Promise<Blob>} */
export async function fetchFile(account, message) {
  return (await call(`file?${new URLSearchParams({ account, message })}`, {})).blob();
}

/** The address of the paper that a message carries. @param {string} account @param {string} message */
export function paperAddress(account, message) {
  return `/local/paper?${new URLSearchParams({ account, message, token })}`;
}

/** @param {string} path @param {RequestInit} init */
async function call(path, init) {
  const headers = { 'x-bvn-token': token };
  const answer = await fetch(`/local/api/${path}`, { ...init, headers }).catch(() => {
    throw new Trouble('The bot did not answer. Try again: what is sent twice counts once.', true);
  });
  if (answer.ok) return answer;
  const told = await answer.json().then(
    (it) => it.error,
    () => null,
  );
  throw new Trouble(told ?? 'The bot met a fault of its own. Try again, or look into its log.', told === null);
}

/**
 * Follows what one account sees until the result is called.
 * @param {string} account
 * @param {{ messages(batch: { fresh: boolean, views: import('../view.ts').View[] }): void,
 *   parts(parts: Record<string, string>): void, trouble(text: string): void }} on
 */
export function follow(account, on) {
  const source = new EventSource(`/local/events?${new URLSearchParams({ account, token })}`);
  let opened = false;
  source.addEventListener('messages', (event) => on.messages(JSON.parse(event.data)));
  source.addEventListener('parts', (event) => on.parts(JSON.parse(event.data)));
  source.addEventListener('open', () => {
    opened = true;
    on.trouble('');
  });
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) on.trouble('The connection to the bot is lost. Trying again…');
    // A bot that was started again does not know the token of this page: the page starts again, too.
    else if (opened) location.reload();
    else on.trouble('The bot does not answer. Reload the page to try again.');
  });
  return () => source.close();
}
