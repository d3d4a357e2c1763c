/** The days by which the Department's letters ask for something, as the notice and papers name them. */
import type { LetterDate } from '../../core/notice/letter/kept-dates.ts';
import { comparedWords } from '../../core/plan/same-words.ts';
import type { IsoDate } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Element } from '../../ports/card.ts';
import { expectationLine } from '../words.ts';

const TO_CHECK = 'check the day against the letter';

/** "Asked for by the letter: E2 Culture, “publish a plan by 25 April 2024”" */
export function letterDateWords(date: LetterDate): string {
  const where = placeWords(date);
  return `Asked for by the letter: ${where === '' ? '' : `${where}, `}“${date.words}”${date.isDoubtful ? ` (${TO_CHECK})` : ''}`;
}

/** The expectation in which the day stands: by its code alone where the words of the letter begin with its title. */
function placeWords({ words, expectation }: LetterDate): string {
  if (expectation === null) return '';
  const isRepeated = comparedWords(words).startsWith(comparedWords(expectation.title));
  return isRepeated ? expectation.code : expectationLine(expectation);
}

/** The days as a list, earliest first; none where no letter is kept, or it names no day. */
export function letterDateList(dates: readonly LetterDate[], today: IsoDate): readonly Element[] {
  if (dates.length === 0) return [];
  const items = dates.map((date) => ({
    text: `${longDate(date.on)}${date.on < today ? ', passed' : ''}${date.isDoubtful ? `; ${TO_CHECK}` : ''}`,
    details: [[placeWords(date), `“${date.words}”`].filter((one) => one !== '').join(', ')],
  }));
  return [{ type: 'list', title: 'Days that the letter names', items }];
}
