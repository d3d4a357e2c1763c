/** Judges a typed line that could not be used up: whether its own fault helps more than what its words may mean. */
import { actionCode } from '../codes.ts';
import type { Command, Context } from '../command.ts';
import type { Fault } from '../fault.ts';
import { namesIn } from '../near-commands.ts';
import type { CommandLine } from '../parse.ts';
import { looksRead } from '../reads-as.ts';
import type { Offer } from './change-offers.ts';
import type { Sentence } from './sentence.ts';
import { someChange } from './usable.ts';

/** A typed line that could not be used up: its fault, and the command whose arguments were faulty if one was found. */
export interface Faulty {
  readonly fault: Fault;
  readonly typed?: CommandLine;
  /** Every value that was given could be read; others are missing. */
  readonly isIncomplete?: boolean;
}

/** Arguments that say what a command is about. A line that gives others and none of these is rather a plain sentence. */
const SUBJECTS = ['action', 'about', 'person'];

/** A command whose name or value was mistyped, or that lacks only a value: the fault offers the line as it was meant. */
export function isMistyped(
  { pieces, limit, isQuestion }: Sentence,
  { fault, typed, isIncomplete = false }: Faulty,
): boolean {
  const { suggestions } = fault;
  const [first] = pieces;
  if (typed && !looksRead(typed)) return false;
  if (typed) {
    const { raw, command } = typed;
    const subjects = SUBJECTS.filter((name) => name in command.slots);
    // "add @jo" is about a person, and the command that it begins with is not.
    const isAboutNobody = subjects.length === 0 && pieces.every(({ kind }) => kind !== 'stranger');
    const isBegun = Object.keys(raw).length === 0 || isAboutNobody || subjects.some((name) => raw[name] !== undefined);
    return suggestions.length > 0 || (isIncomplete && isBegun);
  }
  if (limit !== null || isQuestion || suggestions.length === 0) return false;
  if (fault.isMisspelt) return true;
  return first?.kind === 'unknown' || (first?.kind === 'meaning' && first.isMended === true);
}

/** Whether a line that is only the name of a command, or whose buttons would only enter a name to no end, leads nowhere. */
export async function leadsNowhere(
  { fault, typed }: Faulty,
  isToldElsewhere: boolean,
  context: Context,
  commands: readonly Command[],
): Promise<boolean> {
  if (!typed || !isToldElsewhere) return false;
  if (Object.keys(typed.raw).length === 0) return true;
  const enters = fault.suggestions.length > 0 && fault.suggestions.every(({ args }) => args.sure === 'yes');
  return enters && !(await someChange(fault.suggestions, context, commands));
}

/** Whether the fault helps more than the interpretation: it offers values, or asks for what is missing of the same command. */
export function saysMore(
  { fault, typed, isIncomplete = false }: Faulty,
  [first]: readonly Offer[],
  { actions, recommendations }: Sentence,
): boolean {
  const codes = actions.map(({ code }) => code);
  if (first && typed && !looksRead(typed)) return false;
  // A line about a recommendation that may be read in two ways is offered in both.
  if (!typed && recommendations.length > 0 && fault.suggestions.length > 1) return true;
  if (!first) return fault.suggestions.length > 0 || typed !== undefined;
  if (!typed || codes.length > 1) {
    if (!keepsWords(first) && fault.suggestions.every(keepsWords)) return false;
    if (carriesAll(fault, codes)) return true;
    if (!typed) return false;
  }
  // Every value looks like one of its command, so that keeping the words says less than what is wrong with them.
  if (keepsWords(first) && !isIncomplete) return true;
  const isMended = Object.keys(fault.fields).every((name) => (first.args[name] ?? typed.raw[name]) !== typed.raw[name]);
  if (first.command !== typed.command.name || (isMended && first.args.ask === undefined)) return false;
  return actions.length === 0 || typed.raw.action !== undefined;
}

/** An update without a value or a colour only keeps the words. */
function keepsWords({ command, args }: Pick<Offer, 'command' | 'args'>): boolean {
  return command === 'update' && args.value === undefined && args.rag === undefined;
}

/** Whether the buttons of a fault carry every action of the line as a value of its own. */
function carriesAll({ suggestions }: Fault, codes: readonly string[]): boolean {
  const values = suggestions.flatMap(({ args }) =>
    Object.values(args).map((value) => value.split(' ').map(actionCode)),
  );
  const carried = values.filter((read) => !read.includes(null));
  // A range such as E1-01–E1-03 is no code of the sentence, and its fault offers the codes together.
  if (codes.length === 0) return carried.some(({ length }) => length > 1);
  return codes.every((code) => carried.flat().includes(code));
}

/** Whether a line begins with the name of a command that changes something, as in `done E2-03 "minutes"?`. */
export function beginsWithChange(line: string, commands: readonly Command[]): boolean {
  const typed = line.trim().toLowerCase();
  return namesIn(commands).some(({ command, beginning }) => command.changes && typed.startsWith(beginning));
}
