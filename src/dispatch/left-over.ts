/** Answers a line with words that its command does not take: they are quoted, and the likely commands are offered whole. */
import type { Command } from './command.ts';
import { type Fault, faultOf, labelOf, quote, type Suggestion } from './fault.ts';
import { asTyped } from './fill-slots.ts';
import { findLimit } from './interpret/limits.ts';
import { echo, offerUpdate, type ReadLine } from './line-in-doubt.ts';
import { normalise } from './tokens.ts';

/** The commands that the left-over words may have been meant for. */
interface Meant {
  /** Longer names that begin with the one typed, with the rest of the line. */
  readonly longer: readonly Suggestion[];
  /** Reads the words of a second command; null when they are none. */
  readonly alone: (words: string) => Suggestion | null;
}

/** The fault of a line with tokens left over, or with a keyword that has no value behind it. */
export function faultOfLeftOver(read: ReadLine, { longer, alone }: Meant): Fault {
  const { command, filling, line } = read;
  if (filling.lacking) return missingValue(command, filling.lacking);
  const message = `${echo(line, filling.left)} is more than this command takes. Expected: ${usageOf(command)}. Words that belong together go in "double quotes".`;
  if (longer.length > 0) return faultOf(message, longer);
  const words = asTyped(line, filling.left);
  const [joint, second] = filling.left;
  const isJoint = second !== undefined && ['and', 'then', '&', ';'].includes(normalise(joint) ?? '');
  const next = isJoint ? alone(line.slice(second.start)) : null;
  const bare: Suggestion = {
    label: labelOf(line.slice(0, joint?.start)),
    command: command.name,
    args: filling.raw,
  };
  return faultOf(message, [
    ...(next ? [] : offerUpdate(read, filling.codes, words)),
    ...(findLimit(words) || !filling.codes ? [] : [bare]),
    ...(next ? [next] : []),
  ]);
}

/** The first example of a command, as help shows it. */
function usageOf(command: Command): string {
  return command.usage[0]?.say ?? command.name;
}

function missingValue(command: Command, { keyword = '', expects }: NonNullable<ReadLine['filling']['lacking']>): Fault {
  return faultOf(`${quote(keyword)} needs ${expects} after it: ${usageOf(command)}`);
}
