/** Finds people of the record in a sentence, by their names in full, a first name or its beginning, a surname, initials, with `'s` or mistyped. */
import type { Person, Snapshot } from '../../core/record/model.ts';
import { countEdits } from '../nearest.ts';
import { isFiller } from './vocabulary.ts';
import { plainOf, type Word } from './words.ts';

/** Words of the longest name that is looked for. */
const LONGEST = 4;
/** Shorter words are taken only as they are written. */
const SHORTEST_MISTYPED = 5;

/** The people whom the words from `at` on name. Several when the name fits several. */
export interface PersonFound {
  readonly people: readonly Person[];
  readonly possessive: boolean;
  readonly count: number;
}

/** The people named by the longest run of words that begins at `at`; null when they name nobody of the record. */
export function personAt(words: readonly Word[], at: number, { people }: Snapshot): PersonFound | null {
  for (let count = Math.min(LONGEST, words.length - at); count > 0; count -= 1) {
    const run = words.slice(at, at + count);
    if (run.some(({ kind }) => kind !== 'word')) continue;
    const text = run
      .map(({ text: one }) => one)
      .join(' ')
      .replace(/^@/, '');
    const written = plainOf(text);
    // "Priya's", and "Priyas" without the apostrophe, which may also be the name as it is.
    const owners = /['’]s?$/.test(text) ? [written.replace(/s$/, ''), written] : [written];
    for (const name of /s$/.test(written) && owners.length === 1 ? [written, written.slice(0, -1)] : owners) {
      const found = namedBy(name, count, people);
      if (found.length > 0) return { people: found, possessive: name !== written || /['’]s?$/.test(text), count };
    }
  }
  const [, initials, owned] = (words[at]?.kind === 'word' && /^(\p{Lu}{2,3})(['’]?s)?$/u.exec(words[at].text)) || [];
  const byInitials = people.filter((person) => initialsOf(person) === initials?.toLowerCase());
  if (byInitials.length > 0) return { people: byInitials, possessive: owned !== undefined, count: 1 };
  const [short] =
    words[at]?.kind === 'word' && at > 0 && /^\p{Lu}\p{Ll}+$/u.test(words[at].text) ? [words[at].plain] : [];
  const byShortName =
    short === undefined || isFiller(short) ? [] : people.filter((one) => partsOf(one)[0]?.startsWith(short));
  return byShortName.length === 1 ? { people: byShortName, possessive: false, count: 1 } : null;
}

function initialsOf(person: Person): string {
  return partsOf(person)
    .map(([first = '']) => first)
    .join('');
}

function namedBy(name: string, count: number, people: readonly Person[]): readonly Person[] {
  const inFull = people.filter((person) => plainOf(person.name) === name);
  if (inFull.length > 0) return inFull;
  if (count === 1) {
    if (name.length < 2 || /^(?:the|and|for|will|may|mark|can|sue)$/.test(name)) return [];
    const byPart = people.filter((person) => partsOf(person).includes(name));
    if (byPart.length > 0) return byPart;
    if (name.length < SHORTEST_MISTYPED + 1) return [];
    return people.filter((person) => partsOf(person).some((part) => isMistyped(name, part)));
  }
  return people.filter((person) => {
    const parts = partsOf(person);
    const typed = name.split(' ');
    return (
      typed.length === parts.length && parts.every((part, i) => part === typed[i] || isMistyped(typed[i] ?? '', part))
    );
  });
}

function partsOf({ name }: Person): readonly string[] {
  return plainOf(name).split(/[\s-]+/);
}

/** One slip, or two swapped letters, in a word of five letters or more. */
function isMistyped(typed: string, part: string): boolean {
  if (typed.length < SHORTEST_MISTYPED || part.length < SHORTEST_MISTYPED || typed[0] !== part[0]) return false;
  const edits = countEdits(typed, part);
  return edits === 1;
}
