/** Cuts a typed line into tokens: words, "quoted strings" in straight or curly quotes, and mentions of accounts. */
import { PLATFORMS, type Platform } from '../core/record/model.ts';

/** One piece of a typed line. `text` is without the quotes; `start` and `end` are the token's place in the line with them. */
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

const MENTION = `<@(${PLATFORMS.join('|')}):([^|<>\\s]{1,200})(?:\\|([^<>]{0,200}))?>`;
const WHOLE_MENTION = new RegExp(`^${MENTION}$`);
/** Phones and word processors turn straight quotes into curly ones. */
const TOKEN = new RegExp(`"(?<straight>[^"]*)"|“(?<curly>[^”]*)”|(?<mention>${MENTION})|\\S+`, 'g');

const LONGEST_CODE = 10;

/**
 * The tokens of a line, or the first quoted string that is never closed. A quote opens only where a token begins, so
 * that `5"` is a word, and an apostrophe is a letter like any other. Takes time in proportion to the line.
 */
export function tokenise(line: string): { readonly tokens: readonly Token[] } | { readonly unclosed: string } {
  const tokens: Token[] = [];
  for (const { 0: whole, index: start, groups = {} } of line.matchAll(TOKEN)) {
    const quoted = groups.straight ?? groups.curly;
    if (quoted === undefined && /^["“]/.test(whole)) return { unclosed: line.slice(start) };
    const kind = quoted !== undefined ? 'quoted' : groups.mention ? 'mention' : 'word';
    tokens.push({ text: quoted ?? whole, kind, start, end: start + whole.length });
  }
  return { tokens };
}

/** Reads a mention that makes up the whole text. */
export function readMention(text: string): Mention | null {
  const match = WHOLE_MENTION.exec(text);
  return match && asMention(match[1], match[2], match[3]);
}

/** Replaces every mention in a text by `@` and the name of the mentioned person. */
export function nameMentions(text: string, nameOf: (mention: Mention) => string): string {
  return text.replaceAll(new RegExp(MENTION, 'g'), (_, ...parts: string[]) => {
    return `@${nameOf(asMention(parts[0], parts[1], parts[2]))}`;
  });
}

function asMention(platform = '', accountId = '', name = ''): Mention {
  return { platform: platform as Platform, accountId, name: name.trim() || null };
}

/** Whether a token has the look of a code: one short word with a figure in it. */
export function couldBeCode({ kind, text }: Token): boolean {
  return kind === 'word' && text.length <= LONGEST_CODE && /\d/.test(text);
}

/** Whether a token is a word that may be part of a date, and no address. */
export function isPlainWord({ kind, text }: Token): boolean {
  return kind === 'word' && !text.includes('://');
}

/** Normalises a word for comparison with names and keywords: "Done!" is `done`, but "?" stays. Null for quotes and mentions. */
export function normalise(token: Token | undefined): string | null {
  return token?.kind === 'word' ? token.text.toLowerCase().replace(/(?<=.)[.,:;!?]{1,3}$/, '') : null;
}

/** The words up to the first quote or mention. */
export function plainWords(tokens: readonly Token[]): readonly string[] {
  const end = tokens.findIndex(({ kind }) => kind !== 'word');
  return tokens.slice(0, end < 0 ? tokens.length : end).map((token) => normalise(token) ?? '');
}
