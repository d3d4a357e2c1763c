/** Whether an input can change the record, which tells a platform when to acknowledge it. */
import { assertNever } from '../core/decision.ts';
import type { Command, Input } from './command.ts';
import { splitLine } from './parse.ts';
import { isThreadWord } from './thread-words.ts';

export function mayChange(input: Input, commands: readonly Command[]): boolean {
  switch (input.kind) {
    case 'text':
    case 'reply': {
      if (input.kind === 'reply' && !isThreadWord(input.text)) return false;
      const line = splitLine(input.text, commands);
      return 'command' in line && line.command.changes;
    }
    case 'press':
    case 'form': {
      // What only asks for a form changes nothing.
      if (input.kind === 'press' && input.args.ask === 'yes') return false;
      return commands.find(({ name }) => name === input.command)?.changes === true;
    }
    default:
      return assertNever(input);
  }
}
