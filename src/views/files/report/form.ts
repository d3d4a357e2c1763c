/** The form of a report, for people who do not type the name of its body. */
import { presentPeople } from '../../../core/people/person.ts';
import type { Card, Raw } from '../../../ports/card.ts';
import { type FormContext, type FormField, formCard } from '../../form.ts';

/** Asks for the body, the readers and the beginning of a report. */
export function reportForm(raw: Raw, { snapshot }: FormContext): Card {
  const bodies = presentPeople(snapshot).filter(({ kind }) => kind === 'body');
  const options = bodies.map(({ id, name }) => ({ value: id, label: name }));
  const body: FormField = {
    ...{ name: 'body', label: 'For which board or other body', required: true },
    ...(options.length > 0 ? { kind: 'choice', options } : { kind: 'line', hint: 'As it stands in the record' }),
  };
  const readers: FormField = {
    ...{ name: 'readers', label: 'Who reads it', kind: 'choice', value: 'internal' },
    options: [
      { value: 'internal', label: 'The council and the body' },
      { value: 'public', label: 'Everybody: without internal and exempt items' },
    ],
  };
  const since: FormField = {
    ...{ name: 'since', label: 'Since', kind: 'date' },
    hint: "Empty: since the last report that was issued, else the body's last meeting that was held",
  };
  const fields = [body, readers, since];
  return formCard(raw, {
    title: 'Draft a report',
    command: 'report',
    fixed: ['form'],
    fields,
    submit: 'Make the draft',
  });
}
