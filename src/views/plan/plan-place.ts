/** The number and the theme that the council's own plan gives an action, on its card and in its forms. */
import type { Action } from '../../core/record/model.ts';
import type { Fact } from '../../ports/card.ts';
import { type FormField, fromRecord } from '../form.ts';

/** The place of an action in the council's own plan. */
export function planFacts({ planRef, theme }: Action): readonly Fact[] {
  return [
    ...(planRef ? [{ name: 'Number in the plan', value: planRef }] : []),
    ...(theme ? [{ name: 'Theme', value: theme }] : []),
  ];
}

/** The fields for the place of an action in the council's own plan, with the values of the record where there are any. */
export function planFields(present?: Action): readonly FormField[] {
  return [
    { name: 'ref', label: 'Number in the plan', kind: 'line', ...fromRecord(present?.planRef) },
    { name: 'theme', label: 'Theme of the plan', kind: 'line', ...fromRecord(present?.theme) },
  ];
}
