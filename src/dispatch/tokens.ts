/** Cuts a typed line into tokens: words, "quoted strings" in the quotes that phones and word processors write, and mentions of accounts. */
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
/**
 * Quoted strings by their opening quote. A string in straight quotes may hold a curly pair, and one in curly quotes may hold
 * straight ones. An apostrophe closes nothing: a letter follows it.
 */
const QUOTED = [
  '"(?<straight>(?:[^"“”]|“[^"“”]*”)*)"',
  '“(?<curly>[^“”„]*)”',
  '„(?<low>[^„“”]*)[“”]',
  '«(?<inward>[^«»]*)»',
  '»(?<outward>[^«»]*)«',
  String.raw`‘(?<single>(?:[^‘’]|’(?=[\p{L}\p{N}]))*)’(?![\p{L}\p{N}])`,
  // One that a different quote closes, at the end of a word.
  String.raw`["“„«»](?<mixed>[^"“”„«»]*)["“”„«»](?=[\s.,;:!?)]|$)`,
];
const TOKEN = new RegExp(
  String.raw`(?:${QUOTED.join('|')})(?:[.,;:!?]{1,3}(?=\s|$))?|(?<mention>${MENTION})|\S+`,
  'gu',
);

/**
 * The tokens of a line, or the first quoted string that is never closed. A quote opens only where a token begins, so
 * that `5"` is a word, and an apostrophe is a letter like any other. Takes time in proportion to the line.
 */
export function tokenise(line: string): { readonly tokens: readonly Token[] } | { readonly unclosed: string } {
  const tokens: Token[] = [];
  for (const { 0: whole, index: start, groups = {} } of line.matchAll(TOKEN)) {
    const { mention, ...quotes } = groups;
    const quoted = Object.values(quotes).find((text) => text !== undefined);
    if (quoted === undefined && /^["“„«]/.test(whole)) return { unclosed: line.slice(start) };
    const kind = quoted !== undefined ? 'quoted' : mention ? 'mention' : 'word';
    const joined = mention ? joinMentions(tokens.at(-1), mention) : null;
    if (joined !== null) tokens.push({ ...(tokens.pop() as Token), text: joined, end: start + whole.length });
    else tokens.push({ text: quoted ?? whole, kind, start, end: start + whole.length });
  }
  return { tokens };
}

/** One mention of two that follow each other and have one account, as clients write a name in two tags; null for any others. */
function joinMentions(before: Token | undefined, mention: string): string | null {
  const [one, other] = [before?.kind === 'mention' ? readMention(before.text) : null, readMention(mention)];
  if (!one || !other || one.platform !== other.platform || one.accountId !== other.accountId) return null;
  const names = [...new Set([one.name, other.name])].filter((name) => name !== null);
  return `<@${one.platform}:${one.accountId}${names.length > 0 ? `|${names.join(' ')}` : ''}>`;
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

/** Normalises a word for comparison with names and keywords: "Done!" is `done`, but "?" stays. Null for quotes and mentions. */
export function normalise(token: Token | undefined): string | null {
  return token?.kind === 'word' ? token.text.toLowerCase().replace(/(?<=.)[.,:;!?]{1,3}$/, '') : null;
}

const LONGEST_CODE = 10;

/** Whether a token may be a code, also one that is mistyped. */
export function couldBeCode({ kind, text }: Token): boolean {
  return kind === 'word' && text.length <= LONGEST_CODE && /\d/.test(text);
}
