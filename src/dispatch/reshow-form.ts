/** A command asked for as a form, with what was wrong so far; what is only questioned is taken when it is sent once more. */
import type { Card, Raw } from '../ports/card.ts';
import { actionCode, expectationCode } from './codes.ts';
import type { Fault } from './fault.ts';
import { findPerson, type PeopleContext } from './find-person.ts';
import type { Slots } from './slots.ts';

/** What was typed, as the fields of a form hold it: codes as the record writes them, people by their ids. */
export function asPicked(slots: Slots, raw: Raw, people: PeopleContext): Raw {
  const picked = (name: string, typed: string): string | null => {
    switch (slots[name]?.reads) {
      case 'action':
        return actionCode(typed);
      case 'expectation':
        return expectationCode(typed);
      case 'subject':
        return actionCode(typed) ?? expectationCode(typed);
      case 'person': {
        const found = findPerson(typed, people);
        return 'value' in found ? found.value.id : null;
      }
      default:
        return null;
    }
  };
  return Object.fromEntries(Object.entries(raw).map(([name, text]) => [name, picked(name, text.trim()) ?? text]));
}

/** The fields that a form which is sent must have filled in, whatever a typed line can do without. */
export function neededBy(form: Card): readonly string[] {
  const fields = form.body.flatMap((element) => (element.type === 'form' ? element.fields : []));
  return fields.filter(({ required }) => required).map(({ name }) => name);
}

/**
 * The form with what was wrong at each field, but for those that a line or a button left out: that is no mistake. A form
 * has no button for “Yes, …”, so sending it as it is says so.
 */
export function withFaults(form: Card, { fields, suggestions }: Fault, leftOut: readonly string[]): Card {
  const questioned = suggestions.some(({ args }) => args.sure === 'yes');
  const body = form.body.map((element) => {
    if (element.type !== 'form') return element;
    const shown = element.fields.map((field) => {
      const fault = leftOut.includes(field.name) ? undefined : fields[field.name];
      return fault === undefined ? field : { ...field, fault };
    });
    return { ...element, fields: shown, ...(questioned ? { args: { ...element.args, sure: 'yes' } } : {}) };
  });
  const note = { type: 'note', text: 'To use it all the same, send the form once more as it is.' } as const;
  return { ...form, body: questioned ? [note, ...body] : body };
}

/** The form with what was wrong with the whole of it. */
export function withMessage(form: Card, text: string): Card {
  return { ...form, body: [{ type: 'text', text, weight: 'strong' }, ...form.body] };
}
