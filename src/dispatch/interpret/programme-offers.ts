/** The offers for sentences about the programme: a body that was met or recommends something, a colour, and a milestone. */
import { bodiesOf } from '../../core/people/body.ts';
import { contactActionsOf } from '../../core/plan/contact.ts';
import { codeOfMilestone, type FoundMilestone, findMilestone } from '../../core/plan/milestone.ts';
import { type IsoDate, type Person, RAGS, type Rag, type Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import type { Offer, OfferContext } from './change-offers.ts';
import { findLimitInSentence } from './limits.ts';
import type { MatterContext } from './matter.ts';
import { reasonIn, wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';

/** Whether a sentence states something: it neither asks, nor denies, limits or puts off. */
function states({ isQuestion, isDenied, limit }: Sentence): boolean {
  return !isQuestion && !isDenied && limit === null;
}

/** The names of the Department that issues notices. They are one body, whichever of them the record has. */
const GOVERNMENT = /\b(?:mhclg|dluhc|dclg|department|dept|ministry|civil servants|minister['’]?s officials)\b/i;

/** The body that a text names, by its whole name, or by its last word where no other body of the record ends with that. */
export function bodyIn(text: string, snapshot: Snapshot): Person | null {
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
  if (whole.length === 0 && GOVERNMENT.test(text)) {
    const [department, another] = bodies.filter(({ name }) => GOVERNMENT.test(name));
    if (department && !another) return department.body;
  }
  const lastWord = (name: string) => name.split(' ').at(-1) ?? name;
  const byLast = bodies.filter(({ name }) => words.includes(` the ${lastWord(name)} `));
  const [found, another] = whole.length > 0 ? whole : byLast;
  return found && !another ? found.body : null;
}

const MET =
  /\b(?:met|had (?:a|the|our) (?:\w+ ){0,2}?(?:meeting|call|catch[- ]?up|session|quarterly|monthly)?\s*(?:with|w)|spoke (?:to|with)|was held)\b/i;

/** The body that the sentence says was met, where the plan has meetings of it or contact with it; null for any other sentence. */
export function bodyMet(sentence: Sentence, { snapshot }: Pick<MatterContext, 'snapshot'>): Person | null {
  const { index = -1 } = MET.exec(sentence.text) ?? {};
  // Words that limit or deny behind the verb tell of the meeting.
  if (index < 0 || sentence.isQuestion || findLimitInSentence(sentence.text.slice(0, index)) !== null) return null;
  const body = bodyIn(sentence.text, snapshot);
  return body && contactActionsOf(snapshot, body).length > 0 ? body : null;
}

/** The offer to record that a body was met, on the past day that the sentence names; the form where its day is not clear. */
export function offerMet(sentence: Sentence, context: MatterContext): readonly Offer[] {
  const body = bodyMet(sentence, context);
  if (!body) return [];
  const past = sentence.dates.filter(({ kind, ...date }) => kind === 'day' && 'role' in date && date.role === 'past');
  const [found, another] = past.length > 0 ? past : sentence.dates;
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

/** "new rec from the Board on the 6th: …": the body stands before the colon, the words behind it. */
const RECOMMENDATION_FROM =
  /^(?:(?:a |one |another |we have a |got a )?(?:new )?(?:rec|recommendation)|.{0,60}\bnew one)\s+(?<source>.*?)(?:\s[-–—]\s|:\s+)(?<words>.+)$/is;
const RECOMMENDS =
  /\b(?:recommend(?:s|ed)?|has recommended|have recommended)\b(?: that| to us that)?[\s:,“"]*(.+?)[”"\s.]*$/is;

/** The body and the words of a recommendation that a sentence tells of; null for any other sentence. */
function recommended(
  sentence: Sentence,
  snapshot: Snapshot,
): { readonly body: Person | null; readonly words: string } | null {
  const { text, isQuestion } = sentence;
  const { source, words: listed = '' } = RECOMMENDATION_FROM.exec(text)?.groups ?? {};
  if (source !== undefined && !isQuestion && /\b(?:from|by|asked|on|dated)\b/i.test(text.slice(0, -listed.length)))
    return { body: bodyIn(text.slice(0, -listed.length), snapshot), words: listed };
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
export function offerRecommended(sentence: Sentence, { snapshot, today, pastDay }: MatterContext): readonly Offer[] {
  const said = recommended(sentence, snapshot);
  if (!said) return [];
  const { body, words } = said;
  // A date inside the words belongs to them.
  const received = sentence.pieces.find(
    ({ kind, start }) => kind === 'date' && start < sentence.text.lastIndexOf(words),
  );
  const day = received?.kind === 'date' ? pastDay(received.date.words) : null;
  const on: Raw = day !== null && day <= today ? { on: longDate(day) } : {};
  const args = { text: words, ...(body ? { from: body.id } : {}), ...on, ask: 'yes' };
  return [{ label: `Add a recommendation${body ? ` from ${body.name}` : ''} …`, command: 'add recommendation', args }];
}

const COLOUR =
  /\b(?:is|are|was|were|gone|goes|going|went|turned|turning|rated|at|on|now|still|remains|stays)\s+(?:(?:now|still|at|on|rated|currently|flagged|back to)\s+)*(red|amber|green)\b(?!\s+light)/i;

/** A colour that ends its clause: "E3 overall amber, too few inspections", "amber on E3". A red tape and an amber light are none. */
const COLOUR_AT_END =
  /(?<![\p{L}-])(red|amber|green)(?=\s*$|\s*[,;:.!–—]|\s+-|\s+(?:now|overall|because|as|for|on|i['’]?d|imo|again|at|this|due|since)\b)/iu;

/** Red, amber or green, as the sentence says that an action or expectation is; null where it says none, asks, denies or limits. */
export function ragIn(sentence: Sentence): Rag | null {
  const [, said = ''] = COLOUR.exec(sentence.text) ?? COLOUR_AT_END.exec(sentence.text) ?? [];
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

/** The offer of the form for a milestone of the action, with the words behind a colon and the date of the sentence. */
export function addMilestone(sentence: Sentence, { dayOf }: MatterContext): readonly (Offer | null)[] {
  const [action] = sentence.actions;
  if (!action) return [];
  const [, behind = ''] = /:\s*(.+)$|\s[-–—]\s+(.+)$/s.exec(sentence.text) ?? [];
  const title = (behind || (wordsBeside(sentence, ['add', 'milestone']) ?? ''))
    .replace(/[\s,]*\b(?:by|on|for)\s+(?:the\s+)?\d.*$/i, '')
    .trim();
  const by = dayOf(sentence);
  const args = { action: action.code, ...(title ? { title } : {}), ...(by ? { by: longDate(by) } : {}), ask: 'yes' };
  return [
    { label: `Add a milestone to ${action.code} …`, command: 'add milestone', args, trial: { title: title || '-' } },
    { label: `Show ${action.code}`, command: 'show', args: { about: action.code } },
  ];
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
