/** The offer of a reading, for a sentence that tells the value of a measure: "the staff survey came back at 46%". */
import { isSameUnit, type MeasuredValue, readValue, writeValue } from '../../core/plan/values.ts';
import type { Action, IsoDate, Snapshot } from '../../core/record/model.ts';
import { readDate } from '../../core/time/date-words.ts';
import { addDays, addMonths, longDate, MONTHS } from '../../core/time/dates.ts';
import type { Offer, OfferContext } from './change-offers.ts';
import type { DateFound } from './dates-in.ts';
import type { MatterContext } from './matter.ts';
import type { Sentence } from './sentence.ts';
import { rowNamedBy } from './titles.ts';

/** A number with the sign of its unit, or with a few words behind it, any of which may be the unit. */
const FIGURE =
  /(?<![\p{L}\p{N}.,/-])[-−–]?£?\d[\d,.]*\d?(?:%| ?(?:per ?cent|percent|million|thousand|billion|mn?|bn|k)\b|(?: \p{L}+){0,3})?/giu;

/** A plain number behind the words that say where a measure stands, and not the number of a date: "are 540", "down to 480". */
const STANDS_AT =
  /(?:\b(?:is|are|was|were|at|down to|up to|now|of)|:)\s+(?:now |currently |still |at )*(\d[\d,]*(?:\.\d+)?)(?![\d%/:.-]*[\d%])(?! ?(?:st|nd|rd|th)\b)/gi;

/** The values of a sentence in the unit of the measure. A plain number counts only where the sentence says that the measure stands at it. */
function valuesIn({ sentence, action }: Told): readonly MeasuredValue[] {
  if (action.unit === null) return plainNumbersIn(sentence);
  return [...sentence.text.matchAll(FIGURE)].flatMap(([found]) => {
    const words = found.replace(/[.,;:]+$/, '').split(' ');
    const shorter = words.map((_, n) =>
      words
        .slice(0, words.length - n)
        .join(' ')
        .replace(/[.,;:]+$/, ''),
    );
    // "9.2m" says the pounds of the measure without their sign.
    const isOfPounds = action.unit?.startsWith('£') === true && !found.includes('£');
    const written = isOfPounds ? shorter.filter((one) => /\d ?\p{L}/u.test(one)).map((one) => `£${one}`) : shorter;
    const reads = written.map(readValue).flatMap((one) => ('read' in one ? [one.read] : []));
    return reads.find(({ unit }) => isSameUnit(unit, action.unit)) ?? [];
  });
}

function plainNumbersIn({ text, pieces }: Sentence): readonly MeasuredValue[] {
  return [...text.matchAll(STANDS_AT)].flatMap(({ 0: whole, 1: number = '', index }) => {
    const at = index + whole.length - number.length;
    const isOfDate = pieces.some(({ kind, start, end }) => kind === 'date' && start <= at && at < end);
    const found = isOfDate ? null : readValue(number);
    return found !== null && 'read' in found ? [found.read] : [];
  });
}

/** A sentence and the measure that it may be about. */
type Told = Pick<OfferContext, 'sentence' | 'action'>;

/** The measure that a sentence names by nearly its whole title, and of which it tells one value; null for any other sentence. */
export function measureTold(sentence: Sentence, { actions }: Pick<Snapshot, 'actions'>): Action | null {
  if (sentence.actions.length > 0 && !sentence.byTitle) return null;
  const measures = actions.filter(({ kind, status }) => kind === 'measure' && status !== 'withdrawn');
  const action = rowNamedBy(sentence.text, measures);
  return action && tellsReading({ sentence, action }) ? action : null;
}

/** The offers where a sentence tells the value of a measure that it names: the reading, the words as an update, and the measure. */
export function offerMeasure(sentence: Sentence, context: MatterContext): readonly (Offer | null)[] {
  const action = measureTold(sentence, context.snapshot);
  if (!action) return [];
  const { code } = action;
  return [
    offerReading({ sentence, action, today: context.today, calendar: context.calendar, expiresOn: null }),
    { label: `Record as an update on ${code}`, command: 'update', args: { about: code, text: sentence.text } },
    { label: `Show ${code}`, command: 'show', args: { about: code } },
  ];
}

/** Whether the sentence tells one value of the measure. Two may compare, and words such as "nearly" give none. */
export function tellsReading(context: Told): boolean {
  const { action, sentence } = context;
  // A percentage limits a sentence about other actions, which are not complete then.
  const isLimited = sentence.limit !== null && !/\d ?(?:%|per ?cent)/i.test(sentence.limit);
  if (action.kind !== 'measure' || isLimited || sentence.isDenied || sentence.isQuestion) return false;
  return valuesIn(context).length === 1;
}

/** The offer to give the reading on the past day that the sentence names, else today; the form where its day is not clear. */
export function offerReading(context: Told & Pick<OfferContext, 'today' | 'calendar' | 'expiresOn'>): Offer | null {
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
  const on = dayOfReading(found, context);
  if (on === null || on > context.today)
    return { label: `${label} …`, command: 'update', args: { ...args, ask: 'yes' } };
  return { label: `${label} on ${longDate(on)}${more}`, command: 'update', args: { ...args, on } };
}

/** The day that a sentence names for a reading; the last day of a month, where it names one that is over. Null where the day is not clear. */
function dayOfReading(
  found: DateFound,
  context: Pick<OfferContext, 'today' | 'calendar' | 'expiresOn'>,
): IsoDate | null {
  const [, month = ''] = found.kind === 'period' ? (/^(?:end of )?(\w+)$/.exec(found.period) ?? []) : [];
  const number = MONTHS.findIndex((one) => one.toLowerCase() === month) + 1;
  if (number > 0) {
    const first = `${context.today.slice(0, 4)}-${String(number).padStart(2, '0')}-01`;
    const begun = first <= context.today ? first : addMonths(first, -12);
    return addDays(addMonths(begun, 1), -1);
  }
  const read = readDate(found.words, { ...context, prefer: 'past' });
  return 'date' in read ? read.date : null;
}
