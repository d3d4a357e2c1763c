/** Finds the day on which a sentence says that something was done: "I finished E1-02 on 12 June". */
import { isOpen } from '../../core/plan/action.ts';
import type { Action, IsoDate } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer, OfferContext } from './change-offers.ts';
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

/** Words that name the day of the work without a verb: "the completion date". */
const COMPLETION_DAY = /\b(?:completion (?:date|day)|(?:date|day) of (?:the work|completion))\b/i;

/** The past day on which a sentence says that an action, which is complete already, was done; null for any other sentence. */
export function correctedDay({
  sentence,
  action,
  today,
}: Pick<OfferContext, 'sentence' | 'action' | 'today'>): IsoDate | null {
  const [found, another] = sentence.dates;
  const isTold = means(sentence, 'complete') || COMPLETION_DAY.test(sentence.text);
  if (isOpen(action) || action.status === 'withdrawn' || !isTold || sentence.isQuestion || sentence.isDenied)
    return null;
  return found?.kind === 'day' && !another && found.day < today ? found.day : null;
}

/** The offers to give the day on which a reported action was done; to open it again for that, where it is confirmed already. */
export function offerCorrectedDay(context: Pick<OfferContext, 'sentence' | 'action' | 'today'>): readonly Offer[] {
  const on = correctedDay(context);
  if (on === null) return [];
  const { code } = context.action;
  const day = longDate(on);
  const because = `It was done on ${day}`;
  return [
    { label: `${code} was done on ${day}`, command: 'done', args: { action: code, on } },
    {
      label: `Open ${code} again, which was done on ${day} …`,
      command: 'reopen',
      args: { action: code, because, ask: 'yes' },
    },
  ];
}
