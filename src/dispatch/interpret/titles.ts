/** Finds actions and expectations by words of their titles: "the procurement one". */
import type { Action, Expectation, Snapshot } from '../../core/record/model.ts';
import { countEdits } from '../nearest.ts';
import { isFiller } from './vocabulary.ts';
import { plainOf, wordsOf } from './words.ts';

/** The part of a sentence that is compared with titles. */
interface Piece {
  readonly kind: string;
  readonly text: string;
}

/** Rows that were found by words of their titles, and the stems of the words that found them. */
interface Found<R> {
  readonly rows: readonly R[];
  readonly words: ReadonlySet<string>;
}

/** Shorter words are in too many titles. */
const SHORTEST = 4;
/** Shorter stems are taken only as they are written. */
const SHORTEST_MISTYPED = 6;
/** A word stands for one that it begins only where so many letters are left out: "corp" for "corporate". */
const FEWEST_LEFT_OUT = 3;
const LONGEST_SHORTENED = 5;
/** More matches than this name nothing. */
const MOST = 3;

/**
 * The actions, or else the one expectation, that words of titles name. A sentence with the whole title of an expectation means
 * that one, unless the title of an action fits better.
 */
export function rowsByTitle(
  pieces: readonly Piece[],
  snapshot: Snapshot,
): { readonly byTitle: Found<Action> | null; readonly titled: Found<Expectation> | null } {
  const byTitle = actionsByTitle(pieces, snapshot);
  const titled = expectationsByTitle(pieces, snapshot);
  const isExpectation = byTitle === null || (titled && isWhole(titled) && titled.words.size >= byTitle.words.size);
  return isExpectation ? { byTitle: null, titled } : { byTitle, titled: null };
}

/** Whether every long word of the title is among those that found it. */
function isWhole({ rows: [row], words }: Found<Expectation>): boolean {
  return (
    row !== undefined && longWordsOf([{ kind: 'title', text: row.title }]).every((word) => words.has(stemOf(word)))
  );
}

/** The actions whose titles have most of the unknown words, at most three; null when there are none or too many. */
function actionsByTitle(pieces: readonly Piece[], snapshot: Snapshot): Found<Action> | null {
  return bestByTitle(
    pieces,
    snapshot.actions.filter(({ status }) => status !== 'withdrawn'),
    snapshot,
  );
}

/** The expectation whose title has most of the unknown words; null when no single one has. */
function expectationsByTitle(pieces: readonly Piece[], snapshot: Snapshot): Found<Expectation> | null {
  const found = bestByTitle(pieces, snapshot.expectations, snapshot);
  return found && found.rows.length === 1 ? found : null;
}

function bestByTitle<R extends { readonly title: string; readonly blockedBecause?: string | null }>(
  pieces: readonly Piece[],
  rows: readonly R[],
  snapshot: Snapshot,
): Found<R> | null {
  // A word with a meaning of its own counts only beside an unknown one: "close the audit actions".
  const isUnknown = ({ kind }: Piece) => kind === 'unknown' || kind === 'quoted';
  const unknown = new Map(
    longWordsOf(pieces.filter(isUnknown)).map((word) => [stemOf(word), stemsMeant(word, snapshot)]),
  );
  const shortForms = pieces.flatMap((piece) =>
    /^\p{Lu}{3,6}$/u.test(piece.text) || (isUnknown(piece) && /^\p{Ll}{4,6}$/u.test(piece.text))
      ? [piece.text.toLowerCase()]
      : [],
  );
  const known = new Set(longWordsOf(pieces.filter(({ kind }) => kind === 'meaning')).map(stemOf));
  const scored = rows.map((row) => {
    const inTitle = wordsOf(`${row.title} ${row.blockedBecause ?? ''}`).map(({ plain }) => plain);
    const title = new Set(inTitle.map(stemOf));
    const short = shortForms.filter((form) => isShortFor(form, inTitle)).map(stemOf);
    const named = [...unknown].flatMap(([stem, meant]) => (meant.some((one) => title.has(one)) ? [stem] : []));
    const words = [...named, ...short];
    const more = [...known].filter((word) => title.has(word));
    return { row, words, score: words.length === 0 ? 0 : words.length + more.length / 10 };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const best = most === 0 ? [] : scored.filter(({ score }) => score === most);
  if (best.length === 0 || best.length > MOST) return null;
  return { rows: best.map(({ row }) => row), words: new Set(best.flatMap(({ words }) => words)) };
}

/** The stems of titles that a word has, else those that it is one slip away from or shortens. */
function stemsMeant(word: string, snapshot: Snapshot): readonly string[] {
  const inTitles = stemsOfTitles(snapshot);
  const stem = stemOf(word);
  if (inTitles.has(stem)) return [stem];
  return [...inTitles].filter(
    (one) =>
      (one.startsWith(word) && word.length <= LONGEST_SHORTENED && one.length >= word.length + FEWEST_LEFT_OUT) ||
      (isLongEnough(stem, one) && one[0] === stem[0] && countEdits(stem, one) <= 1),
  );
}

/** A changed letter makes another word more often than one that is left out: "leader" is no "lender". */
function isLongEnough(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  return Math.min(typed.length, meant.length) >= SHORTEST_MISTYPED + (typed.length === meant.length ? 1 : 0);
}

/** The words of the titles of a record. A snapshot is never altered. */
const titleStems = new WeakMap<Snapshot, ReadonlySet<string>>();

/** Whether a word stands in the title of an action or an expectation, so that it is no mistyped word of the bot's. */
export function isInTitle(word: string, snapshot: Snapshot): boolean {
  return stemsOfTitles(snapshot).has(stemOf(word));
}

function stemsOfTitles(snapshot: Snapshot): ReadonlySet<string> {
  const stems =
    titleStems.get(snapshot) ??
    new Set(
      [...snapshot.actions, ...snapshot.expectations].flatMap((row) =>
        wordsOf(`${row.title} ${'blockedBecause' in row ? (row.blockedBecause ?? '') : ''}`).map(({ plain }) =>
          stemOf(plain),
        ),
      ),
    );
  titleStems.set(snapshot, stems);
  return stems;
}

/** Months and words of a title that name nothing by themselves. */
const OF_NO_ROW = /^(?:january|february|march|april|june|july|august|september|october|november|december)$/;
/** Words for one thing, each with the one by which it is compared. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['reply', 'respond'],
  ['replies', 'respond'],
  ['replied', 'respond'],
  ['response', 'respond'],
  ['write', 'letter'],
  ['wrote', 'letter'],
  ['written', 'letter'],
]);

/** The stems of the words by which a title is named: the long ones, without months. */
export function stemsNaming(text: string): readonly string[] {
  const words = wordsOf(text).map(({ plain }) => plain);
  const long = words.filter((word) => word.length >= SHORTEST && !isFiller(word) && !OF_NO_ROW.test(word));
  return [...new Set(long.map((word) => stemOf(SAME.get(word) ?? word)))];
}

/** The one row whose title stands in a text but for one word at most, or by its first word and another; null where none or several do. */
export function rowNamedBy<R extends { readonly title: string }>(text: string, rows: readonly R[]): R | null {
  const said = new Set(stemsNaming(text));
  const scored = rows.map((row) => {
    const stems = stemsNaming(row.title);
    const named = stems.filter((stem) => said.has(stem)).length;
    const isNamed =
      (named === stems.length && named > 0) ||
      (named > 1 && (named >= stems.length - 1 || said.has(stems[0] as string)));
    return { row, score: isNamed ? named + named / stems.length : 0 };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  const [best, another] = scored.filter(({ score }) => score > 0 && score === most);
  return best && !another ? best.row : null;
}

/** MTFS, for the medium term financial strategy. */
function isShortFor(form: string, title: readonly string[]): boolean {
  const initials = (words: readonly string[]) => words.map(([first = '']) => first).join('');
  return initials(title).includes(form) || initials(title.filter((word) => !isFiller(word))).includes(form);
}

function longWordsOf(pieces: readonly Piece[]): readonly string[] {
  const words = pieces.flatMap(({ text }) => wordsOf(text).map(({ plain }) => plain));
  return words.filter((word) => word.length >= SHORTEST && !isFiller(word));
}

/** A word without the usual endings of English, so that "survey" finds "surveys" and "recruiting" finds "recruit". */
export function stemOf(word: string): string {
  const plain = plainOf(word);
  return plain.length <= SHORTEST ? plain : plain.replace(/(?:ies|ying|ment|ing|ed|es|s|y|e)$/, '');
}
