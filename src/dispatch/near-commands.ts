/** Finds the command whose name a line begins with, or the names nearly typed. */
import { CODE_KINDS, type CodeKind, kindOfCode } from './codes.ts';
import type { Command } from './command.ts';
import { countEdits } from './nearest.ts';
import { normalise, type Token } from './tokens.ts';

/** A command under one of its names, which takes the first `words` tokens of the line. */
export interface Named {
  readonly command: Command;
  readonly name: string;
  readonly words: number;
}

const MOST_SUGGESTIONS = 3;
/** Letters of a name that may begin with another letter and still be meant. */
const SHORTEST_MISSPELT = 5;

/** The command whose name the line begins with; the longest such name wins. */
export function commandNamed(tokens: readonly Token[], commands: readonly Command[]): Named | null {
  const typed = `${plainWords(tokens).join(' ')} `;
  let longest: Named | null = null;
  for (const { command, name, beginning, words } of namesIn(commands)) {
    if (name.length > (longest?.name.length ?? 0) && typed.startsWith(beginning))
      longest = { command, name, words: words.length };
  }
  return longest;
}

/**
 * The command of the same family that takes the code behind the name: `edit E2` is `edit expectation E2`. A family has one first
 * word, and behind it the kind of code that the command takes. The command itself where it takes the code, or none does.
 */
export function ofKind(named: Named, tokens: readonly Token[], commands: readonly Command[]): Named {
  const kind = kindOfCode(tokens[named.words]?.text ?? '');
  const [base = '', ofFamily] = named.command.name.split(' ');
  if (
    kind === null ||
    takesKind(named.command, kind) ||
    (ofFamily !== undefined && !CODE_KINDS.some((one) => one === ofFamily))
  )
    return named;
  const meant = commands.find(({ name }) => name === `${base} ${kind}` || (name === base && kind === 'action'));
  return meant && takesKind(meant, kind) ? { ...named, command: meant, name: meant.name } : named;
}

function takesKind({ slots }: Command, kind: CodeKind): boolean {
  const [first] = Object.values(slots);
  if (!first || first.keyword !== undefined) return false;
  if (first.reads === 'subject' || first.reads === kind) return true;
  return (
    (kind === 'milestone' && first.orMilestone === true) ||
    (kind === 'recommendation' && first.orRecommendation === true)
  );
}

/** Commands that may have been meant: a name nearly typed, or one with the same first word. Each begins with `prefix`. */
export function commandsNear(tokens: readonly Token[], commands: readonly Command[], prefix = ''): readonly Named[] {
  const near = namesIn(commands).flatMap(({ command, name, words }) => {
    const typed = plainWords(tokens.slice(0, words.length));
    const slips = countEdits(typed.join(' '), name);
    if (!name.startsWith(prefix)) return [];
    // With more slips than a third of its letters, a word is another word: "minister" is no "minute".
    // In a short word the first letter is rarely the wrong one: "set" is no "met".
    const isOther = slips > 0 && name.length < SHORTEST_MISSPELT && typed[0]?.[0] !== name[0];
    if (slips * 3 <= typed.join(' ').length && !isOther) return [{ command, name, slips, words: typed.length }];
    return words.length > 1 && typed[0] === words[0] ? [{ command, name, slips, words: 1 }] : [];
  });
  near.sort((a, b) => a.slips - b.slips);
  // Beside a name that was nearly typed whole, others with the same first word are not meant.
  const whole = near.filter((one) => isNearlyWhole(one, tokens));
  return (whole.length > 0 ? whole : near).slice(0, MOST_SUGGESTIONS);
}

/** Whether each word of a name of several words was nearly typed: "export xslx", and not "remind Tom" for "remind now". */
export function isNearlyWhole({ name, words }: Named, tokens: readonly Token[]): boolean {
  const typed = plainWords(tokens.slice(0, words));
  const meant = name.split(' ');
  return meant.length > 1 && meant.length === words && meant.every((word, at) => isNearly(typed[at] ?? '', word));
}

/** Whether a word has few slips for its length. */
export function isNearly(typed: string, meant: string): boolean {
  return countEdits(typed.toLowerCase(), meant) * 3 <= typed.length;
}

/** A name of a command as it is typed. `beginning`: how a line under it begins, in small letters. */
interface KnownName {
  readonly command: Command;
  readonly name: string;
  readonly beginning: string;
  readonly words: readonly string[];
}

const knownNames = new WeakMap<readonly Command[], readonly KnownName[]>();

/** Every name of these commands, in their order. The list is made once. */
export function namesIn(commands: readonly Command[]): readonly KnownName[] {
  const names =
    knownNames.get(commands) ??
    commands.flatMap((command) =>
      [command.name, ...(command.aliases ?? [])].map((name) => {
        return { command, name, beginning: `${name.toLowerCase()} `, words: name.split(' ') };
      }),
    );
  knownNames.set(commands, names);
  return names;
}

/** The words up to the first quote or mention. */
function plainWords(tokens: readonly Token[]): readonly string[] {
  const end = tokens.findIndex(({ kind }) => kind !== 'word');
  return tokens.slice(0, end < 0 ? tokens.length : end).map((token) => normalise(token) ?? '');
}
