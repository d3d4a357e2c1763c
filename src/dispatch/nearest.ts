/** "Did you mean …?": the words nearest to what was typed. */

/** Characters of a word that is compared; the limit bounds the work for one comparison. */
const LONGEST = 40;
/** A beginning of the word (`hist` for `history`) is nearer than any misspelling. */
const BEGINNING = 0.5;

/** The `candidates` that are near `word` whatever their case, nearest first, and at most `most` of them. */
export function nearest(word: string, candidates: Iterable<string>, most: number): string[] {
  const near = Array.from(new Set(candidates), (candidate) => ({ candidate, edits: countEdits(word, candidate) }));
  return near
    .filter(({ edits }) => edits < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/**
 * Counts the typing errors between `typed` and `meant`: a letter left out, added or changed, or two neighbours swapped
 * (Damerau–Levenshtein). Infinite when there are more than a mistyped word of that length would have.
 */
export function countEdits(typed: string, meant: string): number {
  const [a, b] = [typed.toLowerCase(), meant.toLowerCase()];
  if (a === b) return 0;
  if (a.length > LONGEST || b.length > LONGEST) return Number.POSITIVE_INFINITY;
  if (a.length >= 2 && b.startsWith(a)) return BEGINNING;
  const allowed = a.length < 2 ? 0 : a.length < 5 ? 1 : a.length < 8 ? 2 : 3;
  // Words of very different length need no comparison letter by letter. Most candidates are left out here.
  if (Math.abs(a.length - b.length) > allowed) return Number.POSITIVE_INFINITY;
  return damerauLevenshtein(a, b, allowed);
}

/** Row by row over the edit matrix; a swap of neighbours looks two rows back. Infinite from more than `most` on. */
function damerauLevenshtein(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : changed;
      row.push(Math.min(at(above, j) + 1, at(row, j - 1) + 1, changed, swapped));
    }
    [before, above] = [above, row];
    // No later row is less than the lesser of the two before it.
    if (Math.min(...before, ...above) > most) return Number.POSITIVE_INFINITY;
  }
  const distance = at(above, b.length);
  return distance <= most ? distance : Number.POSITIVE_INFINITY;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
