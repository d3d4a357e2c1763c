/** The secret beside the database: made once, read again, and for nobody else on the machine. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installationSecret } from '../../src/service/installation-secret.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('a new secret is kept in a file that only its owner may read', () => {
  const database = join(temporaryFolder(), 'bvn.db');
  const secret = installationSecret(database);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(`${database}.secret`, 'utf8').trim()).toBe(secret);
  expect(statSync(`${database}.secret`).mode & 0o777).toBe(0o600);
  expect(installationSecret(database)).toBe(secret);
});

test('a damaged secret is refused and left as it is', () => {
  const database = join(temporaryFolder(), 'bvn.db');
  writeFileSync(`${database}.secret`, 'half of it');
  expect(() => installationSecret(database)).toThrow('is damaged');
  expect(readFileSync(`${database}.secret`, 'utf8')).toBe('half of it');
});
