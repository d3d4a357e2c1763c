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

/** The rows of a list by the row that they belong to, such as the evidence of each action. */
interface Relation {
  readonly parentOf: (row: never) => string;
  readonly groups: ReadonlyMap<string, readonly Row[]>;
}

/** The relations of each list, by their names. */
const byParent = new WeakMap<readonly Row[], Map<string, Relation>>();

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
  const relations = byParent.get(rows) ?? new Map<string, Relation>();
  byParent.set(rows, relations);
  const known = relations.get(relation) ?? { parentOf, groups: Map.groupBy(rows, parentOf) };
  relations.set(relation, known);
  return (known.groups.get(id) as readonly R[] | undefined) ?? [];
}

/**
 * A copy of the list with other rows, by their ids, in the places of its own. No change alters an id or a code, so it shares the
 * indexes, and all groups in which no row is replaced.
 */
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
  const relations = byParent.get(rows);
  if (relations) byParent.set(copy, new Map([...relations].flatMap((one) => regrouped(one, rows, others, index))));
  return copy;
}

/** A relation after rows of its list are replaced; nothing when one of them now belongs elsewhere, so that it is made anew. */
function regrouped<R extends Row>(
  [name, { parentOf, groups }]: readonly [string, Relation],
  rows: readonly R[],
  others: ReadonlyMap<string, R>,
  index: Index,
): readonly (readonly [string, Relation])[] {
  const next = new Map(groups);
  for (const [id, row] of others) {
    const before = rows[index.get(id) ?? -1];
    if (!before) continue;
    const parent = parentOf(before as never);
    if (parent !== parentOf(row as never)) return [];
    next.set(
      parent,
      (next.get(parent) ?? []).map((one) => (one.id === id ? row : one)),
    );
  }
  return [[name, { parentOf, groups: next }]];
}
