/** The rows that a piece of work writes to a database, found out by triggers, and the same rows written again by raw better-sqlite3. */
import Database from 'better-sqlite3';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** `key` is the primary key of a row that was there; `columns` are all of an inserted row, or the changed ones of an updated row. */
export interface Written {
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly key: Row;
  readonly columns: Row;
}

export interface WriteLog extends Disposable {
  /** The rows that were written since the last question, in their order. */
  take(): readonly Written[];
}

const LOG = 'bench_written';

/** Adds triggers to every table of a file, for whichever connection writes to it afterwards. */
export function logWrites(file: string): WriteLog {
  const raw = new Database(file);
  const tables = raw.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all();
  raw.exec(`create table ${LOG} (n integer primary key, name text, op text, key text, before text, after text)`);
  const columnsOf = raw.prepare<[string], { name: string; pk: number }>('select name, pk from pragma_table_info(?)');
  for (const table of tables.filter((name) => !name.startsWith('sqlite_'))) {
    const columns = columnsOf.all(table);
    const key = columns.filter(({ pk }) => pk > 0);
    for (const [op, id, before, after] of [
      ['insert', "'{}'", "'{}'", asJson('new', columns)],
      ['update', asJson('old', key), asJson('old', columns), asJson('new', columns)],
      ['delete', asJson('old', key), "'{}'", "'{}'"],
    ])
      raw.exec(`create trigger "${LOG}_${table}_${op}" after ${op} on "${table}" begin
        insert into ${LOG} (name, op, key, before, after) values ('${table}', '${op}', ${id}, ${before}, ${after});
      end`);
  }
  const all = raw.prepare<[], LogRow>(`select name, op, key, before, after from ${LOG} order by n`);
  const clear = raw.prepare(`delete from ${LOG}`);
  return {
    take() {
      const rows = all.all();
      clear.run();
      return rows.map(writtenOf);
    },
    [Symbol.dispose]: () => raw.close(),
  };
}

function asJson(row: 'old' | 'new', columns: readonly { readonly name: string }[]): string {
  return `json_object(${columns.map(({ name }) => `'${name}', ${row}."${name}"`)})`;
}

interface LogRow {
  readonly name: string;
  readonly op: Written['op'];
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

function writtenOf({ name: table, op, key, before, after }: LogRow): Written {
  const old = JSON.parse(before) as Row;
  const columns = Object.entries(JSON.parse(after) as Row).filter(([name, value]) => old[name] !== value);
  return { table, op, key: JSON.parse(key) as Row, columns: Object.fromEntries(columns) };
}

export interface RawWriter extends Disposable {
  /** Writes the rows in one immediate transaction, by statements that are prepared once. */
  write(rows: readonly Written[]): void;
}

/** A connection with the store's pragmas. */
export function openRaw(file: string): RawWriter {
  const raw = new Database(file);
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) raw.pragma(pragma);
  const known = new Map<string, Database.Statement>();
  const statementFor = (row: Written) => {
    const shape = `${row.op} ${row.table} ${Object.keys(row.columns)}`;
    const statement = known.get(shape) ?? raw.prepare(sqlOf(row));
    known.set(shape, statement);
    return statement;
  };
  const transaction = raw.transaction((rows: readonly Written[]) => {
    for (const row of rows) {
      const { changes } = statementFor(row).run(...Object.values(row.columns), ...Object.values(row.key));
      if (changes !== 1) throw new Error(`${row.op} of ${row.table} ${JSON.stringify(row.key)} wrote ${changes} rows.`);
    }
  });
  return {
    write: (rows) => transaction.immediate(rows),
    [Symbol.dispose]: () => raw.close(),
  };
}

function sqlOf({ table, op, key, columns }: Written): string {
  const names = Object.keys(columns);
  const isRow = Object.keys(key)
    .map((name) => `"${name}" = ?`)
    .join(' and ');
  switch (op) {
    case 'insert':
      return `insert into "${table}" (${names.map((name) => `"${name}"`)}) values (${names.map(() => '?')})`;
    case 'update':
      return `update "${table}" set ${names.map((name) => `"${name}" = ?`)} where ${isRow}`;
    case 'delete':
      return `delete from "${table}" where ${isRow}`;
  }
}

/** How many rows each table of a file holds. */
export function countRows(file: string): Readonly<Record<string, number>> {
  const raw = new Database(file, { readonly: true });
  const names = raw.prepare<[], string>("select name from sqlite_master where type = 'table' order by name").pluck();
  const counts = names.all().map((name) => {
    const count = raw.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0;
    return [name, count] as const;
  });
  raw.close();
  return Object.fromEntries(counts);
}
