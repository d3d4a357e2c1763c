/**
 * `due E2-03 14 May because …`: a lead sets the date, an owner proposes one; `agree` and `refuse` answer a proposal.
 */
import { isLead } from '../../core/people/person.ts';
import { agreeDueDate, proposeDueDate, refuseDueDate, setDueDate } from '../../core/plan/due-date.ts';
import { codeOfMilestone, findMilestone, isWithinAction, moveMilestone } from '../../core/plan/milestone.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Action, IsoDate } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import { defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { dueForm, refuseForm } from '../../views/plan/forms.ts';
import { moveMilestoneForm } from '../../views/plan/milestone.ts';

/** Moves the due date of an action. Another person than a lead only proposes the date, for a lead to agree. */
export const due = defineActionCommand({
  name: 'due',
  group: 'plan',
  everyday: true,
  aliases: ['date', 'move', 'postpone', 'reschedule'],
  usage: [
    {
      say: 'due E2-03 14 May because …',
      does: 'Propose another due date with the reason; a programme lead sets it at once',
    },
    { say: 'due E2-03a 5 December', does: "Move a milestone; after its action's date, with a reason, the action too" },
  ],
  slots: {
    on: slot.date({ future: true }),
    because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }),
  },
  guests: true,
  several: true,
  decide(acting, { action, on, because }) {
    const { code } = action;
    const day = dayAndDate(on);
    if (isLead(acting.actor)) {
      const reason = because === null ? '' : `: ${because}`;
      const changes = [setDueDate(acting, action, on, because)];
      return { summary: `set the due date of ${code} to ${day}${reason}`, changes };
    }
    return { summary: `proposes ${day} for ${code}`, changes: [proposeDueDate(acting, action, on, because)] };
  },
  decideMilestone(acting, { on, because, ...found }) {
    const { action } = found;
    const code = codeOfMilestone(action, found.milestone);
    const changes = moveMilestone(acting, found, on, because);
    const day = dayAndDate(on);
    if (isWithinAction(action, on)) return { summary: `moved ${code} to ${day}`, changes };
    const summary = isLead(acting.actor)
      ? `moved ${code} and ${action.code} to ${day}: ${because}`
      : `proposes ${day} for ${action.code}, so that ${code} can move there too`;
    return { summary, changes };
  },
  form: (raw, context) =>
    findMilestone(context.snapshot, raw.action ?? '')
      ? moveMilestoneForm(raw, context)
      : dueForm(raw, context, context.actor),
});

/** A lead agrees the proposed date of an action. */
export const agree = defineActionCommand({
  name: 'agree',
  group: 'plan',
  who: 'lead',
  usage: [{ say: 'agree E2-03', does: 'Agree the date that was proposed for an action' }],
  slots: { on: slot.date({ future: true, optional: true }) },
  decide(acting, { action, on }) {
    requireStillProposed(action, on);
    const changes = [agreeDueDate(acting, action)];
    return { summary: `agreed ${dayAndDate(action.proposedDueOn ?? '')} for ${action.code}`, changes };
  },
});

/** A button carries the date that it agrees, because another date may have been proposed since its card was posted. */
function requireStillProposed({ code, proposedDueOn }: Action, on: IsoDate | null): void {
  if (on === null || proposedDueOn === null || on === proposedDueOn) return;
  throw new UserError(`${longDate(on)} is not proposed for ${code} any more: ${longDate(proposedDueOn)} is.`);
}

/** A lead refuses the proposed date of an action with a reason; the due date stays. */
export const refuse = defineActionCommand({
  name: 'refuse',
  group: 'plan',
  who: 'lead',
  usage: [{ say: 'refuse E2-03 because …', does: 'Refuse the date that was proposed for an action' }],
  slots: { because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  decide: (acting, { action, because }) => ({
    summary: `refused the proposed date for ${action.code}: ${because}`,
    changes: [refuseDueDate(acting, action, because)],
  }),
  form: refuseForm,
});
