/** Faults: the message for input that cannot be understood, and the buttons that put it right. */
import type { Raw } from '../ports/card.ts';

/** A button that runs a corrected command in place of the line that was not understood. */
export interface Suggestion {
  readonly label: string;
  readonly command: string;
  readonly args: Raw;
  /** Whether the button opens the form of the command. */
  readonly asks?: true;
  /** Its label where all of these actions are reported complete already. */
  readonly ifReported?: { readonly label: string; readonly codes: readonly string[] };
}

/** Why an input cannot be run. `fields` has a message for each faulty argument, so that a form can show it at its field; `field` is the first. */
export interface Fault {
  readonly message: string;
  readonly suggestions: readonly Suggestion[];
  readonly field?: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The second word of a command's name was mistyped, so that no sentence is meant. */
  readonly isMisspelt?: true;
  /** The message is too long to be read at all, so its words say nothing else either. */
  readonly isAboutLength?: true;
}

/** The fault of one argument, with values that could stand in its place. */
export interface Problem {
  readonly message: string;
  readonly alternatives: readonly Alternative[];
  /** The value was understood and is only questioned: "Yes, use 14 May 2024" takes it as it is. */
  readonly yes?: Alternative;
  /** A value that is offered beside "Yes, …", and before it where it is likelier. */
  readonly rather?: Alternative & { readonly isLikelier: boolean };
  /** The form may be opened to choose another value. */
  readonly chooses?: true;
  /** The argument may be left out. */
  readonly leavesOut?: true;
  /** Enters somebody new; its button stands last. */
  readonly enters?: Alternative;
}

/** A value that an argument may have meant, and its label on the button. */
export interface Alternative {
  readonly label: string;
  readonly value: string;
  /** The argument that takes the value, when that is another one than the faulty one. */
  readonly argument?: string;
}

const LONGEST_QUOTE = 60;
const LONGEST_LABEL = 60;

/** Makes the fault of a whole input, with the commands that may have been meant. */
export function faultOf(message: string, suggestions: readonly Suggestion[] = []): Fault {
  return { message: message + didYouMean(suggestions.map(({ label }) => label)), suggestions, fields: {} };
}

/** Offers a text that one argument does not know as the value of another: `with “minutes”`. */
export function offerAs(argument: string, text: string, problem: Problem): Problem {
  const offer = { label: `${argument} ${quote(text)}`, value: text, argument };
  return { ...problem, alternatives: [...problem.alternatives, offer] };
}

/** The value that a message is about, between curly quotes and not longer than a line. */
export function quote(value: string): string {
  return `“${shorten(value, LONGEST_QUOTE)}”`;
}

/** At most `most` characters of a text, with all white space as single spaces. */
export function shorten(text: string, most: number): string {
  const line = text.trim().replace(/\s+/g, ' ');
  // A cut between the halves of a surrogate pair would leave half an emoji.
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

/** A command as it would be typed, for the label of a button. */
export function labelOf(text: string): string {
  return shorten(text, LONGEST_LABEL);
}
