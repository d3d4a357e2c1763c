/** The question about the expectations of the present notice that a replacing letter does not have. */
import type { DroppedExpectation } from '../../core/notice/letter/dropped.ts';
import type { LetterReading } from '../../core/notice/letter/reading.ts';
import { comparedWords, sharedExpectations } from '../../core/plan/same-words.ts';
import type { Expectation } from '../../core/record/model.ts';
import type { CommandButton, Element, Item, Raw } from '../../ports/card.ts';
import { count, expectationLine, listOf } from '../words.ts';

/** The most expectations of the letter that are offered for the actions of one that it drops. */
const MOST_OFFERED = 4;

/** The expectations that go on under the new notice in other words, because the letter has their title or their beginning. */
export function rewordedList(reading: LetterReading, old: readonly Expectation[]): readonly Element[] {
  const reworded = [...sharedExpectations(old, reading.expectations.value)].filter(
    ([one, point]) => comparedWords(one.text) !== comparedWords(point.text),
  );
  if (reworded.length === 0) return [];
  const numberOf = (point: LetterReading['expectations']['value'][number]) =>
    reading.expectations.value.indexOf(point) + 1;
  const items = reworded.map(
    ([{ code, title }, point]): Item => ({
      text: `${code} ${title} goes on in the words of expectation ${numberOf(point)} of the letter, which ${comparedWords(title) === comparedWords(point.title) ? 'has the same title' : 'begins with the same words'}`,
    }),
  );
  return [
    { type: 'list', title: `In other words than before (${items.length})`, items },
    { type: 'note', text: 'If one of them is another expectation, change its title and its first words below.' },
  ];
}

/** Each dropped expectation with its open actions and a button for all that may become of it. `button` makes one of a step. */
export function droppedLists(
  dropped: readonly DroppedExpectation[],
  reading: LetterReading,
  old: readonly Expectation[],
  button: (label: string, step: string, args: Raw) => CommandButton,
): readonly Element[] {
  if (dropped.length === 0) return [];
  const known = sharedExpectations(reading.expectations.value, old);
  const points = reading.expectations.value.map((point, index) => ({ point, title: point.title, number: index + 1 }));
  const fresh = points.filter(({ point }) => !known.has(point)).slice(0, MOST_OFFERED);
  const items = dropped.map(({ expectation, actions, fate }): Item => {
    const { code } = expectation;
    const fateButton = (label: string, words: string, more: Raw = {}) =>
      button(label, 'fate', { title: code, words, ...more });
    const own = count(actions.length, 'open action');
    const under = fresh.map(({ title, number }) =>
      fateButton(`Put its ${own} under “${title}”`, 'under', { point: `${number}` }),
    );
    return {
      text: `${expectationLine(expectation)} is not in the new letter${actions.length > 0 ? `: ${own}, ${listOf(actions.map((one) => one.code))}` : ', and has no open action'}`,
      details: [fateWords(fate, code, points)],
      buttons: [
        fateButton(actions.length > 0 ? `Carry ${code} with its ${own}` : `Carry ${code}`, 'carry'),
        ...(actions.length > 0 ? under : []),
        fateButton(`Leave ${code} behind`, 'leave'),
      ],
    };
  });
  const isOpen = dropped.some(({ fate }) => fate === null);
  const note =
    'Say what becomes of each, and the open actions can be carried over. What is left behind can still be read with the old notice.';
  return [
    { type: 'list', title: `Not in the new letter (${dropped.length})`, items },
    ...(isOpen ? [{ type: 'note', text: note } as const] : []),
  ];
}

function fateWords(
  fate: DroppedExpectation['fate'],
  code: string,
  points: readonly { readonly title: string; readonly number: number }[],
): string {
  if (fate === null) return 'Not decided yet.';
  if (fate === 'carry') return `Decided: ${code} is carried over, as an expectation of the new notice.`;
  if (fate === 'leave') return `Decided: ${code} and its actions stay behind with the old notice.`;
  return `Decided: its actions come under “${points.find(({ number }) => number === fate)?.title ?? fate}”.`;
}
