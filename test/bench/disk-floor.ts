/** The least that a durable write costs: `write` and `fdatasync` of some bytes, without a database. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';

export interface DiskFloor extends Disposable {
  write(): void;
}

/** The writes go round in a file that has its full length from the beginning, as SQLite's log has after a while. */
export function openDiskFloor(file: string, bytes: number): DiskFloor {
  const length = 1000 * 4096;
  const log = openSync(file, 'w+');
  writeSync(log, Buffer.alloc(length + bytes));
  fdatasyncSync(log);
  const block = Buffer.alloc(bytes, 1);
  let at = 0;
  return {
    write() {
      writeSync(log, block, 0, bytes, at);
      fdatasyncSync(log);
      at = (at + bytes) % length;
    },
    [Symbol.dispose]: () => closeSync(log),
  };
}
