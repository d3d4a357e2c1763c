/** Finds the part of a sentence that asks, without the words around it that say who asks, for whom and why. */
import { dayAndMonth } from '../../core/time/dates.ts';
import { isDenied } from './limits.ts';
import type { Piece } from './pieces.ts';
import { segmentsOf } from './segments.ts';
import { ASKS, means, type Sentence } from './sentence.ts';
import { stemOf } from './titles.ts';
import type { Meaning } from './vocabulary.ts';
import { plainOf } from './words.ts';

/** Kinds of pieces that limit a question, wherever in the sentence they stand. */
const LIMITING: ReadonlySet<Piece['kind']> = new Set(['action', 'expectation', 'recommendation', 'person', 'date']);
/** Kinds of pieces that a question may ask for without anybody knowing it. */
const UNREAD: ReadonlySet<Piece['kind']> = new Set(['unknown', 'quoted', 'link', 'stranger', 'excluded']);
/** Words behind which an unknown one is a verb. It limits nothing: "what have we promised", "how are we placed". */
const BEFORE_A_VERB =
  /(?:^|\s)(?:what|who|i|we|you|they|he|she|it|to|(?:have|has|had|did|do|does|is|are|was|were)(?:nt)?|be|been|being|get|gets|got|getting|im|ive|were|weve|youre|youve|theyre|theyve|whats|whos|still|\w+ly)$/;
/** Meanings with which somebody asks to see something. */
const SHOWS: readonly Meaning[] = ['show', 'find', 'status', 'howMany'];
/** Words behind which a sentence says when or for whom the answer is wanted. */
const AHEAD = /^(?:before|ahead|prior|in time|going into)$/;

/** A question without what stands beside it, and the words of it that nothing accounts for. */
export interface AskedPart {
  readonly sentence: Sentence;
  readonly leftover: readonly Piece[];
}

/**
 * Where a part of the sentence asks by its form, the others count only with what limits the question: “the leader wants a
 * number: what is overdue in E2”. Where none does, the whole sentence is the question.
 */
export function askedPartOf(sentence: Sentence): AskedPart {
  const segments = segmentsOf(sentence.text, sentence.pieces);
  const asking = segments.filter((segment) => asksByForm(segment, sentence));
  // Words by themselves name something that is meant: "what is blocked, highways". A clause says who asks, or why.
  const isName = (segment: readonly Piece[]) => segment.every(({ kind }) => kind === 'unknown' || kind === 'quoted');
  const core = asking.length > 0 ? segments.filter((one) => asking.includes(one) || isName(one)) : segments;
  const isTitle = ({ text }: Piece) => sentence.titleWords.has(stemOf(text));
  const pieces = segments.flatMap((segment) =>
    core.includes(segment) ? withoutOccasion(segment, isTitle) : segment.filter(({ kind }) => LIMITING.has(kind)),
  );
  const leftover = pieces.filter(
    (piece, at) => UNREAD.has(piece.kind) && !isTitle(piece) && !limitsNothing(piece, pieces[at - 1]),
  );
  return { sentence: { ...sentence, pieces }, leftover };
}

/** A verb, a superlative, the plural that names the actions, and those of other people: “not everybody's”. */
function limitsNothing(piece: Piece, before: Piece | undefined): boolean {
  if (piece.kind === 'excluded') return !('people' in piece);
  if (piece.kind !== 'unknown' || before === undefined || isDenied(piece.text)) return false;
  return BEFORE_A_VERB.test(plainOf(before.text)) || /est$/i.test(piece.text) || isHead(piece, before);
}

/** A plural behind its owner or its state, as in "Rob's bits", names the actions. */
export function isHead({ text }: Piece, before: Piece | undefined): boolean {
  return /s$/i.test(text) && before !== undefined && ['person', 'expectation', 'meaning'].includes(before.kind);
}

/** Whether a part asks: it begins with an interrogative or the wish to see something, or a question mark ends it. */
function asksByForm(segment: readonly Piece[], { text }: Sentence): boolean {
  const [first, last] = [segment[0], segment.at(-1)];
  if (!first || !last) return false;
  const words = plainOf(text.slice(first.start, last.end));
  const opening = segment.find(({ kind }) => kind !== 'filler');
  return (
    ASKS.test(words) ||
    /^[\s)"”]*\?/.test(text.slice(last.end)) ||
    (opening !== undefined && means({ pieces: [opening] }, ...SHOWS))
  );
}

/** Without "before CMT", "ahead of the members' briefing": an occasion that is no date and that no title names. */
function withoutOccasion(segment: readonly Piece[], isTitle: (piece: Piece) => boolean): readonly Piece[] {
  const at = segment.findIndex(
    ({ text }, index) => AHEAD.test(plainOf(text)) && segment.slice(index + 1).some(({ kind }) => kind === 'unknown'),
  );
  if (at < 0) return segment;
  const occasion = segment.slice(at);
  const isOccasion = occasion.every(
    (piece) =>
      !LIMITING.has(piece.kind) &&
      !isTitle(piece) &&
      (piece.kind !== 'meaning' || !means({ pieces: [piece] }, 'who', 'when')),
  );
  return isOccasion ? segment.slice(0, at) : segment;
}

/** The sentence once for each day that a date of it may mean: 31 June may be 30 June or 1 July. */
export function withEachDay(sentence: Sentence): readonly Sentence[] {
  const doubtful = sentence.dates.find((found) => found.kind === 'day' && (found.others ?? []).length > 0);
  if (doubtful?.kind !== 'day') return [sentence];
  return [doubtful.day, ...(doubtful.others ?? [])].map((day) => {
    const date = { kind: 'day', day, words: dayAndMonth(day) } as const;
    return { ...sentence, dates: sentence.dates.map((one) => (one === doubtful ? date : one)) };
  });
}
