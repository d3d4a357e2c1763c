/** The records of all notices, for commands that look for something wherever it stands. */
import type { Snapshot } from '../../core/record/model.ts';
import type { Context } from '../../dispatch/command.ts';

/** Reads the snapshots of all notices, the present one first. */
export async function readRecords({ read, snapshot }: Context): Promise<readonly Snapshot[]> {
  const others = (await read.notices()).filter(({ id }) => id !== snapshot.notice?.id);
  return [snapshot, ...(await Promise.all(others.map(({ id }) => read.snapshot(id))))];
}
