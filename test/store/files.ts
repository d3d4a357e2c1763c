/** The database file past the store, for the store's tests. */
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';

/** Another program's connection to the file, past every safeguard of the store. */
export function raw(file: string): Database.Database {
  const client = new Database(file);
  onTestFinished(() => void client.close());
  return client;
}
