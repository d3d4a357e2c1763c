/** Which file systems are a network's: SQLite's locks and its shared memory do not hold there (sqlite.org/wal.html, "all processes must be on the same host"). */

/** By the type that statfs gives, as in Linux's magic.h and statfs(2). */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x01021997, 'a Plan 9 share'],
  [0x786f4256, 'a shared folder of VirtualBox'],
]);

/** The name of the network file system, or null for a local one; `type` may have been read as a negative number. */
export function networkDisk(type: number): string | null {
  return NETWORK.get(type >>> 0) ?? null;
}
