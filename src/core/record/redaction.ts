/**
 * Redaction: a text that should not have been typed goes from the record and from every copy that the bot can reach. The
 * rows and the events stay, with a mark in the place of the text.
 */
import { type AuditEvent, type Change, changed, type EntityName, FREE_TEXT, idOfChange } from './changes.ts';

/** The mark in the place of a text that was redacted. The audit stores it, so it never changes. */
export const REDACTED = '[redacted]';

/** The name of the reasons that people gave for changes of a row, among the names of its columns. */
export const REASONS = 'because';

/** A row of the record, and its texts that are to go: columns of `FREE_TEXT`, and `REASONS`. */
export interface RowToRedact {
  readonly entity: EntityName;
  readonly row: { readonly id: string; readonly version: number };
  readonly columns: readonly string[];
  /** The words that go; absent where the whole text does. */
  readonly words?: string;
}

/** The part of a commit that redacts. */
export interface Redaction {
  /** The audit blanks these texts in every earlier event of the row. */
  readonly rows: readonly { readonly id: string; readonly columns: readonly string[] }[];
  /** The texts themselves, which are taken out of posts, kept answers and previews. */
  readonly texts: readonly string[];
  /** The texts are words out of longer ones, and go wherever they stand, however short they are. */
  readonly anywhere?: boolean;
}

/** The text with the mark in the place of words, which may stand on two lines. Parts of longer words stay. */
function withoutWords(text: string, words: string): string {
  return text.replaceAll(patternOf(words), REDACTED);
}

/** The words as a text has them, with its line breaks; each once. */
export function wordsAsIn(text: string, words: string): readonly string[] {
  return [...new Set([...text.matchAll(patternOf(words))].map(([found]) => found))];
}

function patternOf(words: string): RegExp {
  const parts = words
    .trim()
    .split(/\s+/)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu');
}

/** The change that puts the mark in the place of a row's texts. Its event holds none of them. */
export function redactRow({ entity, row, columns, words }: RowToRedact, because: string): Change {
  const held = columns.filter((name) => FREE_TEXT[entity].includes(name as never) && textIn(row, name) !== null);
  const marks = Object.fromEntries(held.map((name) => [name, REDACTED]));
  const left = (name: string) => (words === undefined ? REDACTED : withoutWords(textIn(row, name) ?? '', words));
  const after = Object.fromEntries(held.map((name) => [name, left(name)]));
  // A mark is no address, so a link becomes a note.
  const kind = entity === 'evidence' && textIn(row, 'kind') === 'link' && 'text' in marks ? { kind: 'note' } : {};
  const change = changed(entity, row as never, { ...after, ...kind } as never, 'redacted', because);
  return change.op === 'changed' ? ({ ...change, before: { ...change.before, ...marks } } as Change) : change;
}

/** Every text that a row's columns and reasons have held, by its events; each once, without those redacted before. */
export function textsToRedact(
  rows: readonly { readonly id: string; readonly columns: readonly string[] }[],
  events: readonly AuditEvent[],
): readonly string[] {
  const columnsOf = new Map(rows.map(({ id, columns }) => [id, columns]));
  const found = events.flatMap(({ change }) => {
    const columns = columnsOf.get(idOfChange(change)) ?? [];
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

/** The texts that go out of plain data, and whether they go among other words as well. */
export type SoughtTexts = Pick<Redaction, 'texts' | 'anywhere'>;

/** A copy of plain data, such as a card, without the texts: the mark stands in their place, and an address that holds one is left out. */
export function redactIn<T>(value: T, { texts, anywhere = false }: SoughtTexts): T {
  const forms = [...new Set(texts.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  return redactValue(value, { forms, anywhere }) as T;
}

/** Whether plain data, such as a card, shows any of the texts. */
export function showsAny(value: unknown, texts: SoughtTexts): boolean {
  return JSON.stringify(redactIn(value, texts)) !== JSON.stringify(value);
}

interface Sought {
  readonly forms: readonly string[];
  readonly anywhere: boolean;
}

function redactValue(value: unknown, sought: Sought): unknown {
  const { forms, anywhere } = sought;
  if (typeof value === 'string') return forms.reduce((shown, form) => redactForm(shown, form, anywhere), value);
  if (Array.isArray(value)) return value.filter((one) => !leadsTo(one, forms)).map((one) => redactValue(one, sought));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, one]) => !leadsTo(one, forms));
  return Object.fromEntries(
    kept.map(([name, one]) => [name, PROGRAM_PROPERTIES.has(name) ? one : redactValue(one, sought)]),
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

function redactForm(shown: string, form: string, anywhere: boolean): string {
  const begin = form.slice(0, SHORTEST_CUT);
  let done = '';
  let left = shown;
  for (let at = left.indexOf(begin); at >= 0; at = left.indexOf(begin)) {
    const before = left[at - 1] ?? done.at(-1);
    const end =
      isWordLetter(form[0]) && isWordLetter(before)
        ? null
        : endOf(form, left, at, (to) => anywhere || standsAlone(done + left.slice(0, at), left.slice(to)));
    done += left.slice(0, at) + (end === null ? left[at] : REDACTED);
    left = left.slice(end ?? at + 1);
  }
  return done + left;
}

/**
 * The index behind the form that begins at `at` in `text`, whole or cut short; null when something else begins there. A short
 * form ends at an index only if `isSetOff` says so.
 */
function endOf(form: string, text: string, at: number, isSetOff: (end: number) => boolean): number | null {
  let length = 0;
  while (length < form.length && text[at + length] === form[length]) length += 1;
  const end = at + length;
  if (length === form.length) {
    if (isWordLetter(form.at(-1)) && isWordLetter(text[end])) return null;
    return length >= SHORTEST_CUT || isSetOff(end) ? end : null;
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
