/** The forms about the notice, its expectations, and its reminders. */
import { DECISIONS, type Expectation, type Notice } from '../../core/record/model.ts';
import { WEEKDAYS } from '../../core/time/dates.ts';
import type { Card, Field, Raw } from '../../ports/card.ts';
import { type FormContext, type FormField, formCard, fromRecord, newcomersFor, personField } from '../form.ts';
import { levelField } from '../plan/forms.ts';
import { noticeNow } from '../shown-facts.ts';
import { noticeStatusWord } from '../words.ts';
import { READ_LETTER } from './letter-forms.ts';

function letterFields(authority: string | null): readonly FormField[] {
  return [
    { name: 'issued', label: 'Issued on', hint: 'The date of the letter', kind: 'date', required: true },
    { name: 'months', label: 'Term in months', hint: 'For example 6', kind: 'line', required: true },
    {
      name: 'expires',
      label: 'Expiry date, if the letter states one',
      hint: 'Leave empty to have it calculated from the term; it can be confirmed later',
      kind: 'date',
    },
    {
      name: 'department',
      label: 'Department',
      hint: 'Leave empty for the one that was responsible at that time',
      kind: 'line',
    },
    { name: 'authority', label: 'Authority', kind: 'line', required: true, ...fromRecord(authority) },
  ];
}

/** The form that enters the first notice, behind the offer to read its letter. `authority` is the council's configured name, null when none is set. */
export function newNoticeForm(raw: Raw, authority: string | null): Card {
  const form = formCard(raw, {
    title: 'Enter the notice',
    command: 'notice new',
    fields: letterFields(authority),
    submit: 'Enter the notice',
  });
  return { ...form, body: [READ_LETTER, ...form.body] };
}

/** The form that enters a new notice in place of the present one. */
export function replaceNoticeForm(raw: Raw, authority: string | null, present: Notice | null): Card {
  const carry: Field = {
    name: 'carry',
    label: 'Carry open actions over',
    hint: 'With the expectations, and each action’s people, dates and evidence',
    kind: 'choice',
    required: true,
    value: 'yes',
    options: YES_NO,
  };
  return formCard(raw, {
    title: 'Enter the notice that replaces this one',
    intro:
      'The present notice is recorded as replaced; it can still be read. To have the letter of the new one read: notice letter',
    command: 'notice replace',
    shows: noticeNow(present),
    fields: [...letterFields(authority), carry, linkField()],
    submit: 'Replace the notice',
  });
}

/** The form that corrects how the notice was entered, filled in from the record. */
export function editNoticeForm(raw: Raw, notice: Notice | null): Card {
  return formCard(raw, {
    title: 'Put right how the notice was entered',
    command: 'notice edit',
    shows: noticeNow(notice),
    fields: [
      { name: 'issued', label: 'Issued on', kind: 'date', required: true, ...fromRecord(notice?.issuedOn) },
      {
        name: 'months',
        label: 'Term in months',
        kind: 'line',
        required: true,
        ...fromRecord(notice?.termMonths),
      },
      { name: 'department', label: 'Department', kind: 'line', required: true, ...fromRecord(notice?.department) },
      { name: 'authority', label: 'Authority', kind: 'line', required: true, ...fromRecord(notice?.authority) },
      ...(notice?.decisionOutcome === 'lapsed' ? [untilField(notice)] : []),
      { name: 'because', label: 'Reason', hint: 'Kept in the record beside the change', kind: 'text', required: true },
    ],
    submit: 'Correct the notice',
  });
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

function untilField(notice: Notice | null): FormField {
  return {
    name: 'until',
    label: 'After a lapse: reminders go on until',
    hint: 'For the close-down and what was asked for to follow. Leave empty to have them end',
    kind: 'date',
    ...fromRecord(notice?.remindersUntil),
  };
}

function linkField(): Field {
  return { name: 'link', label: 'Link to the letter', hint: 'An address that starts with https://', kind: 'line' };
}

/** The form that confirms the expiry date, filled in with the present one. */
export function confirmExpiryForm(raw: Raw, notice: Notice | null): Card {
  const day: Field = {
    name: 'on',
    label: 'The last day on which the notice is in force',
    kind: 'date',
    required: true,
  };
  return formCard(raw, {
    title: 'Confirm when the notice expires',
    intro:
      'Check the letter, or ask the Department. Some terms end on the same day of the month, others on the day before.',
    command: 'notice confirm',
    shows: noticeNow(notice),
    fields: [{ ...day, ...fromRecord(notice?.expiresOn) }],
    submit: 'Confirm the date',
  });
}

/** The form that records the Department's decision, or corrects a recorded one; a correction needs a reason. */
export function decisionForm(raw: Raw, notice: Notice | null): Card {
  const recorded = notice !== null && notice.decisionOutcome !== null;
  const none = { value: 'none', label: 'none: it was recorded by mistake' };
  const options = DECISIONS.map((outcome) => ({ value: outcome, label: noticeStatusWord(outcome) }));
  return formCard(raw, {
    title: `${recorded ? 'Correct' : 'Record'} the Department's decision`,
    command: 'notice decision',
    shows: noticeNow(notice),
    fields: [
      {
        name: 'outcome',
        label: 'Decision',
        kind: 'choice',
        required: true,
        options: recorded ? [...options, none] : options,
        ...fromRecord(notice?.decisionOutcome),
      },
      {
        name: 'on',
        label: 'Date of the letter',
        kind: 'date',
        required: true,
        ...fromRecord(notice?.decisionLetterOn),
      },
      { ...linkField(), ...fromRecord(notice?.decisionLink) },
      untilField(notice),
      {
        name: 'because',
        label: recorded ? 'Reason for the correction' : 'Remark',
        kind: 'text',
        required: recorded,
      },
    ],
    submit: recorded ? 'Correct the decision' : 'Record the decision',
  });
}

/** The form that adds an expectation of the Department's letter. */
export function addExpectationForm(raw: Raw, context: FormContext): Card {
  return formCard(raw, {
    title: 'Add an expectation',
    command: 'add expectation',
    fields: expectationFields(context, null),
    submit: 'Add the expectation',
  });
}

/** The form that edits an expectation, filled in from the record. */
export function editExpectationForm(raw: Raw, context: FormContext): Card {
  const code = raw.expectation?.toUpperCase() ?? 'an expectation';
  const present = context.snapshot.expectations.find((one) => one.code === code) ?? null;
  return formCard(raw, {
    title: `Edit ${code}`,
    command: 'edit expectation',
    fixed: ['expectation'],
    fields: expectationFields(context, present),
    submit: 'Save',
  });
}

/** The fields of an expectation, which start with the values of `present` when one is edited. */
function expectationFields({ snapshot, actor }: FormContext, present: Expectation | null): readonly FormField[] {
  return [
    { name: 'title', label: 'Short title', kind: 'line', required: true, ...fromRecord(present?.title) },
    { name: 'text', label: 'In the words of the letter', kind: 'text', ...fromRecord(present?.text) },
    levelField(present ? fromRecord(present.level) : { value: 'officer' }),
    {
      ...personField(snapshot, 'sro', 'Senior responsible owner', newcomersFor(actor)),
      ...fromRecord(present?.seniorResponsibleOwnerId),
    },
  ];
}

/** The form that sets day and time of the weekly reminder; only weekdays can be chosen. */
export function scheduleForm(raw: Raw, notice: Notice | null): Card {
  const days = WEEKDAYS.slice(0, 5);
  return formCard(raw, {
    title: 'When the weekly reminder goes out',
    intro: 'Over bank holidays and closing days it moves to the next working day.',
    command: 'schedule',
    fields: [
      {
        name: 'day',
        label: 'Day',
        kind: 'choice',
        required: true,
        ...(notice ? fromRecord(days[notice.remindOnWeekday - 1]) : { value: days[0] }),
        options: days.map((day) => ({ value: day, label: day })),
      },
      {
        name: 'at',
        label: 'Time',
        hint: 'From 8am to 6pm',
        kind: 'line',
        required: true,
        ...(notice ? fromRecord(notice.remindAt) : { value: '09:00' }),
      },
    ],
    submit: 'Set the reminder',
  });
}

/** The form that adds a closing day of the council. */
export function holidayForm(raw: Raw): Card {
  return formCard(raw, {
    title: 'Add a closing day',
    intro: 'Bank holidays of England and Wales are known already.',
    command: 'holiday add',
    fields: [
      { name: 'on', label: 'Date', kind: 'date', required: true },
      { name: 'title', label: 'What it is for', hint: 'For example: State funeral', kind: 'line', required: true },
    ],
    submit: 'Add the day',
  });
}
