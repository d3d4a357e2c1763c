/** Tells for each date of a sentence whether it is a day to come, one on which something happened, or one of something else. */
import type { IsoDate } from '../../core/record/model.ts';
import type { DateContext } from '../../core/time/date-words.ts';
import { type DateFound, pastDayOf } from './dates-in.ts';
import type { Piece } from './pieces.ts';
import { segmentsOf } from './segments.ts';
import { stemOf } from './titles.ts';
import type { Meaning } from './vocabulary.ts';

type DatePiece = Piece & { readonly kind: 'date' };

/** Between two clauses stands punctuation or one of these words. */
export const BORDER_WORD = /^(?:and|but|so|because|as|which|who|while|though|tho)$/i;
/** Words of something that took place. Verbs with a regular ending are found by it. */
const HAPPENED =
  /^(?:went|met|held|was|were|came|sent|did|got|spoke|saw|found|gave|told|took|began|put|ran|said|had|read|done|gone|been|seen)$/i;
const PAST_ENDING = /^\p{L}{2,}(?:[^e]ed|eed)$/u;
/** Words that put a date in front of it in the past, or a plan behind it. */
const PLANNED = /^(?:needed|wanted|hoped|expected|planned|scheduled|booked|supposed|delayed|invited)$/i;
/** Words of a length of time that is counted from the date of an action. */
const COMPARES = /\b(?:more|extra|further|another|longer|later|earlier|sooner)\b/i;
/** Verbs with which people name the date that they have in mind. */
const AIMS = /^(?:looking|aiming|working|thinking|going|hoping|planning|shooting|pushing|target(?:ing|ted)?)$/;
/** Meanings with which a date is the new one of an action. */
const MOVES: readonly Meaning[] = ['move', 'due', 'swap', 'snooze', 'remind', 'extended'];

/** A sentence cut into parts. Words of the title by which it names an action belong to that action. */
interface Cut {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly titleWords: ReadonlySet<string>;
}

/** The pieces with each date in its tense. A past one is read again in the past; one of something else has the role `beside`. */
export function withTenses(cut: Cut, context: Omit<DateContext, 'prefer'>): readonly Piece[] {
  return cut.pieces.map((piece, at) => {
    if (piece.kind !== 'date' || piece.date.kind === 'period') return piece;
    const role = roleOf(cut, piece, at, context.today);
    return role === null ? piece : { ...piece, date: inRole(piece.date, role, context) };
  });
}

function inRole(date: DateFound, role: 'past' | 'start' | 'beside', context: Omit<DateContext, 'prefer'>): DateFound {
  if (date.kind === 'period') return date;
  if (date.kind === 'span' || role !== 'past') return { ...date, role };
  return { ...date, role, day: pastDayOf(date.words, context) ?? date.day };
}

function roleOf(cut: Cut, piece: DatePiece, at: number, today: IsoDate): 'past' | 'start' | 'beside' | null {
  if (piece.date.kind === 'day' && piece.date.day < today) return 'past';
  if (piece.date.kind === 'span' && COMPARES.test(piece.text)) return null;
  if (piece.date.kind === 'day' && piece.date.others) return null;
  const isContrasted = cut.pieces.some((one) => one.kind === 'excluded' && 'date' in one);
  const clause = segmentsOf(cut.text, cut.pieces, BORDER_WORD).find((one) => one.includes(piece)) ?? [];
  const isMoved = clause.some((one) => one.kind === 'meaning' && MOVES.some((it) => one.meanings.has(it)));
  if (/^from\b/i.test(piece.text)) return 'start';
  const isDeed = /^it$/i.test(cut.pieces[at - 1]?.text ?? '') && cut.pieces.slice(at - 2, at - 1).some(tellsOfPast);
  if (isMoved || isContrasted || (isSetTo(cut.pieces[at - 1], piece) && !isDeed)) return null;
  const [lead = ''] = /^(?:by|before|b4|to|until|till|til|for)\b/i.exec(piece.text) ?? [];
  const before = cut.pieces[at - 1]?.text.toLowerCase() ?? '';
  const isAhead = lead !== '' || /^(?:by|before|b4|to|until|till|til|for)$/.test(before);
  if (!isAhead && clause.some(tellsOfPast)) return 'past';
  return clause.every((one) => one === piece || isOfDate(one, cut.titleWords)) ? null : 'beside';
}

/** "make it the 25th", "can be 12 July", "looking at 5 July": a date is given, and the words around it may be any. */
function isSetTo(before: Piece | undefined, { text }: DatePiece): boolean {
  const verb = before?.text.toLowerCase() ?? '';
  return /^(?:it|be|been|say|meant|now)$/.test(verb) || (/^(?:at|for|to)\b/i.test(text) && AIMS.test(verb));
}

function tellsOfPast({ text, kind }: Piece): boolean {
  if (kind === 'person' || kind === 'date' || PLANNED.test(text)) return false;
  return text.split(' ').some((word) => HAPPENED.test(word) || PAST_ENDING.test(word));
}

/** Parts that may stand beside the new date of an action: the action, people, and words that say nothing by themselves. */
function isOfDate({ kind, text }: Piece, titleWords: ReadonlySet<string>): boolean {
  const isKnown = !['unknown', 'quoted', 'number', 'stranger', 'link'].includes(kind);
  return isKnown || BORDER_WORD.test(text) || titleWords.has(stemOf(text));
}
