/** The slots of a command that are still to be filled, and which of them takes the tokens that come next. */
import { anyCode, kindOfCode, recommendationCode } from './codes.ts';
import type { Command } from './command.ts';
import { type DayWords, dayIn } from './day-in-line.ts';
import { isOptionalChoice, runsToEnd, type Slot } from './slots.ts';
import { couldBeCode, normalise, type Token } from './tokens.ts';

/** A slot of a command with its name. */
export interface Entry {
  readonly name: string;
  readonly slot: Slot<unknown>;
}

/** The slots of a command that have no value yet, beside the tokens that they are filled from. */
export class UnfilledSlots {
  readonly #tokens: readonly Token[];
  readonly #filled = new Set<string>();
  #keyed: Entry[] = [];
  #inOrder: Entry[] = [];
  /** The date that is found by its own words, until it has a value. */
  #day: Entry | undefined;

  constructor(command: Command, tokens: readonly Token[]) {
    this.#tokens = tokens;
    for (const [name, slot] of Object.entries(command.slots)) {
      if (slot.byItsWords || (slot.reads === 'date' && slot.keywordOptional)) this.#day = { name, slot };
      if (slot.byItsWords) continue;
      if (slot.keyword === undefined) this.#inOrder.push({ name, slot });
      else this.#keyed.push({ name, slot });
    }
  }

  /** The slot whose keyword stands at the token, where that keyword counts. */
  slotOfKeywordAt(index: number): Entry | undefined {
    return this.#keyed.find(
      ({ slot: { keyword = '', after, reads } }) =>
        this.#standsAt(index, keyword.toLowerCase()) &&
        (!after || after.some((name) => this.#filled.has(name))) &&
        (reads !== 'recommendation' || this.#isRecommendation(index + wordsIn(keyword))),
    );
  }

  /** The keyword of a recommendation, such as “for”, is a word like any other unless a code or “none” follows. */
  #isRecommendation(index: number): boolean {
    const word = normalise(this.#tokens[index]) ?? '';
    return word === 'none' || recommendationCode(word) !== null;
  }

  /** Leaves out the choices that do not go with the code that the line is about. */
  setCode(code: string): void {
    const kind = kindOfCode(code);
    this.#inOrder = this.#inOrder.filter(({ slot: { onlyFor } }) => !onlyFor || onlyFor.some((one) => one === kind));
  }

  #standsAt(index: number, words: string): boolean {
    return words.split(' ').every((word, nth) => normalise(this.#tokens[index + nth]) === word);
  }

  /** Whether the next value by position is a code, or may be one. */
  takesCode(): boolean {
    return ['action', 'expectation', 'recommendation', 'subject'].includes(this.#inOrder[0]?.slot.reads ?? '');
  }

  /**
   * The date whose own words stand at the token. They may lead to quoted words, an address, a code or the next keyword, or end the
   * line; other words may follow only a day with "on", because "28 February minutes" may be a name.
   */
  dayAt(at: number): (Entry & { readonly day: DayWords }) | null {
    const day = this.#day ? dayIn(this.#tokens, at) : null;
    if (!this.#day || !day) return null;
    const next = this.#tokens[day.end];
    const ends =
      next === undefined || this.slotOfKeywordAt(day.end) !== undefined || this.#choiceAt(day.end) !== undefined;
    const leads = day.hasOn || next?.kind === 'quoted' || isAddress(next) || (next && anyCode(next.text) !== null);
    return ends || (leads && this.#inOrder.length > 0) ? { ...this.#day, day } : null;
  }

  /**
   * The slot that takes `token` by its position. A slot for a code is passed over when the token is no code and a later text
   * can take it: "done https://…" gives the evidence, and the thread gives the action. An optional person is passed over
   * when the token is a plain word and a text follows: "away Monday to Friday" is about the speaker. The word of an optional
   * choice goes to that choice wherever it stands: "list overdue E2", "list E2 overdue".
   */
  nextInOrder(at: number, isRun: boolean): Entry | undefined {
    const chosen = this.#choiceAt(at);
    if (chosen) return chosen;
    const token = this.#tokens[at] as Token;
    return this.#inOrder.find(({ name, slot }, index) => {
      if (slot.reads === 'figure') return this.#endOfFigure(name, at) > at;
      const isCode = slot.reads === 'action' || slot.reads === 'expectation';
      const textFollows = this.#inOrder.slice(index + 1).some((later) => later.slot.reads === 'text');
      const isPlain = token.kind === 'word' && !token.text.startsWith('@');
      const isNobody = slot.reads === 'person' && !slot.required && textFollows && isPlain;
      return !isNobody && !(isCode && textFollows && !isRun && !couldBeCode(token));
    });
  }

  /** The reason that may follow the code without its keyword: "block E2-03 waiting for the bank". */
  reasonWithoutKeyword(): Entry | undefined {
    if (this.#inOrder.length > 0) return undefined;
    return this.#keyed.find(({ slot }) => slot.keywordOptional && slot.reads === 'text');
  }

  /** Marks a slot as filled, together with the slots before it that were passed over. */
  markFilled({ name, slot }: Entry): void {
    this.#filled.add(name);
    if (this.#day?.name === name) this.#day = undefined;
    if (slot.byItsWords) return;
    if (slot.keyword !== undefined) this.#keyed = this.#keyed.filter((entry) => entry.name !== name);
    else if (isOptionalChoice(slot)) this.#inOrder = this.#inOrder.filter((entry) => entry.name !== name);
    else this.#inOrder = this.#inOrder.slice(this.#inOrder.findIndex((entry) => entry.name === name) + 1);
  }

  /** The optional choice, not filled yet, whose words stand at the token. */
  #choiceAt(index: number): Entry | undefined {
    return this.#inOrder.find(({ slot }) => isOptionalChoice(slot) && this.#endOfChoice(slot, index) > index);
  }

  #endOfChoice({ choices = [], alsoSaid = {} }: Slot<unknown>, from: number): number {
    // “accepted in part” begins with “accepted”.
    const all = [...choices, ...Object.keys(alsoSaid)].sort((a, b) => wordsIn(b) - wordsIn(a));
    const words = all.find((one) => this.#standsAt(from, one));
    return words === undefined ? from : from + wordsIn(words);
  }

  /** The index behind a figure with its unit; `from` where other words follow, which make it part of a text. */
  #endOfFigure(name: string, from: number): number {
    if (!isFigure(this.#tokens[from])) return from;
    const isKeyword = (at: number) =>
      this.#keyed.some(
        ({ slot: { keyword = '', after = [name] } }) => after.includes(name) && this.#standsAt(at, keyword),
      );
    const endsAt = (at: number) => at === this.#tokens.length || this.#tokens[at]?.kind === 'quoted' || isKeyword(at);
    return [from + 1, from + 2].find(endsAt) ?? from;
  }

  /** The index behind the words that may stand before the value: “to Jo” for a person, “evidence "…"” for a proof. */
  behindLink({ slot: { link = [], reads } }: Entry, from: number): number {
    const words = link.find((one) => this.#standsAt(from, one));
    const next = words === undefined ? undefined : this.#tokens[from + wordsIn(words)];
    return next && (reads !== 'text' || next.kind === 'quoted' || isAddress(next)) ? from + wordsIn(words) : from;
  }

  /** The index after the last token of a value that begins at `from`; `from` itself when there is no value. */
  endOfValue({ name, slot }: Entry, from: number): number {
    const first = this.#tokens[from];
    const end = this.#tokens.length;
    if (!first) return from;
    if (runsToEnd(slot)) return this.#isQuotedAlone(from) ? from + 1 : end;
    if (this.slotOfKeywordAt(from)) return from;
    if (isOptionalChoice(slot)) return Math.max(from + 1, this.#endOfChoice(slot, from));
    if (slot.reads === 'figure' && slot.keyword === undefined) return this.#endOfFigure(name, from);
    let to = from + 1;
    while (
      to < end &&
      !this.slotOfKeywordAt(to) &&
      !this.#isDayBehindProof(from, to) &&
      this.#runsOn(slot, first, this.#tokens[to] as Token, to - from)
    )
      to += 1;
    return to;
  }

  /** Whether a day ends the line at `at`, and the value that began at `from` is quoted words and addresses alone. */
  #isDayBehindProof(from: number, at: number): boolean {
    const value = this.#tokens.slice(from, at);
    return value.every((one) => one.kind === 'quoted' || isAddress(one)) && this.dayAt(at) !== null;
  }

  /** Whether `next`, the `nth` token behind `first`, still belongs to the value that `first` began. */
  #runsOn(slot: Slot<unknown>, first: Token, next: Token, nth: number): boolean {
    switch (slot.reads) {
      case 'text':
        return !slot.single && !(first.kind === 'quoted' && (this.#inOrder.length > 0 || slot.keyword !== undefined));
      case 'date':
      case 'dates':
      case 'period':
        return first.kind === 'word' && next.kind === 'word' && !next.text.includes('://') && !this.#isChoice(next);
      case 'figure':
        return first.kind === 'word' && next.kind === 'word';
      case 'time':
        return nth === 1 && /^[ap]\.?m\.?$/i.test(next.text);
      case 'number':
        return nth === 1 && slot.unit !== undefined && /^\p{L}+$/u.test(next.text);
      case 'body':
        return (
          isPlainName(first, slot) &&
          next.kind === 'word' &&
          !this.#isChoice(next) &&
          this.dayAt(this.#tokens.indexOf(next)) === null
        );
      case 'person':
      case 'subject':
        return (
          isPlainName(first, slot) &&
          !this.#isChoice(next) &&
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

  #isChoice(token: Token): boolean {
    return this.#choiceAt(this.#tokens.indexOf(token)) !== undefined;
  }

  #isQuotedAlone(index: number): boolean {
    const ends = () =>
      index + 1 === this.#tokens.length ||
      this.slotOfKeywordAt(index + 1) !== undefined ||
      this.#choiceAt(index + 1) !== undefined;
    return this.#tokens[index]?.kind === 'quoted' && ends();
  }
}

/** How many words a keyword or a choice has. */
export function wordsIn(keyword = ''): number {
  return keyword.split(' ').length;
}

/** A value of a measure as people write it: 46%, 1,204, £3.85m, −2. */
function isFigure(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^[-−–]?[£€$]?\d[\d,.]*(?:%|\p{L}{1,2})?[.,;]?$/u.test(token.text);
}

/** Whether a token is an address such as https://… */
export function isAddress(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(token.text);
}

/** The first word of a name typed without quotes: Monitoring Officer, Anna-Maria, D'Arcy, J., S151. */
function isPlainName({ kind, text }: Token, { choices = [] }: Slot<unknown>): boolean {
  const isName = kind === 'word' && /^\p{L}[\p{L}\p{M}\p{N}.'’‘-]*,?$/u.test(text) && !/^[er]\d/i.test(text);
  return isName && !['me', 'myself', ...choices].includes(text.toLowerCase());
}
