/** `add measure "…" to E3 baseline 38% on 31 January target 55% by 30 June owner @x every 13 weeks` adds a measure. */
import { expectationByCode } from '../../core/plan/expectation.ts';
import { addMeasure } from '../../core/plan/measure.ts';
import { newFigures } from '../../core/plan/measure-figures.ts';
import { BETTER_WAYS, LEVELS } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { enterIfNew, sayPart } from '../../dispatch/newcomer.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { addMeasureForm } from '../../views/plan/measure-forms.ts';

/** The figures of a measure as arguments, each date behind its value. */
export const FIGURE_SLOTS = {
  baseline: slot.figure({ keyword: 'baseline', optional: true }),
  on: slot.date({ keyword: 'on', after: ['baseline'], optional: true }),
  target: slot.figure({ keyword: 'target', optional: true }),
  by: slot.date({ keyword: 'by', after: ['target'], future: true, optional: true }),
  better: slot.choice(BETTER_WAYS, { keyword: 'better', optional: true }),
};

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
      dueOn: null,
      evidenceRequired: null,
      ...newFigures(values),
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
