/** Finds the colours that a sentence says of actions. Idioms and names with the same words, as in "red tape" and "Amber Jones", are none. */
import { RAGS, type Rag } from '../../core/record/model.ts';
import { findLimitInSentence } from './limits.ts';
import type { Piece } from './pieces.ts';
import type { Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

/** A colour with its place in the sentence. `isPast`: the sentence says that it was so before. */
interface ColourSaid {
  readonly rag: Rag;
  readonly start: number;
  readonly end: number;
  readonly isPast: boolean;
}

const COLOUR = new RegExp(`^(?<rag>${RAGS.join('|')})(?:s|-rated)?$`, 'i');
/** Words that are no noun behind a colour, although no meaning of a sentence has them. */
const NO_NOUN = /^(?:because|while|although|but|pending|until|rated|flagged|overall|imo|though|not|\d.*|\p{L}+ing)$/iu;
/** Meanings of things that a colour may describe: a green paper is no green action. */
const THINGS: readonly Meaning[] = ['report', 'notice', 'evidence', 'calendar', 'share'];
/** Words behind which a name stands, as in "waiting for Amber". */
const BEFORE_A_NAME = /^(?:mr|mrs|miss|ms|mx|dr|cllr|councillor|sir|dame|with|by|from|for|ask|tell|via|of|cc|to)$/i;
/** Words behind which "to" leads to a colour: "gone to Green". */
const CHANGES_TO = /\b(?:gone|goes|going|went|turned|turning|moved?|back|changed?|red|amber|green)\s+to\s+$/i;
/** Verbs of whoever has such a name: "Amber is on leave". */
const VERB_OF_A_PERSON = /^(?:is|has|was|will|says?|said|wants?|needs?|can|did|does|would|had|asked|thinks?)$/i;
/** A verb that says a colour of its subject. */
const COPULA =
  /\b(?:is|are|was|were|gone|goes|going|went|turned|turning|rated|at|on|now|still|remains|stays|moved|be|been)$/i;
const BEFORE_WAS = /\b(?:was|were|from|used to be|previously|formerly|originally)(?:\s+(?:rated|at|on|marked))?\s+$/i;
const BEHIND_WAS = /^\s+(?:last|until|before|previously|yesterday|at first|originally)\b/i;

/** The colour of a piece; null for one that is none. A person of the record may have that name, with a capital. */
function colourOf({ kind, text }: Piece): Rag | null {
  const { rag } = COLOUR.exec(text)?.groups ?? {};
  if (rag === undefined || (kind !== 'unknown' && !(kind === 'person' && /^\p{Ll}/u.test(text)))) return null;
  return RAGS.find((one) => one === rag.toLowerCase()) ?? null;
}

/** The colours that a sentence says, in their order. */
export function coloursSaid({ text, pieces }: Pick<Sentence, 'text' | 'pieces'>): readonly ColourSaid[] {
  return pieces.flatMap((piece, at) => {
    const rag = colourOf(piece);
    if (rag === null) return [];
    const isBeside = (one: Piece | undefined, gap: string) => (one && /^\s*$/.test(gap) ? one : undefined);
    const [last, following] = [pieces[at - 1], pieces[at + 1]];
    const before = isBeside(last, text.slice(last?.end, piece.start));
    const behind = isBeside(following, text.slice(piece.end, following?.start));
    if (isName(piece, before, behind, text) || (behind && isNoun(behind))) return [];
    const isPast = BEFORE_WAS.test(text.slice(0, piece.start)) || BEHIND_WAS.test(text.slice(piece.end));
    return [{ rag, start: piece.start, end: piece.end, isPast }];
  });
}

function isNoun(piece: Piece): boolean {
  if (piece.kind === 'meaning') return THINGS.some((one) => piece.meanings.has(one));
  return piece.kind === 'unknown' && !NO_NOUN.test(piece.text) && colourOf(piece) === null;
}

/** "Sam Green", "waiting for Amber", "Amber is on leave", "Green's desk". */
function isName(piece: Piece, before: Piece | undefined, behind: Piece | undefined, text: string): boolean {
  if (/^['’]s?\b/.test(text.slice(piece.end))) return true;
  const isCapital = /^\p{Lu}\p{Ll}/u.test(piece.text);
  if (behind && VERB_OF_A_PERSON.test(behind.text) && !(before && COPULA.test(before.text)) && isCapital) return true;
  if (!before || !isCapital) return false;
  const isFirstName = before.kind === 'person' || (before.kind === 'unknown' && /^\p{Lu}\p{Ll}+$/u.test(before.text));
  return (isFirstName && !NO_NOUN.test(before.text)) || isBehindPreposition(piece, before, text);
}

function isBehindPreposition({ start }: Piece, before: Piece, text: string): boolean {
  return BEFORE_A_NAME.test(before.text) && !CHANGES_TO.test(text.slice(0, start));
}

/** Whether a word by itself may be a colour, whatever stands beside it: "red", "ambers", "green:". */
export function isColour(word: string): boolean {
  return COLOUR.test(word.replace(/:$/, ''));
}

/** A colour ends its clause here: "E3 overall amber, too few inspections", "amber on E3". */
const ENDS_CLAUSE =
  /^(?:\s*$|\s*[,;:.!–—]|\s+-|\s+(?:now|overall|because|as|for|on|i['’]?d|imo|again|at|this|last|due|since|and|but|to)\b)/iu;
const BEFORE_COLOUR = new RegExp(
  String.raw`${COPULA.source.replace(/\$$/, '')}\s+(?:(?:now|still|at|on|rated|currently|flagged|back to)\s+)*$`,
  'i',
);
/** A colour before the code that has it: "amber E2-01", "mark as red: E3". */
const BEFORE_CODE = /^ ?[:–-]? ?(?:for |on )?e\d/i;
const ASKS_TO_MARK = /^\s*(?:(?:mark|make|rate|set)(?: it)?(?: as)? )?$/i;
/** Words and marks behind which a sentence says why. */
const BEFORE_A_REASON = /\b(?:because|as|since|due to|owing to|awaiting|waiting|pending)\b|[,;:.–—]/i;
const REASON_WORD = /\b(?:because|as|since|due to|owing to)\b/i;
/** Only these stand between a colour and the one that it became: "was red, is amber", "red → amber". */
const BECAME =
  /^(?:[\s,;.–—>→-]|\b(?:but|and|then|now|is|it|its|it['’]s|has|have|gone|went|going|to|back|turned|moved|today)\b)*$/i;

/** Red, amber or green, as a sentence says last of an action or expectation; null where it says none, asks, denies or limits. */
export function ragIn(sentence: Sentence): Rag | null {
  const { text, isQuestion } = sentence;
  const all = coloursSaid(sentence).filter((one) => isOfItsSubject(one, text));
  const present = all.filter(({ isPast }) => !isPast);
  const said = present.length > 0 ? present : all;
  if (said.length === 0 || isQuestion) return null;
  const found = said.reduce((last, next) => (BECAME.test(text.slice(last.end, next.start)) ? next : last));
  // A reason behind a colour limits nothing: "amber because only 30 of 41 have an owner".
  const [told = ''] = text.slice(found.end).split(BEFORE_A_REASON);
  const from = all[all.indexOf(found) - 1]?.end ?? 0;
  const words = text.slice(from, found.end).replace(/^\W*but\b/i, '');
  return findLimitInSentence(words + told) === null ? found.rag : null;
}

/** Whether a colour is said of what the sentence is about, and not in a reason. */
function isOfItsSubject({ start, end }: ColourSaid, text: string): boolean {
  const before = text.slice(0, start);
  const [first, reason] = before.split(REASON_WORD);
  if (reason !== undefined && (first ?? '').trim() !== '') return false;
  return (
    BEFORE_COLOUR.test(before) ||
    ENDS_CLAUSE.test(text.slice(end)) ||
    (ASKS_TO_MARK.test(before) && BEFORE_CODE.test(text.slice(end)))
  );
}

/** Whether a sentence names the actions of each colour behind it: "green: E2-01 red: E2-03". */
export function startsOfColours({ pieces, ...sentence }: Pick<Sentence, 'text' | 'pieces'>): readonly number[] {
  const said = coloursSaid({ ...sentence, pieces }).filter(
    ({ end }) => pieces.find(({ start }) => start >= end)?.kind === 'action',
  );
  return said[0] && ASKS_TO_MARK.test(sentence.text.slice(0, said[0].start)) ? said.map(({ start }) => start) : [];
}
