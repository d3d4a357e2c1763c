/** Which offers this person could use now: a decision is tried and thrown away, so that no button leads to a refusal. */
import { bodiesOf } from '../../core/people/body.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { addDays } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import { limitToAsker, refusalFor } from '../access.ts';
import type { Command, Context } from '../command.ts';
import { peopleContextOf } from '../context.ts';
import { readSlots } from '../read-slots.ts';
import type { Offer } from './change-offers.ts';

/** The first `most` offers whose command would accept this person now. Each is decided as if it were pressed, and not committed. */
export async function usableOffers(
  offers: readonly Offer[],
  context: Context,
  commands: readonly Command[],
  most: number,
): Promise<readonly Offer[]> {
  const usable: Offer[] = [];
  for (const offer of offers) {
    if (usable.length === most) break;
    if ((await decideOffer(offer, context, commands)) !== 'refused') usable.push(offer);
  }
  return usable;
}

/** Whether one of the offers would change the record as it stands now, so that a press of its button is no dead end. */
export async function someChange(
  offers: readonly Offer[],
  context: Context,
  commands: readonly Command[],
): Promise<boolean> {
  for (const offer of offers) if ((await decideOffer(offer, context, commands)) === 'changes') return true;
  return false;
}

/** Tries what a press of the button would do: it is refused, changes the record, or asks for more or answers. */
async function decideOffer(
  { command: name, args, trial }: Offer,
  context: Context,
  commands: readonly Command[],
): Promise<'refused' | 'changes' | 'asks'> {
  const command = commands.find((one) => one.name === name);
  if (!command || refusalFor(context, command) !== null) return 'refused';
  const visible = limitToAsker(context);
  const { ask: _, sure: __, ...given } = { ...trial, ...args };
  const { today, calendar } = visible;
  const people = peopleContextOf(visible);
  const read = readSlots(command, filledUp(command, given, visible), { ...people, today, calendar, sure: true });
  if ('fault' in read) return 'refused';
  // A question changes nothing, so its answer may say what is wrong; drawing it twice would only take time.
  if (!command.changes) return 'asks';
  try {
    // A trial issues no code and counts as no try of one.
    const { changes } = await command.run(read.values, { ...visible, codes: undefined });
    return changes.length > 0 ? 'changes' : 'asks';
  } catch (error) {
    if (error instanceof IncompleteCommandError) return 'asks';
    if (error instanceof UserError) return 'refused';
    throw error;
  }
}

/** Values for what a form still asks for; whether this person may use the command hardly ever hangs on them. */
function filledUp(command: Command, given: Raw, { snapshot, today }: Context): Raw {
  const missing = Object.entries(command.slots).filter(([name, { required }]) => required && !given[name]?.trim());
  const values = missing.map(([name, { reads, choices = [] }]) => {
    const byKind: Readonly<Record<string, string>> = {
      date: addDays(today, 1),
      choice: choices[0] ?? '',
      number: '1',
      time: '09:00',
      person: snapshot.people[0]?.id ?? '',
      expectation: snapshot.expectations[0]?.code ?? '',
      body: bodiesOf(snapshot)[0]?.id ?? '"Improvement Board"',
    };
    return [name, byKind[reads] ?? '-'] as const;
  });
  return { ...given, ...Object.fromEntries(values) };
}
