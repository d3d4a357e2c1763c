/** The comparison of the record with the record that its audit rebuilds: every row, every column. */
import type { EntityName } from './changes.ts';
import type { RecordState } from './rebuild.ts';

/** One row that is not as the audit has it. */
export interface Difference {
  readonly entity: EntityName;
  /** The row's code, such as `E2-03`, or its id. */
  readonly name: string;
  /** `missing`: the audit has the row and the record does not. `extra`: the other way round. `changed`: columns differ. */
  readonly kind: 'missing' | 'extra' | 'changed';
  /** The columns that differ; empty unless the row is `changed`. */
  readonly columns: readonly string[];
}

/** A row as plain columns. */
type Columns = Readonly<Record<string, unknown>>;
/** The values of columns in rows that are older than the columns, by kind of row. */
export type ColumnDefaults = Readonly<Record<EntityName, Columns>>;

/** Compares the rows of a database with the rows that its audit rebuilds. A column that is younger than an event has its default there. */
export function differencesBetween(
  rows: RecordState,
  rebuilt: RecordState,
  defaults: ColumnDefaults,
): readonly Difference[] {
  const entities = Object.keys(rebuilt) as EntityName[];
  return entities.flatMap((entity) => {
    const [found, proven] = [rows[entity], rebuilt[entity]] as [
      ReadonlyMap<string, object>,
      ReadonlyMap<string, object>,
    ];
    const ids = new Set([...found.keys(), ...proven.keys()]);
    return [...ids].flatMap((id) => differenceOf(entity, id, found.get(id), proven.get(id), defaults[entity]));
  });
}

function differenceOf(
  entity: EntityName,
  id: string,
  found: object | undefined,
  proven: object | undefined,
  defaults: Columns,
): readonly Difference[] {
  const name = nameOf(id, { ...proven, ...found });
  if (!found) return [{ entity, name, kind: 'missing', columns: [] }];
  if (!proven) return [{ entity, name, kind: 'extra', columns: [] }];
  const expected: Columns = { ...defaults, ...proven };
  const names = new Set([...Object.keys(found), ...Object.keys(expected)]);
  const columns = [...names].filter((one) => plain((found as Columns)[one]) !== plain(expected[one]));
  return columns.length > 0 ? [{ entity, name, kind: 'changed', columns }] : [];
}

function nameOf(id: string, row: { readonly code?: unknown }): string {
  return typeof row.code === 'string' ? row.code : id;
}

/** SQLite keeps a yes as 1 and a no as 0, and has null where a row lacks a value. */
function plain(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : (value ?? null);
}
