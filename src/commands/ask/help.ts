/** `help [word]`: everything that can be typed, from the same specs that parse it. */
import { UserError } from '../../core/record/errors.ts';
import { type Command, defineCommand } from '../../dispatch/command.ts';
import { didYouMean } from '../../dispatch/fault.ts';
import { nearest } from '../../dispatch/nearest.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { helpCard, linesWith, topicsCalled } from '../../views/ask/help.ts';

/** A misspelt word gets at most this many suggestions. */
const MOST_SUGGESTIONS = 3;

/** Makes the help command for these commands and itself. Anybody may ask, so that a stranger learns whom to turn to. */
export function createHelpCommand(commands: readonly Command[]): Command {
  const help: Command = defineCommand({
    name: 'help',
    group: 'help',
    aliases: ['?', 'hello', 'hi'],
    who: 'anyone',
    changes: false,
    usage: [{ say: 'help assign', does: 'How to say something, or everything you can say' }],
    slots: { word: slot.text({ optional: true }) },
    run({ word }) {
      const topics = [...commands, help];
      if (word === null || topicsCalled(topics, word).length + linesWith(topics, word).length > 0)
        return answer(helpCard(topics, word));
      const names = topics.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
      throw new UserError(
        `There is no help on “${word}”.${didYouMean(nearest(word, names, MOST_SUGGESTIONS))} For everything: /bvn help`,
      );
    },
  });
  return help;
}
