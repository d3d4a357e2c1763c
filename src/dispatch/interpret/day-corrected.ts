/** The offers where a sentence puts right the day on which a finished action was done: "E1-04 was completed on 25 June not 8 July". */
import { isOpen } from '../../core/plan/action.ts';
import type { IsoDate } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer, OfferContext } from './change-offers.ts';
import { means } from './sentence.ts';

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
