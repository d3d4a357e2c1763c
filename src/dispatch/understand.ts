/** What an input says, found out once: a platform asks when to acknowledge it and whether to keep it, dispatch what to run. */
import type { Command, Input } from './command.ts';
import { type Fault, faultOf } from './fault.ts';
import { type Line, splitLine } from './parse.ts';
import { isThreadWord } from './thread-words.ts';

/** An input as these commands understand it. */
export interface Understood {
  /** The command with its arguments as they were typed or sent, or what is wrong with them; null for talk that is not meant for us. */
  readonly line: Line | { readonly fault: Fault } | null;
  /** Whether it can change the record, which tells a platform when to acknowledge it. */
  readonly mayChange: boolean;
  /** Whether it says what nobody else is to read, even in the database. */
  readonly isSecret: boolean;
}

/** A platform hands the input that it asks about on to dispatch as it is, so what was understood is kept beside it. */
const kept = new WeakMap<Input, { readonly commands: readonly Command[]; readonly understood: Understood }>();

/** What the input says in the words of these commands. The same input is read only once. */
export function understand(input: Input, commands: readonly Command[]): Understood {
  const before = kept.get(input);
  if (before?.commands === commands) return before.understood;
  const line = lineOf(input, commands);
  const command = line && 'command' in line ? line.command : null;
  // What only asks for a form changes nothing.
  const asksForForm = input.kind === 'press' && input.args.ask === 'yes';
  const understood = {
    line,
    mayChange: command?.changes === true && !asksForForm,
    isSecret: command?.secret === true,
  };
  kept.set(input, { commands, understood });
  return understood;
}

function lineOf(input: Input, commands: readonly Command[]): Understood['line'] {
  switch (input.kind) {
    case 'text':
      return splitLine(input.text, commands);
    case 'reply':
      return isThreadWord(input.text, commands) ? splitLine(input.text, commands) : null;
    case 'press':
    case 'form': {
      const command = commands.find((one) => one.name === input.command);
      if (command) return { command, raw: input.args };
      return { fault: faultOf(`This button is from another version of the bot (“${input.command}”).`) };
    }
  }
}
