/** Tells a notice from a decision on one. A letter that shows signs of both, or of neither, is in doubt: a person says which it is. */
import type { DecisionOutcome } from '../../record/model.ts';
import type { Field, LetterKind } from './reading.ts';
import { CONDITION, DENIAL } from './words.ts';

const DECIDED =
  '(?:decided|decision|conclu\\w+|asked me|agreed|determined|view|I am|we are|is|hereby|today|now|writing|intend\\w*)';
const GIVES =
  '(?:(?:re-?)?issu(?:e|ed|ing)|giv(?:e|en|ing)|serv(?:e|ed|ing)|plac(?:e|ed|ing)|receives?|replaced (?:by|with))';
const ISSUES = [
  new RegExp(`\\b${DECIDED}\\b.{0,160}\\b${GIVES}\\b.{0,120}\\bnotice\\b`, 'i'),
  new RegExp(`\\b${DECIDED}\\b.{0,160}\\bnotice\\b.{0,80}\\b(?:be|being|is)(?: hereby| today| now)? ${GIVES}\\b`, 'i'),
  /\bthis (?:letter|document) (?:is|constitutes|serves as|gives)\b.{0,40}\bnotice\b/i,
  /\b(?:this|the|your) (?:[a-z]+ ){0,3}notice\b.{0,60}\b(?:will|shall|is to)\b.{0,20}\b(?:remain|be in|stay|last|run|apply|continue|have effect)\b/i,
  /\bthis (?:best value )?notice\b.{0,40}\b(?:has effect|takes effect|is issued|replaces|supersedes|(?=was (?:issued|given|served)))/i,
];
const DENIES = new RegExp(`\\b${DENIAL}\\b`, 'i');
/** “The Notice that was issued to the Council”: what was done before this letter. */
const PAST = /\b(?:was|were|had been|has been|have been) (?:first |last |then )?(?:issued|given|served|placed)\b/i;
/** Words in the place of the usual ones for the term, in a letter that has been sent before. */
const OUTSIDE = /\bissued outside\b/i;

/** The sentence that issues a notice with this letter, or says how long it will stay in place; null when none does. */
export function issuingSentence(sentences: readonly string[]): string | null {
  return sentences.find((one) => ISSUES.some((pattern) => isMeant(pattern.exec(one)?.[0]))) ?? null;
}

/** Whether the words that issue a notice are not denied, conditional or about an earlier one. */
function isMeant(words: string | undefined): boolean {
  return words !== undefined && ![DENIES, PAST, OUTSIDE, CONDITION].some((pattern) => pattern.test(words));
}

/** Directions and commissioners come with powers that a notice does not use. */
const STATUTORY =
  /\b(?:issu|mak|made|giv|exercis|appoint)\w*\b.{0,60}\b(?:directions|commissioners?)\b|\b(?:directions|commissioners?)\b.{0,60}\b(?:(?:were|are|have been|has been|is) (?:today |hereby )?(?:issued|made|given|appointed))\b|\bwe, the commissioners\b/i;

/** Notices speak of the powers that they leave aside. */
const OF_POWERS = /\b(?:powers?|outside|may|might|could|if|whether)\b/i;

/** The sentence that gives directions or appoints commissioners; null when none does. */
export function statutorySentence(sentences: readonly string[]): string | null {
  return sentences.find((one) => STATUTORY.test(one) && !DENIES.test(one) && !OF_POWERS.test(one)) ?? null;
}

/** The signs of each kind that a letter shows. */
export interface KindSigns {
  /** The sentence that issues a notice; null when none does. */
  readonly issuing: string | null;
  readonly decision: Field<DecisionOutcome> | null;
  /** The letter asks for something as notices do. */
  readonly hasAsks: boolean;
  readonly hasTerm: boolean;
  /** The sentence that gives directions or appoints commissioners; null when none does. */
  readonly statutory: string | null;
}

/** The kind of the letter. In doubt unless one kind has its signs and the other has none. */
export function tellKind({ issuing, decision, hasAsks, hasTerm, statutory }: KindSigns): Field<LetterKind> {
  if (decision === null) return { value: 'notice', restsOn: issuing ?? '', doubtful: doubtOfNotice() };
  if (issuing !== null && hasAsks) return { value: 'notice', restsOn: issuing, doubtful: alsoSays(decision.restsOn) };
  const other = hasTerm ? decision.doubtful : null;
  return {
    value: 'closure',
    restsOn: decision.restsOn,
    doubtful: issuing === null ? other : alsoSays(issuing),
  };

  function doubtOfNotice(): string | null {
    if (issuing === null) return 'No sentence was found that issues a notice, or that decides on one.';
    if (!hasAsks) return 'The letter issues a notice, and nothing was found that it asks for.';
    return statutory === null ? null : alsoSays(statutory);
  }
}

function alsoSays(sentence: string): string {
  return `The letter also says: “${sentence}”`;
}
