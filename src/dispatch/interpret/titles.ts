/** Finds actions and expectations by words of their titles: "the procurement one". */
import type { Action, Expectation, Snapshot } from '../../core/record/model.ts';
import { isFiller } from './vocabulary.ts';
import { plainOf, wordsOf } from './words.ts';

/** The part of a sentence that is compared with titles. */
interface Piece {
  readonly kind: string;
  readonly text: string;
}

/** Shorter words are in too many titles. */
const SHORTEST = 4;
/** More matches than this name nothing. */
const MOST = 3;

/** The actions whose titles have most of the unknown words, at most three; null when there are none or too many. */
export function actionsByTitle(
  pieces: readonly Piece[],
  { actions }: Snapshot,
): { readonly actions: readonly Action[]; readonly words: ReadonlySet<string> } | null {
  const found = bestByTitle(
    pieces,
    actions.filter(({ status }) => status !== 'withdrawn'),
  );
  return found && { actions: found.rows, words: found.words };
}

/** The expectation whose title has most of the unknown words; null when no single one has. */
export function expectationsByTitle(
  pieces: readonly Piece[],
  { expectations }: Snapshot,
): { readonly expectations: readonly Expectation[]; readonly words: ReadonlySet<string> } | null {
  const found = bestByTitle(pieces, expectations);
  return found && found.rows.length === 1 ? { expectations: found.rows, words: found.words } : null;
}

function bestByTitle<R extends { readonly title: string; readonly blockedBecause?: string | null }>(
  pieces: readonly Piece[],
  rows: readonly R[],
): { readonly rows: readonly R[]; readonly words: ReadonlySet<string> } | null {
  // A word with a meaning of its own counts only beside an unknown one: "close the audit actions".
  const unknown = stemsOf(pieces.filter(({ kind }) => kind === 'unknown' || kind === 'quoted'));
  const shortForms = pieces.flatMap(({ text }) => (/^\p{Lu}{3,6}$/u.test(text) ? [text.toLowerCase()] : []));
  const known = stemsOf(pieces.filter(({ kind }) => kind === 'meaning'));
  const scored = rows.map((row) => {
    const inTitle = wordsOf(`${row.title} ${row.blockedBecause ?? ''}`).map(({ plain }) => plain);
    const title = new Set(inTitle.map(stemOf));
    const short = shortForms.filter((form) => isShortFor(form, inTitle)).map(stemOf);
    const words = [...[...unknown].filter((word) => title.has(word)), ...short];
    const more = [...known].filter((word) => title.has(word));
    return { row, words, score: words.length === 0 ? 0 : words.length + more.length / 10 };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const best = most === 0 ? [] : scored.filter(({ score }) => score === most);
  if (best.length === 0 || best.length > MOST) return null;
  return { rows: best.map(({ row }) => row), words: new Set(best.flatMap(({ words }) => words)) };
}

/** The words of the titles of a record. A snapshot is never altered. */
const titleStems = new WeakMap<Snapshot, ReadonlySet<string>>();

/** Whether a word stands in the title of an action or an expectation, so that it is no mistyped word of the bot's. */
export function isInTitle(word: string, snapshot: Snapshot): boolean {
  const stems =
    titleStems.get(snapshot) ??
    new Set(
      [...snapshot.actions, ...snapshot.expectations].flatMap((row) =>
        wordsOf(row.title).map(({ plain }) => stemOf(plain)),
      ),
    );
  titleStems.set(snapshot, stems);
  return stems.has(stemOf(word));
}

/** MTFS, for the medium term financial strategy. */
function isShortFor(form: string, title: readonly string[]): boolean {
  const initials = (words: readonly string[]) => words.map(([first = '']) => first).join('');
  return initials(title).includes(form) || initials(title.filter((word) => !isFiller(word))).includes(form);
}

function stemsOf(pieces: readonly Piece[]): ReadonlySet<string> {
  const words = pieces.flatMap(({ text }) => wordsOf(text).map(({ plain }) => plain));
  return new Set(words.filter((word) => word.length >= SHORTEST && !isFiller(word)).map(stemOf));
}

/** A word without the usual endings of English, so that "survey" finds "surveys" and "recruiting" finds "recruit". */
export function stemOf(word: string): string {
  const plain = plainOf(word);
  return plain.length <= SHORTEST ? plain : plain.replace(/(?:ies|ying|ment|ing|ed|es|s|y|e)$/, '');
}
