/** Builds a command's form: its fields, filled in with the values that were typed so far. */
import { isLead, presentPeople } from '../core/people/person.ts';
import type { Person, Snapshot } from '../core/record/model.ts';
import type { Card, CommandButton, Field, Raw } from '../ports/card.ts';

/** The record that a form's choices come from, and the person who opened it; null when nobody is known. */
export interface FormContext {
  readonly snapshot: Snapshot;
  readonly actor?: Person | null;
}

/** A button whose answer is the form of the command, filled in with `args`. */
export function formButton(label: string, command: string, args: Raw = {}): CommandButton {
  return { type: 'command', label, command, args: { ...args, ask: 'yes' }, asks: true };
}

/**
 * The form of a command as a card. `raw` holds the values that were typed or sent so far, by field name.
 * `fixed` names arguments that the form carries along without asking for them, such as the action's code.
 * `clears` names optional fields: sending one empty removes its value from the record.
 */
export function formCard(
  raw: Raw,
  form: {
    readonly title: string;
    readonly intro?: string;
    readonly command: string;
    readonly fixed?: readonly string[];
    readonly clears?: readonly string[];
    readonly fields: readonly Field[];
    readonly submit: string;
  },
): Card {
  const fixed = (form.fixed ?? []).flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]]));
  const clears = raw.clears ?? clearable(form);
  const args = Object.fromEntries(clears === '' ? fixed : [...fixed, ['clears', clears]]);
  const fields = form.fields.map((field) => {
    const emptied = raw.clears?.split(' ').includes(field.name);
    const { value: begins, ...rest } = field;
    const value = raw[field.name] ?? (emptied ? undefined : begins);
    return { ...rest, ...(value === undefined ? {} : { value }) };
  });
  return {
    title: form.title,
    summary: `${form.title}.`,
    body: [
      ...(form.intro ? [{ type: 'note' as const, text: form.intro }] : []),
      { type: 'form', command: form.command, args, fields, submit: form.submit },
    ],
    buttons: [],
  };
}

/** The names of the fields that hold something to be cleared, as an argument that the form carries along. */
function clearable({ clears = [], fields }: Pick<Parameters<typeof formCard>[1], 'clears' | 'fields'>): string {
  return clears.filter((name) => fields.some((field) => field.name === name && field.value)).join(' ');
}

/** The value that a field shows when the form opens; the field is empty when `value` is null, undefined or ''. */
export function initialValue(value: string | null | undefined): { readonly value?: string } {
  return value ? { value } : {};
}

/**
 * Lets a lead pick somebody who is not in the record yet; that person is then entered. Others pick from the record
 * only.
 */
export function newcomersFor(actor: Person | null | undefined): { readonly newcomers?: true } {
  return actor && isLead(actor) ? { newcomers: true } : {};
}

/** A field in which a person is picked by name and sent by id. `more` overrides properties, such as the hint. */
export function personField(snapshot: Snapshot, name: string, label: string, more: Partial<Field> = {}): Field {
  const options = [...presentPeople(snapshot)]
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((person) => ({ value: person.id, label: person.name }));
  return { name, label, kind: 'person', options, ...more };
}

/**
 * The field for how an item of evidence may be shown: public, internal or exempt. Exempt items never appear in a
 * conversation.
 */
export const MARKING_FIELD: Field = {
  name: 'marked',
  label: 'Marking',
  hint: 'Exempt items are never shown in a conversation.',
  kind: 'choice',
  required: true,
  value: 'internal',
  options: [
    { value: 'public', label: 'Public' },
    { value: 'internal', label: 'Internal' },
    { value: 'exempt', label: 'Exempt' },
  ],
};
