/** Reads a sentence once, for questions and changes alike: its codes, people, dates, links and the meanings of its words. */
import type { Action, Expectation, Person, Recommendation, Snapshot } from '../../core/record/model.ts';
import type { DateContext } from '../../core/time/date-words.ts';
import { actionCode, expectationCode, recommendationCode } from '../codes.ts';
import { countEdits } from '../nearest.ts';
import { type DateFound, dateAt } from './dates-in.ts';
import { findLimitInSentence, isDenied } from './limits.ts';
import { personAt } from './names-in.ts';
import { actionsByTitle, expectationsByTitle } from './titles.ts';
import { isFiller, LONGEST_PHRASE, type Meaning, meaningsOf, WORDS } from './vocabulary.ts';
import { type Word, wordsOf } from './words.ts';

/** A part of a sentence, from one word or several, in the order of the sentence. */
export type Piece = { readonly start: number; readonly end: number; readonly text: string } & (
  | { readonly kind: 'action' | 'expectation' | 'recommendation'; readonly code: string }
  | { readonly kind: 'person'; readonly people: readonly Person[]; readonly possessive: boolean }
  /** A mention of an account that is not in the record. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'date'; readonly date: DateFound }
  | { readonly kind: 'link' | 'quoted' | 'filler' | 'number' | 'unknown' }
  /** A person or a date that is ruled out: "not Tom's". */
  | { readonly kind: 'excluded' }
  /** `isMended`: the word was mistyped. */
  | { readonly kind: 'meaning'; readonly meanings: ReadonlySet<Meaning>; readonly isMended?: true }
);

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

/** The record and the day by which a sentence is read. */
export interface SentenceContext extends Omit<DateContext, 'prefer'> {
  readonly snapshot: Snapshot;
  /** The person of a mentioned account, by the mention as written; null when the record has none. */
  readonly personMentioned: (mention: string) => Person | null;
  /** A mention as written, with the name that its platform shows. */
  readonly nameOf: (mention: string) => string;
}

const ASKS =
  /^(?:what|whats|wot|wots|wat|wats|hw|wich|which|who|whos|whose|when|whens|where|wheres|how|hows|why|is|are|do|does|did|has|was|were (?:you|they|the|there|any|all|we|e\d)|any|have (?:we|you|they|i)|am i)\b/;
/** A request in the form of a question: "can you move …". */
const REQUESTS =
  /^(?:so |and |hi |hello |hey |please |pls )*(?:can|could|would|will|may|shall|should) (?:(?:you|we|i|it|this|that|somebody|someone)\b|\S+ (?:\S+ )?(?:have|take|do|own|lead)\b)/;

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
  const pieces = excludeDenied(toPieces(wordsOf(text), context));
  const { snapshot } = context;
  const codes = codesOf(pieces, 'action');
  const named = snapshot.actions.filter(({ code }) => codes.includes(code));
  const expectationCodes = codesOf(pieces, 'expectation');
  const expectations = snapshot.expectations.filter(({ code }) => expectationCodes.includes(code));
  const recommendationCodes = codesOf(pieces, 'recommendation');
  const recommendations = snapshot.recommendations.filter(({ code }) => recommendationCodes.includes(code));
  const known = new Set([...named, ...expectations, ...recommendations].map(({ code }) => code));
  const allCodes = [...codes, ...expectationCodes, ...recommendationCodes];
  const nothingNamed = allCodes.length === 0;
  const byTitle = nothingNamed ? actionsByTitle(pieces, snapshot) : null;
  const titled = nothingNamed && !byTitle ? expectationsByTitle(pieces, snapshot) : null;
  const plain = text.toLowerCase().replaceAll(/['’‘]/g, '');
  const limited = pieces.reduce(
    (left, piece, at) => (NOT_LIMITING.has(piece.kind) && !isShare(piece, pieces[at + 1]) ? blank(left, piece) : left),
    text,
  );
  const isRequest = REQUESTS.test(plain);
  return {
    text,
    pieces,
    actions: inOrderOf(codes, byTitle?.actions ?? named),
    expectations: titled?.expectations ?? expectations,
    recommendations,
    byTitle: byTitle !== null || titled !== null,
    titleWords: byTitle?.words ?? titled?.words ?? new Set(),
    unknownCodes: allCodes.filter((code) => !known.has(code)),
    people: pieces.filter((piece) => piece.kind === 'person'),
    dates: pieces.flatMap((piece) => (piece.kind === 'date' ? [piece.date] : [])),
    links: pieces.flatMap((piece) => (piece.kind === 'link' ? [piece.text] : [])),
    limit: findLimitInSentence(
      isRequest ? limited.replace(/^.{0,30}?\b(?:can|could|would|will|may|shall|should)\b/i, '') : limited,
    ),
    isDenied: isDenied(pieces.reduce((left, piece) => (isPhrase(piece) ? blank(left, piece) : left), limited)),
    isQuestion: !isRequest && (/\?\W*$/.test(text) || ASKS.test(plain)),
  };
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

function toPieces(words: readonly Word[], context: SentenceContext): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < words.length; ) {
    const { piece, count } = pieceAt(words, at, context);
    pieces.push(piece);
    at += count;
  }
  return pieces;
}

function pieceAt(words: readonly Word[], at: number, context: SentenceContext): { piece: Piece; count: number } {
  const word = words[at] as Word;
  const take = (count: number, rest: object): { piece: Piece; count: number } => {
    const last = words[at + count - 1] as Word;
    const text = words
      .slice(at, at + count)
      .map((one) => one.text)
      .join(' ');
    return { piece: { start: word.start, end: last.end, text, ...rest } as Piece, count };
  };
  if (word.kind === 'link') return take(1, { kind: 'link' });
  if (word.kind === 'quoted') return take(1, { kind: 'quoted' });
  if (word.kind === 'mention') {
    const person = context.personMentioned(word.text);
    return take(
      1,
      person
        ? { kind: 'person', people: [person], possessive: false }
        : { kind: 'stranger', text: context.nameOf(word.text) },
    );
  }
  const bare = word.plain.replace(/(?<=\d)s$/, '');
  const action = actionCode(bare);
  if (action) return take(1, { kind: 'action', code: action });
  const expectation = expectationCode(bare);
  if (expectation) return take(1, { kind: 'expectation', code: expectation });
  const recommendation = recommendationCode(bare);
  if (recommendation) return take(1, { kind: 'recommendation', code: recommendation });
  const phrase = phraseAt(words, at);
  const date = dateAt(words, at, context);
  if (date && date.count >= phrase.count) return take(date.count, { kind: 'date', date: date.found });
  const person = personAt(words, at, context.snapshot);
  if (person && (phrase.meanings.size === 0 || /^\p{Lu}/u.test(word.text)))
    return take(person.count, { kind: 'person', people: person.people, possessive: person.possessive });
  if (phrase.meanings.size > 0) return take(phrase.count, { kind: 'meaning', meanings: phrase.meanings });
  if (isFiller(word.plain)) return take(1, { kind: 'filler' });
  if (/^\d+(?:%|st|nd|rd|th)?$/.test(word.plain)) return take(1, { kind: 'number' });
  const mended = mendedMeanings(word.plain);
  return take(1, mended.size > 0 ? { kind: 'meaning', meanings: mended, isMended: true } : { kind: 'unknown' });
}

/** The longest phrase of the vocabulary that begins here. */
function phraseAt(words: readonly Word[], at: number): { meanings: ReadonlySet<Meaning>; count: number } {
  for (let count = Math.min(LONGEST_PHRASE, words.length - at); count > 0; count -= 1) {
    const run = words.slice(at, at + count);
    if (run.some(({ kind }) => kind !== 'word')) continue;
    const meanings = meaningsOf(run.map(({ plain }) => plain).join(' '));
    if (meanings.size > 0) return { meanings, count };
  }
  const { plain = '', kind } = words[at] ?? {};
  const stem =
    kind === 'word' && !isFiller(plain) ? uninflected(plain).find((one) => meaningsOf(one).size > 0) : undefined;
  return stem ? { meanings: meaningsOf(stem), count: 1 } : { meanings: new Set(), count: 0 };
}

/** A word of six letters or more without the ending of a verb or a plural: "withdrawing" → "withdraw". */
function uninflected(plain: string): readonly string[] {
  if (plain.length < 6) return [];
  const [, stem = ''] = /^(.{3,}?)(?:ing|ed|es|s|d)$/.exec(plain) ?? [];
  return stem === '' ? [] : [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')];
}

/** A word of five letters or more that is one or two slips away from one of the vocabulary. */
function mendedMeanings(plain: string): ReadonlySet<Meaning> {
  if (plain.length < 5) return new Set();
  const slips = WORDS.map((word) => ({ word, edits: word[0] === plain[0] ? countEdits(plain, word) : 9 }));
  const best = slips.reduce((least, one) => (one.edits < least.edits ? one : least), { word: '', edits: 9 });
  return best.edits >= 1 && best.edits <= (plain.length < 7 ? 1 : 2) ? meaningsOf(best.word) : new Set();
}

/** "not Tom's", "not 10 June": the person or date behind the word is ruled out, and the rest of the sentence is not denied. */
function excludeDenied(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    const ruledOut = (one: Piece | undefined) => one?.kind === 'person' || one?.kind === 'date';
    if (/^not$/i.test(piece.text) && ruledOut(after)) return { ...piece, kind: 'excluded' } as Piece;
    if (before && /^not$/i.test(before.text) && ruledOut(piece)) return { ...piece, kind: 'excluded' } as Piece;
    return piece;
  });
}
