/**
 * Reads the HTML that Teams sends beside a message's words. Only the HTML has the address of a pasted link, and only the
 * HTML tells a quote of another message from the person's own words.
 */
import { isWebAddress } from '../../ports/card.ts';

const REPLY = 'http://schema.skype.com/Reply';
const MENTION = 'http://schema.skype.com/Mention';

/** Tags after which a new line begins. */
const LINES: readonly string[] = ['p', 'div', 'li', 'tr', 'br', 'blockquote'];

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * The words with addresses in the place of links, with mentions as `<at>` tags and without the message that is quoted.
 * Entities such as `&amp;` stay as they are. Null without a link and a quote, where the words alone say the same.
 */
export function readHtml(html: string): string | null {
  if (!/<a\s/i.test(html) && !html.includes(REPLY)) return null;
  const parts: string[] = [];
  let quotes = 0;
  let link: { readonly href: string; readonly at: number } | null = null;
  /** One entry for each open span: whether the span is a mention. */
  const spans: boolean[] = [];
  for (const piece of piecesOf(html)) {
    if (typeof piece === 'string') {
      if (quotes === 0) parts.push(piece.replaceAll(/\s+/g, ' '));
      continue;
    }
    const { name, closes, attributes } = piece;
    if (name === 'blockquote' && (quotes > 0 || attributes.get('itemtype') === REPLY)) quotes += closes ? -1 : 1;
    if (quotes > 0) continue;
    if (name === 'a' && link) {
      parts.push(addressOf(link.href, parts.splice(link.at).join('').trim()));
      link = null;
    }
    const href = attributes.get('href') ?? '';
    if (name === 'a' && !closes && isWebAddress(href)) link = { href, at: parts.length };
    if (name === 'at') parts.push(closes ? '</at>' : '<at>');
    if (name === 'span' && !closes) spans.push(attributes.get('itemtype') === MENTION);
    if (name === 'span' && (closes ? spans.pop() : spans.at(-1))) parts.push(closes ? '</at>' : '<at>');
    if (LINES.includes(name) && (closes || name === 'br')) parts.push('\n');
  }
  return parts.join('');
}

/** Clients add `http` to an address that was typed without a scheme. */
function addressOf(href: string, shown: string): string {
  return [`http://${shown}`, `http://${shown}/`].includes(href) ? `https://${shown}` : href;
}

/** Texts and tags in their order, in linear time. The rest after a tag that does not end is text. */
function* piecesOf(html: string): Generator<string | Tag> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? -1 : endOfTag(html, open);
    if (end < 0) return yield html.slice(at);
    if (open > at) yield html.slice(at, open);
    const tag = tagOf(html.slice(open + 1, end - 1));
    if (tag) yield tag;
    at = end;
  }
}

/** The index behind the `>` that closes a tag, which quoted values may contain too; -1 where there is none. */
function endOfTag(html: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < html.length; at += 1) {
    const letter = html[at] as string;
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '>') return at + 1;
    else if (letter === '"' || letter === "'") quote = letter;
  }
  return -1;
}

/** The tag between `<` and `>`; null for a comment and the like. */
function tagOf(inside: string): Tag | null {
  const [opening, slash, name] = /^(\/?)([a-z][a-z0-9]*)/i.exec(inside) ?? [];
  if (opening === undefined || name === undefined) return null;
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single, bare] of inside
    .slice(opening.length)
    .matchAll(/([^\s=>"'/]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g))
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
  return { name: name.toLowerCase(), closes: slash === '/', attributes };
}
