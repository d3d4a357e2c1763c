/**
 * Redaction: a text that should not have been typed goes from the record and from every copy that the bot can reach. The
 * rows and the events stay, with a mark in the place of the text.
 */
import { type AuditEvent, type Change, changed, type EntityName, FREE_TEXT } from './changes.ts';

/** The mark in the place of a text that was redacted. The audit stores it, so it never changes. */
export const REDACTED = '[redacted]';

/** The name of the reasons that people gave for changes of a row, among the names of its columns. */
export const REASONS = 'because';

/** A row of the record, and its texts that are to go: columns of `FREE_TEXT`, and `REASONS`. */
export interface RowToRedact {
  readonly entity: EntityName;
  readonly row: { readonly id: string; readonly version: number };
  readonly columns: readonly string[];
}

/** The part of a commit that redacts. */
export interface Redaction {
  /** The audit blanks these texts in every earlier event of the row. */
  readonly rows: readonly { readonly id: string; readonly columns: readonly string[] }[];
  /** The texts themselves, which are taken out of posts, kept answers and previews. */
  readonly texts: readonly string[];
}

/** The change that puts the mark in the place of a row's texts. Its event holds none of them. */
export function redactRow({ entity, row, columns }: RowToRedact, because: string): Change {
  const held = columns.filter((name) => FREE_TEXT[entity].includes(name as never) && textIn(row, name) !== null);
  const marks = Object.fromEntries(held.map((name) => [name, REDACTED]));
  // A mark is no address, so a link becomes a note.
  const kind = entity === 'evidence' && textIn(row, 'kind') === 'link' && 'text' in marks ? { kind: 'note' } : {};
  const change = changed(entity, row as never, { ...marks, ...kind } as never, 'redacted', because);
  return change.op === 'changed' ? ({ ...change, before: { ...change.before, ...marks } } as Change) : change;
}

/** Every text that a row's columns and reasons have held, by its events; each once, without those redacted before. */
export function textsToRedact(
  rows: readonly { readonly id: string; readonly columns: readonly string[] }[],
  events: readonly AuditEvent[],
): readonly string[] {
  const columnsOf = new Map(rows.map(({ id, columns }) => [id, columns]));
  const found = events.flatMap(({ change }) => {
    const columns = columnsOf.get(change.op === 'added' ? change.row.id : change.id) ?? [];
    const values = change.op === 'added' ? [change.row] : [change.before, change.after];
    const reason = columns.includes(REASONS) && change.verb !== 'redacted' ? [change.because] : [];
    return [...values.flatMap((of) => columns.map((name) => textIn(of, name))), ...reason];
  });
  return [...new Set(found)].filter((text) => text !== null && text.trim() !== '' && text !== REDACTED) as string[];
}

function textIn(row: object, column: string): string | null {
  const value = (row as Readonly<Record<string, unknown>>)[column];
  return typeof value === 'string' ? value : null;
}

/** Properties of cards and posts that the program reads; no person typed them. */
const PROGRAM_PROPERTIES = new Set(['type', 'kind', 'command', 'weight', 'ask', 'asks', 'sure', 'noticeId']);

/** A copy of plain data, such as a card, without the texts: the mark stands in their place, and an address that holds one is left out. */
export function redactIn<T>(value: T, texts: readonly string[]): T {
  const forms = [...new Set(texts.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return redactValue(value, forms) as T;
}

/** Whether plain data, such as a card, shows any of the texts. */
export function showsAny(value: unknown, texts: readonly string[]): boolean {
  return JSON.stringify(redactIn(value, texts)) !== JSON.stringify(value);
}

function redactValue(value: unknown, forms: readonly string[]): unknown {
  if (typeof value === 'string') return forms.reduce(redactForm, value);
  if (Array.isArray(value)) return value.filter((one) => !leadsTo(one, forms)).map((one) => redactValue(one, forms));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, one]) => !leadsTo(one, forms));
  return Object.fromEntries(
    kept.map(([name, one]) => [name, PROGRAM_PROPERTIES.has(name) ? one : redactValue(one, forms)]),
  );
}

/** Whether a part of a card is a link whose address holds a text. */
function leadsTo(part: unknown, forms: readonly string[]): boolean {
  if (typeof part !== 'object' || part === null || !('url' in part) || typeof part.url !== 'string') return false;
  const { url } = part;
  return forms.some((form) => url.includes(form));
}

/** A text as cards may show it: as typed, on one line, or with a capital at its beginning. */
function formsOf(text: string): readonly string[] {
  const typed = [text, text.trim().replaceAll(/\s+/g, ' ')];
  return [...typed, ...typed.map((form) => form.charAt(0).toUpperCase() + form.slice(1))];
}

/** A card shows at least so many letters of a text that it cuts short with "…". */
const SHORTEST_CUT = 12;

function redactForm(shown: string, form: string): string {
  const begin = form.slice(0, SHORTEST_CUT);
  let done = '';
  let left = shown;
  for (let at = left.indexOf(begin); at >= 0; at = left.indexOf(begin)) {
    const before = left[at - 1] ?? done.at(-1);
    const end = isWordLetter(form[0]) && isWordLetter(before) ? null : endOf(form, done, left, at);
    done += left.slice(0, at) + (end === null ? left[at] : REDACTED);
    left = left.slice(end ?? at + 1);
  }
  return done + left;
}

/** The index behind the form that begins at `at` in `text`, whole or cut short; null when something else begins there. */
function endOf(form: string, before: string, text: string, at: number): number | null {
  let length = 0;
  while (length < form.length && text[at + length] === form[length]) length += 1;
  const end = at + length;
  if (length === form.length) {
    if (isWordLetter(form.at(-1)) && isWordLetter(text[end])) return null;
    return length >= SHORTEST_CUT || standsAlone(before + text.slice(0, at), text.slice(end)) ? end : null;
  }
  return length >= SHORTEST_CUT && text[end] === '…' ? end + 1 : null;
}

/** Whether the words around a short text set it off, as cards do. Among other words, “done” is more likely a word of ours. */
function standsAlone(before: string, after: string): boolean {
  return /(^|[\n:;,“"(·]\s?|\b[A-Z]\d+(-\d+)?\s|\bof\s)$/.test(before) && /^($|[\n.,:;)”"·…]|\s[(·])/.test(after);
}

function isWordLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}
