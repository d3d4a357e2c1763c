/** Rebuilds a form with its errors; resubmitting it unchanged accepts a questioned value. */
import type { Card, Raw } from '../ports/card.ts';
import { actionCode, anyCode, expectationCode, recommendationCode } from './codes.ts';
import type { Fault } from './fault.ts';
import { findPerson, type PeopleContext } from './find-person.ts';
import type { Slots } from './slots.ts';

/** Turns typed arguments into the values of form fields: codes as the record writes them, people by their ids. */
export function toFieldValues(slots: Slots, raw: Raw, people: PeopleContext): Raw {
  const fieldValue = (name: string, typed: string): string | null => {
    switch (slots[name]?.reads) {
      case 'action':
        return actionCode(typed) ?? recommendationCode(typed);
      case 'recommendation':
        return recommendationCode(typed);
      case 'expectation':
        return expectationCode(typed);
      case 'subject':
        return anyCode(typed);
      case 'person': {
        const found = findPerson(typed, people);
        return 'value' in found ? found.value.id : null;
      }
      default:
        return null;
    }
  };
  return Object.fromEntries(Object.entries(raw).map(([name, text]) => [name, fieldValue(name, text.trim()) ?? text]));
}

/** Names of the fields that a form requires, including those that a typed line may leave out. */
export function requiredFields(form: Card): readonly string[] {
  const fields = form.body.flatMap((element) => (element.type === 'form' ? element.fields : []));
  return fields.filter(({ required }) => required).map(({ name }) => name);
}

/**
 * Adds the error to each faulty field. Fields that a line or a button left out get no error. A form has no button
 * “Yes, …”, so resubmitting it unchanged means yes.
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

/** Tells the sender what the record says by now in the place of what the form showed; the form still has their values. */
export function withChanges(form: Card, changed: readonly string[]): Card {
  const text = [
    'Nothing is saved yet: somebody changed the record while this form was open.',
    ...changed,
    'To save what your form says, send it once more.',
  ];
  return withMessage(form, text.join('\n'));
}

/** Adds an error about the form as a whole above its fields. */
export function withMessage(form: Card, text: string): Card {
  return { ...form, body: [{ type: 'text', text, weight: 'strong' }, ...form.body] };
}
