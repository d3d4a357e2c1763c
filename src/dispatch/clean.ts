/** Texts as a database can keep them: clients send NUL characters and halves of surrogate pairs, which do not come back as they went in. */
import type { Request } from './command.ts';

/** The text without NUL characters; a half of a surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
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
