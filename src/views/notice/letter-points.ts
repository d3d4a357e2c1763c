/** The expectations of a letter in its preview, and the lists and quotations that the preview is made of. */
import type { LetterDraft } from '../../core/notice/letter/draft.ts';
import type { ReadExpectation } from '../../core/notice/letter/reading.ts';
import type { Expectation } from '../../core/record/model.ts';
import type { CommandButton, Element, Item } from '../../ports/card.ts';
import { asSentence, asTitle, expectationLine, levelWord } from '../words.ts';

/** The buttons of the steps, and the expectations of the notice that the letter would replace; null where it replaces none. */
export interface PointSteps {
  readonly present: readonly Expectation[] | null;
  readonly button: (label: string, step: string, point: number) => CommandButton;
}

/** The expectations that were read, each with the buttons to put it right, and those that were left out. */
export function expectationLists({ reading, leftOut }: LetterDraft, steps: PointSteps): readonly Element[] {
  const { expectations } = reading;
  const points = expectations.value.map((one, n) => pointItem(one, n + 1, steps));
  const out = leftOut.map(
    (one, n): Item => ({
      text: one.title,
      details: asSentence(one.text).split('\n'),
      buttons: [steps.button('Take it in', 'take in', n + 1)],
    }),
  );
  const leadIn: Element[] =
    expectations.restsOn === ''
      ? []
      : [{ type: 'note', text: `They follow the words ${quoted(expectations.restsOn)[0]}` }];
  return [...list(`Expectations (${points.length})`, points), ...leadIn, ...codesNote(steps), ...list('Left out', out)];
}

/** Under the present notice “E2” is another expectation, so that one of a letter that replaces it goes by its number alone. */
export function pointName(number: number, isReplacing: boolean): string {
  return isReplacing ? `expectation ${number}` : `E${number}`;
}

/** Says which codes the new expectations get, where they are not the numbers of the letter. */
function codesNote({ present }: PointSteps): readonly Element[] {
  const last = Math.max(0, ...(present ?? []).map(({ code }) => Number(code.slice(1))));
  if (last === 0) return [];
  const named = last === 1 ? 'E1' : `E1 to E${last}`;
  const text = `With the open actions, new expectations are numbered on from E${last + 1}: papers and messages so far mean others by ${named}.`;
  return [{ type: 'note', text }];
}

function pointItem({ title, text, level }: ReadExpectation, n: number, { present, button }: PointSteps): Item {
  const name = (number: number) => pointName(number, present !== null);
  const line = present !== null ? `${n}. ${asTitle(title)}` : expectationLine({ code: `E${n}`, title });
  return {
    text: `${line} (${levelWord(level.value)})`,
    details: asSentence(text).split('\n'),
    buttons: [
      button(`Change or split ${name(n)}`, 'change', n),
      ...(n > 1 ? [button(`Merge ${name(n)} into ${name(n - 1)}`, 'merge', n)] : []),
      button(`Leave out ${name(n)}`, 'leave out', n),
    ],
  };
}

/** A list under a title; nothing where it has no items. */
export function list(title: string, items: readonly Item[]): readonly Element[] {
  return items.length === 0 ? [] : [{ type: 'list', title, items }];
}

const LONGEST_QUOTE = 300;

/** Words of the letter in quotation marks, without the end of long ones; nothing for none. */
export function quoted(words: string): readonly string[] {
  if (words === '') return [];
  return [`“${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)} …` : words}”`];
}
