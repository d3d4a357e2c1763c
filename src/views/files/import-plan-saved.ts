/** The message that says what was brought in from a plan. */
import type { BringIn } from '../../core/files/bring-in.ts';
import type { Card, CommandButton } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { count, isOrAre, listOf } from '../words.ts';

/** The button that asks whether the latest import is to be taken back. */
export function undoImportButton(): CommandButton {
  return { type: 'command', label: 'Undo this import', command: 'import undo', args: {}, style: 'danger' };
}

/**
 * Says what `by` brought in from a file. `rest` is the id under which the other rows go on waiting; null when none do.
 * `isPublic`: for the conversation, where nobody but the importer can go on.
 */
export function broughtInCard(
  by: string,
  fileName: string,
  bringIn: BringIn,
  rest: string | null,
  isPublic = false,
): Card {
  const { ready, waiting, faults, entered, named, recommendations } = bringIn;
  const saved = ready.filter(({ changes }) => changes.length > 0);
  const added = saved.filter(({ before }) => before === null);
  const complete = saved.filter(({ action }) => action.broughtInAt !== null);
  const people = entered.filter(({ kind }) => kind !== 'body');
  const bodies = entered.length - people.length;
  const left = waiting.length + faults.length;
  const parts = [
    ...(added.length > 0 ? [`${count(added.length, 'action')} added`] : []),
    ...(saved.length > added.length ? [`${count(saved.length - added.length, 'action')} changed`] : []),
    ...(recommendations > 0 ? [`${count(recommendations, 'recommendation')} added`] : []),
    ...(people.length > 0 ? [`${count(people.length, 'new person', 'new people')} entered`] : []),
    ...(bodies > 0 ? [`${count(bodies, 'new body', 'new bodies')} entered`] : []),
    ...(named.length > 0 ? [`${count(named.length, 'post')} added to people`] : []),
  ];
  const unconfirmed =
    complete.length > 0
      ? ` ${count(complete.length, 'action')} came in as complete and nobody here has confirmed ${complete.length === 1 ? 'it' : 'them'}.`
      : '';
  const rows = left > 0 ? count(left, 'row') : 'Some sheets';
  const waits = rest !== null ? ` ${rows} of the file ${isOrAre(left)} not saved yet.` : '';
  const text = `From ${fileName}: ${listOf(parts)}.${unconfirmed}${waits} Each change is in the history of its action.`;
  const goOn: CommandButton = {
    type: 'command',
    label: left > 0 ? `Go on with ${count(left, 'row')}` : 'Go on with the other sheets',
    command: 'import',
    args: { plan: rest ?? '' },
    style: 'primary',
  };
  const confirm: CommandButton = {
    type: 'command',
    label: `Confirm ${count(complete.length, 'action')}`,
    command: 'confirm imported',
    args: {},
  };
  const buttons = isPublic
    ? []
    : [...(rest === null ? [] : [goOn]), ...(complete.length > 0 ? [confirm] : []), undoImportButton()];
  return savedCard(`${by} imported a plan`, text, buttons);
}
