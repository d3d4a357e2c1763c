/** The messages that say that an import was taken back, or that what it brought in as complete was confirmed. */
import type { Change } from '../../core/record/changes.ts';
import type { Action } from '../../core/record/model.ts';
import type { Card } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { count, listOf } from '../words.ts';

/** Says that `by` took an import back. */
export function undoneImportCard(by: string, changes: readonly Change[]): Card {
  const actions = changes.filter((change) => change.entity === 'action');
  const withdrawn = actions.filter(
    ({ op, ...change }) => 'after' in change && (change.after as Partial<Action>).status === 'withdrawn',
  );
  const parts = [
    `${count(withdrawn.length, 'action')} withdrawn`,
    ...(actions.length > withdrawn.length ? [`${count(actions.length - withdrawn.length, 'action')} as before`] : []),
  ];
  return savedCard(`${by} undid an import`, `${listOf(parts)}. The people whom it entered stay in the record.`);
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
