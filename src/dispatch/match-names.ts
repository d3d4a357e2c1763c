/** Compares a typed name with the names in the record: the same name, a part of it that is enough, or a near one. */
import { nameAndPost, wordsOfName } from '../core/people/names.ts';
import { arePostWords, formsOfPost, nameAnotherHolder } from '../core/people/posts.ts';
import type { Person } from '../core/record/model.ts';
import { countEdits } from './nearest.ts';

/** The people whom a typed name may mean. */
export interface NameMatches {
  /** People of the name that was typed; if nobody has it, those who have it before their post in brackets. */
  readonly same: readonly Person[];
  /** People who hold the post that was typed in another form, or of whose name whole words were typed and nothing else. */
  readonly part: readonly Person[];
  /** People whose name has a word of the typed one, or nearly, nearest first. Includes `same` and `part`. */
  readonly near: readonly Person[];
  /** Those of `near` whom somebody who typed a whole name may have meant: it is misspelt, or one name is in the other. */
  readonly alike: readonly Person[];
}

/** Words that stand between the words of a post or before a name, and tell nobody apart. */
const SMALL = new Set('a an the of and for to in on by with from over back'.split(' '));
const HONORIFICS = new Set('mr mrs ms miss mx dr prof professor sir dame lord lady cllr councillor'.split(' '));

/** Finds the people whom `typed` may mean. */
export function matchNames(typed: string, people: readonly Person[]): NameMatches {
  const words = wordsOfName(typed);
  if (words.length === 0) return { same: [], part: [], near: [], alike: [] };
  const forms = formsOfPost(typed);
  const candidates = people.map((person) => ({ person, name: wordsOfName(person.name) }));
  const pick = (fits: (name: readonly string[]) => boolean) =>
    candidates.filter(({ name }) => fits(name)).map(({ person }) => person);
  const whole = pick((name) => name.join(' ') === words.join(' '));
  const same = whole.length > 0 ? whole : people.filter(({ name }) => isOwnName(words, name));
  const part = candidates
    .filter(
      ({ person, name }) =>
        forms.includes(name.join(' ')) || isPartOf(words, name) || isOneSide(words, forms, person.name),
    )
    .map(({ person }) => person);
  const scored = candidates
    .map(({ person, name }) => ({ person, score: nearness([words, ...forms.map((form) => form.split(' '))], name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const scoredNear = scored.filter(({ score }) => score * 2 > best).map(({ person }) => person);
  const near = [...new Set([...same, ...part, ...scoredNear])];
  const alike = near.filter((person) => part.includes(person) || isAlike(words, wordsOfName(person.name)));
  return { same, part, near, alike };
}

/** Whether a whole name may be another one: misspelt, shortened or with more words. */
function isAlike(typed: readonly string[], name: readonly string[]): boolean {
  const [shorter, longer] = typed.length < name.length ? [typed, name] : [name, typed];
  return likeness(typed, name) > 0 || shorter.every((word) => SMALL.has(word) || longer.includes(word));
}

/**
 * Whether the words typed are enough of a name to mean it: each is a whole word of it or an initial, in its order, and at
 * least one is a whole word. Of a post the beginning is typed, and nothing left out makes it somebody else's post.
 */
function isPartOf(typed: readonly string[], name: readonly string[]): boolean {
  const words = typed.filter((word) => !HONORIFICS.has(word));
  let at = 0;
  let whole = 0;
  const left: string[] = [];
  for (const word of name) {
    const wanted = words[at];
    if (wanted === word && (word.length > 1 || /\d/.test(word))) whole += 1;
    else if (wanted === undefined || !isInitialOf(wanted, word)) {
      left.push(word);
      continue;
    }
    at += 1;
  }
  if (at < words.length || whole === 0 || nameAnotherHolder(left)) return false;
  return !arePostWords(name) || name.slice(0, words.length).join(' ') === words.join(' ');
}

/**
 * Whether the words typed are enough of the name that stands before brackets, or are the post in them: Rao and Monitoring
 * Officer for "Sunita Rao (Monitoring Officer)".
 */
function isOneSide(typed: readonly string[], forms: readonly string[], name: string): boolean {
  const sides = nameAndPost(name);
  if (!sides) return false;
  const own = wordsOfName(sides.own);
  if (arePostWords(own)) return false;
  const post = wordsOfName(sides.post).join(' ');
  return isPartOf(typed, own) || [typed.join(' '), ...forms].includes(post);
}

/** Whether the words typed are the whole name before brackets: Tom Ellis for "Tom Ellis (Director of Finance)". */
function isOwnName(typed: readonly string[], name: string): boolean {
  const own = wordsOfName(nameAndPost(name)?.own ?? '');
  return own.length > 1 && !arePostWords(own) && own.join(' ') === typed.join(' ');
}

function isInitialOf(letter: string, word: string): boolean {
  return letter.length === 1 && word.startsWith(letter);
}

/** How near a name is to the nearest of these readings of what was typed; 0 for a name that is not like it at all. */
function nearness(readings: readonly (readonly string[])[], name: readonly string[]): number {
  return Math.max(...readings.map((words) => wordsInCommon(words, name) + likeness(words, name)));
}

/**
 * Whole words count 4, but words of many posts, beginnings and single misspelt words 1. Nothing counts where only words of many
 * posts are shared and others were typed besides: “Scrutiny Committee” is not like “Audit Committee”.
 */
function wordsInCommon(words: readonly string[], name: readonly string[]): number {
  const telling = words.filter((word) => !SMALL.has(word));
  const scores = telling.map((word) => {
    if (name.includes(word)) return arePostWords([word]) ? 1 : 4;
    if (name.some((one) => one.startsWith(word) && (word.length > 1 || telling.length === 1))) return 1;
    return word.length > 3 && name.some((one) => one.length > 3 && isMisspelt(word, one)) ? 1 : 0;
  });
  const tells = telling.some((word, at) => scores[at] !== 0 && !arePostWords([word]));
  return tells || !scores.includes(0) ? scores.reduce((sum: number, score) => sum + score, 0) : 0;
}

function likeness(words: readonly string[], name: readonly string[]): number {
  return isMisspelt(words.join(' '), name.join(' ')) || isMisspelt(words.join(''), name.join('')) ? 6 : 0;
}

/** Letters of a name for each slip that it may have: with more, it is another name. “Marsh” is no slip for “Sarah”. */
const LETTERS_PER_SLIP = 4;

function isMisspelt(typed: string, meant: string): boolean {
  return countEdits(typed, meant) <= Math.max(1, Math.floor(typed.length / LETTERS_PER_SLIP));
}
