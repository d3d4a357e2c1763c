/** Parses an input once, for the platform (when to acknowledge it, whether to store it) and for dispatch (which command to run). */
import { cleanLine, withoutAddress } from './clean.ts';
import type { Command, Input } from './command.ts';
import { faultOf } from './fault.ts';
import { namesIn } from './near-commands.ts';
import { splitLine } from './parse.ts';
import { type Message, splitMessage } from './split-message.ts';
import { isThreadWord, meantReply } from './thread-words.ts';

/** An input as these commands understand it. */
export interface Understood {
  /**
   * The command with its arguments as they were typed or sent, the fault in them, or several of both. `talk`: words among
   * people in a thread, of which dispatch tells whether they are for the bot.
   */
  readonly line: Message | { readonly talk: string };
  /** Whether the input can change the record; if so, a platform acknowledges it after the commit. */
  readonly mayChange: boolean;
  /** Whether the input holds a secret, which must not be stored. */
  readonly isSecret: boolean;
}

/** Parses an input. The same input is parsed only once. */
export type Understand = (input: Input) => Understood;

/** Platform and dispatch ask about the same input object, so a list of commands has one parser, which remembers its inputs. */
const parsers = new WeakMap<readonly Command[], Understand>();

/** The parser of inputs for these commands. */
export function understandBy(commands: readonly Command[]): Understand {
  const parser = parsers.get(commands) ?? createParser(commands);
  parsers.set(commands, parser);
  return parser;
}

function createParser(commands: readonly Command[]): Understand {
  const parsed = new WeakMap<Input, Understood>();
  const names = namesIn(commands).map(({ name, command }) => [name.toLowerCase(), command] as const);
  // The first of two commands with one name counts, as in a longer line.
  const byName = new Map(names.toReversed());
  return (input) => {
    const before = parsed.get(input);
    if (before) return before;
    const line = lineOf(input, commands, byName);
    // A press that only opens a form changes no row.
    const asksForForm = input.kind === 'press' && input.args.ask === 'yes';
    let [mayChange, isSecret] = [false, false];
    for (const one of 'parts' in line ? line.parts : [{ line }]) {
      if (!('command' in one.line)) continue;
      mayChange ||= one.line.command.changes && !asksForForm;
      isSecret ||= one.line.command.secret === true;
    }
    const understood = { line, mayChange, isSecret };
    parsed.set(input, understood);
    return understood;
  };
}

/** Words in a thread: one of the few commands there, also as people write them, or talk. */
function readReply(text: string, commands: readonly Command[]): Understood['line'] {
  const meant = meantReply(text);
  return isThreadWord(meant, commands) ? splitLine(meant, commands) : { talk: text };
}

function lineOf(input: Input, commands: readonly Command[], byName: ReadonlyMap<string, Command>): Understood['line'] {
  switch (input.kind) {
    case 'text': {
      const typed = cleanLine(input.text);
      // Most lines are the name of a command and nothing else, in which there is nothing to split or to doubt.
      const command = byName.get(withoutAddress(typed).trim().toLowerCase());
      return command ? { command, raw: {} } : splitMessage(typed, commands);
    }
    case 'reply':
      return readReply(cleanLine(input.text), commands);
    case 'press':
    case 'form': {
      const command = byName.get(input.command.toLowerCase());
      if (command?.name === input.command) return { command, raw: input.args };
      return { fault: faultOf(`This button is from another version of the bot (“${input.command}”).`) };
    }
  }
}
