/** Cuts a sentence into its parts: codes, people, dates, links, and words with their meanings. */
import type { Person, Snapshot } from '../../core/record/model.ts';
import type { DateContext } from '../../core/time/date-words.ts';
import { numberOfWord } from '../../core/time/words/grammar.ts';
import { actionCode, expectationCode, recommendationCode } from '../codes.ts';
import { countEdits } from '../nearest.ts';
import { type DateFound, dateAt } from './dates-in.ts';
import { personAt } from './names-in.ts';
import { segmentsOf } from './segments.ts';
import { isInTitle } from './titles.ts';
import { isFiller, LONGEST_PHRASE, type Meaning, meaningsOf, WORDS } from './vocabulary.ts';
import { plainOf, type Word, wordsOf } from './words.ts';

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
  return excludeSubjects(text, excludeDenied(silenceAsides(text, joinParticles(text, pieces))));
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
  const phrase = phraseAt(words, at);
  const date = dateAt(words, at, context);
  if (date && date.count >= phrase.count) return take(date.count, { kind: 'date', date: date.found });
  const person = personAt(words, at, context.snapshot);
  if (person && (phrase.meanings.size === 0 || /^\p{Lu}/u.test(word.text)))
    return take(person.count, { kind: 'person', people: person.people, possessive: person.possessive });
  if (phrase.meanings.size > 0) return take(phrase.count, { kind: 'meaning', meanings: phrase.meanings });
  if (isFiller(word.plain)) return take(1, { kind: 'filler' });
  if (/^\d+(?:%|st|nd|rd|th)?$/.test(word.plain)) return take(1, { kind: 'number' });
  const mended = isInTitle(word.plain, context.snapshot) ? NO_MEANINGS : mendedMeanings(word.plain);
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

/** A word of six letters or more without the ending of a verb or a plural: "withdrawing" → "withdraw". */
function uninflected(plain: string): readonly string[] {
  if (plain.length < 6) return [];
  const [, stem = ''] = /^(.{3,}?)(?:ing|ed|es|s|d)$/.exec(plain) ?? [];
  return stem === '' ? [] : [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')];
}

const NO_MEANINGS: ReadonlySet<Meaning> = new Set();

/** A word of five letters or more that is one or two slips away from one of the vocabulary. */
function mendedMeanings(plain: string): ReadonlySet<Meaning> {
  if (plain.length < 5) return new Set();
  // A letter more at the end makes another word: "county" is no "count".
  const near = WORDS.filter((word) => word[0] === plain[0] && !plain.startsWith(word));
  const slips = near.map((word) => ({ word, edits: countEdits(plain, word) }));
  const best = slips.reduce((least, one) => (one.edits < least.edits ? one : least), { word: '', edits: 9 });
  return best.edits >= 1 && best.edits <= (plain.length < 7 ? 1 : 2) ? meaningsOf(best.word) : new Set();
}

/** Words that stand behind the object of their verb: "tick the survey off", "take that link off", "push it back". */
const PARTICLES: ReadonlySet<string> = new Set([
  'off',
  'back',
  'up',
  'over',
  'on',
  'down',
  'in',
  'forward',
  'fwd',
  'out',
]);
/** Parts between a verb and its particle. */
const LONGEST_OBJECT = 6;

/** A verb and the particle behind its object have the meaning that they have together. */
function joinParticles(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const joined = [...pieces];
  for (const [at, verb] of pieces.entries()) {
    const behind = pieces.slice(at + 1, at + 2 + LONGEST_OBJECT);
    const far = behind.findIndex(({ text: word }) => PARTICLES.has(word.toLowerCase()));
    const particle = behind[far];
    // "take the workshops off Sam" takes them from him.
    if (!particle || far === 0 || PARTICLES.has(verb.text.toLowerCase()) || behind[far + 1]?.kind === 'person')
      continue;
    if (/[,;:.!?]\s|\s[-–—]\s/.test(text.slice(verb.start, particle.start))) continue;
    const plain = verb.text.toLowerCase();
    const meanings = [plain, ...uninflected(plain)]
      .map((word) => meaningsOf(`${word} ${particle.text.toLowerCase()}`))
      .find(({ size }) => size > 0);
    if (!meanings) continue;
    const { start, end } = verb;
    joined[at] = { start, end, text: verb.text, kind: 'meaning', meanings };
    joined[at + 1 + far] = { start: particle.start, end: particle.end, text: particle.text, kind: 'filler' };
  }
  return joined;
}

/** Words around a question that say who asks and why. They change nothing in it. */
const ASIDES = [
  /\bremind (?:me|us)(?= (?:again )?(?:wh|how))/gi,
  /\b(?:quick|another|one more) (?:one|question|q)\b/gi,
  /\b(?:just|was|am|been) wondering\b|\bout of interest\b/gi,
  /(?:\b(?:the|our|my) )?(?<!\p{L})\p{L}+(?:['’]s| is| are)? (?:asking|asks|wants? to know|needs? to know|has asked|have asked)\b/giu,
  /\b(?:that )?(?:i|we) (?:should|shd|need to|ought to|must) (?:know|be aware)(?: (?:about|of))?\b/gi,
  /\b(?:before|ahead of|in time for) (?:the )?(?:cabinet|council|scrutiny|committee|clt|smt|leader|group)(?: (?:meeting|tonight|today|tomorrow|this \w+))*/gi,
];

function silenceAsides(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const asides = ASIDES.flatMap((pattern) => [...text.matchAll(pattern)]);
  if (asides.length === 0) return pieces;
  return pieces.map((piece) => {
    const isAside = asides.some(({ 0: { length }, index }) => index <= piece.start && piece.end <= index + length);
    return isAside ? { start: piece.start, end: piece.end, text: piece.text, kind: 'filler' } : piece;
  });
}

/** Words that rule out the person or the date behind them, and those that rule out a date alone. */
const RULES_OUT = /^(?:not|instead of|rather than|as opposed to)(?: the)?$/;
const RULES_OUT_DATE = /^(?:(?:is|are|was)nt|(?:cant|cannot|wont|shouldnt) be)(?: the)?$/;
/** Words of the longest of them. */
const LONGEST_RULING_OUT = 4;

/** "not Tom's", "can't be the 18th": the person or date behind the words is ruled out, and the rest of the sentence is not denied. */
function excludeDenied(pieces: readonly Piece[]): readonly Piece[] {
  const excluded = new Set<number>();
  for (const [at, { kind }] of pieces.entries()) {
    if (kind !== 'person' && kind !== 'date') continue;
    for (let from = at - 1; from >= Math.max(0, at - LONGEST_RULING_OUT); from -= 1) {
      const words = pieces
        .slice(from, at)
        .map(({ text }) => plainOf(text))
        .join(' ');
      if (RULES_OUT.test(words) || (kind === 'date' && RULES_OUT_DATE.test(words)))
        for (let one = from; one <= at; one += 1) excluded.add(one);
    }
  }
  return pieces.map((piece, at) => (excluded.has(at) ? ({ ...piece, kind: 'excluded' } as Piece) : piece));
}

/** Kinds of pieces of which those are made whom a list leaves out. */
const OF_A_SUBJECT: ReadonlySet<Piece['kind']> = new Set(['filler', 'unknown', 'expectation', 'person', 'excluded']);
const OTHERS: ReadonlySet<Meaning> = new Set(['people', 'action', 'all', 'self']);

/** "not finance, just housing", "my stuff not the whole council's": others are ruled out that nobody asked for. Behind a verb, "not" denies it. */
function excludeSubjects(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const excluded = segmentsOf(text, pieces, /^(?:just|only|but)$/i).flatMap((segment) => {
    const at = segment.findIndex((piece) => /^not$/i.test(piece.text));
    const before = segment[at - 1];
    const isBehindNoun = before === undefined || ['unknown', 'expectation', 'person', 'meaning'].includes(before.kind);
    const run = segment.slice(at);
    const isSubject =
      run.length > 1 &&
      run.every((piece) =>
        piece.kind === 'meaning'
          ? [...piece.meanings].every((meaning) => OTHERS.has(meaning))
          : OF_A_SUBJECT.has(piece.kind) && !/(?:ed|ing|en|ly)$/i.test(piece.text),
      );
    return at >= 0 && isBehindNoun && isSubject && !pieces.some(({ kind }) => kind === 'action') ? run : [];
  });
  return pieces.map((piece) => (excluded.includes(piece) ? ({ ...piece, kind: 'excluded' } as Piece) : piece));
}
