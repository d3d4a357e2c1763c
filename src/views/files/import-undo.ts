/** The messages that say that an import was taken back, or that what it brought in as complete was confirmed. */
import type { Change } from '../../core/record/changes.ts';
import type { Action, Recommendation } from '../../core/record/model.ts';
import type { Card } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { count, listOf } from '../words.ts';

/** Says that `by` took an import back. */
export function undoneImportCard(by: string, changes: readonly Change[]): Card {
  const actions = changes.filter((change) => change.entity === 'action');
  const isWithdrawn = ({ op, ...change }: Change) =>
    'after' in change && (change.after as Partial<Action>).status === 'withdrawn';
  const recommendations = changes.filter((change) => change.entity === 'recommendation');
  const isTakenOut = ({ op, ...change }: Change) =>
    'after' in change && (change.after as Partial<Recommendation>).withdrawnAt != null;
  const parts = [...partsOf(actions, isWithdrawn, 'action'), ...partsOf(recommendations, isTakenOut, 'recommendation')];
  return savedCard(`${by} undid an import`, `${listOf(parts)}. The people whom it entered stay in the record.`);
}

function partsOf(changes: readonly Change[], isOut: (change: Change) => boolean, noun: string): readonly string[] {
  const out = changes.filter(isOut).length;
  const back = changes.length - out;
  return [
    ...(out > 0 ? [`${count(out, noun)} withdrawn`] : []),
    ...(back > 0 ? [`${count(back, noun)} as before`] : []),
  ];
}

/** Says that `by` confirmed the actions that came in as complete. */
export function confirmedImportCard(by: string, actions: readonly Action[]): Card {
  const codes = actions.map(({ code }) => code);
  const some = codes.slice(0, 10).join(', ');
  const more = codes.length > 10 ? ` and ${codes.length - 10} more` : '';
  return savedCard(
    `${by} confirmed what an import brought in as complete`,
    `${count(codes.length, 'action')}: ${some}${more}.`,
  );
}
