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

/** The rows of a list by the id of what they belong to, such as evidence by its action. */
interface Grouping {
  readonly parentOf: (row: Row) => string;
  readonly groups: ReadonlyMap<string, readonly Row[]>;
}

/** The groupings of a list by the name of their relation. */
const groupings = new WeakMap<readonly Row[], Map<string, Grouping>>();

/**
 * The rows that belong to the row with this id, in the order of the list. `parentOf` is the same at every call for a list and
 * a relation; a list that is grouped in two ways names the second. A change of other rows leaves the same array.
 */
export function rowsBelongingTo<R extends Row>(
  rows: readonly R[],
  id: string,
  parentOf: (row: R) => string,
  relation = 'parent',
): readonly R[] {
  const known = groupings.get(rows) ?? new Map<string, Grouping>();
  groupings.set(rows, known);
  const grouping = known.get(relation) ?? ({ parentOf, groups: Map.groupBy(rows, parentOf) } as unknown as Grouping);
  known.set(relation, grouping);
  return (grouping.groups.get(id) as readonly R[] | undefined) ?? [];
}

/** With more rows replaced at once, a list is grouped anew. */
const MOST_REGROUPED = 20;

/** The groupings with other rows in the places of their own, without those in which a row belongs to another one now. */
function regrouped(
  known: ReadonlyMap<string, Grouping>,
  pairs: readonly (readonly [Row, Row])[],
): Map<string, Grouping> {
  const next = new Map<string, Grouping>();
  for (const [relation, { parentOf, groups }] of known) {
    if (pairs.some(([before, after]) => parentOf(before) !== parentOf(after))) continue;
    const copy = new Map(groups);
    for (const [before, after] of pairs) {
      const group = copy.get(parentOf(after)) ?? [];
      copy.set(parentOf(after), group.with(group.indexOf(before), after));
    }
    next.set(relation, { parentOf, groups: copy });
  }
  return next;
}

/**
 * A copy of the list with other rows, by their ids, in the places of its own. No change alters an id or a code, so it shares the
 * indexes, and the groups in which no row is another one.
 */
export function withReplaced<R extends Row>(rows: readonly R[], others: ReadonlyMap<string, R>): R[] {
  const index = indexOf(rows, byId, (row) => row.id);
  const copy = [...rows];
  const pairs: (readonly [R, R])[] = [];
  for (const [id, row] of others) {
    const place = index.get(id);
    if (place === undefined) continue;
    pairs.push([rows[place] as R, row]);
    copy[place] = row;
  }
  byId.set(copy, index);
  const codes = byCode.get(rows);
  if (codes) byCode.set(copy, codes);
  const known = groupings.get(rows);
  if (known && pairs.length <= MOST_REGROUPED) groupings.set(copy, regrouped(known, pairs));
  return copy;
}
