/** Tells a notice from a decision on one. A letter that shows signs of both, or of neither, is in doubt: a person says which it is. */
import type { DecisionOutcome } from '../../record/model.ts';
import type { Field, LetterKind } from './reading.ts';
import { CONDITION, DENIAL } from './words.ts';

const DECIDED =
  '(?:decided|decision|conclu\\w+|asked me|agreed|determined|view|I am|we are|is|hereby|today|now|writing|intend\\w*)';
const GIVES = '(?:(?:re-?)?issu(?:e|ed|ing)|giv(?:e|en|ing)|serv(?:e|ed|ing)|plac(?:e|ed|ing)|replaced (?:by|with))';
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

/** The kind of the letter. In doubt unless one kind has its signs and the other has none. */
export function tellKind(
  issuing: string | null,
  decision: Field<DecisionOutcome> | null,
  expectations: number,
  hasTerm: boolean,
): Field<LetterKind> {
  if (decision === null) {
    const doubtful =
      issuing === null
        ? 'No sentence was found that issues a notice, or that decides on one.'
        : expectations === 0
          ? 'The letter issues a notice, and nothing was found that it asks for.'
          : null;
    return { value: 'notice', restsOn: issuing ?? '', doubtful };
  }
  const isNotice = issuing !== null && expectations > 0;
  if (isNotice) return { value: 'notice', restsOn: issuing, doubtful: `The letter also says: “${decision.restsOn}”` };
  const other = issuing === null ? (hasTerm ? decision.doubtful : null) : `The letter also says: “${issuing}”`;
  return { value: 'closure', restsOn: decision.restsOn, doubtful: other };
}
