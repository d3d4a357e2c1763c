/** The part of the record that the readers of a paper may see. */
import { isKeptUp } from '../../plan/action.ts';
import { wasEverMet } from '../../plan/kept-up.ts';
import type { Action, Snapshot } from '../../record/model.ts';

/** Who reads a paper: the council and its board, or everybody. */
export const READERS = ['internal', 'public'] as const;
/** One of `READERS`, by whom a paper is meant to be read. */
export type Readers = (typeof READERS)[number];

/** The items that a public paper leaves out, so that it can say how many there are. */
export interface LeftOut {
  readonly exempt: number;
  readonly internal: number;
}

/** The record as the readers of a paper may see it. */
export interface Seen extends Snapshot {
  /** The actions to be kept up that were ever met, also by items that the readers may not see, so that a paper never says the contrary. */
  readonly everMet: ReadonlySet<string>;
}

/**
 * The record for a paper, with the number of items left out. A public one has only what is marked public: no internal or
 * exempt evidence, update, contact or reading, no position of a partner, no reason that was not meant for it, and no action that
 * follows from contact that is not public, by `followUps`.
 */
export function limitToReaders(
  snapshot: Snapshot,
  readers: Readers,
  followUps: ReadonlySet<string>,
): { readonly snapshot: Seen; readonly leftOut: LeftOut } {
  const everMet = new Set(
    snapshot.actions.filter((one) => isKeptUp(one) && wasEverMet(one, snapshot)).map(({ id }) => id),
  );
  if (readers === 'internal') return { snapshot: { ...snapshot, everMet }, leftOut: { exempt: 0, internal: 0 } };
  const isPublic = (row: { marking: string; kind: string }) => row.marking === 'public' && row.kind !== 'position';
  const items = [...snapshot.evidence, ...snapshot.logEntries].filter(({ struckAt }) => struckAt === null);
  const closed = items.filter((row) => !isPublic(row));
  const exempt = closed.filter(({ marking }) => marking === 'exempt').length;
  const evidence = snapshot.evidence.filter(isPublic);
  const logEntries = snapshot.logEntries.filter(isPublic);
  const shown = new Set([...evidence.map(({ actionId }) => actionId), ...logEntries.map(({ aboutId }) => aboutId)]);
  const isHidden = ({ id }: Action) => followUps.has(id) && !shown.has(id);
  const actions = snapshot.actions.filter((action) => !isHidden(action));
  const limited = {
    ...{ ...snapshot, evidence, logEntries, everMet },
    actions: actions.map((action) => ({ ...action, blockedBecause: null, proposedBecause: null })),
  };
  const hidden = snapshot.actions.length - actions.length;
  return { snapshot: limited, leftOut: { exempt, internal: closed.length - exempt + hidden } };
}
