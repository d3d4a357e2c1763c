/** The forms about people. */
import { ROLES } from '../../core/record/model.ts';
import type { Card, Raw } from '../../ports/card.ts';
import { type FormContext, formCard, newcomersFor, personField } from '../form.ts';
import { roleNow } from '../shown-facts.ts';
import { roleWord } from '../words.ts';

/** The form that gives a person a role. A lead may pick somebody new, who then enters the record. */
export function roleForm(raw: Raw, { snapshot, actor }: FormContext): Card {
  return formCard(raw, {
    title: 'Give somebody a role',
    intro:
      'To enter somebody new, mention them, or put the name in double quotes: role "Jo Smith (Monitoring Officer)" officer',
    command: 'role',
    shows: roleNow(raw.person, snapshot),
    fields: [
      personField(snapshot, 'person', 'Person', { required: true, ...newcomersFor(actor) }),
      {
        name: 'role',
        label: 'Role',
        kind: 'choice',
        required: true,
        options: ROLES.map((role) => ({ value: role, label: roleWord(role) })),
      },
    ],
    submit: 'Give the role',
  });
}

/** The form that gives somebody another name. */
export function renameForm(raw: Raw, { snapshot }: FormContext): Card {
  return formCard(raw, {
    title: 'Rename somebody',
    command: 'rename',
    fields: [
      personField(snapshot, 'person', 'Person', { required: true }),
      { name: 'to', label: 'New name', kind: 'line', required: true },
    ],
    submit: 'Rename',
  });
}

/** The form that passes one person's open work on to another, today or on a later date. */
export function handoverForm(raw: Raw, { snapshot }: FormContext): Card {
  return formCard(raw, {
    title: 'Hand over',
    intro: 'Every open action that somebody owns or covers passes on, and every expectation that they answer for.',
    command: 'handover',
    fields: [
      personField(snapshot, 'leaver', 'From', { required: true }),
      personField(snapshot, 'to', 'To', { required: true }),
      { name: 'from', label: 'On', hint: 'Leave empty for today', kind: 'date' },
    ],
    submit: 'Hand over',
  });
}

/** The form that records an absence and who covers in that time. */
export function awayForm(raw: Raw, { snapshot }: FormContext): Card {
  return formCard(raw, {
    title: 'Say when you are away',
    intro: 'Your reminders go to somebody else in that time. The reason is not asked and not kept.',
    command: 'away',
    fields: [
      { name: 'from', label: 'First day', kind: 'date', required: true },
      { name: 'to', label: 'Last day', kind: 'date', required: true },
      personField(snapshot, 'cover', 'Who covers for you', { hint: 'Leave empty for the deputy of each action' }),
      personField(snapshot, 'person', 'Who is away', {
        hint: 'Leave empty for yourself; for others, programme leads only',
      }),
    ],
    submit: 'Record it',
  });
}
