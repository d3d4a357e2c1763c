/**
 * Gives the tokens behind a command's name to its slots, and says what of them no slot takes.
 *
 * Arguments without a keyword are taken in order; those with one (`by 30 April`) follow it, in any order. A value is one
 * word, one mention or one quoted string. Dates, texts and names run on to the next keyword of the command, and what
 * follows `because` runs to the end of the line, as reasons are full of "to" and "by"; quoting ends any value earlier.
 */
import { type CodeRun, readCodeRun } from './code-run.ts';
import { recommendationCode } from './codes.ts';
import type { Command } from './command.ts';
import { isOptionalChoice, type Slot } from './slots.ts';
import type { Token } from './tokens.ts';

const LONGEST_CODE = 10;

/** A slot of a command with its name. */
export interface Entry {
  readonly name: string;
  readonly slot: Slot<unknown>;
}

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
    const keyed = run ? undefined : slots.slotOfKeywordAt(at);
    const entry = keyed ?? slots.nextInOrder(tokens[at] as Token, run !== null) ?? slots.reasonWithoutKeyword();
    if (!entry) return filling;
    slots.markFilled(entry);
    const from = keyed ? at + 1 : at;
    if (run) {
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
    at = slots.endOfValue(entry.slot, from);
    if (at === from) return { ...filling, lacking: entry.slot };
    const value = tokens.slice(from, at);
    taken.push({
      ...entry,
      tokens: value,
      endedByKeyword: at < tokens.length && slots.slotOfKeywordAt(at) !== undefined,
    });
    raw[entry.name] = asTyped(line, value, entry.slot);
  }
  return { raw, taken, codes, left: [], lacking: null };
}

/** Normalises a word for comparison with names and keywords: "Done!" is `done`, but "?" stays. Null for quotes and mentions. */
export function normalise(token: Token | undefined): string | null {
  return token?.kind === 'word' ? token.text.toLowerCase().replace(/(?<=.)[.,:;!?]{1,3}$/, '') : null;
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

/** The slots of a command that have no value yet, beside the tokens that they are filled from. */
class UnfilledSlots {
  readonly #tokens: readonly Token[];
  readonly #keyed = new Map<string, Entry>();
  #inOrder: Entry[] = [];

  constructor(command: Command, tokens: readonly Token[]) {
    this.#tokens = tokens;
    for (const [name, slot] of Object.entries(command.slots)) {
      if (slot.keyword === undefined) this.#inOrder.push({ name, slot });
      else this.#keyed.set(slot.keyword.toLowerCase(), { name, slot });
    }
  }

  /** The slot whose keyword stands there. The keyword of a recommendation is one only before a code or “none”. */
  slotOfKeywordAt(index: number): Entry | undefined {
    const entry = this.#keyed.get(normalise(this.#tokens[index]) ?? '');
    if (entry?.slot.reads !== 'recommendation') return entry;
    const next = normalise(this.#tokens[index + 1]) ?? '';
    return next === 'none' || recommendationCode(next) !== null ? entry : undefined;
  }

  /** Whether the next value by position is a code, or may be one. */
  takesCode(): boolean {
    return ['action', 'expectation', 'recommendation', 'subject'].includes(this.#inOrder[0]?.slot.reads ?? '');
  }

  /**
   * The slot that takes `token` by its position. A slot for a code is passed over when the token is no code and a later text
   * can take it: "done https://…" gives the evidence, and the thread gives the action. An optional person is passed over
   * when the token is a plain word and a text follows: "away Monday to Friday" is about the speaker. The word of an optional
   * choice goes to that choice wherever it stands: "list overdue E2", "list E2 overdue".
   */
  nextInOrder(token: Token, isRun: boolean): Entry | undefined {
    const chosen = this.#choiceOf(token);
    if (chosen) return chosen;
    return this.#inOrder.find(({ slot }, index) => {
      const isCode = slot.reads === 'action' || slot.reads === 'expectation';
      const textFollows = this.#inOrder.slice(index + 1).some((later) => later.slot.reads === 'text');
      const isPlain = token.kind === 'word' && !token.text.startsWith('@');
      const isNobody = slot.reads === 'person' && !slot.required && textFollows && isPlain;
      return !isNobody && !(isCode && textFollows && !isRun && !couldBeCode(token));
    });
  }

  /** The reason that may follow the code without its keyword: "block E2-03 waiting for the bank". */
  reasonWithoutKeyword(): Entry | undefined {
    return this.#inOrder.length > 0 ? undefined : [...this.#keyed.values()].find(({ slot }) => slot.keywordOptional);
  }

  /** Marks a slot as filled, together with the slots before it that were passed over. */
  markFilled({ name, slot }: Entry): void {
    if (slot.keyword !== undefined) this.#keyed.delete(slot.keyword.toLowerCase());
    else if (isOptionalChoice(slot)) this.#inOrder = this.#inOrder.filter((entry) => entry.name !== name);
    else this.#inOrder = this.#inOrder.slice(this.#inOrder.findIndex((entry) => entry.name === name) + 1);
  }

  /** The optional choice, not filled yet, that has this word. */
  #choiceOf(token: Token | undefined): Entry | undefined {
    const word = normalise(token);
    return this.#inOrder.find(({ slot }) => isOptionalChoice(slot) && slot.choices?.some((one) => one === word));
  }

  /** The index after the last token of a value that begins at `from`; `from` itself when there is no value. */
  endOfValue(slot: Slot<unknown>, from: number): number {
    const first = this.#tokens[from];
    const end = this.#tokens.length;
    if (!first) return from;
    if (runsToEnd(slot) && !this.#isQuotedAlone(from)) return end;
    if (this.slotOfKeywordAt(from)) return from;
    let to = from + 1;
    while (to < end && !this.slotOfKeywordAt(to) && this.#runsOn(slot, first, this.#tokens[to] as Token, to - from))
      to += 1;
    return to;
  }

  /** Whether `next`, the `nth` token behind `first`, still belongs to the value that `first` began. */
  #runsOn(slot: Slot<unknown>, first: Token, next: Token, nth: number): boolean {
    switch (slot.reads) {
      case 'text':
        return (
          !slot.single &&
          !(first.kind === 'quoted' && (this.#inOrder.length > 0 || slot.keyword !== undefined) && !runsToEnd(slot))
        );
      case 'date':
      case 'period':
        return first.kind === 'word' && next.kind === 'word' && !next.text.includes('://') && !this.#choiceOf(next);
      case 'time':
        return nth === 1 && /^[ap]\.?m\.?$/i.test(next.text);
      case 'number':
        return nth === 1 && slot.unit !== undefined && /^\p{L}+$/u.test(next.text);
      case 'person':
      case 'subject':
        return (
          isPlainName(first, slot) &&
          !this.#choiceOf(next) &&
          (slot.keyword !== undefined || this.#isLastInOrder() || this.#isBeforeChoice(next))
        );
      default:
        return false;
    }
  }

  #isLastInOrder(): boolean {
    return this.#inOrder.every(({ slot }) => isOptionalChoice(slot));
  }

  /** Whether the word of the choice that comes next stands behind `token`: "role Gareth Pugh officer". */
  #isBeforeChoice(token: Token): boolean {
    const { reads, choices = [] } = this.#inOrder[0]?.slot ?? {};
    if (reads !== 'choice') return false;
    for (let at = this.#tokens.indexOf(token) + 1; at < this.#tokens.length && !this.slotOfKeywordAt(at); at += 1)
      if (choices.includes(normalise(this.#tokens[at]) ?? '')) return true;
    return false;
  }

  #isQuotedAlone(index: number): boolean {
    const last = index + 1 === this.#tokens.length;
    return this.#tokens[index]?.kind === 'quoted' && (last || this.slotOfKeywordAt(index + 1) !== undefined);
  }
}

/** Whether a text takes every word to the end of the line, as reasons do. */
export function runsToEnd({ reads, keyword, toEnd }: Slot<unknown>): boolean {
  return reads === 'text' && (keyword === 'because' || toEnd === true);
}

function couldBeCode({ kind, text }: Token): boolean {
  return kind === 'word' && text.length <= LONGEST_CODE && /\d/.test(text);
}

/** The first word of a name typed without quotes: Monitoring Officer, Anna-Maria, D'Arcy, J., S151. */
function isPlainName({ kind, text }: Token, { choices = [] }: Slot<unknown>): boolean {
  const isName = kind === 'word' && /^\p{L}[\p{L}\p{M}\p{N}.'’‘-]*,?$/u.test(text) && !/^[er]\d/i.test(text);
  return isName && !['me', 'myself', ...choices].includes(text.toLowerCase());
}
