/** The forms of a letter: its text to paste, its details, and one of its expectations. */
import type { LetterDraft } from '../../core/notice/letter/draft.ts';
import type { ReadExpectation } from '../../core/notice/letter/reading.ts';
import { DECISIONS } from '../../core/record/model.ts';
import type { Card, Element, Raw } from '../../ports/card.ts';
import { type FormField, formButton, formCard } from '../form.ts';
import { levelField } from '../plan/forms.ts';
import { noticeStatusWord } from '../words.ts';

/** The offer to read the letter, above a form that asks for its details. */
export const READ_LETTER: Element = {
  type: 'list',
  items: [
    {
      text: 'The bot can read the Department’s letter, and you check what it found. Or copy the details from it below',
      buttons: [formButton('Read the letter', 'notice letter')],
    },
  ],
};

/** The form to paste a letter into. */
export function pasteLetterForm(raw: Raw): Card {
  const rest = (name: string, label: string): FormField => ({ name, label, kind: 'text' });
  return formCard(raw, {
    title: 'Read the Department’s letter',
    intro:
      'Paste its text, from the address to the signature. Or send it to the bot as a .docx, .pdf or .txt file, with the words: notice letter. You see what was read before it is saved.',
    command: 'notice letter',
    fields: [
      { name: 'text', label: 'Text of the letter', kind: 'text', required: true },
      rest('second', 'The rest of it, if it did not fit'),
      rest('third', 'More of it'),
      rest('fourth', 'The last of it'),
    ],
    submit: 'Read the letter',
  });
}

/** The form with the details of a letter. `raw` carries the draft and the values. */
export function letterDetailsForm(raw: Raw): Card {
  const isClosure = raw.step === 'closure';
  const notice: readonly FormField[] = [
    { name: 'issued', label: 'Issued on', kind: 'date', required: true },
    { name: 'months', label: 'Term in months', hint: 'For example 6', kind: 'line', required: true },
    {
      name: 'expires',
      label: 'Expiry date, if the letter states one',
      hint: 'Leave empty to have it calculated from the term; it can be confirmed later',
      kind: 'date',
    },
    {
      name: 'replaces',
      label: 'It replaces the notice of',
      hint: 'Leave empty if it replaces none',
      kind: 'date',
    },
    { name: 'department', label: 'Department', kind: 'line', required: true },
    { name: 'authority', label: 'Authority', kind: 'line', required: true },
  ];
  const closure: readonly FormField[] = [
    { name: 'lettered', label: 'Date of the letter', kind: 'date', required: true },
    { name: 'issued', label: 'The notice was issued on', kind: 'date', required: true },
    {
      name: 'outcome',
      label: 'The Department’s decision',
      kind: 'choice',
      required: true,
      options: CLOSING.map((value) => ({ value, label: noticeStatusWord(value) })),
    },
  ];
  return formCard(raw, {
    title: 'Put right what the letter says',
    intro: 'Check these against the letter. What you send is no longer in doubt.',
    command: 'notice letter',
    fixed: ['draft', 'step'],
    fields: isClosure ? closure : notice,
    submit: 'Use these details',
  });
}

/** The decisions by which a letter ends a notice without another. */
const CLOSING = DECISIONS.filter((one) => one !== 'replaced');

/** The values of a draft’s details as its form sends them. */
export function detailsOf({ reading }: LetterDraft): Raw {
  const { issuedOn, termMonths, expiresOn, replaces, authority, department, letterOn, outcome } = reading;
  const values = {
    issued: issuedOn.value,
    months: termMonths.value?.toString(),
    expires: expiresOn.value,
    replaces: replaces.value,
    department: department.value,
    outcome: outcome.value,
    authority: authority.value,
    lettered: letterOn.value,
  };
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** The form that changes or adds an expectation of a letter. `raw` carries the draft, its number and the values. */
export function letterPointForm(raw: Raw): Card {
  return formCard(raw, {
    title: `Expectation ${raw.point ?? ''}`.trim(),
    intro: 'To split it, put an empty line between its parts.',
    command: 'notice letter',
    fixed: ['draft', 'step', 'point'],
    fields: [
      { name: 'title', label: 'Short title', kind: 'line', required: true },
      { name: 'words', label: 'In the words of the letter', kind: 'text', required: true },
      { ...levelField({ value: 'officer' }), required: true },
    ],
    submit: 'Use it',
  });
}

/** The values of an expectation as its form sends them. */
export function pointValuesOf({ title, text, level }: ReadExpectation): Raw {
  return { title, words: text, level: level.value };
}

/** The form that says as which expectation of the letter one of the present notice is asked for. `raw` carries the draft and the code. */
export function letterPlaceForm(raw: Raw): Card {
  return formCard(raw, {
    title: `${raw.title ?? 'It'} is asked for as another one of the letter`,
    intro: 'Its open actions come under that one, and papers say so.',
    command: 'notice letter',
    fixed: ['draft', 'step', 'title', 'words'],
    fields: [
      {
        name: 'point',
        label: 'Number of the expectation',
        hint: 'As the preview counts them, for example 5',
        kind: 'line',
        required: true,
      },
    ],
    submit: 'Use it',
  });
}
