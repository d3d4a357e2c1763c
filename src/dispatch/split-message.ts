/** Splits a message into its command lines, where several were pasted. Line ends inside quotes and in running text split nothing. */
import { isOrAre } from '../views/words.ts';
import { withoutAddress } from './clean.ts';
import { codesInWords, MOST_CODES } from './code-run.ts';
import type { Command } from './command.ts';
import { type Fault, labelOf, quote } from './fault.ts';
import { commandNamed } from './near-commands.ts';
import { type CommandLine, LONGEST_LINE, splitLine } from './parse.ts';
import { readPastedText } from './pasted-text.ts';
import type { Part } from './several.ts';
import { tokenise } from './tokens.ts';

/** One line, its fault, or the lines of the message in their order. */
export type Message = CommandLine | { readonly fault: Fault } | { readonly parts: readonly Part[] };

const MOST_OFFERS = 5;

/** Reads a typed message as one command line, or as several when at least two of its lines are commands. */
export function splitMessage(typed: string, commands: readonly Command[]): Message {
  const pasted = readPastedText(typed, commands);
  if (pasted) return pasted;
  const withText = lineWithTextBelow(typed, commands);
  if (withText) return withText;
  const pieces = typed.length > LONGEST_LINE || !/[\r\n]/.test(typed.trim()) ? [] : piecesOf(typed);
  const parts = pieces.map((said) => ({ said, line: splitLine(said, commands) }));
  const isCommand = ({ said, line }: Part) => 'command' in line || namesCommandAndCode(said, commands);
  const others = parts.filter((part) => !isCommand(part));
  if (parts.length - others.length < 2) return splitLine(typed, commands);
  if (others.length > 0) return { fault: askAbout(others, parts) };
  if (parts.length > MOST_CODES) return { fault: tooMany(parts.length) };
  return { parts };
}

/**
 * A command whose text stands in the lines below its own: those lines are no commands, whatever word they begin with. Null for
 * any other message.
 */
function lineWithTextBelow(typed: string, commands: readonly Command[]): CommandLine | null {
  const [, first = '', below = ''] = /^([^\r\n]+)[\r\n]+([\s\S]*\S)/.exec(typed.trim()) ?? [];
  if (below === '' || typed.length > LONGEST_LINE) return null;
  const line = splitLine(first.trim().replace(/:$/, ''), commands);
  if (!('command' in line)) return null;
  const name = Object.keys(line.command.slots).find((one) => line.command.slots[one]?.below);
  if (name === undefined || line.raw[name] !== undefined) return null;
  return { command: line.command, raw: { ...line.raw, [name]: below } };
}

/** The lines that hold words, cut at line ends outside quotes; a first line with nothing but the bot's name is none. */
function piecesOf(typed: string): readonly string[] {
  const read = tokenise(typed);
  const tokens = 'tokens' in read ? read.tokens : [];
  const isInside = (at: number) => tokens.some(({ start, end }) => start < at && at < end);
  const pieces: string[] = [];
  let from = 0;
  for (const { index } of typed.matchAll(/[\r\n]+/g)) {
    if (isInside(index)) continue;
    pieces.push(typed.slice(from, index));
    from = index;
  }
  pieces.push(typed.slice(from));
  return pieces.map((piece) => withoutAddress(piece).trim()).filter((piece) => piece !== '');
}

/** A faulty line still is one of its own when it begins with a command and names a code: “done E2-03 50%”. */
function namesCommandAndCode(said: string, commands: readonly Command[]): boolean {
  const read = tokenise(said);
  return 'tokens' in read && commandNamed(read.tokens, commands) !== null && codesInWords(read.tokens).length > 0;
}

function askAbout(others: readonly Part[], parts: readonly Part[]): Fault {
  const words = others.map(({ said }) => quote(said)).join(', ');
  const suggestions = parts.flatMap(({ said, line }) =>
    'command' in line ? [{ label: labelOf(said), command: line.command.name, args: line.raw }] : [],
  );
  const message = `Among ${parts.length} lines, ${words} ${isOrAre(others.length)} no command, so none of them was carried out. Send the others one by one, or together without ${others.length === 1 ? 'it' : 'these'}.`;
  return { message, suggestions: suggestions.slice(0, MOST_OFFERS), fields: {} };
}

function tooMany(count: number): Fault {
  const message = `This message has ${count} lines. Expected at most ${MOST_CODES}. For more at once: /bvn import`;
  return { message, suggestions: [], fields: {}, isAboutLength: true };
}
