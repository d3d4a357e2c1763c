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

/** The text without characters that nobody can see; a half of a surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(UNSEEN, '');
}

/** A typed line as it was meant: cleaned, and without the backticks in which people show what to type. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll('`', '');
}

/** The request with every text in it cleaned, whoever sent it. The bytes of its file stay as they are. */
export function cleanRequest({ file, ...request }: Request): Request {
  return { ...clean(request), ...(file ? { file: { ...file, name: cleanText(file.name) } } : {}) };
}

/** Requests are plain data. */
function clean<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [cleanText(name), clean(part)])) as T;
}
