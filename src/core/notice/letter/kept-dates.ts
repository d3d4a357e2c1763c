/** The days by which the kept letters of a notice ask for something, which no action of the plan need have. */
import { comparedWords } from '../../plan/same-words.ts';
import type { Expectation, IsoDate, Notice, Snapshot } from '../../record/model.ts';
import { datesIn } from './dates.ts';
import { keptLetters } from './kept-asks.ts';
import type { Deadline } from './reading.ts';

/** A day by which a letter asks for something. */
export interface LetterDate {
  readonly on: IsoDate;
  /** The words of the letter that end with the day, or those that name it. */
  readonly words: string;
  /** The expectation in whose words it stands; null where it stands elsewhere in the letter. */
  readonly expectation: Expectation | null;
  /** The letter gives no full date, so that somebody must look at it. */
  readonly isDoubtful: boolean;
}

/** The days by which the letters ask for something, earliest first. Those of a notice end with it, and those of its closing letter stay. */
export function letterDates({
  notice,
  expectations,
}: Pick<Snapshot, 'notice' | 'expectations'>): readonly LetterDate[] {
  if (notice === null) return [];
  const letters = keptLetters(notice).filter(({ kind }) => standsUnder(notice, kind.value));
  const found = letters.flatMap(({ deadlines, letterOn }) =>
    deadlines.value.map((one): LetterDate => {
      return {
        on: one.on,
        words: wordsBefore(one, letterOn.value),
        expectation: expectationOf(one, expectations),
        isDoubtful: deadlines.doubtful !== null,
      };
    }),
  );
  return found.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

function standsUnder({ decisionOutcome }: Notice, kind: 'notice' | 'closure'): boolean {
  return decisionOutcome === null || decisionOutcome === 'replaced' || kind === 'closure';
}

function expectationOf({ sentence }: Deadline, expectations: readonly Expectation[]): Expectation | null {
  const words = comparedWords(sentence);
  return expectations.find(({ text }) => comparedWords(text).includes(words)) ?? null;
}

/** The most characters that tell one day from another. */
const MOST_WORDS = 110;

/** The clause of a sentence that ends with its day; the beginning of a sentence that counts its days. */
function wordsBefore({ on, sentence }: Deadline, letterOn: IsoDate | null): string {
  const date = datesIn(sentence, letterOn).find((one) => one.date === on);
  const end = date ? date.index + date.text.length : sentence.length;
  const clause =
    sentence
      .slice(0, end)
      .split(/[;:]\s|\.\s(?=\p{Lu})/u)
      .at(-1) ?? '';
  if (clause.length <= MOST_WORDS) return clause.trim();
  if (!date) return `${clause.slice(0, MOST_WORDS).replace(/\s+\S*$/, '')} …`;
  return `… ${clause.slice(-MOST_WORDS).replace(/^\S*\s+/, '')}`.trim();
}
