/** The messages that say that an import was taken back, or that what it brought in as complete was confirmed. */
import type { AddedSince, UndoneImport } from '../../core/files/undo-import.ts';
import { codeOfMilestone } from '../../core/plan/milestone.ts';
import type { Change, EntityName } from '../../core/record/changes.ts';
import type { Action, Milestone, Recommendation } from '../../core/record/model.ts';
import type { Card, CommandButton, Item } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { count, listOf } from '../words.ts';

/** The button that undoes the undo of an import. */
export const BRING_BACK: CommandButton = {
  type: 'command',
  label: 'Bring this import back',
  command: 'import restore',
  args: {},
};

/** An import that may be undone: what goes, and what people have added to its actions since. */
export interface AskedUndo {
  readonly undone: UndoneImport;
  readonly added: readonly AddedSince[];
  /** The moment at which it was saved, in words. */
  readonly savedAt: string;
  readonly because: string | null;
}

/** The most rows that are named as added since. */
const MOST_NAMED = 10;

/** Asks whether an import is to be taken back, and says what goes with it. */
export function askUndoImportCard({ undone, added, savedAt, because }: AskedUndo): Card {
  const named = added.slice(0, MOST_NAMED).map(({ action, row }): Item => ({ text: addedWords(action, row) }));
  const left = added.length - named.length;
  const items = left > 0 ? [...named, { text: `and ${left} more` }] : named;
  const args = { confirmed: 'yes', ...(because === null ? {} : { because }) };
  return {
    title: 'Undo the latest import?',
    summary: 'Undo the latest import? Nothing has changed yet.',
    body: [
      { type: 'text', text: `It was saved at ${savedAt}. This goes: ${goneWords(undone)}` },
      ...(named.length === 0
        ? []
        : [{ type: 'list', title: `Added to its actions since (${added.length})`, items } as const]),
      {
        type: 'note',
        text: `${named.length > 0 ? 'What was added since goes out of sight with its action. ' : ''}Everything stays in the history, and one button brings it back.`,
      },
    ],
    buttons: [{ type: 'command', label: 'Yes, undo this import', command: 'import undo', args, style: 'danger' }],
  };
}

function addedWords(action: Action, row: AddedSince['row']): string {
  if ('letter' in row) return `${codeOfMilestone(action, row)} ${row.title}`;
  return `${action.code} ${row.code}${row.marking === 'exempt' ? '' : `: ${row.text}`}`;
}

/** Says that `by` took an import back. */
export function undoneImportCard(by: string, undone: UndoneImport): Card {
  return savedCard(`${by} undid an import`, `${goneWords(undone)} To have it back: import restore`);
}

/** Says that `by` brought back an import that was undone. */
export function restoredImportCard(by: string, changes: readonly Change[]): Card {
  const number = (entity: EntityName) => changes.filter((change) => change.entity === entity).length;
  const counts = [
    [number('action'), 'action'],
    [number('recommendation'), 'recommendation'],
    [number('milestone'), 'milestone'],
  ] as const;
  const parts = counts.flatMap(([n, noun]) => (n > 0 ? [count(n, noun)] : []));
  const people = number('person');
  const all = [...parts, ...(people > 0 ? [count(people, 'person', 'people')] : [])];
  return savedCard(
    `${by} brought an import back`,
    `As before the undo again: ${all.length > 0 ? listOf(all) : 'its updates and evidence'}.`,
  );
}

/** All that goes with an import, as sentences. */
function goneWords({ changes, staying }: UndoneImport): string {
  const actions = changes.filter((change) => change.entity === 'action');
  const isWithdrawn = ({ op, ...change }: Change) =>
    'after' in change && (change.after as Partial<Action>).status === 'withdrawn';
  const recommendations = changes.filter((change) => change.entity === 'recommendation');
  const isTakenOut = ({ op, ...change }: Change) =>
    'after' in change && (change.after as Partial<Recommendation | Milestone>).withdrawnAt != null;
  const people = changes.filter(({ entity }) => entity === 'person').length;
  const milestones = changes.filter((change) => change.entity === 'milestone');
  const struck = changes.filter(({ entity }) => entity === 'logEntry' || entity === 'evidence').length;
  const parts = [
    ...partsOf(actions, isWithdrawn, 'action'),
    ...partsOf(recommendations, isTakenOut, 'recommendation'),
    ...partsOf(milestones, isTakenOut, 'milestone'),
    ...(struck > 0 ? [`${count(struck, 'update or item of evidence', 'updates and items of evidence')} struck`] : []),
    ...(people > 0 ? [`${count(people, 'person', 'people')} removed`] : []),
  ];
  const names = listOf(staying.map(({ name }) => name));
  const stay =
    staying.length > 0
      ? ` ${names} ${staying.length === 1 ? 'stays' : 'stay'} in the record, because more than this import rests on them.`
      : '';
  return `${listOf(parts)}.${stay}`;
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
