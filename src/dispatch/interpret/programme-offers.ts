/** The offers for sentences about the programme: a body that was met or recommends something, a colour, and a milestone. */
import { bodiesOf } from '../../core/people/body.ts';
import { contactActionsOf } from '../../core/plan/contact.ts';
import { codeOfMilestone, type FoundMilestone, findMilestone } from '../../core/plan/milestone.ts';
import { type IsoDate, type Person, RAGS, type Rag, type Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Offer, OfferContext } from './change-offers.ts';
import type { MatterContext } from './matter-offers.ts';
import { reasonIn } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';

/** Whether a sentence states something: it neither asks, nor denies, limits or puts off. */
export function states({ isQuestion, isDenied, limit }: Sentence): boolean {
  return !isQuestion && !isDenied && limit === null;
}

/** The body that a text names, by its whole name, or by its last word where no other body of the record ends with that. */
function bodyIn(text: string, snapshot: Snapshot): Person | null {
  const words = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const bodies = bodiesOf(snapshot).map((body) => ({
    body,
    name: body.name
      .toLowerCase()
      .replace(/^the /, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  }));
  const whole = bodies.filter(({ name }) => words.includes(` ${name} `));
  const lastWord = (name: string) => name.split(' ').at(-1) ?? name;
  const byLast = bodies.filter(({ name }) => words.includes(` the ${lastWord(name)} `));
  const [found, another] = whole.length > 0 ? whole : byLast;
  return found && !another ? found.body : null;
}

const MET = /\b(?:met|had a (?:meeting|call) with|spoke (?:to|with)|was held)\b/i;

/** The body that the sentence says was met, where the plan has meetings of it or contact with it; null for any other sentence. */
export function bodyMet(sentence: Sentence, { snapshot }: Pick<MatterContext, 'snapshot'>): Person | null {
  if (!MET.test(sentence.text) || !states(sentence)) return null;
  const body = bodyIn(sentence.text, snapshot);
  return body && contactActionsOf(snapshot, body).length > 0 ? body : null;
}

/** The offer to record that a body was met, on the past day that the sentence names; the form where its day is not clear. */
export function offerMet(sentence: Sentence, context: MatterContext): readonly Offer[] {
  const body = bodyMet(sentence, context);
  if (!body) return [];
  const [found, another] = sentence.dates;
  const day = found && !another ? context.pastDay(found.words) : null;
  const shows = contactActionsOf(context.snapshot, body).map(({ code, title }) => ({
    label: `Show ${code} ${title}`,
    command: 'show',
    args: { about: code },
  }));
  const args = { body: body.id };
  const record =
    day === null || day > context.today
      ? { label: `Record a meeting with ${body.name} …`, command: 'met', args: { ...args, ask: 'yes' } }
      : { label: `Record a meeting with ${body.name} on ${longDate(day)}`, command: 'met', args: { ...args, on: day } };
  return [record, ...shows];
}

const RECOMMENDS =
  /\b(?:recommend(?:s|ed)?|has recommended|have recommended)\b(?: that| to us that)?[\s:,“"]*(.+?)[”"\s.]*$/is;

/** The body and the words of a recommendation that a sentence tells of; null for any other sentence. */
function recommended(sentence: Sentence, snapshot: Snapshot): { readonly body: Person; readonly words: string } | null {
  const { text, isQuestion } = sentence;
  const [, words = ''] = RECOMMENDS.exec(text) ?? [];
  const before = text.slice(0, text.search(RECOMMENDS));
  // Words such as "not" or "unless" behind the verb belong to the recommendation.
  const isDenied = /\b(?:not|never|no longer|n[’']t|would|will|may|might|could|if|unless|nearly|almost)\b/i.test(
    before,
  );
  const body = words === '' || isQuestion || isDenied ? null : bodyIn(before, snapshot);
  return body && { body, words };
}

/** Whether a sentence tells of a recommendation of a body in the record. */
export function tellsOfRecommending(sentence: Sentence, { snapshot }: Pick<MatterContext, 'snapshot'>): boolean {
  return recommended(sentence, snapshot) !== null;
}

/** The offer of the form for a recommendation, with its body and its words, and the day where the sentence names one. */
export function offerRecommended(sentence: Sentence, { snapshot }: MatterContext): readonly Offer[] {
  const said = recommended(sentence, snapshot);
  if (!said) return [];
  const args = { text: said.words, from: said.body.id, ask: 'yes' };
  return [{ label: `Add a recommendation from ${said.body.name} …`, command: 'add recommendation', args }];
}

const COLOUR =
  /\b(?:is|are|was|were|gone|goes|going|went|turned|turning|rated|at|on|now|still|remains|stays)\s+(?:(?:now|still|at|on|rated|currently|flagged|back to)\s+)*(red|amber|green)\b(?!\s+light)/i;

/** Red, amber or green, as the sentence says that an action is; null where it says none, asks, denies or limits. */
function ragIn(sentence: Sentence): Rag | null {
  const [, said = ''] = COLOUR.exec(sentence.text) ?? [];
  return states(sentence) ? (RAGS.find((rag) => rag === said.toLowerCase()) ?? null) : null;
}

/** Whether a sentence says that an action is red, amber or green. */
export function tellsRag({ sentence }: OfferContext): boolean {
  return ragIn(sentence) !== null;
}

/** The offer of the form for an update with its colour, and with the reason as its words where the sentence gives one. */
export function offerRag({ sentence, action: { code } }: OfferContext): Offer | null {
  const rag = ragIn(sentence);
  if (rag === null) return null;
  const text = reasonIn(sentence);
  const args = { about: code, rag, ...(text ? { text } : {}), ask: 'yes' };
  return { label: `${code} is ${rag} …`, command: 'update', args, trial: { text: text ?? '-', corrective: '-' } };
}

const MILESTONE = [
  /\bmilestone\s+(?<letter>[a-z])\s+(?:of|in|under|for|on)\s+(?<code>e\d+-\d+)\b/i,
  /\b(?<code>e\d+-\d+)(?<letter>[a-z])\b/i,
  /\b(?<code>e\d+-\d+)[\s,]+milestone\s+(?<letter>[a-z])\b/i,
];

/** The milestone that the sentence names by its code or its letter; null where it names none that is there. */
export function milestoneIn({ text }: Sentence, snapshot: Snapshot): FoundMilestone | null {
  for (const pattern of MILESTONE) {
    const { code = '', letter = '' } = pattern.exec(text)?.groups ?? {};
    const found = code === '' ? null : findMilestone(snapshot, `${code.toUpperCase()}${letter.toLowerCase()}`);
    if (found) return found;
  }
  return null;
}

/** The offers about a milestone: to tick it off where the sentence says that it is done, to move it, and words about its action. */
export function offerMilestone(sentence: Sentence, context: MatterContext): readonly (Offer | null)[] {
  const found = milestoneIn(sentence, context.snapshot);
  if (!found) return [];
  const code = codeOfMilestone(found.action, found.milestone);
  const about = found.action.code;
  const isDone = means(sentence, 'complete') && states(sentence);
  const day: IsoDate | null = isDone ? null : context.dayOf(sentence);
  return [
    isDone ? { label: `Tick off ${code} ${found.milestone.title}`, command: 'done', args: { action: code } } : null,
    day === null
      ? null
      : {
          label: `Move ${code} to ${longDate(day)} …`,
          command: 'due',
          args: { action: code, on: day, ask: 'yes' },
          trial: { because: '-' },
        },
    sentence.isQuestion
      ? null
      : { label: `Record as an update on ${about}`, command: 'update', args: { about, text: sentence.text } },
    { label: `Show ${about}`, command: 'show', args: { about } },
  ];
}
