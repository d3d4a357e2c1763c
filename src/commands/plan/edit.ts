/** `edit E2-03` changes the words, the level or the rhythm of an action, the body with which it is kept up, or its figures and meetings. */
import type { ActorContext } from '../../core/people/person.ts';
import { type ActionEdit, actionByCode, editAction } from '../../core/plan/action.ts';
import { AT_LEVELS, keepUpWith, levelOfWords } from '../../core/plan/contact.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { editMeasure } from '../../core/plan/measure.ts';
import { editedFigures } from '../../core/plan/measure-figures.ts';
import { codeOfMilestone, editMilestone, findMilestone } from '../../core/plan/milestone.ts';
import { moveAction } from '../../core/plan/move-action.ts';
import { standingRecommendation } from '../../core/plan/recommendation.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { type Action, type Expectation, LEVELS } from '../../core/record/model.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { enterBodyIfNew } from '../../dispatch/newcomer.ts';
import { changeAction, defineActionCommand } from '../../dispatch/outcome.ts';
import { type BodyValue, slot } from '../../dispatch/slots.ts';
import { editActionForm } from '../../views/plan/forms.ts';
import { editMilestoneForm } from '../../views/plan/milestone.ts';
import { MEETING_SLOTS, meetingEdit } from './edit-meeting.ts';
import { FIGURE_SLOTS } from './measure.ts';

/**
 * Changes the title, level or interval of an action. People and dates have commands of their own, which need reasons.
 */
export const edit = defineActionCommand({
  name: 'edit',
  group: 'plan',
  several: ['expectation', 'under'],
  usage: [
    { say: 'edit E2-03 title "…" level joint', does: "Change an action's words or level, or make it ongoing" },
    { say: 'edit E2-03 for R3', does: 'Say which recommendation an action carries out; “none” for no longer one' },
    { say: 'edit E2-03 ref 34 theme "Culture"', does: "Set its number and theme in the council's plan, or none" },
    { say: 'edit E1-04 move 11 March to 18 March', does: 'Move a listed meeting; “add” and “cancel” do what they say' },
    {
      say: 'edit E2-03 under E3',
      does: 'Move an action under another expectation, with everything that it has; it gets a new code there',
    },
    {
      say: 'edit E5-01 with "the Department" at official level',
      does: 'Say with whom contact is kept up under an action that comes again',
    },
    { say: 'edit E2-03a title "…"', does: 'Change the words of a milestone' },
    { say: 'edit E3-05 target 60% by 30 September', does: 'Change the figures of a measure' },
  ],
  slots: {
    title: slot.text({ keyword: 'title', optional: true }),
    level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
    every: slot.number({ keyword: 'every', unit: 'weeks', optional: true }),
    once: slot.flag('once'),
    ref: slot.text({ keyword: 'ref', single: true, optional: true, orNone: true, expects: 'the number in the plan' }),
    theme: slot.text({ keyword: 'theme', optional: true, orNone: true, expects: 'a theme, such as theme "Culture"' }),
    for: slot.recommendation({ keyword: 'for', optional: true, orNone: true }),
    expectation: slot.expectation({ keyword: 'expectation', optional: true }),
    under: slot.expectation({ keyword: 'under', optional: true }),
    with: slot.body({ keyword: 'with', optional: true }),
    at: slot.choice(AT_LEVELS, { optional: true }),
    ...MEETING_SLOTS,
    ...FIGURE_SLOTS,
  },
  decide(acting, values, context) {
    const { emptied, snapshot } = context;
    const {
      action,
      title,
      level,
      every,
      once,
      ref,
      theme,
      for: carriesOut,
      expectation,
      under,
      with: body,
      at,
      ...more
    } = values;
    const { code } = action;
    const place = expectation ?? under;
    if (place !== null) return moveUnder(acting, action, expectationByCode(snapshot, place), context);
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
      ...inPlan('planRef', emptied.includes('ref') ? null : (ref ?? action.planRef), action),
      ...inPlan('theme', emptied.includes('theme') ? null : (theme ?? action.theme), action),
    };
    const measured = editedFigures(action, more, emptied);
    const general = Object.keys(edited).length === 0 ? [] : [editAction(acting, action, edited)];
    const present = actionByCode(applyChanges(acting.snapshot, general), code);
    const meeting = meetingEdit(acting, present, more);
    const contact = contactEdit(acting, present, { body, at }, context);
    const said = [title, level, every, ref, theme, carriesOut, measured, meeting, contact];
    if (!once && said.every((value) => value === null) && emptied.length === 0)
      throw new IncompleteCommandError(`Say what to change: edit ${code} title "…" level joint every 4 weeks`);
    if (Object.keys(edited).length === 0 && measured === null && meeting === null && contact === null)
      throw new UserError(
        `Nothing about ${code} would change. Expected a title, a level, a rhythm, a plan number, a theme or a recommendation.`,
      );
    const measure = measured === null ? [] : [editMeasure(acting, present, measured)];
    return {
      summary: `edited ${code}`,
      changes: [...general, ...measure, ...(meeting === null ? [] : [meeting]), ...(contact ?? [])],
    };
  },
  decideMilestone(acting, { title, level, every, once, ref, theme, expectation, under, ...found }) {
    const code = codeOfMilestone(found.action, found.milestone);
    if (expectation !== null || under !== null)
      throw new UserError(`${code} is a milestone, and belongs to its action.`);
    if (title === null) throw new IncompleteCommandError(`Say what to change: edit ${code} title "…"`);
    if ([level, every, ref, theme].some((value) => value !== null) || once)
      throw new UserError(`A milestone has a title and a date. To change the title: edit ${code} title "…"`);
    return { summary: `edited ${code}`, changes: [editMilestone(acting, found, title)] };
  },
  form: (raw, context) =>
    findMilestone(context.snapshot, raw.action ?? '') ? editMilestoneForm(raw, context) : editActionForm(raw, context),
});

/** The changes that say with whom contact is kept up; null where no body is named. Throws `UserError`. */
function contactEdit(
  acting: ActorContext,
  action: Action,
  { body, at }: { readonly body: BodyValue | null; readonly at: (typeof AT_LEVELS)[number] | null },
  context: Context,
): readonly Change[] | null {
  if (body === null) {
    if (at === null) return null;
    throw new IncompleteCommandError(`Say with whom contact is kept up: edit ${action.code} with "the Department"`);
  }
  const { person, changes } = enterBodyIfNew(context, body);
  return [...changes, keepUpWith(acting, action, { bodyId: person.id, contactLevel: levelOfWords(at) })];
}

/** Moves the action under another expectation; the answer shows it there. */
function moveUnder(acting: ActorContext, action: Action, expectation: Expectation, context: Context): Outcome {
  const moved = moveAction(acting, action, expectation, context.newId);
  const summary = `${acting.actor.name} moved ${action.code} under ${expectation.code}, as ${moved.action.code}`;
  return changeAction(context, moved.action, moved.changes, summary);
}

/** The column of the plan where it is to have another value. */
function inPlan(column: 'planRef' | 'theme', value: string | null, action: Action): Partial<ActionEdit> {
  return value === action[column] ? {} : { [column]: value };
}
