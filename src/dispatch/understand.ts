/** Parses an input once, for the platform (when to acknowledge it, whether to store it) and for dispatch (which command to run). */
import { cleanLine } from './clean.ts';
import type { Command, Input } from './command.ts';
import { faultOf } from './fault.ts';
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

/** Platform and dispatch ask about the same input object, so the result is cached by it. */
const parsedInputs = new WeakMap<Input, { readonly commands: readonly Command[]; readonly understood: Understood }>();

/** Parses an input by these commands. The same input is parsed only once. */
export function understand(input: Input, commands: readonly Command[]): Understood {
  const before = parsedInputs.get(input);
  if (before?.commands === commands) return before.understood;
  const line = lineOf(input, commands);
  const typed = commandsIn(line);
  // A press that only opens a form changes no row.
  const asksForForm = input.kind === 'press' && input.args.ask === 'yes';
  const understood = {
    line,
    mayChange: typed.some(({ changes }) => changes) && !asksForForm,
    isSecret: typed.some(({ secret }) => secret),
  };
  parsedInputs.set(input, { commands, understood });
  return understood;
}

function commandsIn(line: Understood['line']): readonly Command[] {
  if ('parts' in line) return line.parts.flatMap((part) => commandsIn(part.line));
  return 'command' in line ? [line.command] : [];
}

/** Words in a thread: one of the few commands there, also as people write them, or talk. */
function readReply(text: string, commands: readonly Command[]): Understood['line'] {
  const meant = meantReply(text);
  return isThreadWord(meant, commands) ? splitLine(meant, commands) : { talk: text };
}

function lineOf(input: Input, commands: readonly Command[]): Understood['line'] {
  switch (input.kind) {
    case 'text':
      return splitMessage(cleanLine(input.text), commands);
    case 'reply':
      return readReply(cleanLine(input.text), commands);
    case 'press':
    case 'form': {
      const command = commands.find((one) => one.name === input.command);
      if (command) return { command, raw: input.args };
      return { fault: faultOf(`This button is from another version of the bot (“${input.command}”).`) };
    }
  }
}
