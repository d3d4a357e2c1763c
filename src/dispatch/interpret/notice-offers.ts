/** The commands about the Department's decision on the notice, filled with the words of a sentence. */
import { longDate } from '../../core/time/dates.ts';
import type { Offer } from './change-offers.ts';
import type { MatterContext } from './matter.ts';
import { NOTICE, STATUS } from './matter-offers.ts';
import type { Sentence } from './sentence.ts';

/** The offers to record a decision of the Department; only those to look where the sentence denies, limits or asks. */
export function decision(
  outcome: string,
  word: string,
  sentence: Sentence,
  { dayOf, today }: MatterContext,
): readonly Offer[] {
  if (sentence.limit !== null || sentence.isQuestion) return [NOTICE, STATUS];
  const on = dayOf(sentence);
  const [link] = sentence.links;
  const args = { outcome, ...(on && on <= today ? { on } : {}), ...(link ? { link } : {}), ask: 'yes' };
  const lapsed = {
    label: 'Record that the notice lapsed …',
    command: 'notice decision',
    args: { ...args, outcome: 'lapsed' },
    trial: { on: today },
  };
  return [
    { label: `Record that the notice was ${word} …`, command: 'notice decision', args, trial: { on: today } },
    ...(outcome === 'withdrawn' ? [lapsed] : []),
    NOTICE,
  ];
}

/** The offers where a notice is said to run longer: the Department issues another one for that, or the date was entered wrongly. */
export function extension(sentence: Sentence, { dayOf, today }: MatterContext): readonly Offer[] {
  if (sentence.limit !== null || sentence.isQuestion) return [NOTICE, STATUS];
  const until = dayOf(sentence);
  const args = { ...(until ? { expires: until } : {}), ask: 'yes' };
  const on = until ?? today;
  return [
    {
      label: `Enter the notice that extends it${until ? ` to ${longDate(until)}` : ''} …`,
      command: 'notice replace',
      args,
      trial: { issued: today, months: '6' },
    },
    {
      label: `Correct the expiry date of the notice${until ? ` to ${longDate(until)}` : ''} …`,
      command: 'notice confirm',
      args: { on, ask: 'yes' },
    },
    NOTICE,
  ];
}
