/** Cuts a typed line into tokens: words, "quoted strings" in straight or curly quotes, and mentions of accounts. */
import { PLATFORMS, type Platform } from '../core/record/model.ts';

/** `text` is without the quotes; `start` and `end` are the token's place in the line with them. */
export interface Token {
  readonly text: string;
  readonly kind: 'word' | 'quoted' | 'mention';
  readonly start: number;
  readonly end: number;
}

/** A mention as platforms hand it over: `<@slack:U123>` or `<@slack:U123|Jo Smith>`. */
export interface Mention {
  readonly platform: Platform;
  readonly accountId: string;
  readonly name: string | null;
}

const MENTION_PATTERN = `<@(${PLATFORMS.join('|')}):([^|<>\\s]{1,200})(?:\\|([^<>]{0,200}))?>`;
const MENTION = new RegExp(MENTION_PATTERN, 'y');
const WORD = /\S+/y;
const SPACE = /\s*/y;
/** What closes a quote. Phones and word processors turn straight quotes into curly ones. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”' };

/**
 * The tokens of a line, or the first quoted string that is never closed. A quote opens only where a token begins, so
 * that `5"` is a word, and an apostrophe is a letter like any other. Takes time in proportion to the line.
 */
export function tokenise(line: string): { readonly tokens: readonly Token[] } | { readonly unclosed: string } {
  const tokens: Token[] = [];
  let at = afterSpace(line, 0);
  while (at < line.length) {
    const token = quotedAt(line, at) ?? mentionAt(line, at) ?? wordAt(line, at);
    if (token.end < 0) return { unclosed: line.slice(at) };
    tokens.push(token);
    at = afterSpace(line, token.end);
  }
  return { tokens };
}

/** Reads a mention that makes up the whole text. */
export function readMention(text: string): Mention | null {
  const match = matchAt(MENTION, text, 0);
  return match?.[0].length === text.length ? asMention(match[1], match[2], match[3]) : null;
}

/** A text as its readers know it: every mention in it becomes `@` and the name of who is mentioned. */
export function nameMentions(text: string, nameOf: (mention: Mention) => string): string {
  return text.replaceAll(new RegExp(MENTION_PATTERN, 'g'), (_, ...parts: string[]) => {
    return `@${nameOf(asMention(parts[0], parts[1], parts[2]))}`;
  });
}

function asMention(platform = '', accountId = '', name = ''): Mention {
  return { platform: platform as Platform, accountId, name: name.trim() || null };
}

/** A quoted string that is never closed ends at -1. */
function quotedAt(line: string, start: number): Token | null {
  const closing = CLOSING[line.charAt(start)];
  if (closing === undefined) return null;
  const close = line.indexOf(closing, start + 1);
  return { text: line.slice(start + 1, close), kind: 'quoted', start, end: close < 0 ? -1 : close + 1 };
}

function mentionAt(line: string, start: number): Token | null {
  const text = matchAt(MENTION, line, start)?.[0];
  return text === undefined ? null : { text, kind: 'mention', start, end: start + text.length };
}

function wordAt(line: string, start: number): Token {
  const text = matchAt(WORD, line, start)?.[0] ?? '';
  return { text, kind: 'word', start, end: start + text.length };
}

function afterSpace(line: string, at: number): number {
  return at + (matchAt(SPACE, line, at)?.[0].length ?? 0);
}

function matchAt(sticky: RegExp, line: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(line);
}
