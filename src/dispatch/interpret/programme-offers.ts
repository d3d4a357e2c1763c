/** The offers for sentences about the programme: a body that was met or recommends something, and a colour. */
import { bodiesOf } from '../../core/people/body.ts';
import { contactActionsOf } from '../../core/plan/contact.ts';
import { type Person, RAGS, type Rag, type Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import type { Offer, OfferContext } from './change-offers.ts';
import { findLimitInSentence } from './limits.ts';
import type { MatterContext } from './matter.ts';
import { reasonIn, wordsBeside } from './remainder.ts';
import type { Sentence } from './sentence.ts';

/** Whether a sentence states something: it neither asks, nor denies, limits or puts off. */
export function states({ isQuestion, isDenied, limit }: Sentence): boolean {
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
  if (!tellsOfMeeting(sentence)) return null;
  const body = bodyIn(sentence.text, snapshot);
  return body && contactActionsOf(snapshot, body).length > 0 ? body : null;
}

/** Words that limit or deny behind the verb tell of the meeting. */
function tellsOfMeeting({ text, isQuestion }: Sentence): boolean {
  const { index = -1 } = MET.exec(text) ?? {};
  return index >= 0 && !isQuestion && findLimitInSentence(text.slice(0, index)) === null;
}

/** A board, or the Department under one of its names. */
const STRANGER =
  /\b(?:(?:[\p{L}-]+ ){1,2}(?:board|committee|panel|partnership|forum|authority|council|ombudsman|inspectorate|union|auditors?)|mhclg|dluhc|dclg|(?:the )?(?:department|dept))\b/iu;

/** The name of a body that was met and with which the plan has no contact; null for any other sentence. */
export function strangerMet(sentence: Sentence): string | null {
  // The command itself asks about a name in quotes behind it, and keeps the words that follow.
  const isTyped = /^met\s+["“”]/i.test(sentence.text);
  const name = tellsOfMeeting(sentence) && !isTyped ? STRANGER.exec(sentence.text)?.[0] : undefined;
  return name?.replace(/^(?:(?:met|with|the|our|we) )+/i, '') ?? null;
}

/** The offers where a body was met that the plan does not have: to record it, and the words under the action that they name. */
export function offerMetStranger(sentence: Sentence, context: MatterContext): readonly Offer[] {
  const name = strangerMet(sentence);
  if (name === null) return [];
  const known = bodyIn(sentence.text, context.snapshot);
  const updates = sentence.actions.map(({ code }) => ({
    label: `Record as an update on ${code}`,
    command: 'update',
    args: { about: code, text: sentence.text },
  }));
  return [
    recordMeeting(sentence, context, { name: known?.name ?? name, body: known?.id ?? `new "${name}"` }),
    ...updates,
    { label: 'How to record a meeting', command: 'help', args: { word: 'met' } },
  ];
}

/** So many words besides the meeting tell what it was about, and are kept with it. */
const WORDS_OF_AN_ACCOUNT = 3;

/** The offer to record that a body was met, on the past day that the sentence names; the form where its day is not clear. */
export function offerMet(sentence: Sentence, context: MatterContext): readonly Offer[] {
  const body = bodyMet(sentence, context);
  if (!body) return [];
  const shows = contactActionsOf(context.snapshot, body).map(({ code, title }) => ({
    label: `Show ${code} ${title}`,
    command: 'show',
    args: { about: code },
  }));
  return [recordMeeting(sentence, context, { name: body.name, body: body.id }), ...shows];
}

/** Records a meeting with a body, which is an id or the name of a new one. */
function recordMeeting(
  sentence: Sentence,
  context: MatterContext,
  { name, body }: { readonly name: string; readonly body: string },
): Offer {
  const past = sentence.dates.filter(({ kind, ...date }) => kind === 'day' && 'role' in date && date.role === 'past');
  const [found, another] = past.length > 0 ? past : sentence.dates;
  const day = found && !another ? context.pastDay(found.words) : null;
  const beside = wordsBeside(sentence, ['contact', 'meets', 'lately']);
  const said = beside !== null && beside.split(/\s+/).length >= WORDS_OF_AN_ACCOUNT;
  const args = { body, ...(said ? { words: sentence.text } : {}) };
  return day === null || day > context.today
    ? { label: `Record a meeting with ${name} …`, command: 'met', args: { ...args, ask: 'yes' } }
    : { label: `Record a meeting with ${name} on ${longDate(day)}`, command: 'met', args: { ...args, on: day } };
}

/** "new rec from the Board on the 6th: …", "the board made 3 recs: …": the body stands before the colon, the words behind it. */
const RECOMMENDATION_FROM =
  /^(?<source>(?=.*\b(?:recs?|recommendations?|new one)\b)(?=.*\b(?:from|by|made|gave|given|asked|has|had|on|dated|came)\b).{3,90}?)(?:\s[-–—]\s|:\s+)(?<words>.+)$/is;
const RECOMMENDS =
  /\b(?:recommend(?:s|ed)?|has recommended|have recommended)\b(?: that| to us that)?[\s:,“"]*(.+?)[”"\s.]*$/is;

/** The body and the words of a recommendation that a sentence tells of; null for any other sentence. */
function recommended(
  sentence: Sentence,
  snapshot: Snapshot,
): { readonly body: Person | null; readonly words: string } | null {
  const { text, isQuestion } = sentence;
  const { source, words: listed = '' } = RECOMMENDATION_FROM.exec(text)?.groups ?? {};
  if (source !== undefined && !isQuestion) return { body: bodyIn(source, snapshot), words: listed };
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

/** A colour before the code that has it: "amber E2-01", "mark as red: E3". */
const COLOUR_FIRST = /^(?:(?:mark|make|rate|set)(?: it)?(?: as)? )?(red|amber|green)\b(?= ?[:–-]? ?(?:for |on )?e\d)/i;

/** Words and marks behind which a sentence says why. */
const BEFORE_A_REASON = /\b(?:because|as|since|due to|owing to)\b|[,;:.–—]/i;

/** Red, amber or green, as the sentence says that an action or expectation is; null where it says none, asks, denies or limits. */
export function ragIn(sentence: Sentence): Rag | null {
  const { text, isQuestion } = sentence;
  const found = COLOUR.exec(text) ?? COLOUR_AT_END.exec(text) ?? COLOUR_FIRST.exec(text);
  if (!found || isQuestion) return null;
  const end = found.index + found[0].length;
  // A reason behind a colour limits nothing: "amber because only 30 of 41 have an owner".
  const [told = ''] = text.slice(end).split(BEFORE_A_REASON);
  if (findLimitInSentence(text.slice(0, end) + told) !== null) return null;
  return RAGS.find((rag) => rag === found[1]?.toLowerCase()) ?? null;
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
