/** Changes of the plan that are neither dates nor rows that come and go: work opened again or returned, blocks lifted, dates refused. */
import { codeOfMilestone } from '../../plan/milestone.ts';
import type { AuditEvent, Change, Changed } from '../../record/changes.ts';
import { rowById } from '../../record/find-row.ts';
import type { Action, Instant, Snapshot } from '../../record/model.ts';
import { reasonGiven } from '../import-reason.ts';

/** Every kind of such a change, in the order in which a summary counts them. `restored`: withdrawn, and back in the plan. */
export const OTHER_CHANGES = [
  'reopened',
  'restored',
  'returned',
  'unblocked',
  'date_refused',
  'milestone_withdrawn',
  'milestone_reopened',
  'recommendation_withdrawn',
  'recommendation_reopened',
] as const;
/** One of `OTHER_CHANGES`. */
export type OtherChangeKind = (typeof OTHER_CHANGES)[number];

/** One change of an action, a milestone or a recommendation, with the reason that somebody gave. */
export interface OtherChange {
  readonly kind: OtherChangeKind;
  readonly row: Pick<Action, 'code' | 'title'>;
  readonly at: Instant;
  /** For a block that was lifted: the reason of the block. */
  readonly because: string | null;
  /** When the action was blocked; null for any other change, and where the audit does not say. */
  readonly blockedAt: Instant | null;
}

/** A part of a time, after its first moment and up to its last. */
interface Time {
  readonly since: Instant;
  readonly until: Instant;
}

/** Those changes of a time, oldest first. `events` are all of the audit; `standing` finds an action, or the one that carries it on. */
export function otherChanges(
  events: readonly AuditEvent[],
  snapshot: Snapshot,
  { since, until }: Time,
  standing: (id: string) => Action | undefined,
): readonly OtherChange[] {
  return events.flatMap(({ at, change }, n): readonly OtherChange[] => {
    if (at <= since || at > until || change.op !== 'changed') return [];
    const before = () => events.slice(0, n);
    if (change.entity === 'action') return changeOfAction(change, at, standing(change.id), before);
    const because = reasonGiven(change.because);
    const rest = { at, because, blockedAt: null };
    if (change.entity === 'milestone') {
      const kind = kindOfMilestone(change, before, since);
      const milestone = rowById(snapshot.milestones, change.id);
      const action = milestone && rowById(snapshot.actions, milestone.actionId);
      return kind && action ? [{ kind, row: { ...milestone, code: codeOfMilestone(action, milestone) }, ...rest }] : [];
    }
    if (change.entity !== 'recommendation') return [];
    const row = rowById(snapshot.recommendations, change.id);
    const kind = change.verb === 'withdrawn' ? 'recommendation_withdrawn' : 'recommendation_reopened';
    return row && (change.verb === 'withdrawn' || change.verb === 'open again') ? [{ kind, row, ...rest }] : [];
  });
}

function changeOfAction(
  change: Changed<'action'>,
  at: Instant,
  action: Action | undefined,
  before: () => readonly AuditEvent[],
): readonly OtherChange[] {
  const kind = kindOfAction(change, action);
  if (kind === null || !action) return [];
  if (kind !== 'unblocked') return [{ kind, row: action, at, because: reasonGiven(change.because), blockedAt: null }];
  const block = before().findLast((event) => isBlock(event.change, change.id));
  const because = change.before.blockedBecause ?? null;
  return [{ kind, row: action, at, because, blockedAt: block?.at ?? null }];
}

function kindOfAction({ verb, before, after }: Changed<'action'>, action?: Action): OtherChangeKind | null {
  if (verb === 'reopened') return before.status === 'withdrawn' ? 'restored' : 'reopened';
  if (verb === 'returned') return 'returned';
  if (verb === 'date refused') return 'date_refused';
  // Work that is reported complete or withdrawn, or blocked once more, is told as that.
  const isLifted = before.status === 'blocked' && (after.status === 'in_progress' || after.status === 'not_started');
  return isLifted && action?.status !== 'blocked' ? 'unblocked' : null;
}

function isBlock(change: Change, id: string): boolean {
  if (change.entity !== 'action') return false;
  if (change.op === 'added') return change.row.id === id && change.row.status === 'blocked';
  return change.id === id && change.verb === 'blocked';
}

/** A tick of the same time that was taken back is no change. */
function kindOfMilestone(
  { verb, id }: Changed<'milestone'>,
  before: () => readonly AuditEvent[],
  since: Instant,
): OtherChangeKind | null {
  if (verb === 'withdrawn') return 'milestone_withdrawn';
  if (verb !== 'milestone open again') return null;
  const tick = before().findLast(
    ({ change }) => change.op === 'changed' && change.id === id && change.verb === 'milestone done',
  );
  return tick && tick.at > since ? null : 'milestone_reopened';
}
