/** `help [word]`: what can be said, from the same specs that parse it. */
import { UserError } from '../../core/record/errors.ts';
import { type Command, defineCommand } from '../../dispatch/command.ts';
import { didYouMean } from '../../dispatch/fault.ts';
import { nearest } from '../../dispatch/nearest.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { helpCard, topicsCalled } from '../../views/ask/help.ts';

const MOST_SUGGESTIONS = 3;

/** Help on these commands and on itself. Anybody may ask: a stranger learns here whom to turn to. */
export function helpOn(commands: readonly Command[]): Command {
  const help: Command = defineCommand({
    name: 'help',
    aliases: ['?', 'hello', 'hi'],
    who: 'anyone',
    changes: false,
    usage: [{ say: 'help assign', does: 'How to say something, or everything you can say' }],
    slots: { word: slot.text({ optional: true }) },
    run({ word }) {
      const topics = [...commands, help];
      if (word === null || topicsCalled(topics, word).length > 0) return answer(helpCard(topics, word));
      const names = topics.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
      throw new UserError(
        `There is no help on “${word}”.${didYouMean(nearest(word, names, MOST_SUGGESTIONS))} For everything: /bvn help`,
      );
    },
  });
  return help;
}
