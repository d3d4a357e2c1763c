/** What the chat page offers while somebody types. */
import type { Command, Usage } from './command.ts';

/** Every way to say every command, in alphabetical order. */
export function completions(commands: readonly Command[]): Usage[] {
  return commands.flatMap(({ usage }) => usage).sort((a, b) => a.say.localeCompare(b.say, 'en'));
}
