/** Rows of the record by their id: a list is never altered, so its index is made at the first look-up and kept with it. */

interface Row {
  readonly id: string;
}

/** The place of every id in a list. */
const indexes = new WeakMap<readonly Row[], ReadonlyMap<string, number>>();

function indexOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const known = indexes.get(rows) ?? new Map(rows.map(({ id }, place) => [id, place]));
  indexes.set(rows, known);
  return known;
}

/** The row with this id, if the list has it. */
export function rowById<R extends Row>(rows: readonly R[], id: string | null): R | undefined {
  const place = id === null ? undefined : indexOf(rows).get(id);
  return place === undefined ? undefined : rows[place];
}

/** A copy of the list in which `replace` has been applied to the rows with these ids; the copy shares the index. */
export function withReplaced<R extends Row>(rows: readonly R[], ids: Iterable<string>, replace: (row: R) => R): R[] {
  const index = indexOf(rows);
  const copy = [...rows];
  for (const id of ids) {
    const place = index.get(id);
    if (place !== undefined) copy[place] = replace(rows[place] as R);
  }
  indexes.set(copy, index);
  return copy;
}
