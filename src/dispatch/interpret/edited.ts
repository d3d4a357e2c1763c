/** An edited message whose words had changed the record: its author is asked whether the record should follow. */
import type { Card } from '../../ports/card.ts';
import { editedCard } from '../../views/ask/asked.ts';
import type { Command, Context, Input } from '../command.ts';
import { labelOf } from '../fault.ts';
import { understandBy } from '../understand.ts';
import type { Offer } from './change-offers.ts';
import { buttonOf, offersOf } from './interpret.ts';
import { usableOffers } from './usable.ts';

const MOST_OFFERS = 3;

/** The question about an edit of the words `before`; null when both mean the same command, or `before` is no single change. */
export async function askAboutEdit(
  before: string,
  context: Context,
  commands: readonly Command[],
): Promise<Card | null> {
  const { input } = context.request;
  if (!('text' in input)) return null;
  const [was, is] = [lineOf({ ...input, text: before }, commands), lineOf(input, commands)];
  if (was === null || (is && is.command === was.command && JSON.stringify(is.args) === JSON.stringify(was.args)))
    return null;
  const code = was.args.action ?? was.args.about;
  const told: readonly Offer[] = is ? [{ ...is, label: labelOf(input.text) }] : offersOf(input.text, context);
  const takenBack: readonly Offer[] =
    was.command === 'done' && code
      ? [{ label: `Undo the report of ${code}`, command: 'undo', args: { action: code } }]
      : [];
  const shown: readonly Offer[] = code ? [{ label: `Show ${code}`, command: 'show', args: { about: code } }] : [];
  const usable = await usableOffers([...takenBack, ...told, ...shown], context, commands, MOST_OFFERS);
  return editedCard(before, input.text, usable.map(buttonOf));
}

/** The command of these words with its arguments; null when they are no single command that changes the record. */
function lineOf(input: Input, commands: readonly Command[]): Pick<Offer, 'command' | 'args'> | null {
  const { line, mayChange } = understandBy(commands)(input);
  return mayChange && 'command' in line ? { command: line.command.name, args: line.raw } : null;
}
