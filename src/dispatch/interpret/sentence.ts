/** Reads a sentence once, for questions and changes alike: its codes, people, dates, links and the meanings of its words. */
import type { Action, Expectation, Recommendation, Snapshot } from '../../core/record/model.ts';
import type { DateFound } from './dates-in.ts';
import { joinPieces } from './joined-pieces.ts';
import { findLimitInSentence, isDenied } from './limits.ts';
import { type Piece, piecesOf, type SentenceContext } from './pieces.ts';
import { segmentsOf } from './segments.ts';
import { withTenses } from './tenses.ts';
import { rowNamedBy, rowsByTitle, stemOf, stemsNaming } from './titles.ts';
import type { Meaning } from './vocabulary.ts';
import { plainOf, wordsOf } from './words.ts';

/** A sentence as it was understood. */
export interface Sentence {
  /** As written, without white space at its ends. */
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The actions named by their codes; without codes, those whose titles fit best. */
  readonly actions: readonly Action[];
  readonly expectations: readonly Expectation[];
  /** The recommendations named by their codes. */
  readonly recommendations: readonly Recommendation[];
  /** Whether the actions or expectations are named by words of their titles. */
  readonly byTitle: boolean;
  /** Whether one action is named by nearly its whole title, as surely as by its code, and its title has a word of another matter. */
  readonly isTitled: boolean;
  /** Words that belong to a title which was found by them. */
  readonly titleWords: ReadonlySet<string>;
  /** Codes that the record does not have. */
  readonly unknownCodes: readonly string[];
  readonly people: readonly (Piece & { readonly kind: 'person' })[];
  readonly dates: readonly DateFound[];
  readonly links: readonly string[];
  /** The first words that deny, limit or put off, such as “not yet” or “50%”; no button that completes follows then. */
  readonly limit: string | null;
  readonly isDenied: boolean;
  readonly isQuestion: boolean;
}

/** Beginnings of a question. "when I said the 21st" and "how we did it" tell. */
export const ASKS =
  /^(?:so |and |but |or |ok |hi |hello |please |now |then |remind me |tell me |any idea |do you know |do we know )*(?:(?:what|when|where|how|who)(?! (?:i|we|he|she|they|it) \w)|whats|whatve|whove|whens|wheres|hows|whos|whose|which|wich|wot|wots|wat|wats|hw|why|anyone|anybody|anything|is|are|do|does|did|has|was|were (?:you|they|the|there|any|all|we|e\d)|any|have (?:we|you|they|i)|am i)\b/;
/** A request in the form of a question: "can you move …". */
const REQUESTS =
  /^(?:so |and |hi |hello |hey |please |pls )*(?:can|could|would|will|may|shall|should) (?:(?:you|we|i|it|this|that|somebody|someone)\b|\S+ (?:\S+ )?(?:have|take|do|own|lead|go to|move|slip|be moved)\b)/;

/** Meanings with which a part of a sentence tells news. */
const REPORTS: readonly Meaning[] = ['complete', 'block', 'start', 'move', 'evidence', 'withdraw', 'assign'];

/** Parts whose words limit nothing: "May" of a date, "Will" of a name. */
const NOT_LIMITING: ReadonlySet<Piece['kind']> = new Set([
  'excluded',
  'date',
  'person',
  'stranger',
  'link',
  'action',
  'quoted',
]);

/** Reads a sentence. Takes time in proportion to its words and to the record. */
export function readSentence(typed: string, context: SentenceContext): Sentence {
  const text = typed.trim();
  const read = joinPieces(text, piecesOf(text, context));
  const { snapshot } = context;
  const codes = codesOf(read, 'action');
  const named = snapshot.actions.filter(({ code }) => codes.includes(code));
  const expectationCodes = codesOf(read, 'expectation');
  const expectations = snapshot.expectations.filter(({ code }) => expectationCodes.includes(code));
  const recommendationCodes = codesOf(read, 'recommendation');
  const recommendations = snapshot.recommendations.filter(({ code }) => recommendationCodes.includes(code));
  const known = new Set([...named, ...expectations, ...recommendations].map(({ code }) => code));
  const allCodes = [...codes, ...expectationCodes, ...recommendationCodes];
  const nothingNamed = allCodes.length === 0;
  const whole = nothingNamed ? actionOfAnotherMatter(text, read, snapshot) : null;
  const { byTitle, titled } =
    nothingNamed && whole === null ? rowsByTitle(read, snapshot) : { byTitle: null, titled: null };
  const titleWords =
    byTitle?.words ??
    titled?.words ??
    new Set<string>(whole === null ? [] : wordsOf(whole.title).map(({ plain }) => stemOf(plain)));
  const told = whole === null ? read : withoutTitle(read, whole, titleWords);
  const pieces = withTenses({ text, pieces: told, titleWords }, context);
  const plain = text.toLowerCase().replaceAll(/['’‘]/g, '');
  const limited = pieces
    .reduce(
      (left, piece, at) =>
        (NOT_LIMITING.has(piece.kind) && !isShare(piece, pieces[at + 1])) || isFigure(piece, pieces[at + 1])
          ? blank(left, piece)
          : left,
      text,
    )
    .replace(/\b(?:that|this) (?:part|bit|half) of\b/gi, (found) => ' '.repeat(found.length));
  const actions = whole === null ? inOrderOf(codes, byTitle?.rows ?? named) : [whole];
  const isRequest = REQUESTS.test(plain) || isProposal(plain, pieces, actions);
  return {
    text,
    pieces,
    actions,
    expectations: titled?.rows ?? expectations,
    recommendations,
    byTitle: byTitle !== null || titled !== null,
    isTitled: whole !== null,
    titleWords,
    unknownCodes: allCodes.filter((code) => !known.has(code)),
    people: pieces.filter((piece) => piece.kind === 'person'),
    dates: pieces.flatMap((piece) => (piece.kind === 'date' ? [piece.date] : [])),
    links: pieces.flatMap((piece) => (piece.kind === 'link' ? [piece.text] : [])),
    limit: findLimitInSentence(
      isRequest ? limited.replace(/^.{0,30}?\b(?:can|could|would|will|may|shall|should)\b/i, '') : limited,
    ),
    isDenied: isDenied(pieces.reduce((left, piece) => (isPhrase(piece) ? blank(left, piece) : left), limited)),
    isQuestion: !isRequest && (/\?\W*$/.test(text) || ASKS.test(plain) || asksLater(text, pieces)),
  };
}

/** Matters of their own whose words stand in the titles of actions as well: the board report, the notice, a return, a response. */
const OTHER_MATTERS: readonly Meaning[] = ['report', 'notice', 'reject', 'respond', 'evidence'];

/** The action that a text names by nearly its whole title, where a word of that title has another matter as its meaning. */
function actionOfAnotherMatter(text: string, pieces: readonly Piece[], { actions }: Snapshot): Action | null {
  const isOther = (piece: Piece, title: ReadonlySet<string>) =>
    means({ pieces: [piece] }, ...OTHER_MATTERS) && stemsNaming(piece.text).some((stem) => title.has(stem));
  const withOther = actions.filter(({ title, kind, status }) => {
    const stems = new Set(stemsNaming(title));
    return (
      (kind === 'once' || kind === 'ongoing') && status !== 'withdrawn' && pieces.some((one) => isOther(one, stems))
    );
  });
  return rowNamedBy(text, withOther);
}

/** The pieces without the meanings that words of the title, and the dates in it, have elsewhere. */
function withoutTitle(pieces: readonly Piece[], { title }: Action, words: ReadonlySet<string>): readonly Piece[] {
  const stems = new Set([...stemsNaming(title), ...words]);
  return pieces.map((piece): Piece => {
    const isOfTitle =
      piece.kind === 'meaning'
        ? means({ pieces: [piece] }, ...OTHER_MATTERS) && stemsNaming(piece.text).some((stem) => stems.has(stem))
        : piece.kind === 'date' && title.toLowerCase().includes(piece.date.words);
    return isOfTitle ? { kind: 'filler', start: piece.start, end: piece.end, text: piece.text } : piece;
  });
}

/** "12 July ok for E2-03?" and "can't make it, say a week later?" propose a date, although a question mark ends them. */
function isProposal(plain: string, pieces: readonly Piece[], actions: readonly Action[]): boolean {
  if (!/\?\W*$/.test(plain) || ASKS.test(plain) || /\b(?:still|already)\b/.test(plain)) return false;
  return pieces.some((piece) => {
    if (piece.kind !== 'date' || piece.date.kind === 'period' || piece.date.role !== undefined) return false;
    const { date } = piece;
    if (date.kind === 'span') return means({ pieces }, 'move') || /\b(?:later|earlier|more|longer)\b/.test(date.words);
    return (actions.length > 0 && actions.every(({ dueOn }) => dueOn !== date.day)) || means({ pieces }, 'move');
  });
}

/** A part behind the first asks, and what stands before it names no action and tells nothing: "in a hurry. what is late". */
function asksLater(text: string, pieces: readonly Piece[]): boolean {
  const segments = segmentsOf(text, pieces);
  const at = segments.findIndex((segment) => ASKS.test(plainOf(text.slice(segment[0]?.start, segment.at(-1)?.end))));
  const before = segments.slice(0, Math.max(at, 0)).flat();
  return at > 0 && before.every(({ kind }) => kind !== 'action') && !means({ pieces: before }, ...REPORTS);
}

/** Whether the sentence has a word with at least one of these meanings. */
export function means({ pieces }: Pick<Sentence, 'pieces'>, ...meanings: readonly Meaning[]): boolean {
  return pieces.some((piece) => piece.kind === 'meaning' && meanings.some((one) => piece.meanings.has(one)));
}

/** “3/5 complete” and “3/5 of it” are shares, although 3/5 alone is a date. */
function isShare({ kind, text }: Piece, next: Piece | undefined): boolean {
  const isCounted = next?.text === 'of' || (next?.kind === 'meaning' && next.meanings.has('complete'));
  return kind === 'date' && /^\d+\/\d+$/.test(text) && isCounted;
}

/** "97% access rate" and "61% response" are figures of other things, and say nothing of how far the work is. */
function isFigure({ kind, text }: Piece, next: Piece | undefined): boolean {
  return kind === 'number' && text.endsWith('%') && next?.kind === 'unknown';
}

/** A phrase of several words with a meaning of its own, as "can't progress", denies nothing. */
function isPhrase({ kind, text }: Piece): boolean {
  return kind === 'meaning' && /\s/.test(text);
}

function blank(text: string, { start, end }: Piece): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function codesOf(pieces: readonly Piece[], kind: 'action' | 'expectation' | 'recommendation'): readonly string[] {
  return [...new Set(pieces.flatMap((piece) => (piece.kind === kind ? [piece.code] : [])))];
}

function inOrderOf(codes: readonly string[], actions: readonly Action[]): readonly Action[] {
  return [...actions].sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
}
