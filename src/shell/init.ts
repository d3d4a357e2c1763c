/** `init`: begins on purpose what no start makes by itself, a new record where one was lost, or a new secret. */
import { statSync } from 'node:fs';
import { UserError } from '../core/record/errors.ts';
import type { Config } from '../service/config.ts';
import { machine } from '../service/entry.ts';
import { openRecordOf, secretOf } from '../service/record.ts';

/** Makes a new record when there is none, and keeps the record with the present secret. Gives a sentence about the result; throws `UserError` while the service runs. */
export async function beginRecord(config: Config): Promise<string> {
  const { databasePath } = config;
  const isNew = (statSync(databasePath, { throwIfNoEntry: false })?.size ?? 0) === 0;
  const now = machine.clock.now();
  const { store, guard } = await openRecordOf(config, { opening: 'alone', now, make: isNew ? 'anew' : 'never' });
  try {
    if (!isNew && (await hasItsSecret(config, guard)))
      return `There is a record at ${databasePath} with its secret, so nothing was begun.`;
    await guard?.keepSeal(null);
    await secretOf(config, guard);
    return isNew
      ? `A new record was begun at ${databasePath}.`
      : `The record at ${databasePath} is kept with this secret from now on. Messages that were sent before cannot be found again, so one that waits may be sent twice.`;
  } finally {
    await store.close();
  }
}

async function hasItsSecret(config: Config, guard: Parameters<typeof secretOf>[1]): Promise<boolean> {
  try {
    await secretOf(config, guard);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
