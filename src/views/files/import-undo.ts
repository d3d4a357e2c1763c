/** The messages that say that an import was taken back, or that what it brought in as complete was confirmed. */
import type { UndoneImport } from '../../core/files/undo-import.ts';
import type { Change } from '../../core/record/changes.ts';
import type { Action, Milestone, Recommendation } from '../../core/record/model.ts';
import type { Card } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { count, listOf } from '../words.ts';

/** Says that `by` took an import back. */
export function undoneImportCard(by: string, { changes, staying }: UndoneImport): Card {
  const actions = changes.filter((change) => change.entity === 'action');
  const isWithdrawn = ({ op, ...change }: Change) =>
    'after' in change && (change.after as Partial<Action>).status === 'withdrawn';
  const recommendations = changes.filter((change) => change.entity === 'recommendation');
  const isTakenOut = ({ op, ...change }: Change) =>
    'after' in change && (change.after as Partial<Recommendation | Milestone>).withdrawnAt != null;
  const people = changes.filter(({ entity }) => entity === 'person').length;
  const milestones = changes.filter((change) => change.entity === 'milestone');
  const parts = [
    ...partsOf(actions, isWithdrawn, 'action'),
    ...partsOf(recommendations, isTakenOut, 'recommendation'),
    ...partsOf(milestones, isTakenOut, 'milestone'),
    ...(people > 0 ? [`${count(people, 'person', 'people')} removed`] : []),
  ];
  const names = listOf(staying.map(({ name }) => name));
  const stay =
    staying.length > 0
      ? ` ${names} ${staying.length === 1 ? 'stays' : 'stay'} in the record, because more than this import rests on them.`
      : '';
  return savedCard(`${by} undid an import`, `${parts.length > 0 ? listOf(parts) : 'What it added is struck'}.${stay}`);
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
