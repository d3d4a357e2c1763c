/** The question about the expectations of the present notice that a replacing letter does not have. */
import type { DroppedExpectation } from '../../core/notice/letter/dropped.ts';
import { likelyNumbers } from '../../core/notice/letter/likely.ts';
import type { LetterReading } from '../../core/notice/letter/reading.ts';
import { comparedWords, sharedExpectations } from '../../core/plan/same-words.ts';
import type { Expectation } from '../../core/record/model.ts';
import type { CommandButton, Element, Item, Raw } from '../../ports/card.ts';
import { count, expectationLine, listOf } from '../words.ts';

/** The most expectations of the letter that have a button of their own beside one that it drops; a form takes the others. */
const MOST_OFFERED = 6;

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

type Buttons = (label: string, step: string, args: Raw) => CommandButton;

/** An expectation of the letter with its number, counted from 1. */
interface Point {
  readonly title: string;
  readonly number: number;
}

/** Each dropped expectation with its open actions and a button for all that may become of it. `button` makes one of a step. */
export function droppedLists(
  dropped: readonly DroppedExpectation[],
  reading: LetterReading,
  old: readonly Expectation[],
  button: Buttons,
): readonly Element[] {
  if (dropped.length === 0) return [];
  const asked = reading.expectations.value;
  const known = sharedExpectations(asked, old);
  const points = asked.map(({ title }, index): Point => ({ title, number: index + 1 }));
  const isFresh = ({ number }: Point) => !known.has(asked[number - 1] as (typeof asked)[number]);
  const items = dropped.map(({ expectation, actions, fate }): Item => {
    const likely = likelyNumbers(expectation, old, asked).flatMap((number) => points[number - 1] ?? []);
    const inOrder = [...new Set([...likely, ...points.filter(isFresh)])];
    return {
      text: `${expectationLine(expectation)} is not in the new letter${actions.length > 0 ? `: ${count(actions.length, 'open action')}, ${listOf(actions.map((one) => one.code))}` : ', and has no open action'}`,
      details: [fateWords(fate, expectation.code, points, likely)],
      buttons: fateButtons(expectation, actions.length, inOrder, points, button),
    };
  });
  const isOpen = dropped.some(({ fate }) => fate === null);
  const note =
    'Say what becomes of each, and the open actions can be carried over. They come under the expectation as which theirs is asked for. What is left behind can still be read with the old notice.';
  return [
    { type: 'list', title: `Not in the new letter (${dropped.length})`, items },
    ...(isOpen ? [{ type: 'note', text: note } as const] : []),
  ];
}

/** `offered` are the expectations of the letter under which it may come, likeliest first; a form takes any of `points` that has no button. */
function fateButtons(
  { code }: Expectation,
  open: number,
  offered: readonly Point[],
  points: readonly Point[],
  button: Buttons,
): readonly CommandButton[] {
  const own = count(open, 'open action');
  const fateButton = (label: string, words: string, more: Raw = {}) =>
    button(label, 'fate', { title: code, words, ...more });
  const shown = offered.slice(0, offered.length > MOST_OFFERED ? MOST_OFFERED - 1 : MOST_OFFERED);
  const under = shown.map(({ title, number }) =>
    fateButton(`${code} is asked for as “${title}”`, 'under', { point: `${number}` }),
  );
  const another = button(`${code} is asked for as another one …`, 'place', { title: code });
  return [
    fateButton(open > 0 ? `Carry ${code} with its ${own}` : `Carry ${code}`, 'carry'),
    ...under,
    ...(points.length > shown.length ? [another] : []),
    fateButton(`Leave ${code} behind`, 'leave'),
  ];
}

function fateWords(
  fate: DroppedExpectation['fate'],
  code: string,
  points: readonly Point[],
  likely: readonly Point[],
): string {
  if (fate === null) {
    const named = likely.map(({ title }) => `“${title}”`).join(' or ');
    return `Not decided yet.${named === '' ? '' : ` By its words, the letter may ask for it as ${named}.`}`;
  }
  if (fate === 'carry') return `Decided: ${code} is carried over, as an expectation of the new notice.`;
  if (fate === 'leave') return `Decided: ${code} and its actions stay behind with the old notice.`;
  const title = points.find(({ number }) => number === fate)?.title ?? fate;
  return `Decided: it is asked for as “${title}” now, and its actions come under that.`;
}
