/** The fields of the edit form that only a meeting has, and the form for a meeting that was not held. */
import { AT_LEVELS } from '../../core/plan/contact.ts';
import { listedDates } from '../../core/plan/next-contact.ts';
import type { Action } from '../../core/record/model.ts';
import { isDate, longDate } from '../../core/time/dates.ts';
import type { Card, Field, Raw } from '../../ports/card.ts';
import { type FormField, formCard, fromRecord } from '../form.ts';
import { listOf } from '../words.ts';

/** The field for the level of a contact, or at which contact is kept up. */
export const LEVEL_OF_CONTACT: Field = {
  name: 'at',
  label: 'Level of the contact',
  kind: 'choice',
  options: AT_LEVELS.map((value) => ({ value, label: value })),
};

/** The fields of a new action with which contact with a body is kept up. */
export const CADENCE_FIELDS: readonly Field[] = [
  { name: 'with', label: 'Ongoing: contact with which board or organisation', kind: 'line' },
  LEVEL_OF_CONTACT,
];

/** The fields that add and cancel listed dates, and that say when papers are due. */
export function meetingFields(meeting: Action): readonly FormField[] {
  const dates = listedDates(meeting).map(longDate);
  return [
    {
      name: 'papers',
      label: 'Papers due how many working days before',
      kind: 'line',
      ...fromRecord(meeting.papersWorkingDays),
    },
    { name: 'add', label: 'Dates to add', hint: `Now: ${dates.length > 0 ? listOf(dates) : 'none'}`, kind: 'line' },
    {
      name: 'cancel',
      label: 'Date to cancel',
      kind: 'choice',
      options: listedDates(meeting).map((date) => ({ value: date, label: longDate(date) })),
    },
  ];
}

/** The form that moves or cancels the listed date that `raw` names. */
export function notHeldForm(raw: Raw, { code }: Action): Card {
  const { move = '' } = raw;
  return formCard(raw, {
    title: `${code} was not held on ${isDate(move) ? longDate(move) : move}`,
    command: 'edit',
    fixed: ['action', 'move'],
    fields: [
      { name: 'to', label: 'New date', hint: 'Leave empty if the meeting was cancelled', kind: 'date' },
      { name: 'because', label: 'Reason', hint: 'Kept in the record beside the change', kind: 'text' },
    ],
    submit: 'Save',
  });
}
