/** The offer of a reading, for a sentence that tells the value of a measure: "the staff survey came back at 46%". */
import { isSameUnit, type MeasuredValue, readValue, writeValue } from '../../core/plan/values.ts';
import { readDate } from '../../core/time/date-words.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer, OfferContext } from './change-offers.ts';

/** A number with the sign of its unit, or with a few words behind it, any of which may be the unit. */
const FIGURE =
  /(?<![\p{L}\p{N}.,/-])[-−–]?£?\d[\d,.]*\d?(?:%| ?(?:per ?cent|percent|million|thousand|billion|mn?|bn|k)\b|(?: \p{L}+){0,3})?/giu;

/** The values of a sentence in the unit of the measure. A plain number may be anything, so a measure without a unit has none. */
function valuesIn({ sentence, action }: OfferContext): readonly MeasuredValue[] {
  if (action.unit === null) return [];
  return [...sentence.text.matchAll(FIGURE)].flatMap(([found]) => {
    const words = found.replace(/[.,;:]+$/, '').split(' ');
    const shorter = words.map((_, n) =>
      words
        .slice(0, words.length - n)
        .join(' ')
        .replace(/[.,;:]+$/, ''),
    );
    const reads = shorter.map(readValue).flatMap((one) => ('read' in one ? [one.read] : []));
    return reads.find(({ unit }) => isSameUnit(unit, action.unit)) ?? [];
  });
}

/** Whether the sentence tells one value of the measure. Two may compare, and words such as "nearly" give none. */
export function tellsReading(context: OfferContext): boolean {
  const { action, sentence } = context;
  // A percentage limits a sentence about other actions, which are not complete then.
  const isLimited = sentence.limit !== null && !/\d ?(?:%|per ?cent)/i.test(sentence.limit);
  if (action.kind !== 'measure' || isLimited || sentence.isDenied || sentence.isQuestion) return false;
  return valuesIn(context).length === 1;
}

/** The offer to give the reading on the past day that the sentence names, else today; the form where its day is not clear. */
export function offerReading(context: OfferContext): Offer | null {
  const { action, sentence } = context;
  const [value] = valuesIn(context);
  if (!value) return null;
  const words = writeValue(value);
  const [link] = sentence.links;
  const [more, said] = link === undefined ? ['', {}] : [', with the link', { text: link }];
  const label = `A reading of ${action.code}: ${words}`;
  const args = { about: action.code, value: words, ...said };
  const [found] = sentence.dates;
  if (!found) return { label: `${label}${more}`, command: 'update', args };
  const read = readDate(found.words, { ...context, prefer: 'past' });
  if ('fault' in read || read.date > context.today)
    return { label: `${label} …`, command: 'update', args: { ...args, ask: 'yes' } };
  return { label: `${label} on ${longDate(read.date)}${more}`, command: 'update', args: { ...args, on: read.date } };
}
