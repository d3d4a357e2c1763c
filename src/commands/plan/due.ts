/** `due E2-03 14 May because …`: a lead sets the date, an owner proposes one; `agree` and `refuse` settle a proposal. */
import { isLead } from '../../core/people/person.ts';
import { actionByCode } from '../../core/plan/action.ts';
import { agreeDueDate, proposeDueDate, refuseDueDate, setDueDate } from '../../core/plan/due-date.ts';
import { UserError } from '../../core/record/changes.ts';
import type { Action, IsoDate } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { dueForm, refuseForm } from '../../views/plan/forms.ts';
import { dayAndDate, longDate } from '../../views/words.ts';

export const due = defineCommand({
  name: 'due',
  aliases: ['date'],
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'due E2-03 14 May because …',
      does: 'Propose another due date with the reason; a programme lead sets it at once',
    },
  ],
  slots: {
    action: slot.action(),
    on: slot.date({ future: true }),
    because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }),
  },
  run({ action: code, on, because }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    if (isLead(acting.actor)) {
      const change = setDueDate(acting, action, on, because);
      return changeAction(
        context,
        action,
        [change],
        `${acting.actor.name} set the due date of ${code} to ${dayAndDate(on)}`,
      );
    }
    const change = proposeDueDate(acting, action, on, because);
    return changeAction(context, action, [change], `${acting.actor.name} proposes ${dayAndDate(on)} for ${code}`);
  },
  form: (draft, context) => dueForm(draft, context, context.actor),
});

export const agree = defineCommand({
  name: 'agree',
  who: 'lead',
  changes: true,
  usage: [{ say: 'agree E2-03', does: 'Agree the date that was proposed for an action' }],
  slots: { action: slot.action(), on: slot.date({ future: true, optional: true }) },
  run({ action: code, on }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    requireStillProposed(action, on);
    const change = agreeDueDate(acting, action);
    const day = dayAndDate(action.proposedDueOn ?? '');
    return changeAction(context, action, [change], `${acting.actor.name} agreed ${day} for ${code}`);
  },
});

/** A button names the date that it agrees: another may have been proposed since the card was posted. */
function requireStillProposed({ code, proposedDueOn }: Action, on: IsoDate | null): void {
  if (on === null || proposedDueOn === null || on === proposedDueOn) return;
  throw new UserError(`${longDate(on)} is not proposed for ${code} any more: ${longDate(proposedDueOn)} is.`);
}

export const refuse = defineCommand({
  name: 'refuse',
  who: 'lead',
  changes: true,
  usage: [{ say: 'refuse E2-03 because …', does: 'Refuse the date that was proposed for an action' }],
  slots: { action: slot.action(), because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  run({ action: code, because }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const change = refuseDueDate(acting, action, because);
    return changeAction(
      context,
      action,
      [change],
      `${acting.actor.name} refused the proposed date for ${code}: ${because}`,
    );
  },
  form: refuseForm,
});
