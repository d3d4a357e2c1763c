/** What a platform must know of an input before it is carried out: whether it can change the record, and whether it may be kept until then. */
import { assertNever } from '../core/record/changes.ts';
import type { Command, Input } from './command.ts';
import { splitLine } from './parse.ts';
import { isThreadWord } from './thread-words.ts';

/** Whether it can change the record, which tells a platform when to acknowledge it. */
export function mayChange(input: Input, commands: readonly Command[]): boolean {
  // What only asks for a form changes nothing.
  if (input.kind === 'press' && input.args.ask === 'yes') return false;
  return commandIn(input, commands)?.changes === true;
}

/** Whether it says what nobody else is to read, even in the database. */
export function isSecret(input: Input, commands: readonly Command[]): boolean {
  return commandIn(input, commands)?.secret === true;
}

function commandIn(input: Input, commands: readonly Command[]): Command | undefined {
  switch (input.kind) {
    case 'text':
    case 'reply': {
      if (input.kind === 'reply' && !isThreadWord(input.text)) return undefined;
      const line = splitLine(input.text, commands);
      return 'command' in line ? line.command : undefined;
    }
    case 'press':
    case 'form':
      return commands.find(({ name }) => name === input.command);
    default:
      return assertNever(input);
  }
}
