/** Takes back recommendations that were just added, all those of one paste together. */
import { type ActorContext, nameOf, recordedId } from '../people/person.ts';
import { type AuditEvent, type Change, changed, idOfChange } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Recommendation, Snapshot } from '../record/model.ts';
import { minutesBetween } from '../time/instants.ts';
import { byCode } from './action.ts';
import { UNDO_MINUTES } from './completion.ts';
import { requireStanding } from './recommendation.ts';

/**
 * The changes that take a recommendation back with all that were added together with it, in the order of their codes. For the
 * person who added them, within `UNDO_MINUTES` and while nothing rests on any of them. `together`: every event of the request
 * that added it. Throws `UserError`.
 */
export function undoRecommendations(
  acting: ActorContext,
  one: Recommendation,
  together: readonly AuditEvent[],
): readonly { readonly row: Recommendation; readonly change: Change }[] {
  requireStanding(one);
  const [first] = together;
  const withdraw = `withdraw ${one.code} because …`;
  if (!first) throw new UserError(`${one.code} came over from another notice. Withdraw it with a reason: ${withdraw}`);
  const { personId } = first.by;
  if (personId !== recordedId(acting.actor))
    throw new UserError(
      personId === null
        ? `${one.code} was not added in chat. A programme lead withdraws it: ${withdraw}`
        : `Only ${nameOf(acting.snapshot, personId)}, who added ${one.code}, can undo it. A programme lead withdraws it: ${withdraw}`,
    );
  if (minutesBetween(first.at, acting.now) >= UNDO_MINUTES)
    throw new UserError(
      `${one.code} was added more than ${UNDO_MINUTES} minutes ago. A programme lead withdraws it: ${withdraw}`,
    );
  const isOther = ({ change }: AuditEvent) =>
    change.op !== 'added' || !['recommendation', 'person', 'account'].includes(change.entity);
  if (together.some(isOther)) throw new UserError(`${one.code} came in with an import. To take that back: import undo`);
  const ids = new Set(together.map(({ change }) => idOfChange(change)));
  const rows = acting.snapshot.recommendations.filter(({ id }) => ids.has(id)).sort(byCode);
  const touched = rows.filter((row) => isTouched(acting.snapshot, row)).map(({ code }) => code);
  if (touched.length > 0)
    throw new UserError(
      `${touched.join(', ')} ${touched.length === 1 ? 'has' : 'have'} been worked with since, so this cannot be undone as a whole. Withdraw single ones: ${withdraw}`,
    );
  return rows.map((row) => {
    const because = 'Undone by the person who added it';
    return { row, change: changed('recommendation', row, { withdrawnAt: acting.now }, 'withdrawn', because) };
  });
}

/** Whether it was changed, an action carries it out, or somebody said something about it. */
function isTouched({ actions, logEntries }: Snapshot, { id, version }: Recommendation): boolean {
  return (
    version > 1 ||
    actions.some(({ recommendationId }) => recommendationId === id) ||
    logEntries.some(({ aboutId }) => aboutId === id)
  );
}
