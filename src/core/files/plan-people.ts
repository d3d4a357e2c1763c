/**
 * Splits a cell of people. The words "and", "&" and a comma stand between two people and inside the name of a post, so they
 * split only where a post or a person begins behind them and one has ended before them.
 */
import { namesNobody } from '../people/names.ts';
import { NO_OWNER_YET } from './plan-answer-words.ts';
import {
  cleanName,
  ENDS_BODY,
  ENDS_POST,
  isComplete,
  isKnownPost,
  isPerson,
  meansNobody,
  OPENS_POST,
  opens,
  SUBJECT,
} from './plan-posts.ts';

/** The people of a cell in its order; words that name nobody, such as TBC or All, are left out. */
export interface PeopleCell {
  readonly names: readonly string[];
  /** A question when the cell may name one person or two. */
  readonly doubt: { readonly question: string; readonly options: readonly string[] } | null;
}

const CERTAIN_MARK = /\s*(?:;|\r?\n|\s\+\s|\|)\s*/;
/** A short form in capitals, such as ADHR. */
const SHORT_FORM = /^[A-Z&]{2,6}$/;
const BULLET = /^\s*(?:[•·*–-]|\d[.)])\s*/;
/** A post without its holder, and who does the work meanwhile. */
const VACANT = /^(?:post )?vacan(?:t|cy)\b\W*(?:(?:cover(?:ed)?(?: by)?|acting|interim)\W*)?(?<cover>[^()]*)/i;
/** Splits a cell into the people whom it names. */
export function readPeopleCell(cell: string): PeopleCell {
  const lines = cell.split(CERTAIN_MARK).map((line) =>
    line
      .replace(BULLET, '')
      .replace(/[,;:\s]+$/, '')
      .trim(),
  );
  const parts = lines.filter((part) => part !== '' && (part === 'IT' || !namesNobody(part))).map(splitLine);
  const known = parts.flatMap(({ names }) => names.map(cleanName).filter((name) => name !== '' && !meansNobody(name)));
  const inDoubt = parts.findIndex(({ doubt }) => doubt !== null);
  const doubt = parts[inDoubt]?.doubt ?? null;
  // An answer stands in place of the whole cell, so that it names the people of the other lines as well.
  const others = (from: number, to?: number) => parts.slice(from, to).flatMap(({ names }) => names);
  const whole = (option: string) => [...others(0, inDoubt), option, ...others(inDoubt + 1)].join('; ');
  return { names: [...new Set(known)], doubt: doubt && { ...doubt, options: doubt.options.map(whole) } };
}

/** Marks that may stand between two people: a slash, a comma, an ampersand, "and". */
const POSSIBLE_MARK =
  /\s*,\s*(?:and\s+|&\s*)?|\s*\/\s*|\s+(?:supported by|assisted by|with support from|and|or|&|with)\s+|\s*&\s*/gi;
/** Words that stand between two people and never inside the name of a post. */
const TWO_PEOPLE = /^(?:supported by|assisted by|with support from|with)$/i;

function splitLine(line: string): PeopleCell {
  const cover = VACANT.exec(line)?.groups?.cover?.trim() ?? '';
  if (cover !== '')
    return {
      names: [],
      doubt: { question: `“${line}” says that the post is vacant.`, options: [cover, NO_OWNER_YET] },
    };
  const pieces = piecesOf(line);
  const names = pieces.map(({ text }) => text);
  const doubts = pieces.map(({ text, unsure }) => (unsure.length > 0 ? doubtOfMarks(text, unsure) : doubtOfPost(text)));
  const at = doubts.findIndex((one) => one !== null);
  const doubt = doubts[at] ?? null;
  const whole = (option: string) => [...names.slice(0, at), option, ...names.slice(at + 1)].join('; ');
  return { names, doubt: doubt && { question: oneOrTwo(line), options: doubt.map(whole) } };
}

const oneOrTwo = (text: string) => `“${text}” may be one owner or several.`;

/** A part of a line between marks that surely stand between people. `unsure`: the marks inside it that may do so. */
interface Piece {
  readonly text: string;
  readonly unsure: readonly Mark[];
}

/** A mark by its place in the text of its piece. */
interface Mark {
  readonly index: number;
  readonly words: string;
}

function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let unsure: Mark[] = [];
  let from = 0;
  const end = (at: number) => {
    const space = /^\s*/.exec(line.slice(from))?.[0].length ?? 0;
    const marks = unsure.map((mark) => ({ ...mark, index: mark.index - from - space }));
    pieces.push({ text: line.slice(from, at).trim(), unsure: marks });
    unsure = [];
  };
  for (const { index, 0: words } of line.matchAll(POSSIBLE_MARK)) {
    if (isInBrackets(line, index)) continue;
    const before = line.slice(from, index).trim();
    const after = line.slice(index + words.length).trim();
    const verdict = isBetweenPeople(before, after, words.trim());
    if (verdict === 'unsure') unsure.push({ index, words });
    if (verdict !== 'yes') continue;
    end(index);
    from = index + words.length;
  }
  end(line.length);
  return pieces;
}

/** The readings of a text with marks that may stand between people, the likeliest first; each person behind a semicolon. */
function doubtOfMarks(text: string, unsure: readonly Mark[]): readonly string[] {
  const [first = { index: 0, words: '' }] = unsure;
  const inside = [...text.matchAll(CONJUNCTION)].filter(
    ({ index }) => index > first.index && !isInBrackets(text, index),
  );
  const isList = unsure.every(isComma) && inside.length > 0;
  const [before, after] = [text.slice(0, first.index), text.slice(first.index + first.words.length)];
  const whole =
    unsure.some(isComma) || !isComplete(before) || (SUBJECT.test(after) && !opens(after))
      ? text
      : `${before} (${after})`;
  const marks = isList ? [...unsure, ...inside.map(({ index, 0: words }) => ({ index, words }))] : unsure;
  const split = [`${before}; ${after}`, ...(marks.length > 1 ? [splitAt(text, marks)] : [])];
  return isList ? [whole, ...split] : [...split, whole];
}

const isComma = ({ words }: Mark) => words.trim().startsWith(',');

function splitAt(text: string, marks: readonly Mark[]): string {
  const starts = [0, ...marks.map(({ index, words }) => index + words.length)];
  return starts.map((start, at) => text.slice(start, marks[at]?.index)).join('; ');
}

/** The head of one post, and all that it is the head of. */
const POST_OF = /^(?<head>(?:[\p{L}.]+ ){0,3}?[\p{L}.]+?)(?<plural>s?) (?:of|for) (?<subjects>.+)$/iu;
/** Several posts of one kind without “of”: “Directors Place and Resources”. */
const POSTS_OF =
  /^(?<head>(?:(?:assistant|deputy|corporate|strategic|executive|service|group) )?(?:director|manager|lead|AD))s (?<first>.+?)\s*(?:\band\b|&)\s*(?<second>.+)$/i;
const CONJUNCTION = /\s+(?:and|&)\s+|\s*&\s*/gi;

/**
 * The question about a post whose words may be those of two: “Heads of Housing and Law”, “Head of Housing and Law & HR”, or two
 * services such as “Finance and HR”: its readings, or null when there is but one.
 */
function doubtOfPost(name: string): readonly string[] | null {
  const { head: several, first, second } = POSTS_OF.exec(name)?.groups ?? {};
  if (several !== undefined && !opens(second ?? '')) return [`${several} ${first}; ${several} ${second}`, name];
  const marks = [...name.matchAll(CONJUNCTION)].filter(({ index }) => !isInBrackets(name, index));
  if (marks.length === 0) return null;
  const { head = '', plural = '', subjects = '' } = POST_OF.exec(name)?.groups ?? {};
  const isOfSeveral = plural !== '' && ENDS_POST.test(head);
  const isMixed = subjects !== '' && new Set(marks.map(([mark]) => mark.trim().toLowerCase())).size > 1;
  const isPost =
    isComplete(name) || opens(name) || name.split(CONJUNCTION).some((part) => opens(part) || ENDS_BODY.test(part));
  if (!isOfSeveral && !isMixed && isPost) return null;
  const splits = marks.map(({ index, 0: mark }) => [name.slice(0, index), name.slice(index + mark.length)] as const);
  const asTwo = splits.map(([one, other]) =>
    isOfSeveral ? [`${head} of ${one.replace(/^.*? (?:of|for) /i, '')}`, `${head} of ${other}`] : [one, other],
  );
  return [...asTwo, [name]].map((people) => people.join('; '));
}

function isInBrackets(line: string, at: number): boolean {
  const before = line.slice(0, at);
  return before.split('(').length > before.split(')').length;
}

function isBetweenPeople(before: string, after: string, mark: string): 'yes' | 'no' | 'unsure' {
  const next = after.split(POSSIBLE_MARK)[0]?.trim() ?? after;
  if (before === '' || after === '' || TWO_PEOPLE.test(mark)) return 'yes';
  if (/^or$/i.test(mark)) return isComplete(before) && opens(next) ? 'unsure' : 'no';
  if (meansNobody(before) || meansNobody(next)) return 'yes';
  if (isPersonWithPost(before, after, mark)) return 'no';
  const ends = isComplete(before);
  const begins = opens(next);
  if (ends && !begins && SHORT_FORM.test(next) && !/ (?:of|for) |^(?:dir|ad)\b/i.test(before)) return 'unsure';
  if (ends && begins) return mayBeOneHolder(before, next, mark) ? 'unsure' : 'yes';
  if (mark === '/') return ends === begins || (ends && ENDS_BODY.test(next)) ? 'yes' : 'unsure';
  if (mark === ',') return afterComma(before, next, ends);
  if (!ends && begins && (OPENS_POST.test(next) || isKnownPost(next))) return 'unsure';
  return ends && ENDS_BODY.test(next) && !/ of /i.test(before) ? 'yes' : 'no';
}

/** Behind a complete post come its subject, "Portfolio Holder, Finance", or a body, or somebody unknown. */
function afterComma(before: string, next: string, ends: boolean): 'yes' | 'no' | 'unsure' {
  if (!ends) return 'unsure';
  if (ENDS_BODY.test(next)) return SUBJECT.test(next) && /(?:team|group)$/i.test(next) ? 'unsure' : 'yes';
  return (SUBJECT.test(next) && NEEDS_SUBJECT.test(before)) || isPerson(before) ? 'no' : 'unsure';
}

/** Kinds of posts that say nothing without the subject behind them: “Portfolio Holder, Finance”. */
const NEEDS_SUBJECT =
  /^(?:(?:interim|acting|assistant|deputy|strategic|corporate|executive|senior) )*(?:portfolio holder|cabinet member|lead (?:member|councillor)|executive member|director|head of service|service (?:director|manager|lead|head)|group (?:manager|head)|programme (?:manager|director)|project manager|manager|business partner|AD)$/i;

/** Statutory posts that a director often holds as well: "Director of Law and Monitoring Officer". */
function mayBeOneHolder(before: string, next: string, mark: string): boolean {
  const isStatutory = isKnownPost(next) && !/^chief executive/i.test(next);
  return isStatutory && mark !== '/' && !isKnownPost(before) && OPENS_POST.test(before);
}

/** "Jo Smith, Head of Legal" is one person with a post; "Portfolio Holder, Finance" is one post. */
function isPersonWithPost(before: string, after: string, mark: string): boolean {
  const next = after.split(POSSIBLE_MARK)[0] ?? after;
  const isPost = OPENS_POST.test(after) || (ENDS_POST.test(next) && !SHORT_FORM.test(next) && !OPENS_POST.test(before));
  return mark === ',' && isPerson(before) && !isPerson(next) && isPost;
}
