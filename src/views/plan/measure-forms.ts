/** The forms about measures. */
import { usualLevel } from '../../core/plan/action.ts';
import { figuresOf } from '../../core/plan/measure-figures.ts';
import { writeValue } from '../../core/plan/values.ts';
import type { Card, Raw } from '../../ports/card.ts';
import { type FormContext, formCard, MARKING_FIELD, newcomersFor, personField } from '../form.ts';
import { figureFields } from './figure-fields.ts';
import { expectationField, levelField } from './forms.ts';

/** The form that adds a reading of a measure. */
export function readingForm(raw: Raw, { snapshot }: FormContext): Card {
  const measure = snapshot.actions.find(({ code }) => code === raw.about);
  const { target } = measure ? figuresOf(measure) : { target: null };
  const like = target ? `For example ${writeValue(target)}` : 'For example 46%';
  return formCard(raw, {
    title: `Add a reading of ${raw.about ?? 'a measure'}`,
    ...(measure ? { intro: measure.title } : {}),
    command: 'update',
    fixed: ['about'],
    fields: [
      { name: 'value', label: 'Value', hint: like, kind: 'line', required: true },
      { name: 'on', label: 'Day on which it was measured', hint: 'Empty for today', kind: 'date' },
      { name: 'text', label: 'Words, or a link to the evidence', kind: 'line' },
      MARKING_FIELD,
    ],
    submit: 'Add the reading',
  });
}

/** The form that adds a measure under an expectation: its figures, its rhythm and its people. */
export function addMeasureForm(raw: Raw, { snapshot, actor }: FormContext): Card {
  const known = snapshot.expectations.find(({ code }) => code === raw.to);
  return formCard(raw, {
    title: 'Add a measure',
    intro: 'A total only: a measure holds no figures about single people.',
    command: 'add measure',
    fields: [
      { name: 'title', label: 'What is measured', kind: 'line', required: true },
      expectationField(snapshot),
      { name: 'every', label: 'A reading every how many weeks', kind: 'line', required: true },
      levelField({ value: known ? usualLevel(known) : 'officer' }),
      personField(snapshot, 'owner', 'Owner', newcomersFor(actor)),
      ...figureFields({}),
      personField(snapshot, 'deputy', 'Deputy', newcomersFor(actor)),
    ],
    submit: 'Add the measure',
  });
}
