/** Reads typed lines before the commands and the record of `specs.ts`. */
import { splitLine } from '../../src/dispatch/parse.ts';
import { type ReadContext, readSlots } from '../../src/dispatch/read-slots.ts';
import { commands, context, snapshot } from './specs.ts';

function read(typed: string, more: Partial<ReadContext> = {}) {
  const line = splitLine(typed, commands);
  if ('fault' in line) throw new Error(line.fault.message);
  return readSlots(line.command, line.raw, { ...context, ...more });
}

/** The values of a line that is understood. */
export function values(typed: string, more?: Partial<ReadContext>): Record<string, unknown> {
  const result = read(typed, more);
  if ('fault' in result) throw new Error(result.fault.message);
  return result.values;
}

/** The fault of a line that is not understood. */
export function fault(typed: string, more?: Partial<ReadContext>) {
  const result = read(typed, more);
  if ('values' in result) throw new Error(`Understood: ${JSON.stringify(result.values)}`);
  return result.fault;
}

/** The message of a fault and the labels of its buttons. */
export function answer(typed: string, more?: Partial<ReadContext>) {
  const { message, suggestions } = fault(typed, more);
  return [message, ...suggestions.map(({ label }) => `[${label}]`)];
}

export const person = (name: string) => snapshot.people.find((one) => one.name === name);
