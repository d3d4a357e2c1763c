/** The days by which the Department's letters ask for something, as the notice and papers name them. */
import type { LetterDate } from '../../core/notice/letter/kept-dates.ts';
import type { IsoDate } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Element } from '../../ports/card.ts';
import { expectationLine } from '../words.ts';

const TO_CHECK = 'check the day against the letter';

/** "Asked for by the letter: E2 Culture, “publish a plan by 25 April 2024”" */
export function letterDateWords({ words, expectation, isDoubtful }: LetterDate): string {
  const where = expectation === null ? '' : `${expectationLine(expectation)}, `;
  return `Asked for by the letter: ${where}“${words}”${isDoubtful ? ` (${TO_CHECK})` : ''}`;
}

/** The days as a list, earliest first; none where no letter is kept, or it names no day. */
export function letterDateList(dates: readonly LetterDate[], today: IsoDate): readonly Element[] {
  if (dates.length === 0) return [];
  const items = dates.map(({ on, words, expectation, isDoubtful }) => ({
    text: `${longDate(on)}${on < today ? ', passed' : ''}${isDoubtful ? `; ${TO_CHECK}` : ''}`,
    details: [...(expectation === null ? [] : [expectationLine(expectation)]), `“${words}”`],
  }));
  return [{ type: 'list', title: 'Days that the letter names', items }];
}
