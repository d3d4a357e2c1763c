/** The words about a notice on which the Department has decided: what, by which letter, since when, and what it goes on to ask for. */
import type { Notice } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { count } from '../words.ts';

/** The decision in two sentences, such as “The Department withdrew the notice by its letter of 19 December 2024.”; null while none is recorded. */
export function decidedWords(notice: Notice): string | null {
  const { decisionOutcome, decisionLetterOn, termMonths, expiresOn, expiryBasis } = notice;
  if (decisionOutcome === null) return null;
  const letter = decisionLetterOn === null ? 'by its letter' : `by its letter of ${longDate(decisionLetterOn)}`;
  const term = expiryBasis === 'calculated' ? `By its term of ${count(termMonths, 'month')} it` : 'It';
  switch (decisionOutcome) {
    case 'lapsed':
      return `The Department let the notice lapse, and said ${letter} that it is not reissued. ${term} ran until ${longDate(expiresOn)}.`;
    case 'withdrawn':
      return `The Department withdrew the notice ${letter}. It has not been in force since that day.`;
    case 'replaced':
      return `The Department replaced the notice ${letter}. It has not been in force since that day.`;
    default:
      return `The Department escalated the notice ${letter}. Other powers have taken its place since that day.`;
  }
}
