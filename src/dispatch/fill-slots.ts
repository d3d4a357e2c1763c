/**
 * Gives the tokens behind a command's name to its slots, and says what of them no slot takes.
 *
 * Arguments without a keyword are taken in order; those with one (`by 30 April`) follow it, in any order. A value is one
 * word, one mention or one quoted string. Dates, texts and names run on to the next keyword of the command, and what
 * follows `because` runs to the end of the line, as reasons are full of "to" and "by"; quoting ends any value earlier. A date may
 * also be found by its own words, as the day on which an action was done is.
 */
import { type CodeRun, readCodeRun } from './code-run.ts';
import type { Command } from './command.ts';
import { choiceMeant, isOptionalChoice, type Slot } from './slots.ts';
import { normalise, type Token } from './tokens.ts';
import { type Entry, UnfilledSlots, wordsIn } from './unfilled-slots.ts';

/** The tokens that a slot took, without its keyword. `before`: whether a keyword of the command ended it. */
export interface TakenValue extends Entry {
  readonly tokens: readonly Token[];
  readonly endedByKeyword: boolean;
}

/** The arguments by name, the tokens that each took, and those that are left over. */
export interface Filling {
  readonly raw: Record<string, string>;
  readonly taken: readonly TakenValue[];
  /** The codes that the line is about. */
  readonly codes: CodeRun | null;
  readonly left: readonly Token[];
  /** The slot whose keyword stands without a value. */
  readonly lacking: Slot<unknown> | null;
}

/** Fills the slots of a command from tokens of a line. */
export function fillSlots(command: Command, line: string, tokens: readonly Token[]): Filling {
  const slots = new UnfilledSlots(command, tokens);
  const raw: Record<string, string> = {};
  const taken: TakenValue[] = [];
  let codes: CodeRun | null = null;
  let at = 0;
  while (at < tokens.length) {
    const filling = { raw, taken, codes, left: tokens.slice(at), lacking: null };
    const run: CodeRun | null = slots.takesCode() ? readCodeRun(tokens, at) : null;
    const found = run ? null : slots.dayAt(at);
    if (found) {
      const { day, ...entry } = found;
      slots.markFilled(entry);
      raw[entry.name] = day.text;
      taken.push({ ...entry, tokens: tokens.slice(at, day.end), endedByKeyword: false });
      at = day.end;
      continue;
    }
    const keyed = run ? undefined : slots.slotOfKeywordAt(at);
    const entry = keyed ?? slots.nextInOrder(at, run !== null) ?? slots.reasonWithoutKeyword();
    if (!entry) return filling;
    slots.markFilled(entry);
    const from = slots.behindLink(entry, keyed ? at + wordsIn(entry.slot.keyword) : at);
    if (run) {
      slots.setCode(run.codes[0] ?? '');
      codes = run;
      at = run.end;
      raw[entry.name] = run.codes.length > 1 ? run.codes.join(' ') : run.typed;
      continue;
    }
    if (entry.slot.reads === 'flag') {
      at = from;
      raw[entry.name] = 'yes';
      continue;
    }
    at = slots.endOfValue(entry, from);
    if (at === from) return { ...filling, lacking: entry.slot };
    const value = tokens.slice(from, at);
    taken.push({
      ...entry,
      tokens: value,
      endedByKeyword: at < tokens.length && slots.slotOfKeywordAt(at) !== undefined,
    });
    raw[entry.name] = isOptionalChoice(entry.slot) ? choiceOf(value, entry.slot) : asTyped(line, value, entry.slot);
  }
  return { raw, taken, codes, left: [], lacking: null };
}

/** The choice that tokens name, without marks at their ends: “not ready,” is `not ready`. */
function choiceOf(tokens: readonly Token[], slot: Slot<unknown>): string {
  const words = tokens.map((token) => normalise(token) ?? token.text).join(' ');
  return choiceMeant(slot, words) ?? words;
}

/**
 * The tokens as they stand in the line; a single one without its quotes. Those of a person stay, because only a quoted name
 * may be somebody new.
 */
export function asTyped(line: string, tokens: readonly Token[], slot?: Slot<unknown>): string {
  const [first] = tokens;
  if (first && tokens.length === 1)
    return slot?.reads === 'person' && first.kind === 'quoted' ? `"${first.text}"` : first.text;
  return line.slice(first?.start, tokens.at(-1)?.end);
}
