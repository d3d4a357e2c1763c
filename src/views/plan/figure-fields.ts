/** The fields for the figures of a measure, on the forms that add and edit one. */
import { type DatedValue, figuresOf } from '../../core/plan/measure-figures.ts';
import { writeValue } from '../../core/plan/values.ts';
import { type Action, BETTER_WAYS } from '../../core/record/model.ts';
import { type FormField, fromRecord } from '../form.ts';

/** The fields for the figures of a measure, which start with those that it has. */
export function figureFields(present: Partial<Action>): readonly FormField[] {
  const { baseline, target } =
    'unit' in present ? figuresOf(present as Action) : { baseline: undefined, target: undefined };
  const value = (of: DatedValue | null | undefined) => fromRecord(of && writeValue(of));
  const better = BETTER_WAYS.map((way) => ({ value: way, label: `${way} is better` }));
  return [
    { name: 'baseline', label: 'Baseline', hint: 'For example 38%', kind: 'line', ...value(baseline) },
    { name: 'on', label: 'Date of the baseline', kind: 'date', ...fromRecord(present.baselineOn) },
    { name: 'target', label: 'Target', hint: 'For example 55%', kind: 'line', ...value(target) },
    { name: 'by', label: 'Date of the target', kind: 'date', ...fromRecord(present.targetOn) },
    {
      name: 'better',
      label: 'Which way is better',
      hint: 'Empty where the baseline and the target show it',
      kind: 'choice',
      options: better,
      ...fromRecord(present.better),
    },
  ];
}
