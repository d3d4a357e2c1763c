/**
 * Splits a typed line into a command and its raw arguments, the same plain data that a button or a form sends. A line is used up
 * to its last word: where words are left over, or may mean something else, the line becomes a question.
 */
import type { Raw } from '../ports/card.ts';
import { withoutAddress } from './clean.ts';
import { anyCode } from './codes.ts';
import type { Command } from './command.ts';
import { findDoubt } from './doubts.ts';
import { type Fault, faultOf, labelOf, quote, type Suggestion } from './fault.ts';
import { type Filling, fillSlots } from './fill-slots.ts';
import { isColour } from './interpret/colours.ts';
import { findLimit } from './interpret/limits.ts';
import { faultOfLeftOver } from './left-over.ts';
import { commandNamed, commandsNear, isNearly, isNearlyWhole, type Named, ofKind } from './near-commands.ts';
import { looksRead } from './reads-as.ts';
import { choiceMeant } from './slots.ts';
import { normalise, type Token, tokenise } from './tokens.ts';

/** Slack's advised length of one message; nobody types a longer command. */
export const LONGEST_LINE = 4000;

/** A command with its arguments by slot name, as typed: without surrounding quotes, otherwise unchanged. */
export interface CommandLine {
  readonly command: Command;
  readonly raw: Raw;
}

const COURTESY = new Set(['please', 'pls', 'thanks', 'ta', 'cheers', 'thank', 'you', 'many']);

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
  const named = commandNamed(read.tokens, commands);
  if (named) return readUnder(ofKind(named, read.tokens, commands), line, read.tokens, commands);
  return { fault: unknownCommand(line, read.tokens, commands) };
}

/** Reads the tokens behind the name as the arguments of its command. */
function readUnder(
  named: Named,
  line: string,
  all: readonly Token[],
  commands: readonly Command[],
): CommandLine | { readonly fault: Fault } {
  const { command, name, words } = named;
  const misspelt = longerMisspelt(named, line, all, commands);
  if (misspelt) return { fault: misspelt };
  const { filling, tokens } = fillWithoutCourtesy(command, line, all.slice(words));
  const read = { command, name, line, tokens, filling, commands };
  if (filling.left.length > 0) {
    // A code right behind the name belongs to this command and not to a longer name.
    const near = filling.codes ? [] : commandsNear(all, commands, `${name} `);
    const longer = near.map((one) => {
      const { isClear: _, ...suggestion } = suggest(one, line, all, commands);
      return suggestion;
    });
    return { fault: faultOfLeftOver(read, { longer, alone: (text) => commandAlone(text, commands) }) };
  }
  const fault = findDoubt(read);
  return fault ? { fault } : { command, raw: filling.raw };
}

/** “add acton "…"”: the word behind a name that is also the beginning of longer ones is nearly the next word of one. */
function longerMisspelt(
  { command, name, words }: Named,
  line: string,
  all: readonly Token[],
  commands: readonly Command[],
): Fault | null {
  const next = all[words];
  if (next?.kind !== 'word' || anyCode(next.text) !== null) return null;
  if (Object.values(command.slots).some((slot) => choiceMeant(slot, next.text) !== undefined)) return null;
  const meant = commandsNear(all, commands, `${name} `).filter((one) =>
    isNearly(next.text, one.name.split(' ')[words] ?? ''),
  );
  if (meant.length === 0) return null;
  const offers = meant.map((one) => {
    const { isClear: _, ...suggestion } = suggest(one, line, all, commands);
    return suggestion;
  });
  return { ...faultOf(`${quote(next.text)} is not known behind ${quote(name)}.`, offers), isMisspelt: true };
}

/** Fills the slots; a “please” or “thanks” at the end goes unless it stands in running text. */
function fillWithoutCourtesy(
  command: Command,
  line: string,
  tokens: readonly Token[],
): { filling: Filling; tokens: readonly Token[] } {
  const filling = fillSlots(command, line, tokens);
  const end = tokens.findLastIndex((token) => !COURTESY.has(normalise(token) ?? '')) + 1;
  const last = filling.taken.at(-1);
  const quoted = last?.tokens[0]?.kind === 'quoted' && last.tokens.length === 1 + tokens.length - end;
  const isText = last?.slot.reads === 'text' && last.slot.proves === undefined;
  const inText = filling.left.length === 0 && isText && !quoted;
  if (end === tokens.length || inText) return { filling, tokens };
  // A comma right behind a mention or a quote is a token of its own.
  const without = tokens
    .slice(0, end)
    .map((token, at) => (at === end - 1 ? withoutComma(token) : token))
    .filter(({ kind, text }) => kind !== 'word' || text !== '');
  return { filling: fillSlots(command, line, without), tokens: without };
}

/** “marked exempt, thank you”: the comma goes with the thanks. */
function withoutComma(token: Token): Token {
  if (token.kind !== 'word' || !token.text.endsWith(',')) return token;
  return { ...token, text: token.text.slice(0, -1), end: token.end - 1 };
}

function unknownCommand(line: string, tokens: readonly Token[], commands: readonly Command[]): Fault {
  const first = tokens[0]?.text ?? '';
  const message = `${quote(first)} is not a command.`;
  // “dont” is near “done”, and means the opposite; a colour is the first word of a sentence.
  const near = findLimit(first) || isColour(first) ? [] : commandsNear(tokens, commands);
  const suggestions = near.flatMap((one) => {
    const { isClear, ...suggestion } = suggest(one, line, tokens, commands);
    // A sentence may begin with a word that is spelled nearly like a command.
    const isBegun = one.name.startsWith(`${first.toLowerCase()} `) || anyCode(tokens[one.words]?.text ?? '') !== null;
    return isClear || isBegun ? [suggestion] : [];
  });
  const isMisspelt = near.some((one) => isNearlyWhole(one, tokens));
  return suggestions.length > 0
    ? { ...faultOf(message, suggestions), ...(isMisspelt ? { isMisspelt } : {}) }
    : faultOf(`${message} To see what you can say: /bvn help`);
}

/** The same line under a command that may have been meant; without its arguments where they are not clear. */
function suggest(
  named: Named,
  line: string,
  tokens: readonly Token[],
  commands: readonly Command[],
): Suggestion & { readonly isClear: boolean } {
  const { command, name, words } = named;
  const { filling, tokens: behind } = fillWithoutCourtesy(command, line, tokens.slice(words));
  const isClear =
    filling.left.length === 0 &&
    looksRead({ command, raw: filling.raw }) &&
    !findDoubt({ command, name, line, tokens: behind, filling, commands });
  if (!isClear) return { label: name, command: command.name, args: {}, isClear };
  const rest = line.slice(tokens[words]?.start ?? line.length);
  return { label: labelOf(`${name} ${rest}`), command: command.name, args: filling.raw, isClear };
}

/** A second command in the words left over, as its own button. */
function commandAlone(text: string, commands: readonly Command[]): Suggestion | null {
  const read = splitLine(text, commands);
  return 'command' in read ? { label: labelOf(text), command: read.command.name, args: read.raw } : null;
}
