/** Rows of the record by id or code: a list is never altered, so an index is made at the first look-up and kept with it. */

interface Row {
  readonly id: string;
}

interface Coded extends Row {
  readonly code: string;
}

type Index = ReadonlyMap<string, number>;

/** The place of every id, and of every code, in a list. */
const byId = new WeakMap<readonly Row[], Index>();
const byCode = new WeakMap<readonly Row[], Index>();

/** The row with this id, if the list has it. */
export function rowById<R extends Row>(rows: readonly R[], id: string | null): R | undefined {
  if (id === null) return undefined;
  const place = indexOf(rows, byId, (row) => row.id).get(id);
  return place === undefined ? undefined : rows[place];
}

/** The row with this code, if the list has it. */
export function rowByCode<R extends Coded>(rows: readonly R[], code: string): R | undefined {
  const place = indexOf(rows, byCode, (row) => row.code).get(code);
  return place === undefined ? undefined : rows[place];
}

function indexOf<R extends Row>(rows: readonly R[], known: typeof byId, nameOf: (row: R) => string): Index {
  const index = known.get(rows) ?? new Map(rows.map((row, place) => [nameOf(row), place]));
  known.set(rows, index);
  return index;
}

/** The rows of a list that belong to each other row, such as the evidence of each action, by the name of the relation. */
const byParent = new WeakMap<readonly Row[], Map<string, ReadonlyMap<string, readonly Row[]>>>();

/**
 * The rows that belong to the row with this id, in the order of the list. `parentOf` is the same at every call for a list and
 * a relation; a list that is grouped in two ways names the second.
 */
export function rowsBelongingTo<R extends Row>(
  rows: readonly R[],
  id: string,
  parentOf: (row: R) => string,
  relation = 'parent',
): readonly R[] {
  const relations = byParent.get(rows) ?? new Map<string, ReadonlyMap<string, readonly Row[]>>();
  byParent.set(rows, relations);
  const groups =
    (relations.get(relation) as ReadonlyMap<string, readonly R[]> | undefined) ?? Map.groupBy(rows, parentOf);
  relations.set(relation, groups);
  return groups.get(id) ?? [];
}

/** A copy of the list with other rows, by their ids, in the places of its own. No change alters an id or a code, so it shares the indexes. */
export function withReplaced<R extends Row>(rows: readonly R[], others: ReadonlyMap<string, R>): R[] {
  const index = indexOf(rows, byId, (row) => row.id);
  const copy = [...rows];
  for (const [id, row] of others) {
    const place = index.get(id);
    if (place !== undefined) copy[place] = row;
  }
  byId.set(copy, index);
  const codes = byCode.get(rows);
  if (codes) byCode.set(copy, codes);
  return copy;
}
