/** `add action "…" to E2 owner @x by 30 April` adds an action; `edit E2-03` changes its words, its level or its rhythm. */
import { actionByCode, addAction, editAction } from '../../core/plan/action.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { editMeasure } from '../../core/plan/measure.ts';
import { codeOfMilestone, editMilestone, findMilestone } from '../../core/plan/milestone.ts';
import { standingRecommendation } from '../../core/plan/recommendation.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { LEVELS } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { enterIfNew, sayPart } from '../../dispatch/newcomer.ts';
import { actingOf, changeAction, defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { addActionForm, editActionForm } from '../../views/plan/forms.ts';
import { editMilestoneForm } from '../../views/plan/milestone.ts';
import { editedFigures, FIGURE_SLOTS } from './measure.ts';

/** Adds an action under an expectation: either once with a due date, or ongoing with evidence every so many weeks. */
export const addActionCommand = defineCommand({
  name: 'add action',
  group: 'plan',
  everyday: true,
  aliases: ['add'],
  who: 'officer',
  changes: true,
  usage: [
    { say: 'add action "…" to E2 owner @x by 30 April', does: 'Add an action with its owner and due date' },
    {
      say: 'add action "…" to E2 owner @x ongoing every 4 weeks',
      does: 'Add one that needs evidence every so many weeks',
    },
    { say: 'add action "…" to E2 owner @x for R3', does: 'Add one that carries out a recommendation' },
  ],
  slots: {
    title: slot.text({ single: true, expects: 'what is to be done, in quotes' }),
    to: slot.expectation({ keyword: 'to' }),
    owner: slot.person({ keyword: 'owner', newcomers: true, optional: true }),
    deputy: slot.person({ keyword: 'deputy', newcomers: true, optional: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
    by: slot.date({ keyword: 'by', future: true, optional: true }),
    ongoing: slot.flag('ongoing'),
    every: slot.number({ keyword: 'every', unit: 'weeks', optional: true }),
    proof: slot.text({ keyword: 'proof', optional: true }),
    for: slot.recommendation({ keyword: 'for', optional: true }),
  },
  run(values, context) {
    const { title, to, by, every, ongoing, level, proof } = values;
    if (ongoing && every === null)
      throw new IncompleteCommandError('An ongoing action needs its rhythm: ongoing every 4 weeks');
    if (every !== null && by !== null)
      throw new UserError(
        `An action has either a due date or a rhythm, not both ${longDate(by)} and every ${every} weeks. Expected one of them.`,
      );
    const acting = actingOf(context);
    const owner = values.owner && enterIfNew(context, values.owner);
    const deputy = values.deputy && enterIfNew(context, values.deputy);
    const wanted = {
      title,
      ownerId: owner?.person.id ?? null,
      deputyId: deputy?.person.id ?? null,
      level,
      dueOn: by,
      everyWeeks: every,
      evidenceRequired: proof,
      detail: values.for ? { recommendationId: standingRecommendation(context.snapshot, values.for).id } : {},
    };
    const expectation = expectationByCode(context.snapshot, to);
    const [action, change] = addAction(acting, expectation, wanted, context.newId());
    const changes = [...(owner?.changes ?? []), ...(deputy?.changes ?? []), change];
    const whose =
      values.owner && owner
        ? ` for ${owner.person.name}${sayPart(values.owner, `assign ${action.code}`)}`
        : ', which has no owner yet';
    return changeAction(context, action, changes, `${acting.actor.name} added ${action.code}${whose}`);
  },
  form: addActionForm,
});

/**
 * Changes the title, level or interval of an action. People and dates have commands of their own, which need reasons.
 */
export const edit = defineActionCommand({
  name: 'edit',
  group: 'plan',
  usage: [
    { say: 'edit E2-03 title "…" level joint', does: "Change an action's words or level, or make it ongoing" },
    { say: 'edit E2-03 for R3', does: 'Say which recommendation an action carries out; “none” for no longer one' },
    { say: 'edit E2-03a title "…"', does: 'Change the words of a milestone' },
    { say: 'edit E3-05 target 60% by 30 September', does: 'Change the figures of a measure' },
  ],
  slots: {
    title: slot.text({ keyword: 'title', optional: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
    every: slot.number({ keyword: 'every', unit: 'weeks', optional: true }),
    once: slot.flag('once'),
    for: slot.recommendation({ keyword: 'for', optional: true, orNone: true }),
    ...FIGURE_SLOTS,
  },
  decide(acting, { action, title, level, every, once, for: carriesOut, ...figures }, { emptied, snapshot }) {
    const { code } = action;
    const recommendationId = carriesOut
      ? standingRecommendation(snapshot, carriesOut).id
      : emptied.includes('for')
        ? null
        : action.recommendationId;
    const edited = {
      ...(title !== null && title !== action.title ? { title } : {}),
      ...(level !== null && level !== action.level ? { level } : {}),
      ...(every !== null && every !== action.everyWeeks ? { everyWeeks: every } : {}),
      ...((once || emptied.includes('every')) && action.kind === 'ongoing' ? { everyWeeks: null } : {}),
      ...(recommendationId !== action.recommendationId ? { recommendationId } : {}),
    };
    const measured = editedFigures(action, figures, emptied);
    const isNothingSaid = [title, level, every, carriesOut, measured].every((one) => one === null) && !once;
    if (isNothingSaid && !emptied.includes('for'))
      throw new IncompleteCommandError(`Say what to change: edit ${code} title "…" level joint every 4 weeks`);
    if (Object.keys(edited).length === 0 && measured === null)
      throw new UserError(
        `Nothing about ${code} would change. Expected a title, a level, a rhythm or a recommendation.`,
      );
    const first = Object.keys(edited).length === 0 ? [] : [editAction(acting, action, edited)];
    const present = actionByCode(applyChanges(acting.snapshot, first), code);
    const changes = measured === null ? first : [...first, editMeasure(acting, present, measured)];
    return { summary: `edited ${code}`, changes };
  },
  decideMilestone(acting, { title, level, every, once, ...found }) {
    const code = codeOfMilestone(found.action, found.milestone);
    if (title === null) throw new IncompleteCommandError(`Say what to change: edit ${code} title "…"`);
    if (level !== null || every !== null || once)
      throw new UserError(`A milestone has a title and a date. To change the title: edit ${code} title "…"`);
    return { summary: `edited ${code}`, changes: [editMilestone(acting, found, title)] };
  },
  form: (raw, context) =>
    findMilestone(context.snapshot, raw.action ?? '') ? editMilestoneForm(raw, context) : editActionForm(raw, context),
});
