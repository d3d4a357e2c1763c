/** Joins pieces that mean something only together, and marks those that are ruled out or stand beside the matter. */
import type { Piece } from './pieces.ts';
import { segmentsOf } from './segments.ts';
import { type Meaning, meaningsOf, uninflected } from './vocabulary.ts';
import { plainOf } from './words.ts';

/** The pieces of a text with verbs joined to their particles, asides silenced, and people, dates and subjects that are ruled out marked. */
export function joinPieces(text: string, pieces: readonly Piece[]): readonly Piece[] {
  return excludeSubjects(text, excludeDenied(silenceAsides(text, joinParticles(text, pieces))));
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
