/** The offers for sentences about the programme: a body that was met or recommends something, and a colour. */
import { contactActionsOf } from '../../core/plan/contact.ts';
import type { Person, Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import { bodyIn, GOVERNMENT } from './bodies-in.ts';
import type { Offer, OfferContext } from './change-offers.ts';
import { isColour, ragIn } from './colours.ts';
import { findLimitInSentence } from './limits.ts';
import type { MatterContext } from './matter.ts';
import { reasonIn } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';

/** Whether a sentence states something: it neither asks, nor denies, limits or puts off. */
export function states({ isQuestion, isDenied, limit }: Sentence): boolean {
  return !isQuestion && !isDenied && limit === null;
}

const MET =
  /\b(?:met|had (?:a|the|our) (?:\w+ ){0,2}?(?:meeting|call|catch[- ]?up|session|quarterly|monthly)?\s*(?:with|w)|spoke (?:to|with)|was held|(?:meeting|call|catch[- ]?up|session) (?:with (?:[\p{L}-]+ ){1,4}?)?(?:was on|took place))\b/iu;

/** Words in front of the verb with which a meeting was only meant to be: "were to have met", "should have met". */
const NOT_HELD = /\b(?:to|should|would|could|might|must|ought) have\s+$/i;

/** The body that the sentence says was met, where the plan has meetings of it or contact with it; null for any other sentence. */
export function bodyMet(sentence: Sentence, { snapshot }: Pick<MatterContext, 'snapshot'>): Person | null {
  if (!tellsOfMeeting(sentence)) return null;
  const body = bodyIn(sentence.text, snapshot);
  return body && contactActionsOf(snapshot, body).length > 0 ? body : null;
}

/** Words that limit or deny behind the verb tell of the meeting. */
function tellsOfMeeting({ text, isQuestion }: Sentence): boolean {
  const { index = -1 } = MET.exec(text) ?? {};
  const before = text.slice(0, index);
  return index >= 0 && !isQuestion && !NOT_HELD.test(before) && findLimitInSentence(before) === null;
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
    ...recordMeeting(sentence, context, known ?? { name, id: `new "${name}"` }),
    ...updates,
    { label: 'How to record a meeting', command: 'help', args: { word: 'met' } },
  ];
}

/** A month or a week of which a part is named, and no day: "the end of May". */
const PART_OF_TIME = /\b(?:end|start|beginning|middle|mid|early|late)\b/i;

/** So many words besides the meeting tell what it was about, and are kept with it. */
const WORDS_OF_AN_ACCOUNT = 3;

/** Whether a sentence says more than that a body was met, and when. */
function givesAccount({ pieces }: Sentence, { name }: Pick<Person, 'name'>): boolean {
  const ofBody = new Set(name.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const beside = pieces.filter(
    (piece) =>
      !['filler', 'date', 'person'].includes(piece.kind) &&
      !ofBody.has(piece.text.toLowerCase()) &&
      !GOVERNMENT.test(piece.text) &&
      !means({ pieces: [piece] }, 'contact', 'meets', 'lately'),
  );
  return beside.length >= WORDS_OF_AN_ACCOUNT;
}

/** The offer to record that a body was met, on the past day that the sentence names; the form where its day is not clear. */
export function offerMet(sentence: Sentence, context: MatterContext): readonly Offer[] {
  const body = bodyMet(sentence, context);
  if (!body) return [];
  const shows = contactActionsOf(context.snapshot, body).map(({ code, title }) => ({
    label: `Show ${code} ${title}`,
    command: 'show',
    args: { about: code },
  }));
  return [...recordMeeting(sentence, context, body), ...shows];
}

/** The offer to record a meeting with a body of the record or a new one; none for a day that has not come. */
function recordMeeting(
  sentence: Sentence,
  context: MatterContext,
  { name, id }: { readonly name: string; readonly id: string },
): readonly Offer[] {
  const past = sentence.dates.filter(({ kind, ...date }) => kind === 'day' && 'role' in date && date.role === 'past');
  const [found, another] = past.length > 0 ? past : sentence.dates;
  const isDay = found?.kind === 'day' && !another && !PART_OF_TIME.test(found.words);
  const day = isDay ? context.pastDay(found.words) : null;
  const args = { body: id, ...(givesAccount(sentence, { name }) ? { words: sentence.text } : {}) };
  if (day !== null)
    return [{ label: `Record a meeting with ${name} on ${longDate(day)}`, command: 'met', args: { ...args, on: day } }];
  return isDay ? [] : [{ label: `Record a meeting with ${name} …`, command: 'met', args: { ...args, ask: 'yes' } }];
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

/** Whether a sentence says that an action is red, amber or green. */
export function tellsRag({ sentence }: OfferContext): boolean {
  return ragIn(sentence) !== null;
}

/** The offer of the form for an update with its colour, and with the reason as its words where the sentence gives one. */
export function offerRag({ sentence, action: { code } }: OfferContext): Offer | null {
  const rag = ragIn(sentence);
  if (rag === null) return null;
  const said = reasonIn(sentence);
  // Words that only say the colour are no reason for it: "was red, is amber".
  const isColourAlone = said?.split(/[\s,]+/).some(isColour) === true && reasonIn({ ...sentence, text: said }) === null;
  const text = isColourAlone ? null : said;
  const args = { about: code, rag, ...(text ? { text } : {}), ask: 'yes' };
  return { label: `${code} is ${rag} …`, command: 'update', args, trial: { text: text ?? '-', corrective: '-' } };
}
