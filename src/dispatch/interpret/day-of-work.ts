/** Finds the day on which a sentence says that something was done: "I finished E1-02 on 12 June". */
import type { Action, IsoDate } from '../../core/record/model.ts';
import { segmentsOf } from './segments.ts';
import { means, type Sentence } from './sentence.ts';
import { BORDER_WORD } from './tenses.ts';
import { stemsNaming } from './titles.ts';

/** Words in front of a day that make it another day than the one on which something was done. */
const OTHER_DAY = /\b(?:by|due|until|till|since|before|after|from|for|dated|of|was|to)(?: on)?(?: the)? $/i;

/**
 * The day before today on which the sentence says that something was done; null where it says none or several days, and for a day
 * in another clause than the word that says so: "E1-01 is done, cabinet agreed it on 1 April". A clause with a word of the title of
 * the action tells of the work as well: "E1-01 is done, chair appointed on 25 March".
 */
export function dayOfWork(sentence: Sentence, today: IsoDate, action?: Action): IsoDate | null {
  const { text, pieces, dates } = sentence;
  // "A day late" counts from the date of the action.
  const [found, another] = dates.filter(({ kind }) => kind !== 'span' || !/\blate\b/i.test(text));
  if (found?.kind !== 'day' || another || found.day >= today) return null;
  const at = text.toLowerCase().indexOf(found.words);
  const isOther = found.role === 'beside' || found.role === 'start' || OTHER_DAY.test(text.slice(0, Math.max(0, at)));
  const clause = segmentsOf(text, pieces, BORDER_WORD).find((all) =>
    all.some((one) => one.kind === 'date' && one.date === found),
  );
  const says = clause?.some((one) => one.kind === 'meaning' && one.meanings.has('complete')) ?? false;
  const words = clause ? text.slice(clause[0]?.start, clause.at(-1)?.end) : '';
  const isOfTitle = stemsNaming(words).some((stem) => action && stemsNaming(action.title).includes(stem));
  return isOther || (means(sentence, 'complete') && !says && !isOfTitle) ? null : found.day;
}
