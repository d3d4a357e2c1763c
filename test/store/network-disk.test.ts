/** A database is kept on a local disk only. */
import fs, { type StatsFs, statfsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';

import { networkDisk, openFile } from '../../src/store/open-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

it.each([
  ['NFS', 0x6969],
  ['CIFS', 0xff534d42],
  ['CIFS, as a signed number', 0xff534d42 | 0],
  ['SMB 2', 0xfe534d42],
  ['a shared folder of a virtual machine', 0x01021997],
])('%s is a network file system', (_, type) => {
  expect(networkDisk(type)).not.toBeNull();
});

it.each([
  ['ext4', 0xef53],
  ['xfs', 0x58465342],
  ['btrfs', 0x9123683e],
  ['zfs', 0x2fc12fc1],
  ['overlayfs', 0x794c7630],
  ['tmpfs', 0x01021994],
  ['the disk of this test', statfsSync(tmpdir()).type],
])('%s is no network file system', (_, type) => {
  expect(networkDisk(type)).toBeNull();
});

it('a database on a network disk is not opened', async () => {
  const statfs = vi.spyOn(fs, 'statfsSync').mockReturnValue({ type: 0x6969 } as StatsFs);
  syncBuiltinESMExports();
  onTestFinished(() => {
    statfs.mockRestore();
    syncBuiltinESMExports();
  });
  const place = temporaryFolder();
  await expect(openFile(join(place, 'bvn.db'))).rejects.toThrow(
    /^The database \S+ is on a network disk \(NFS\), where it cannot be kept safely: name a file on a local disk/,
  );
  expect(statfs).toHaveBeenCalledWith(place);
});
