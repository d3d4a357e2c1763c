// @ts-check
/** The message box: sends lines and files, and completes commands and names as they are typed. */
import { completions } from './server.js';

/** @typedef {{ label: string, does: string, text: string }} Choice what is offered, and the line that it makes */

/** Words of a usage that are typed as they are; the rest stands for something. */
const LITERAL = /^[a-z]+$/;
/** Stands for a line break, which a field of one line cannot hold. */
const BREAK = ' ↵ ';
const ADDRESSED = /^([/@]?bvn)\s+/i;

/**
 * @param {HTMLFormElement} form
 * @param {{ say(text: string): Promise<boolean>, direct(): boolean, names(): string[] }} on
 */
export function createComposer(form, { say, direct, names }) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('[role="combobox"]'));
  const list = /** @type {HTMLElement} */ (form.querySelector('[role="listbox"]'));
  /** @type {Choice[]} */
  let choices = [];
  let active = -1;

  const close = () => {
    choices = [];
    show();
  };
  const show = () => {
    list.replaceChildren(...choices.map((choice, i) => option(choice, `${list.id}-${i}`)));
    list.hidden = choices.length === 0;
    input.setAttribute('aria-expanded', String(choices.length > 0));
    mark(-1);
  };
  /** @param {number} i */
  const mark = (i) => {
    active = i;
    for (const [at, it] of [...list.children].entries()) it.setAttribute('aria-selected', String(at === i));
    if (i < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${list.id}-${i}`);
    list.children[i]?.scrollIntoView({ block: 'nearest' });
  };
  /** Whether taking the choice changes the line. @param {Choice | undefined} choice */
  const take = (choice) => {
    if (!choice || choice.text.trim() === input.value.trim()) return false;
    input.value = choice.text;
    offer();
    return true;
  };
  const offer = () => {
    const caret = input.selectionStart ?? input.value.length;
    choices = caret < input.value.length ? [] : choicesFor(input.value, direct(), names());
    show();
  };

  input.addEventListener('input', offer);
  input.addEventListener('blur', close);
  input.addEventListener('paste', (event) => {
    const pasted = (event.clipboardData?.getData('text/plain') ?? '').trim().split(/\r?\n/);
    const trimmed = pasted.map((line) => line.trimEnd());
    // Empty lines part the paragraphs of a letter, and nothing between commands.
    const areCommands = trimmed.some((line) => ADDRESSED.test(line.trim()));
    const lines = areCommands ? trimmed.filter((line) => line !== '') : trimmed;
    if (lines.length < 2) return;
    event.preventDefault();
    // Unlike a new value, the command keeps the paste undoable.
    document.execCommand('insertText', false, lines.join(BREAK));
  });
  input.addEventListener('keydown', (event) => {
    if (choices.length === 0) return;
    if (event.key === 'ArrowDown') mark((active + 1) % choices.length);
    else if (event.key === 'ArrowUp') mark((active <= 0 ? choices.length : active) - 1);
    // Where it would change nothing, Tab moves on as everywhere.
    else if (event.key === 'Tab' && !event.shiftKey && take(choices[Math.max(active, 0)])) mark(-1);
    else if (event.key === 'Enter' && active >= 0 && take(choices[active])) mark(-1);
    else if (event.key === 'Escape') {
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  });
  // Before the blur that would close the list.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const at = [...list.children].findIndex((it) => it.contains(/** @type {Node} */ (event.target)));
    take(choices[at]);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    if (typed === '') return;
    close();
    const said = await say(typed.replaceAll(BREAK, '\n'));
    // What did not go through, and what was typed meanwhile, stays.
    if (said && input.value.trim() === typed) input.value = '';
  });
}

/** @param {Choice} choice @param {string} id */
function option({ label, does }, id) {
  const line = document.createElement('li');
  line.id = id;
  line.setAttribute('role', 'option');
  const words = document.createElement('span');
  words.className = 'command';
  words.textContent = label;
  const meaning = document.createElement('span');
  meaning.textContent = does;
  line.append(words, ' ', meaning);
  return line;
}

/** What fits a line typed so far. @param {string} line @param {boolean} direct every line is a command @param {string[]} names @returns {Choice[]} */
function choicesFor(line, direct, names) {
  const name = /(?:^|\s)@([^@]{0,40})$/.exec(line)?.[1];
  if (name !== undefined && !'bvn'.startsWith(name.toLowerCase())) return mentions(line, name, names);
  const prefix = ADDRESSED.exec(line)?.[0] ?? '';
  const begun = prefix === '' && line !== '' && ['/bvn', '@bvn', 'bvn'].some((it) => it.startsWith(line.toLowerCase()));
  if (prefix === '' && !begun && !(direct && line !== '')) return [];
  const typed = begun ? [''] : line.slice(prefix.length).toLowerCase().split(/\s+/);
  const start = prefix !== '' ? prefix : direct && !begun ? '' : '/bvn ';
  return completions
    .filter(({ say }) => fits(say.split(' '), typed))
    .map(({ say, does }) => ({
      label: say,
      does,
      text: `${start}${literalPart(say, line.slice(prefix.length), begun)}`,
    }));
}

/** @param {string} line @param {string} typed @param {string[]} names */
function mentions(line, typed, names) {
  const before = line.slice(0, line.length - typed.length);
  return names
    .filter(
      (name) => name.toLowerCase().startsWith(typed.toLowerCase()) && name.toLowerCase() !== typed.trim().toLowerCase(),
    )
    .map((name) => ({ label: `@${name}`, does: '', text: `${before}${name} ` }));
}

/** Whether a usage can begin with the words typed, the last of which may be unfinished. @param {string[]} said @param {string[]} typed */
function fits(said, typed) {
  for (const [i, word] of typed.entries()) {
    const wanted = said[i];
    if (wanted === undefined || !LITERAL.test(wanted)) return i > 0;
    if (i === typed.length - 1 ? !wanted.startsWith(word) : wanted !== word) return false;
  }
  return true;
}

/** The words of a usage up to the first that stands for something; or what was typed, when that has gone further. @param {string} say @param {string} typed @param {boolean} begun */
function literalPart(say, typed, begun) {
  const words = say.split(' ');
  const end = words.findIndex((word) => !LITERAL.test(word));
  const part = `${words.slice(0, end < 0 ? words.length : end).join(' ')} `;
  return !begun && typed.length > part.length ? typed : part;
}
