/** Cuts a sentence into its parts: codes, people, dates, links, and words with their meanings. */
import type { Person, Snapshot } from '../../core/record/model.ts';
import type { DateContext } from '../../core/time/date-words.ts';
import { numberOfWord } from '../../core/time/words/grammar.ts';
import { actionCode, expectationCode, recommendationCode } from '../codes.ts';
import { countEdits } from '../nearest.ts';
import { type DateFound, dateAt } from './dates-in.ts';
import { personAt } from './names-in.ts';
import { isInTitle } from './titles.ts';
import { isFiller, LONGEST_PHRASE, type Meaning, meaningsOf, uninflected, WORDS } from './vocabulary.ts';
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

/** The record and the day by which a sentence is read. */
export interface SentenceContext extends Omit<DateContext, 'prefer'> {
  readonly snapshot: Snapshot;
  /** The person of a mentioned account, by the mention as written; null when the record has none. */
  readonly personMentioned: (mention: string) => Person | null;
  /** A mention as written, with the name that its platform shows. */
  readonly nameOf: (mention: string) => string;
}

/** The parts of a text in their order. */
export function piecesOf(text: string, context: SentenceContext): readonly Piece[] {
  const words = wordsOf(text);
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
  const coded = codeAt(words, at, context);
  if (coded) return take(coded.count, { kind: coded.kind, code: coded.code });
  const longest = phraseAt(words, at);
  // The last word of a phrase may begin a date: "return for May".
  const isCut = longest.count > 1 && dateAt(words, at + longest.count - 1, context)?.found.kind === 'period';
  const phrase = isCut ? { meanings: meaningsOf(word.plain), count: 1 } : longest;
  const date = dateAt(words, at, context);
  if (date && date.count >= phrase.count) return take(date.count, { kind: 'date', date: date.found });
  const person = personAt(words, at, context.snapshot);
  if (person && (phrase.meanings.size === 0 || /^\p{Lu}/u.test(word.text)))
    return take(person.count, { kind: 'person', people: person.people, possessive: person.possessive });
  if (phrase.meanings.size > 0) return take(phrase.count, { kind: 'meaning', meanings: phrase.meanings });
  if (isFiller(word.plain)) return take(1, { kind: 'filler' });
  if (/^\d+(?:%|st|nd|rd|th)?$/.test(word.plain)) return take(1, { kind: 'number' });
  // A capital inside a sentence begins a name.
  const isName = at > 0 && /^\p{Lu}\p{Ll}/u.test(word.text);
  const mended = isName || isInTitle(word.plain, context.snapshot) ? NO_MEANINGS : mendedMeanings(word.plain);
  return take(1, mended.size > 0 ? { kind: 'meaning', meanings: mended, isMended: true } : { kind: 'unknown' });
}

type CodeKind = 'action' | 'expectation' | 'recommendation';

/** The code that begins here: as it is written, without its letter or hyphen, or as a number of the list, such as "the 5th expectation". */
function codeAt(
  words: readonly Word[],
  at: number,
  { snapshot }: Pick<SentenceContext, 'snapshot'>,
): { readonly kind: CodeKind; readonly code: string; readonly count: number } | null {
  const numbered = words[at]?.plain === 'the' ? codeAt(words, at + 1, { snapshot }) : null;
  if (numbered?.count === 2) return { ...numbered, count: 3 };
  const bare = (words[at]?.plain ?? '').replace(/(?<=\d)s$/, '');
  const action =
    actionCode(bare) ?? knownCode(`e${bare}`, snapshot) ?? knownCode(bare.replace(/^(e\d)(\d\d)$/, '$1-$2'), snapshot);
  if (action) return { kind: 'action', code: action, count: 1 };
  const expectation = expectationCode(bare);
  if (expectation) return { kind: 'expectation', code: expectation, count: 1 };
  const recommendation = recommendationCode(bare);
  if (recommendation) return { kind: 'recommendation', code: recommendation, count: 1 };
  const [one = '', other = ''] = [words[at]?.plain, words[at + 1]?.plain];
  const kind = kindNamed(one) ?? kindNamed(other);
  const number = kindNamed(one) === null ? ordinalOf(one) : (ordinalOf(other) ?? cardinalOf(other));
  if (kind === null || number === null) return null;
  return { kind, code: `${kind === 'expectation' ? 'E' : 'R'}${number}`, count: 2 };
}

/** A code that was typed without its letter or its hyphen, where the record has it. */
function knownCode(typed: string, { actions }: Snapshot): string | null {
  const code = actionCode(typed);
  return actions.some((action) => action.code === code) ? code : null;
}

function kindNamed(word: string): 'expectation' | 'recommendation' | null {
  if (/^(?:expectation|exp)$/.test(word)) return 'expectation';
  return /^(?:recommendation|rec)$/.test(word) ? 'recommendation' : null;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

function ordinalOf(word: string): number | null {
  const at = ORDINALS.indexOf(word);
  return at >= 0 ? at + 1 : Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1]) || null;
}

function cardinalOf(word: string): number | null {
  return /^\d{1,2}$/.test(word) ? Number(word) || null : numberOfWord(word);
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

const NO_MEANINGS: ReadonlySet<Meaning> = new Set();

/** A word of five letters or more that is one or two slips away from one of the vocabulary. */
function mendedMeanings(plain: string): ReadonlySet<Meaning> {
  if (plain.length < 5) return new Set();
  // A letter more at the end makes another word: "county" is no "count".
  const near = WORDS.filter((word) => word[0] === plain[0] && !plain.startsWith(word));
  const slips = near.map((word) => ({ word, edits: countEdits(plain, word) }));
  const best = slips.reduce((least, one) => (one.edits < least.edits ? one : least), { word: '', edits: 9 });
  return best.edits >= 1 && best.edits <= (plain.length < 8 ? 1 : 2) ? meaningsOf(best.word) : new Set();
}
