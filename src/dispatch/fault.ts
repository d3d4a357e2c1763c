/** What is said when something typed, pressed or sent cannot be understood, and what to press to put it right. */
import type { Raw } from '../ports/card.ts';

/** A ready-made line instead of the one that was not understood: a button. */
export interface Suggestion {
  readonly label: string;
  readonly command: string;
  readonly args: Raw;
}

/** `fields` has a message for each faulty argument, so that a form can show it at its field; `field` is the first. */
export interface Fault {
  readonly message: string;
  readonly suggestions: readonly Suggestion[];
  readonly field?: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What one argument could not be read as, and what could stand there `instead`. */
export interface Problem {
  readonly message: string;
  readonly instead: readonly Instead[];
  /** The value was understood and is only questioned: "Yes, use 14 May 2024" takes it as it is. */
  readonly yes?: Instead;
}

export interface Instead {
  readonly label: string;
  readonly value: string;
}

const LONGEST_QUOTE = 60;

/** A fault of the whole input, with what may have been meant. */
export function faultOf(message: string, suggestions: readonly Suggestion[] = []): Fault {
  return { message: message + didYouMean(suggestions.map(({ label }) => label)), suggestions, fields: {} };
}

/** The value that a message is about, between curly quotes and not longer than a line. */
export function quote(value: string): string {
  return `“${shorten(value, LONGEST_QUOTE)}”`;
}

/** At most `most` characters of a text, with all white space as single spaces. */
export function shorten(text: string, most: number): string {
  const line = text.trim().replace(/\s+/g, ' ');
  // Not between the halves of a pair: half an emoji is no character.
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** ['a', 'b', 'c'] → "a, b or c" */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** " Did you mean a or b?", with a space in front; nothing when there is no suggestion. */
export function didYouMean(labels: readonly string[]): string {
  return labels.length === 0 ? '' : ` Did you mean ${orList(labels)}?`;
}
