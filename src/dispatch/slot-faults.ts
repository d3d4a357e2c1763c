/** The fault of a whole line or form, made of the faults of its arguments, with buttons that put it right. */
import type { Raw } from '../ports/card.ts';
import { listOf } from '../views/words.ts';
import type { Command } from './command.ts';
import type { Alternative, Fault, Problem, Suggestion } from './fault.ts';
import type { Slot } from './slots.ts';

/** The parts of a command that a fault and its buttons are made of. */
type FaultyCommand = Pick<Command, 'name' | 'slots' | 'form'>;

/** Makes one fault of all errors: the missing arguments first, then each value that could not be read. */
export function faultOfSlots(
  command: FaultyCommand & Pick<Command, 'usage'>,
  raw: Raw,
  missing: readonly [string, Slot<unknown>][],
  problems: readonly [string, Problem][],
): Fault {
  const needs = listOf(missing.map(([, { expects }]) => expects));
  const usage = command.usage[0]?.say ?? command.name;
  const messages = problems.map(([, { message }]) => message);
  if (missing.length > 0) messages.unshift(`This needs ${needs}: ${usage}`);
  const fields = Object.fromEntries([
    ...missing.map(([name, { expects }]) => [name, `This needs ${expects}.`]),
    ...problems.map(([name, { message }]) => [name, message]),
  ]);
  const suggestions = missing.length > 0 ? [] : suggestionsFor(command, raw, problems);
  return { message: messages.join('\n'), suggestions, field: Object.keys(fields)[0], fields };
}

/**
 * Other values one by one, and one "Yes, …" for all together when every problem is only a question. Entering somebody new
 * stands last and never alone, so it is never the first button.
 */
function suggestionsFor(
  command: FaultyCommand,
  raw: Raw,
  problems: readonly [string, Problem][],
): readonly Suggestion[] {
  const instead = (name: string, { label, value, argument }: Alternative): Suggestion => {
    const { [name]: _, ...rest } = raw;
    return { label, command: command.name, args: { ...rest, [argument ?? name]: value } };
  };
  const others = problems.flatMap(([name, { alternatives }]) => alternatives.map((one) => instead(name, one)));
  const leading = [...others, ...problems.flatMap(([name, problem]) => waysAround(command, raw, name, problem))];
  const entering = problems.flatMap(([name, { enters }]) => (enters ? [instead(name, enters)] : []));
  const offered = leading.length > 0 ? [...leading, ...entering] : [];
  const answers = problems.flatMap(([name, { yes }]) => (yes ? [{ name, ...yes }] : []));
  if (answers.length < problems.length) return offered;
  const args = { ...raw, ...Object.fromEntries(answers.map(({ name, value }) => [name, value])), sure: 'yes' };
  const label = `Yes, ${listOf(answers.map((answer) => answer.label))}`;
  const yes = { label, command: command.name, args };
  const rather = (isLikelier: boolean) =>
    problems.flatMap(([name, problem]) =>
      problem.rather?.isLikelier === isLikelier ? [instead(name, problem.rather)] : [],
    );
  return [...rather(true), yes, ...rather(false), ...offered];
}

/** The command without the argument, and its form without it. */
function waysAround(
  { name: command, slots, form }: FaultyCommand,
  raw: Raw,
  name: string,
  problem: Problem,
): Suggestion[] {
  const { [name]: _, ...rest } = raw;
  const { keyword, required } = slots[name] ?? {};
  const leavingOut = problem.leavesOut && keyword !== undefined && !required;
  return [
    ...(leavingOut ? [{ label: `Leave out the ${keyword}`, command, args: rest }] : []),
    ...(problem.chooses && form
      ? [{ label: 'Choose somebody in the record', command, args: { ...rest, ask: 'yes' }, asks: true as const }]
      : []),
  ];
}
