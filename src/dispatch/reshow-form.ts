/** A command asked for as a form, with what was wrong so far; what is only questioned is taken when it is sent once more. */
import type { Card } from '../ports/card.ts';
import { actionCode, expectationCode } from './codes.ts';
import type { Draft } from './command.ts';
import type { Fault } from './fault.ts';
import { findPerson, type PeopleContext } from './find-person.ts';
import type { Slots } from './slots.ts';

/** What was typed, as the fields of a form hold it: codes as the record writes them, people by their ids. */
export function asPicked(slots: Slots, raw: Draft['raw'], people: PeopleContext): Draft['raw'] {
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

/** What is `missing` from a line or a button is no mistake: the form asks for it without a word of blame. */
export function draftOf(fault: Fault, missing: readonly string[]): Partial<Draft> {
  const faults = Object.fromEntries(Object.entries(fault.fields).filter(([name]) => !missing.includes(name)));
  return { faults, message: Object.keys(fault.fields).length > 0 ? null : fault.message };
}

/** The fields that a form which is sent must have filled in, whatever a typed line can do without. */
export function neededBy(form: Card | null): readonly string[] {
  const fields = form?.body.flatMap((element) => (element.type === 'form' ? element.fields : [])) ?? [];
  return fields.filter(({ required }) => required).map(({ name }) => name);
}

/** What was in the form when it was opened and is not any more: the form tells by the argument `clears`. */
export function emptiedIn({ clears = '', ...sent }: Draft['raw']): readonly string[] {
  return clears.split(' ').filter((name) => name !== '' && !sent[name]?.trim());
}

/** What a line or a button says “none” of, where that takes something away. */
export function saidNone(slots: Slots, raw: Draft['raw']): readonly string[] {
  return Object.keys(raw).filter((name) => slots[name]?.orNone && raw[name]?.trim().toLowerCase() === 'none');
}

/** The form again after it was sent. It has no button for “Yes, …”, so sending it as it is says so. */
export function askedAgain(form: Card, { suggestions }: Fault): Card {
  if (!suggestions.some(({ args }) => args.sure === 'yes')) return form;
  const body = form.body.map((element) =>
    element.type === 'form' ? { ...element, args: { ...element.args, sure: 'yes' } } : element,
  );
  return {
    ...form,
    body: [{ type: 'note', text: 'To use it all the same, send the form once more as it is.' }, ...body],
  };
}
