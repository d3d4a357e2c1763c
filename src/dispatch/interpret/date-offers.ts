/** The offers that set or propose another date of an action. */
import type { Action, IsoDate } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer, OfferContext } from './change-offers.ts';
import { type DateFound, dayFor } from './dates-in.ts';
import { reasonIn } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';

/** Words with which people put right a date that they gave before. */
const PUTS_RIGHT = /\b(?:meant|should(?:['’]?ve| have)? (?:been|be|say)|sorry|correction|make (?:it|that))\b/i;

/**
 * The date that a sentence gives an action; null where its dates are past, or the days of other things. Of several, it is not the
 * one that the action has, and the last one where a date is put right.
 */
export function newDateOf({ dates, text }: Sentence, action?: Action): DateFound | null {
  const given = dates.filter((found) => found.kind !== 'period' && found.role === undefined);
  const others = given.filter((found) => found.kind !== 'day' || found.day !== action?.dueOn);
  const meant = others.length > 0 ? others : given;
  return (PUTS_RIGHT.test(text) ? meant.at(-1) : meant[0]) ?? null;
}

/** The offer to put the action back to the date that it had at first; null where it still has it. */
export function offerOriginalDate(context: OfferContext): Offer | null {
  const { originalDueOn: on, dueOn } = context.action;
  return on === null || on === dueOn ? null : setDate(on, context);
}

/** Words with which a date is brought nearer. */
const EARLIER =
  /\b(?:(?:bring|brought|pull|pulled|push|pushed|move|moved)\b.*\b(?:forward|fwd|in|up)|earlier|sooner)\b/i;

/** The offers to set or propose the date of the sentence, or each day that may be meant; the form when it has no date, or a past one. */
export function offerDate(context: OfferContext): Offer | readonly Offer[] {
  const { sentence, action, today } = context;
  const found = newDateOf(sentence, action);
  const isEarlier = found?.kind === 'span' && EARLIER.test(sentence.text);
  const day = found && dayFor(isEarlier ? { ...found, earlier: true } : found, action, context);
  const days = [day, ...(found?.kind === 'day' ? (found.others ?? []) : [])].filter((one) => one !== null);
  const ahead = days.filter((one) => one >= today);
  return ahead.length === 0 ? anotherDate(context) : ahead.map((on) => setDate(on, context));
}

function setDate(on: IsoDate, { action, sentence, setsDates }: OfferContext): Offer {
  const because = reasonIn(sentence);
  const label = setsDates ? `Set ${action.code} due ${longDate(on)}` : `Propose ${longDate(on)} for ${action.code}`;
  return { label, command: 'due', args: { action: action.code, on, ...(because ? { because } : {}) } };
}

/** The offer of the form for another date, with the reason of a sentence that tells of a delay. */
export function anotherDate({ action, sentence, today }: OfferContext): Offer {
  const because = means(sentence, 'move') ? reasonIn(sentence) : null;
  const args = { action: action.code, ...(because ? { because } : {}), ask: 'yes' };
  return {
    label: `Another date for ${action.code} …`,
    command: 'due',
    args,
    trial: { on: laterThan(action.dueOn, today), because: '-' },
  };
}

/** Any day that is neither past nor the day that the action is due already. */
function laterThan(dueOn: string | null, today: string): string {
  const year = Number((dueOn && dueOn > today ? dueOn : today).slice(0, 4));
  return `${year + 1}-01-05`;
}
