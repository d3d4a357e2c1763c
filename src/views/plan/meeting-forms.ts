/** The forms about meetings and contact with a body. */
import { bodyNamed } from '../../core/people/body.ts';
import { CONTACT_MEANS, contactActionsOf } from '../../core/plan/contact.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Card, Field, Raw } from '../../ports/card.ts';
import { type FormContext, formCard, MARKING_FIELD, newcomersFor, personField } from '../form.ts';
import { expectationField } from './forms.ts';
import { LEVEL_OF_CONTACT } from './meeting-fields.ts';

const BODY_FIELD: Field = {
  name: 'body',
  label: 'Board or organisation',
  hint: 'For example Improvement Board, or the Department',
  kind: 'line',
  required: true,
};

/** The form that adds a series of meetings. */
export function addMeetingForm(raw: Raw, { snapshot, actor }: FormContext): Card {
  return formCard(raw, {
    title: 'Add meetings',
    command: 'add meeting',
    fields: [
      BODY_FIELD,
      {
        name: 'on',
        label: 'Dates',
        hint: 'For example 12 February, 11 March and 15 April',
        kind: 'line',
        required: true,
      },
      expectationField(snapshot),
      { name: 'papers', label: 'Papers due how many working days before', hint: 'For example 5', kind: 'line' },
      personField(snapshot, 'owner', 'Owner', newcomersFor(actor)),
      personField(snapshot, 'deputy', 'Deputy', newcomersFor(actor)),
    ],
    submit: 'Add the meetings',
  });
}

/** Whether the plan has no meeting and no regular contact with a body of this name. */
function isFirstContact(name: string, snapshot: FormContext['snapshot']): boolean {
  const body = bodyNamed(snapshot, name);
  return name !== '' && (body === null || contactActionsOf(snapshot, body).length === 0);
}

/** The fields about regular contact with a body of which the plan has none yet. */
function firstContactFields(snapshot: FormContext['snapshot']): readonly Field[] {
  return [
    { ...expectationField(snapshot), name: 'under', label: 'Expectation for regular contact', required: false },
    {
      name: 'every',
      label: 'Contact is due every how many weeks',
      hint: 'For example 4',
      kind: 'line',
      required: true,
    },
  ];
}

/** The arguments with the name of the body that a button names by its id. */
function withNameOfBody(raw: Raw, snapshot: FormContext['snapshot']): Raw {
  const body = rowById(snapshot.people, raw.body ?? '');
  return body ? { ...raw, body: body.name } : raw;
}

/** The form that records a meeting or other contact with a body. */
export function metForm(typed: Raw, { snapshot }: FormContext): Card {
  const raw = withNameOfBody(typed, snapshot);
  return formCard(raw, {
    title: 'Record a meeting or contact',
    command: 'met',
    fixed: ['for'],
    fields: [
      BODY_FIELD,
      { name: 'on', label: 'Day', hint: 'Leave empty for today', kind: 'date' },
      { name: 'words', label: 'What it was about', kind: 'text' },
      { name: 'followUp', label: 'What follows from it', hint: 'It becomes an action', kind: 'line' },
      { name: 'by', label: 'Due date of what follows', kind: 'date' },
      MARKING_FIELD,
      {
        name: 'how',
        label: 'How',
        kind: 'choice',
        options: CONTACT_MEANS.map((value) => ({ value, label: value })),
      },
      LEVEL_OF_CONTACT,
      ...(isFirstContact(raw.body ?? '', snapshot) ? firstContactFields(snapshot) : []),
    ],
    submit: 'Record it',
  });
}
