/** A command asked for as a form, with what was wrong so far; what is only questioned is taken when it is sent once more. */
import type { Card } from '../views/card.ts';
import type { Draft } from './command.ts';
import type { Fault } from './fault.ts';

/** What is `missing` from a line or a button is no mistake: the form asks for it without a word of blame. */
export function draftOf(fault: Fault, missing: readonly string[]): Partial<Draft> {
  const faults = Object.fromEntries(Object.entries(fault.fields).filter(([name]) => !missing.includes(name)));
  return { faults, message: Object.keys(fault.fields).length > 0 ? null : fault.message };
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
