/**
 * Texts as a database can keep them and as people see them: clients send NUL characters and halves of surrogate pairs, which do not
 * come back as they went in, and pasted words bring characters that nobody can see.
 */
import type { Request } from './command.ts';

/**
 * Soft hyphens, marks of the direction of writing, and spaces and joiners without width. The joiner that holds an emoji together
 * stays.
 */
const UNSEEN =
  /[\0\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d/gu;

/** Texts in which there is nothing to look for, as nearly all that clients send. */
const PLAIN = /^[ -~]*$/;

/** The text without characters that nobody can see; a half of a surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  return PLAIN.test(text) ? text : text.toWellFormed().replaceAll(UNSEEN, '');
}

/** A typed line as it was meant: cleaned, and without the backticks in which people show what to type. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll('`', '');
}

/** The list marks that pasted lines begin with, the bot's own name, a greeting with words behind it, and a “please”. */
const BEFORE_COMMAND = new RegExp(
  [
    String.raw`^\s*(?:(?:[-*•·‣▪◦–—>]|\d{1,2}[.)]|\[[ x]?\])\s+)?`,
    String.raw`(?:@?\/?bvn[:,]?(?=\s|$)\s*)?`,
    String.raw`(?:(?:hi|hello|hey|hiya|(?:good )?(?:morning|afternoon|evening))(?: (?:all|there|team|bot|bvn))?\b[,.!:–-]*\s+(?=\S)(?!(?:all|there|team|bot|bvn)\W*$))?`,
    String.raw`(?:(?:please|pls)[,:]?\s+)?`,
  ].join(''),
  'i',
);

/** A line without the mark of a list, the bot's name, a greeting and a “please” in front. */
export function withoutAddress(typed: string): string {
  return typed.replace(BEFORE_COMMAND, '');
}

/** The request with every text in it cleaned, whoever sent it: itself when it is clean. The bytes of its file stay as they are. */
export function cleanRequest(request: Request): Request {
  const { file, ...texts } = request;
  const name = file && cleanText(file.name);
  if (isClean(texts) && name === file?.name) return request;
  return { ...clean(texts), ...(file ? { file: { ...file, name } } : {}) } as Request;
}

/** Whether there is nothing to clean in a part of a request, which is plain data. */
function isClean(value: unknown): boolean {
  if (typeof value === 'string') return cleanText(value) === value;
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) => isClean(name) && isClean(part));
}

function clean<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [cleanText(name), clean(part)])) as T;
}
