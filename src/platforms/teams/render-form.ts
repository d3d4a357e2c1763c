/** Draws a form as inputs of an Adaptive Card, each with its label, hint and fault, and the button that sends the form. */
import { assertNever } from '../../core/record/errors.ts';
import { isDate } from '../../core/time/dates.ts';
import { type Field, type Form, foldFields, MORE_FIELDS } from '../../ports/card.ts';
import { oneLine } from '../../views/plain-text.ts';
import { type CardMarks, inputId, submitData } from './card-data.ts';
import { block, executeAction, type Node, run, type SizeBudget } from './elements.ts';
import { LIMITS } from './limits.ts';

/** The elements of a form. `number` keeps its inputs apart from those of the card's other forms. */
export function formNodes(form: Form, number: number, budget: SizeBudget, marks: CardMarks): readonly Node[] {
  const data = submitData('form', form.command, form.args, marks);
  const { first, more } = foldFields(form);
  const drawn = (fields: readonly Field[]) => fields.flatMap((field) => fieldNodes(field, number, budget));
  return [
    ...drawn(first),
    ...(more.length > 0 ? folded(drawn(more), `more.${number}`) : []),
    { type: 'ActionSet', actions: [executeAction(form.submit.slice(0, LIMITS.label), 'positive', form.command, data)] },
  ];
}

/** A button that shows and hides the rest of a form. Teams sends the hidden inputs, too, which are empty. */
function folded(items: readonly Node[], id: string): readonly Node[] {
  const toggle = { type: 'Action.ToggleVisibility', title: MORE_FIELDS, targetElements: [id] };
  return [
    { type: 'ActionSet', actions: [toggle] },
    { type: 'Container', id, isVisible: false, items },
  ];
}

function fieldNodes(field: Field, form: number, budget: SizeBudget): readonly Node[] {
  const { name, hint, fault, required = false, neededFor } = field;
  const label = oneLine(field.label) || name;
  const needed = required ? { isRequired: true, errorMessage: `${label}: please fill this in.` } : {};
  const state = required ? '' : neededFor ? ` (needed for ${neededFor})` : ' (optional)';
  const common = { id: inputId(form, name), label: `${label}${state}`, ...needed };
  return [
    ...(fault === undefined ? [] : [block([run(`Please change this: ${fault}`, budget, { weight: 'Bolder' })])]),
    control(field, common, budget),
    ...(hint === undefined || field.kind === 'date' ? [] : [block([run(hint, budget, { isSubtle: true })], UNDER)]),
  ];
}

const UNDER = { spacing: 'None' };

function control(field: Field, common: object, budget: SizeBudget): Node {
  const value = field.value ?? '';
  const text = { type: 'Input.Text', ...common, ...(value === '' ? {} : { value }) };
  switch (field.kind) {
    case 'line':
      return text;
    case 'text':
      return { ...text, isMultiline: true };
    case 'date':
      // A picker holds only dates. Other words that were typed before stay in sight in the fault above it.
      return { type: 'Input.Date', ...common, ...(isDate(value) ? { value } : {}) };
    case 'choice':
    case 'person':
      return choices(field, value, common, budget) ?? { ...text, ...chosenName(field) };
    default:
      return assertNever(field.kind);
  }
}

/** A list to pick from; null when there are no options or too many: then a name is typed, which the form reads as well. */
function choices({ options = [], kind }: Field, value: string, common: object, budget: SizeBudget): Node | null {
  if (options.length === 0 || options.length > budget.choices) return null;
  const list = options.map((option) => ({
    title: oneLine(option.label).slice(0, LIMITS.label) || option.value,
    value: option.value,
  }));
  const style = kind === 'person' ? 'filtered' : 'compact';
  const chosen = options.some((option) => option.value === value) ? { value } : {};
  return { type: 'Input.ChoiceSet', ...common, style, choices: list, ...chosen };
}

function chosenName({ options = [], value }: Field): object {
  const chosen = options.find((option) => option.value === value);
  return chosen ? { value: chosen.label } : {};
}
