/**
 * Splits a typed line into a command and its raw arguments, the same plain data that a button or a form sends.
 *
 * Arguments without a keyword are taken in order; those with one (`by 30 April`) follow it, in any order. A value is one
 * word, one mention or one quoted string. Dates, texts and names run on to the next keyword of the command, and what
 * follows `because` runs to the end of the line, as reasons are full of "to" and "by"; quoting ends any value earlier.
 */
import type { Raw } from '../ports/card.ts';
import { withoutAddress } from './clean.ts';
import type { Command } from './command.ts';
import { type Fault, faultOf, quote, type Suggestion, shorten } from './fault.ts';
import { countEdits } from './nearest.ts';
import type { Slot } from './slots.ts';
import { type Token, tokenise } from './tokens.ts';

/** Slack's advised length of one message; nobody types a longer command. */
export const LONGEST_LINE = 4000;
const LONGEST_CODE = 10;
const LONGEST_LABEL = 60;
const MOST_SUGGESTIONS = 3;

/** A command with its arguments by slot name, as typed: without surrounding quotes, otherwise unchanged. */
export interface CommandLine {
  readonly command: Command;
  readonly raw: Raw;
}

/** Splits a line, with or without `/bvn` or `bvn` in front. An empty one asks for help. */
export function splitLine(typed: string, commands: readonly Command[]): CommandLine | { readonly fault: Fault } {
  if (typed.length > LONGEST_LINE) {
    const length = typed.length.toLocaleString('en-GB');
    return {
      fault: faultOf(`This line has ${length} characters. Expected at most ${LONGEST_LINE.toLocaleString('en-GB')}.`),
    };
  }
  const line = withoutAddress(typed);
  const read = tokenise(line.trim() === '' ? 'help' : line);
  if ('unclosed' in read) {
    return {
      fault: faultOf(
        `The quote that begins with ${quote(read.unclosed.slice(1))} is not closed. Expected " at its end.`,
      ),
    };
  }
  const found = longestName(read.tokens, commands);
  if (!found) return { fault: unknownCommand(line, read.tokens, commands) };
  const filled = fill(found.command, line, read.tokens.slice(found.words));
  if ('raw' in filled) return { command: found.command, raw: filled.raw };
  return {
    fault: faultOf(filled.message, filled.surplus ? nearCommands(line, read.tokens, commands, `${found.name} `) : []),
  };
}

interface Found {
  readonly command: Command;
  readonly name: string;
  /** How many tokens the name takes. */
  readonly words: number;
}

function namesOf({ name, aliases = [] }: Command): readonly string[] {
  return [name, ...aliases];
}

function longestName(tokens: readonly Token[], commands: readonly Command[]): Found | null {
  const typed = `${plainWords(tokens).join(' ')} `;
  let longest: Found | null = null;
  for (const command of commands) {
    for (const name of namesOf(command)) {
      if (name.length <= (longest?.name.length ?? 0) || !typed.startsWith(`${name.toLowerCase()} `)) continue;
      longest = { command, name, words: name.split(' ').length };
    }
  }
  return longest;
}

/** Normalises a word for comparison with names and keywords: "Done!" is `done`, but "?" stays. Null for quotes and mentions. */
function normalise(token: Token | undefined): string | null {
  return token?.kind === 'word' ? token.text.toLowerCase().replace(/(?<=.)[.,:;!?]{1,3}$/, '') : null;
}

/** The words up to the first quote or mention. */
function plainWords(tokens: readonly Token[]): readonly string[] {
  const end = tokens.findIndex(({ kind }) => kind !== 'word');
  return tokens.slice(0, end < 0 ? tokens.length : end).map((token) => normalise(token) ?? '');
}

/** `surplus`: everything was understood, but there was more than the command takes. */
type Filled = { readonly raw: Record<string, string> } | { readonly message: string; readonly surplus: boolean };

/** Gives the tokens behind the command's name to its slots. */
function fill(command: Command, line: string, tokens: readonly Token[]): Filled {
  const slots = new UnfilledSlots(command, tokens);
  const raw: Record<string, string> = {};
  let at = 0;
  while (at < tokens.length) {
    const keyed = slots.slotOfKeywordAt(at);
    const entry = keyed ?? slots.nextInOrder(tokens[at] as Token);
    if (!entry) return surplus(command, tokens[at] as Token);
    slots.markFilled(entry);
    const from = keyed ? at + 1 : at;
    at = entry.slot.reads === 'flag' ? from : slots.endOfValue(entry.slot, from);
    if (entry.slot.reads === 'flag') raw[entry.name] = 'yes';
    else if (at === from) return missingValue(command, entry.slot);
    else raw[entry.name] = asTyped(line, tokens.slice(from, at));
  }
  return { raw };
}

interface Entry {
  readonly name: string;
  readonly slot: Slot<unknown>;
}

/** The slots of a command that have no value yet, beside the tokens that they are filled from. */
class UnfilledSlots {
  readonly #tokens: readonly Token[];
  readonly #keyed = new Map<string, Entry>();
  #inOrder: Entry[] = [];

  constructor(command: Command, tokens: readonly Token[]) {
    this.#tokens = tokens;
    for (const [name, slot] of Object.entries(command.slots)) {
      if (slot.keyword === undefined) this.#inOrder.push({ name, slot });
      else this.#keyed.set(slot.keyword.toLowerCase(), { name, slot });
    }
  }

  slotOfKeywordAt(index: number): Entry | undefined {
    return this.#keyed.get(normalise(this.#tokens[index]) ?? '');
  }

  /**
   * The slot that takes `token` by its position. A slot for a code is passed over when the token is no code and a later text
   * can take it: "done https://…" gives the evidence, and the thread gives the action. An optional person is passed over
   * when the token is a plain word and a text follows: "away Monday to Friday" is about the speaker.
   */
  nextInOrder(token: Token): Entry | undefined {
    return this.#inOrder.find(({ slot }, index) => {
      const isCode = slot.reads === 'action' || slot.reads === 'expectation';
      const textFollows = this.#inOrder.slice(index + 1).some((later) => later.slot.reads === 'text');
      const isPlain = token.kind === 'word' && !token.text.startsWith('@');
      const isNobody = slot.reads === 'person' && !slot.required && textFollows && isPlain;
      return !isNobody && !(isCode && textFollows && !couldBeCode(token));
    });
  }

  /** Marks a slot as filled, together with the slots before it that were passed over. */
  markFilled({ name, slot }: Entry): void {
    if (slot.keyword !== undefined) this.#keyed.delete(slot.keyword.toLowerCase());
    else this.#inOrder = this.#inOrder.slice(this.#inOrder.findIndex((entry) => entry.name === name) + 1);
  }

  /** The index after the last token of a value that begins at `from`; `from` itself when there is no value. */
  endOfValue(slot: Slot<unknown>, from: number): number {
    const first = this.#tokens[from];
    const end = this.#tokens.length;
    if (!first) return from;
    if (slot.reads === 'text' && slot.keyword === 'because' && !this.#isQuotedAlone(from)) return end;
    if (this.slotOfKeywordAt(from)) return from;
    let to = from + 1;
    while (to < end && !this.slotOfKeywordAt(to) && this.#runsOn(slot, first, this.#tokens[to] as Token, to - from))
      to += 1;
    return to;
  }

  /** Whether `next`, the `nth` token behind `first`, still belongs to the value that `first` began. */
  #runsOn(slot: Slot<unknown>, first: Token, next: Token, nth: number): boolean {
    switch (slot.reads) {
      case 'text':
        return !slot.single && !(first.kind === 'quoted' && this.#inOrder.length > 0);
      case 'date':
        return first.kind === 'word' && next.kind === 'word' && !next.text.includes('://');
      case 'time':
        return nth === 1 && /^[ap]\.?m\.?$/i.test(next.text);
      case 'number':
        return nth === 1 && slot.unit !== undefined && /^\p{L}+$/u.test(next.text);
      case 'person':
      case 'subject':
        return isPlainName(first, slot) && (slot.keyword !== undefined || this.#inOrder.length === 0);
      default:
        return false;
    }
  }

  #isQuotedAlone(index: number): boolean {
    const last = index + 1 === this.#tokens.length;
    return this.#tokens[index]?.kind === 'quoted' && (last || this.slotOfKeywordAt(index + 1) !== undefined);
  }
}

function couldBeCode({ kind, text }: Token): boolean {
  return kind === 'word' && text.length <= LONGEST_CODE && /\d/.test(text);
}

/** The first word of a name typed without quotes: Monitoring Officer. */
function isPlainName({ kind, text }: Token, { choices = [] }: Slot<unknown>): boolean {
  return kind === 'word' && /^\p{L}+$/u.test(text) && !['me', ...choices].includes(text.toLowerCase());
}

function asTyped(line: string, tokens: readonly Token[]): string {
  const [first] = tokens;
  if (first && tokens.length === 1) return first.text;
  return line.slice(first?.start, tokens.at(-1)?.end);
}

function usage(command: Command): string {
  return command.usage[0]?.say ?? command.name;
}

function missingValue(command: Command, { keyword = '', expects }: Slot<unknown>): Filled {
  return { message: `${quote(keyword)} needs ${expects} after it: ${usage(command)}`, surplus: false };
}

function surplus(command: Command, token: Token): Filled {
  const message = `${quote(token.text)} is more than this command takes. Expected: ${usage(command)}. Words that belong together go in "double quotes".`;
  return { message, surplus: true };
}

function unknownCommand(line: string, tokens: readonly Token[], commands: readonly Command[]): Fault {
  const message = `${quote(tokens[0]?.text ?? '')} is not a command.`;
  const suggestions = nearCommands(line, tokens, commands);
  return suggestions.length > 0
    ? faultOf(message, suggestions)
    : faultOf(`${message} To see what you can say: /bvn help`);
}

/** The same line with a command that may have been meant: a name nearly typed, or one with the same first word. */
function nearCommands(line: string, tokens: readonly Token[], commands: readonly Command[], prefix = ''): Suggestion[] {
  const all = commands.flatMap((command) =>
    namesOf(command).map((name) => ({ command, name, words: name.split(' ') })),
  );
  const near = all.flatMap(({ command, name, words }) => {
    const typed = plainWords(tokens.slice(0, words.length));
    const slips = countEdits(typed.join(' '), name);
    if (!name.startsWith(prefix)) return [];
    if (slips < Number.POSITIVE_INFINITY) return [{ command, name, slips, words: typed.length }];
    return words.length > 1 && typed[0] === words[0] ? [{ command, name, slips, words: 1 }] : [];
  });
  near.sort((a, b) => a.slips - b.slips);
  return near.slice(0, MOST_SUGGESTIONS).map(({ command, name, words }) => {
    const filled = fill(command, line, tokens.slice(words));
    if (!('raw' in filled)) return { label: name, command: command.name, args: {} };
    const rest = line.slice(tokens[words]?.start ?? line.length);
    return { label: shorten(`${name} ${rest}`, LONGEST_LABEL), command: command.name, args: filled.raw };
  });
}
