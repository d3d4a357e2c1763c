/** The words, the button and the form for checking later that a complete action still holds. */
import { isAtLeast, oversees } from '../../core/people/person.ts';
import { checkedBy, checksOf, isEmbedded, openCheckOf } from '../../core/plan/check.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, Person } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Button, Card, Fact, Raw } from '../../ports/card.ts';
import { type FormContext, formButton, newcomersFor, personField } from '../form.ts';
import type { Scene } from './action-words.ts';
import { actionForm } from './forms.ts';

/** The facts of an action that is checked or checks another; none for all others. */
export function checkFacts(action: Action, { snapshot, today }: Scene): readonly Fact[] {
  const checked = checkedBy(snapshot, action);
  const checks = checksOf(snapshot, action);
  const open = openCheckOf(snapshot, action);
  const next = open ? `${open.code} checks it${open.dueOn ? ` on ${longDate(open.dueOn)}` : ''}` : null;
  const state = isEmbedded(action, snapshot, today) ? 'Yes' : 'Not yet';
  return [
    ...(checked ? [{ name: 'Checks', value: `${checked.code} ${checked.title}` }] : []),
    ...(checks.length > 0 ? [{ name: 'Embedded', value: next ? `${state}; ${next}` : state }] : []),
  ];
}

/**
 * The button that plans the check of a complete action, or the next check after one. `viewer` is null for a card that a
 * conversation reads.
 */
export function checkButtons(action: Action, { snapshot }: Scene, viewer: Person | null): readonly Button[] {
  const checked = action.checksId === null ? action : rowById(snapshot.actions, action.checksId);
  if (!checked || action.status !== 'complete' || checked.status !== 'complete') return [];
  if (openCheckOf(snapshot, checked)) return [];
  if (viewer && !(isAtLeast(viewer, 'officer') && oversees(viewer, snapshot, checked))) return [];
  return [formButton(`Check that ${checked.code} still holds`, 'add check', { action: checked.code })];
}

/** The form that plans the check of a complete action. */
export function addCheckForm(raw: Raw, context: FormContext): Card {
  return actionForm(raw, context, {
    title: `Check later that ${raw.action ?? 'an action'} still holds`,
    intro:
      'The check is an action of its own. Once it is confirmed with evidence, the action that it checks is embedded.',
    command: 'add check',
    fields: [
      { name: 'by', label: 'Day of the check', hint: 'For example in 6 months', kind: 'date', required: true },
      personField(context.snapshot, 'owner', 'Owner', {
        hint: 'Leave it empty for the owner of the action',
        ...newcomersFor(context.actor),
      }),
    ],
    submit: 'Add the check',
  });
}
