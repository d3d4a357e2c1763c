/** Opens the record of an installation by its configuration, and the secret that the record is kept with. */
import { createHmac } from 'node:crypto';
import { UserError } from '../core/record/errors.ts';
import { newestCopy } from '../operations/nightly-copy.ts';
import type { Guard } from '../store/guard.ts';
import { type OpenRecord, type OpenRecordOptions, openRecord } from '../store/record.ts';
import type { Config } from './config.ts';
import { installationSecret, secretFile } from './installation-secret.ts';

/** Opens the record of this installation. Throws `StoreError` when it is lost, or another one than was kept there. */
export function openRecordOf({ databasePath, backup }: Config, options: OpenRecordOptions): Promise<OpenRecord> {
  return openRecord({ file: databasePath, copy: backup && newestCopy(backup.folder) }, options);
}

/** The configured secret, else the one beside the database, which is made at the first start. Throws `UserError` when it is missing, or not the one that the record is kept with. */
export async function secretOf({ secret, databasePath }: Config, guard: Guard | null): Promise<string> {
  const seal = (await guard?.readSeal()) ?? null;
  const found = secret ?? installationSecret(databasePath, seal === null ? 'make' : 'keep');
  if (seal === null) await guard?.keepSeal(sealOf(found));
  else if (seal !== sealOf(found))
    throw new UserError(
      `The secret in ${secret === null ? secretFile(databasePath) : 'BVN_SECRET'} is not the one that the record ${databasePath} is kept with: put back the one that lies beside a copy, or type “npm run bvn -- init” to keep the record with this one from now on.`,
    );
  return found;
}

/** A digest by which a secret is recognised and from which it cannot be found. */
function sealOf(secret: string): string {
  return createHmac('sha256', secret).update('the seal of the record').digest('hex');
}
