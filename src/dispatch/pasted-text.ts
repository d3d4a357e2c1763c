/** Reads a long text that was pasted as it is: the command that takes texts of its kind need not be typed. */
import { withoutAddress } from './clean.ts';
import type { Command } from './command.ts';
import { commandNamed } from './near-commands.ts';
import type { CommandLine } from './parse.ts';
import { tokenise } from './tokens.ts';

/** Characters in which the name of a command stands. */
const LONGEST_NAME = 60;

/**
 * The command that takes the pasted text, which stands alone or behind the name of that command; null for any other text, and for
 * one behind another command.
 */
export function readPastedText(typed: string, commands: readonly Command[]): CommandLine | null {
  const text = withoutAddress(typed).trim();
  const command = commands.find(({ pasted }) => pasted?.isOne(text));
  if (!command?.pasted) return null;
  const [begin = ''] = text.slice(0, LONGEST_NAME).split(/["“]/);
  const read = tokenise(begin);
  const tokens = 'tokens' in read ? read.tokens : [];
  const named = commandNamed(tokens, commands);
  if (named && named.command !== command) return null;
  const words = named ? text.slice(tokens[named.words - 1]?.end).replace(/^[\s:]+/, '') : text;
  return { command, raw: { [command.pasted.argument]: words } };
}
