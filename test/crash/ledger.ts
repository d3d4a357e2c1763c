/** Reads the database file from outside, in a short connection that does not hold up the service. */
import Database from 'better-sqlite3';

export interface Ledger {
  /** Posts that are not final, each in a few words. */
  readonly pending: readonly string[];
  /** Posts planned on this date or later. */
  readonly plannedSince: number;
  /** Ambiguous attempts, by post and number, of which the service cannot know whether they arrived. */
  readonly ambiguous: readonly { readonly key: string; readonly attempt: number }[];
}

/** The reason that the outbox gives for a lost lease. Its attempt is counted already by its claim. */
const LOST = 'The service stopped while this was being sent%';

export function readLedger(file: string, since: string): Ledger {
  const client = new Database(file, { readonly: true, timeout: 5_000 });
  const count = (sql: string, ...values: unknown[]) => client.prepare<unknown[], number>(sql).pluck().get(values) ?? 0;
  try {
    return {
      pending: client
        .prepare<unknown[], string>(
          `select key || ' is ' || state || ' until ' || next_try_at || ', ' || attempts || ' attempts' from outbox
          where state in ('planned', 'claimed', 'unknown')`,
        )
        .pluck()
        .all(),
      plannedSince: count(`select count(*) from outbox where planned_at >= ?`, since),
      ambiguous: client
        .prepare<unknown[], { key: string; attempt: number }>(
          `select key, attempts as attempt from outbox where (state = 'claimed' and lease_token like 'hold:%')
          or (state = 'unknown' and reason not like ?)`,
        )
        .all(LOST),
    };
  } finally {
    client.close();
  }
}
