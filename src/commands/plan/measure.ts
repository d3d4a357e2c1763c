/** `add measure "…" to E3 baseline 38% on 31 January target 55% by 30 June owner @x every 13 weeks` adds a measure. */
import { expectationByCode } from '../../core/plan/expectation.ts';
import {
  addMeasure,
  type DatedValue,
  figuresOf,
  type MeasureFigures,
  requireMeasure,
} from '../../core/plan/measure.ts';
import type { MeasuredValue } from '../../core/plan/values.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import { type Action, BETTER_WAYS, type IsoDate, LEVELS } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { enterIfNew, sayPart } from '../../dispatch/newcomer.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot, type Values } from '../../dispatch/slots.ts';
import { addMeasureForm } from '../../views/plan/measure-forms.ts';

/** The figures of a measure as arguments, each date behind its value. */
export const FIGURE_SLOTS = {
  baseline: slot.figure({ keyword: 'baseline', optional: true }),
  on: slot.date({ keyword: 'on', after: ['baseline'], optional: true }),
  target: slot.figure({ keyword: 'target', optional: true }),
  by: slot.date({ keyword: 'by', after: ['target'], future: true, optional: true }),
  better: slot.choice(BETTER_WAYS, { keyword: 'better', optional: true }),
};

/** A value with its date; null without a value. A date without one is asked about. */
export function datedValue(value: MeasuredValue | null, on: IsoDate | null, name: string): DatedValue | null {
  if (value === null && on !== null)
    throw new IncompleteCommandError(`The date of the ${name} needs its value: ${name} 38%`);
  return value === null ? null : { value: value.value, unit: value.unit, on };
}

type Figures = Values<typeof FIGURE_SLOTS>;

/** The figures of a measure as an edit leaves them; null when it changes none. `emptied` are the arguments that it clears. */
export function editedFigures(action: Action, edit: Figures, emptied: readonly string[]): MeasureFigures | null {
  const isNamed = (name: keyof Figures) => edit[name] !== null || emptied.includes(name);
  if (!(Object.keys(FIGURE_SLOTS) as (keyof Figures)[]).some(isNamed)) return null;
  requireMeasure(action);
  const { baseline, target, better } = figuresOf(action);
  const kept = <T>(name: keyof Figures, given: T | null, present: T | null) =>
    emptied.includes(name) ? null : (given ?? present);
  const moved = edit.baseline !== null || edit.target !== null;
  return {
    baseline: datedValue(
      kept('baseline', edit.baseline, baseline),
      kept('on', edit.on, baseline?.on ?? null),
      'baseline',
    ),
    target: datedValue(kept('target', edit.target, target), kept('by', edit.by, target?.on ?? null), 'target'),
    better: kept('better', edit.better, moved ? null : better),
  };
}

/** Adds a measure under an expectation: its figures, its owner, and how often a reading is due. */
export const addMeasureCommand = defineCommand({
  name: 'add measure',
  group: 'plan',
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'add measure "Staff who say leaders act on the values" to E3 baseline 38% on 31 January target 55% by 30 June owner @x every 13 weeks',
      does: 'Add a figure that is read every so many weeks, with where it was and where it should be; totals only',
    },
  ],
  slots: {
    title: slot.text({ single: true, expects: 'what is measured, in quotes' }),
    to: slot.expectation({ keyword: 'to' }),
    ...FIGURE_SLOTS,
    every: slot.number({ keyword: 'every', unit: 'weeks' }),
    owner: slot.person({ keyword: 'owner', newcomers: true, optional: true }),
    deputy: slot.person({ keyword: 'deputy', newcomers: true, optional: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
  },
  run(values, context) {
    const acting = actingOf(context);
    const owner = values.owner && enterIfNew(context, values.owner);
    const deputy = values.deputy && enterIfNew(context, values.deputy);
    const wanted = {
      title: values.title,
      ownerId: owner?.person.id ?? null,
      deputyId: deputy?.person.id ?? null,
      level: values.level,
      everyWeeks: values.every,
      baseline: datedValue(values.baseline, values.on, 'baseline'),
      target: datedValue(values.target, values.by, 'target'),
      better: values.better,
    };
    const expectation = expectationByCode(context.snapshot, values.to);
    const [action, change] = addMeasure(acting, expectation, wanted, context.newId());
    const changes = [...(owner?.changes ?? []), ...(deputy?.changes ?? []), change];
    const whose =
      values.owner && owner
        ? ` for ${owner.person.name}${sayPart(values.owner, `assign ${action.code}`)}`
        : ', which has no owner yet';
    return changeAction(context, action, changes, `${acting.actor.name} added the measure ${action.code}${whose}`);
  },
  form: addMeasureForm,
});
