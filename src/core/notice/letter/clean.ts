/** Takes from a letter’s text what its pages added: page numbers, markings, repeated heads and feet, and odd characters. */
import { pointsOfTables } from './tables.ts';

/** A line of the letter without its indent. `pageBreak`: lines of a page’s head or foot stood before it. */
export interface Line {
  readonly indent: number;
  readonly text: string;
  readonly pageBreak: boolean;
  /** The pieces of the line that wide gaps divide, each with its place: letterheads have two columns. */
  readonly cells: readonly { readonly at: number; readonly text: string }[];
}

const PAGE_NUMBER = /^[-–—|[(]?\s*(?:page|p\.)?\s*\d{1,3}(?:\s*(?:of|\/|\|)\s*\d{1,3})?\s*[-–—|\])]?$/i;
const PAGE_OF_PAGES = /^.{0,90}?(?:^|\s{2}|[|–—-]\s*)page\s+\d{1,3}(?:\s+of\s+\d{1,3})?$/i;
const MARKING =
  /^(?:official|unclassified|protect|restricted|confidential|not protectively marked|draft)(?:\s*[-–—:]\s*(?:sensitive|commercial|personal|public)\b.{0,30})?$/i;
/** A line that is drawn across the page. */
const RULE = /^[-–—_=*.~ ]{4,}$/;
const CONTACT = /^(?:(?:e-?mail|tel|telephone|phone|fax|web(?:site)?)\s*:.*|(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+)$/i;
const MARK_ALONE = /^(?:[•●▪◦○‣·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])$/i;
/** Longer lines are text, even if they occur twice. */
const LONGEST_HEAD = 90;

/** The lines of the letter in order; empty lines have no text. */
export function cleanLetter(text: string): readonly Line[] {
  const raw = withoutFootnotes(joinLoneMarks(joinHyphens(plainCharacters(text)).split('\n')));
  const counts = new Map<string, number>();
  for (const line of raw) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const seen = new Set<string>();
  const lines: Line[] = [];
  let pageBreak = false;
  for (const [n, line] of raw.entries()) {
    const trimmed = line.replaceAll('\f', '').trim();
    pageBreak ||= line.includes('\f');
    const isHead = line.includes('\f') || isPageMark(raw[n - 1] ?? '');
    const isRepeated = (counts.get(keyOf(line)) ?? 0) > 1 && (isHead || seen.has(keyOf(line))) && isAtPageEdge(raw, n);
    seen.add(keyOf(line));
    if (trimmed !== '' && (isFurniture(trimmed) || isRepeated)) {
      pageBreak = true;
      continue;
    }
    const indent = line.replaceAll('\f', '').search(/\S|$/);
    const text = trimmed.replaceAll(/\s+/g, ' ');
    lines.push({ indent: trimmed === '' ? 0 : indent, text, pageBreak, cells: cellsOf(line) });
    if (trimmed !== '') pageBreak = false;
  }
  return lines;
}

function cellsOf(line: string): Line['cells'] {
  return [...line.replaceAll('\f', '').matchAll(/\S+(?: {1,2}\S+)*/g)].map(({ 0: text, index }) => ({
    at: index,
    text,
  }));
}

function plainCharacters(text: string): string {
  return (
    pointsOfTables(text.normalize('NFC').replaceAll(/\r\n?|[\u2028\u2029\v]/g, '\n'))
      .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
      .replaceAll('\t', '    ')
      .replaceAll(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      .replaceAll('ﬁ', 'fi')
      .replaceAll('ﬂ', 'fl')
      .replaceAll('ﬀ', 'ff')
      .replaceAll('ﬃ', 'ffi')
      .replaceAll('ﬄ', 'ffl')
      // Mail marks quoted lines, and pasted symbol fonts give letters in the place of bullets.
      .replaceAll(/^(?:> ?)+/gm, '')
      .replaceAll(/^( *)[§ü](?= )/gm, '$1•')
      .replaceAll(/[\uf0b7\uf0a7\uf0fc\u2219\u2023\u2043]/g, '•')
  );
}

/** Joins a word that is divided at the end of a line, where the letter has it undivided elsewhere. */
function joinHyphens(text: string): string {
  const words = new Set(text.toLowerCase().match(/[a-z]+/g));
  return text.replaceAll(/\b([A-Za-z]{2,20})-\n[ ]*([a-z]{2,20})\b/g, (all, a: string, b: string) =>
    words.has(`${a}${b}`.toLowerCase()) ? `${a}${b}\n` : all,
  );
}

const FOOTNOTE = /^\s*(\d{1,2}) (?=[A-Z])/;

/** Takes out the notes at the feet of pages, and the raised figures that point to them, which plain text puts behind a word. */
function withoutFootnotes(lines: readonly string[]): readonly string[] {
  const raised = new Set(lines.flatMap((line) => [...line.matchAll(RAISED)].map(([figure]) => figure)));
  if (raised.size === 0) return lines;
  const notes = new Set<string>();
  let inNote = false;
  const kept = lines.map((line) => {
    const [, figure = ''] = FOOTNOTE.exec(line) ?? [];
    const begins = raised.has(figure) && !notes.has(figure);
    if (begins) notes.add(figure);
    inNote = begins || (inNote && line.trim() !== '');
    return inNote ? '' : line;
  });
  return kept.map((line) => line.replaceAll(RAISED, (figure) => (notes.has(figure) ? '' : figure)));
}

const RAISED = /(?<=[a-z][.,;:]?)\d{1,2}(?=\s|$)/g;

/** Some PDF files give the mark of a point on a line of its own. */
function joinLoneMarks(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && MARK_ALONE.test(last.trim()) && line.trim() !== '')
      joined[joined.length - 1] = `${last} ${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}

function isFurniture(text: string): boolean {
  return (
    RULE.test(text) || PAGE_NUMBER.test(text) || PAGE_OF_PAGES.test(text) || MARKING.test(text) || CONTACT.test(text)
  );
}

/** The line as it repeats from page to page; empty for lines that are too long to be a head or foot. */
function keyOf(line: string): string {
  const text = line.replaceAll('\f', '').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return text.length > LONGEST_HEAD ? '' : text;
}

function isPageMark(line: string): boolean {
  const text = line.trim();
  return PAGE_NUMBER.test(text) || PAGE_OF_PAGES.test(text) || MARKING.test(text);
}

/** Whether a page begins or ends within two lines with text. */
function isAtPageEdge(lines: readonly string[], n: number): boolean {
  if (keyOf(lines[n] ?? '') === '') return false;
  const near = (step: 1 | -1) => {
    let texts = 0;
    for (let at = n + step; at >= 0 && at < lines.length && texts < 3; at += step) {
      const line = lines[at] ?? '';
      if (line.includes('\f')) return true;
      const text = line.trim();
      if (isPageMark(text)) return true;
      if (text !== '') texts += 1;
    }
    return false;
  };
  return lines[n]?.includes('\f') || near(1) || near(-1);
}
