/** The forms about actions. */
import { LEVELS, type Person, type Snapshot } from '../../core/model.ts';
import type { Card, Field } from '../card.ts';
import { levelWord } from '../words.ts';
import { type Filled, formCard, MARKING_FIELD, personField } from './form.ts';

interface Seen {
  readonly snapshot: Snapshot;
}

const reasonField = (hint: string): Field => ({ name: 'because', label: 'Reason', hint, kind: 'text', required: true });

/** For a form that was opened without an action. */
const ACTION_FIELD: Field = {
  name: 'action',
  label: 'Action',
  hint: 'For example E2-03',
  kind: 'line',
  required: true,
};

/** The code of the action that a form is about, for its title. */
function about(filled: Filled): string {
  return filled.raw.action ?? 'the action';
}

export function dueForm(filled: Filled, _: Seen, speaker: Person | null): Card {
  const lead = speaker?.role === 'lead';
  return formCard(filled, {
    title: `${lead ? 'Set' : 'Propose'} a date for ${about(filled)}`,
    ...(lead ? {} : { intro: 'A programme lead has to agree. Until then the present date counts.' }),
    command: 'due',
    fixed: ['action'],
    fields: [
      { name: 'on', label: 'New date', hint: 'For example 14 May, or next Friday', kind: 'date', required: true },
      reasonField('Kept in the record beside the change'),
    ],
    submit: lead ? 'Set the date' : 'Propose the date',
  });
}

export function refuseForm(filled: Filled): Card {
  return reasonForm(filled, 'refuse', `Refuse the date proposed for ${about(filled)}`, 'Refuse the date');
}

export function returnForm(filled: Filled): Card {
  return reasonForm(filled, 'return', `Return ${about(filled)} to its owner`, 'Return it');
}

export function blockForm(filled: Filled): Card {
  return reasonForm(filled, 'block', `What blocks ${about(filled)}?`, 'Mark as blocked');
}

export function reopenForm(filled: Filled): Card {
  return reasonForm(filled, 'reopen', `Reopen ${about(filled)}`, 'Reopen it');
}

export function withdrawForm(filled: Filled): Card {
  return reasonForm(filled, 'withdraw', `Withdraw ${about(filled)}`, 'Withdraw it');
}

function reasonForm(filled: Filled, command: string, title: string, submit: string): Card {
  const fields = [reasonField('Shown to the owner and kept in the record')];
  return formCard(filled, { title, command, fixed: ['action'], fields, submit });
}

export function doneForm(filled: Filled, asked: string): Card {
  return formCard(filled, {
    title: `Mark ${about(filled)} complete`,
    intro: `Evidence asked for: ${asked}. Without it the action stays “evidence awaited” and is not counted.`,
    command: 'done',
    fixed: ['action'],
    fields: [
      { name: 'evidence', label: 'Evidence', hint: 'A link that starts with https://, or a few words', kind: 'line' },
      MARKING_FIELD,
    ],
    submit: 'Report complete',
  });
}

export function evidenceForm(filled: Filled): Card {
  return formCard(filled, {
    title: `Add evidence for ${about(filled)}`,
    command: 'evidence',
    fixed: ['action'],
    fields: [
      ...(filled.raw.action === undefined ? [ACTION_FIELD] : []),
      {
        name: 'evidence',
        label: 'Evidence',
        hint: 'A link that starts with https://, or a few words',
        kind: 'line',
        required: true,
      },
      MARKING_FIELD,
    ],
    submit: 'Add the evidence',
  });
}

export function minuteForm(filled: Filled): Card {
  return formCard(filled, {
    title: `Add the minute for ${about(filled)}`,
    intro: 'What members decide is proved by the minute of their meeting.',
    command: 'minute',
    fixed: ['action'],
    fields: [
      { name: 'reference', label: 'Minute reference', hint: 'For example: Item 7', kind: 'line', required: true },
      { name: 'body', label: 'Body', hint: 'For example: Combined Authority Board', kind: 'line', required: true },
      { name: 'on', label: 'Date of the meeting', kind: 'date', required: true },
      MARKING_FIELD,
    ],
    submit: 'Add the minute',
  });
}

export function addActionForm(filled: Filled, { snapshot }: Seen): Card {
  return formCard(filled, {
    title: 'Add an action',
    command: 'add action',
    fields: [
      { name: 'title', label: 'What is to be done', kind: 'line', required: true },
      expectationField(snapshot),
      personField(snapshot, 'owner', 'Owner'),
      personField(snapshot, 'deputy', 'Deputy'),
      levelField(),
      { name: 'by', label: 'Due date', hint: 'For example 30 April. Leave empty for an ongoing action', kind: 'date' },
      { name: 'every', label: 'Ongoing: evidence every how many weeks', kind: 'line' },
      { name: 'proof', label: 'Evidence required', hint: 'What will prove it, in words', kind: 'line' },
    ],
    submit: 'Add the action',
  });
}

export function editActionForm(filled: Filled): Card {
  return formCard(filled, {
    title: `Edit ${about(filled)}`,
    command: 'edit',
    fixed: ['action'],
    fields: [
      { name: 'title', label: 'What is to be done', kind: 'line' },
      levelField(),
      {
        name: 'every',
        label: 'Ongoing: evidence every how many weeks',
        hint: 'Leave empty when it is done by a date',
        kind: 'line',
      },
    ],
    submit: 'Save',
  });
}

function expectationField(snapshot: Snapshot): Field {
  const options = snapshot.expectations.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }));
  return { name: 'to', label: 'Expectation', kind: 'choice', options, required: true };
}

function levelField(): Field {
  const options = LEVELS.map((level) => ({ value: level, label: levelWord(level) }));
  return { name: 'level', label: 'Who must act', kind: 'choice', value: 'officer', options };
}

export function assignForm(filled: Filled, { snapshot }: Seen): Card {
  return formCard(filled, {
    title: `Assign ${filled.raw.about ?? 'an action'}`,
    command: 'assign',
    fixed: ['about'],
    fields: [
      ...(filled.raw.about === undefined
        ? [
            {
              name: 'about',
              label: 'Action or expectation',
              hint: 'For example E2-03, or E2',
              kind: 'line',
              required: true,
            } as const,
          ]
        : []),
      personField(snapshot, 'person', 'Owner', { required: true }),
    ],
    submit: 'Assign',
  });
}

export function strikeForm(filled: Filled): Card {
  return formCard(filled, {
    title: `Strike evidence of ${about(filled)}`,
    intro: 'The item stays readable with the reason; it no longer counts as proof.',
    command: 'strike',
    fixed: ['action'],
    fields: [
      { name: 'item', label: 'Item', hint: 'For example V1', kind: 'line', required: true },
      reasonField('Kept in the record'),
    ],
    submit: 'Strike it',
  });
}
