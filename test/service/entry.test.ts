/** The sentences with which a program ends that could not start. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf, GLIBC_FLOOR } from '../../src/service/entry.ts';
import { projectFile } from '../helpers/docs.ts';

test('a C library that is too old is told with the systems that have a newer one', () => {
  const message =
    "/lib64/libc.so.6: version `GLIBC_2.33' not found (required by /opt/bvn/node_modules/better-sqlite3/prebuilds/linux-x64.node)";
  const error = Object.assign(new Error(message), { code: 'ERR_DLOPEN_FAILED' });
  expect(faultsOf(error)).toEqual([
    'The C library of this machine (glibc) is too old for the database: use a system with glibc 2.34 or later, such as RHEL 9, Ubuntu 22.04 or Debian 12, or run the container image.',
  ]);
  const other = Object.assign(new Error('no such file'), { code: 'ERR_DLOPEN_FAILED' });
  expect(faultsOf(other)).toEqual(['bvn stopped because of a fault of its own: no such file']);
});

test.each(['x64', 'arm64'])('the named glibc is the newest one that the database for %s asks for', (machine) => {
  const folder = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
  const binary = readFileSync(join(folder, 'prebuilds', `linux-${machine}.node`), 'latin1');
  const asked = [...binary.matchAll(/GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor));
  expect(`2.${Math.max(...asked)}`).toBe(GLIBC_FLOOR);
});

test.each(['README.md', 'docs/operations.md'])('%s names the oldest glibc', (page) => {
  expect(readFileSync(projectFile(page), 'utf8').includes(`glibc ${GLIBC_FLOOR}`)).toBe(true);
});
