import type { CodeRun } from './code-run.ts';
import type { Command } from './command.ts';
import { type Fault, type Suggestion, shorten } from './fault.ts';
import { asTyped, type Filling } from './fill-slots.ts';
import type { Token } from './tokens.ts';

/** A line under a command: `tokens` are those behind its name. */
export interface ReadLine {
  readonly command: Command;
  /** The command's name as it was typed. */
  readonly name: string;
  readonly line: string;
  readonly tokens: readonly Token[];
  readonly filling: Filling;
  readonly commands: readonly Command[];
}

const LONGEST_ECHO = 300;

/** The words of tokens for an answer, cut only where they are very long: words that were not taken are not lost. */
export function echo(line: string, tokens: readonly Token[]): string {
  return `“${shorten(asTyped(line, tokens), LONGEST_ECHO)}”`;
}

/** The button that records words as an update of each code; none where there is no such command. */
export function offerUpdate(
  { commands }: Pick<ReadLine, 'commands'>,
  codes: CodeRun | null,
  text: string,
): readonly Suggestion[] {
  if (!commands.some(({ name }) => name === 'update')) return [];
  return (codes?.codes ?? []).map((about) => ({
    label: `Record as an update of ${about}`,
    command: 'update',
    args: { about, text },
  }));
}

/** A question with the commands that may be meant; nothing has happened yet. */
export function ask(message: string, suggestions: readonly Suggestion[]): Fault {
  return { message, suggestions, fields: {} };
}
