/** Builds a command's form: its fields, filled in with the values that were typed so far. */
import { isLead, presentPeople } from '../core/people/person.ts';
import type { Person, Snapshot } from '../core/record/model.ts';
import { longDate } from '../core/time/dates.ts';
import type { Card, CommandButton, Field, Raw, Recorded } from '../ports/card.ts';

/** The record that a form's choices come from, and the person who opened it; null when nobody is known. */
export interface FormContext {
  readonly snapshot: Snapshot;
  readonly actor?: Person | null;
}

/** A button whose answer is the form of the command, filled in with `args`. */
export function formButton(label: string, command: string, args: Raw = {}): CommandButton {
  return { type: 'command', label, command, args: { ...args, ask: 'yes' }, asks: true };
}

/** A field of a form. `recorded` is the value in the record with which it starts, empty where the record has none. */
export type FormField = Field & { readonly recorded?: string };

/** A command's form as its view describes it. */
export interface FormParts {
  readonly title: string;
  readonly intro?: string;
  readonly command: string;
  /** Names of arguments that the form carries along without asking for them, such as the action's code. */
  readonly fixed?: readonly string[];
  /** Facts of the record that the sender reads above the fields and decides on. */
  readonly shows?: readonly Recorded[];
  readonly fields: readonly FormField[];
  readonly submit: string;
}

/** The form of a command as a card. `raw` holds the values that were typed or sent so far, by field name. */
export function formCard(raw: Raw, { title, intro, command, fixed = [], shows = [], fields, submit }: FormParts): Card {
  const names = [...fixed, 'more'];
  const args = Object.fromEntries(names.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]])));
  const recorded = [...fields.flatMap(recordedIn), ...shows];
  return {
    title,
    summary: `${title}.`,
    body: [
      ...(intro ? [{ type: 'note' as const, text: intro }] : []),
      ...(shows.length > 0 ? [{ type: 'facts' as const, facts: shows.map(factOf) }] : []),
      {
        type: 'form',
        command,
        args,
        fields: fields.map((field) => filled(field, raw[field.name])),
        submit,
        ...(recorded.length > 0 ? { recorded } : {}),
        ...(raw.more === 'yes' ? { open: true } : {}),
      },
    ],
    buttons: [],
  };
}

function filled({ recorded: _, value: begins, ...field }: FormField, sent: string | undefined): Field {
  const value = sent ?? begins;
  if (value === undefined) return field;
  // A one-line input of a browser would join the words around a line end.
  return { ...field, value: field.kind === 'line' ? value.replaceAll(/\s+/g, ' ') : value };
}

function recordedIn({ name, label, kind, options, recorded }: FormField): readonly Recorded[] {
  if (recorded === undefined) return [];
  const chosen = options?.find(({ value }) => value === recorded)?.label;
  const words = kind === 'date' && recorded !== '' ? longDate(recorded) : (chosen ?? recorded);
  return [{ name, label, value: recorded, words }];
}

function factOf({ label, words }: Recorded) {
  return { name: label, value: words };
}

/**
 * Starts a field with a value of the record: sent unchanged, it leaves the record as it is by then. `null` is a value that
 * the record lacks, `undefined` one of a row that is not known yet.
 */
export function fromRecord(value: string | number | null | undefined): Pick<FormField, 'value' | 'recorded'> {
  if (value === undefined) return {};
  const recorded = value?.toString() ?? '';
  return { ...(recorded === '' ? {} : { value: recorded }), recorded };
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
