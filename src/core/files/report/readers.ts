/** The part of the record that the readers of a paper may see. */
import type { Snapshot } from '../../record/model.ts';

/** Who reads a paper: the council and its board, or everybody. */
export const READERS = ['internal', 'public'] as const;
/** One of `READERS`, by whom a paper is meant to be read. */
export type Readers = (typeof READERS)[number];

/** The items that a public paper leaves out, so that it can say how many there are. */
export interface LeftOut {
  readonly exempt: number;
  readonly internal: number;
}

/**
 * The record for a paper, with the number of items left out. A public one has only what is marked public: no internal or
 * exempt evidence, update, contact or reading, no position of a partner, and no reason that was not meant for it.
 */
export function limitToReaders(snapshot: Snapshot, readers: Readers): { snapshot: Snapshot; leftOut: LeftOut } {
  if (readers === 'internal') return { snapshot, leftOut: { exempt: 0, internal: 0 } };
  const isPublic = (row: { marking: string; kind: string }) => row.marking === 'public' && row.kind !== 'position';
  const items = [...snapshot.evidence, ...snapshot.logEntries].filter(({ struckAt }) => struckAt === null);
  const closed = items.filter((row) => !isPublic(row));
  const exempt = closed.filter(({ marking }) => marking === 'exempt').length;
  const limited = {
    ...snapshot,
    evidence: snapshot.evidence.filter(isPublic),
    logEntries: snapshot.logEntries.filter(isPublic),
    actions: snapshot.actions.map((action) => ({ ...action, blockedBecause: null, proposedBecause: null })),
  };
  return { snapshot: limited, leftOut: { exempt, internal: closed.length - exempt } };
}
