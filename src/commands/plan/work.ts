/** `start E2-03`, `block E2-03 because …`, `withdraw E2-03 because …`, `reopen E2-03 because …`: the steps of the work itself. */
import { actionByCode, blockAction, startAction, withdrawAction } from '../../core/plan/action.ts';
import { reopenAction } from '../../core/plan/completion.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { blockForm, reopenForm, withdrawForm } from '../../views/plan/forms.ts';

export const start = defineCommand({
  name: 'start',
  aliases: ['started', 'unblock'],
  who: 'officer',
  changes: true,
  usage: [{ say: 'start E2-03', does: 'Say that work has started, or goes on again' }],
  slots: { action: slot.action() },
  run({ action: code }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    return changeAction(context, action, [startAction(acting, action)], `${acting.actor.name} started ${code}`);
  },
});

export const block = defineCommand({
  name: 'block',
  aliases: ['blocked'],
  who: 'officer',
  changes: true,
  usage: [{ say: 'block E2-03 because …', does: 'Say that an action is blocked, and by what' }],
  slots: { action: slot.action(), because: slot.text({ keyword: 'because', expects: 'what blocks it' }) },
  run({ action: code, because }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const change = blockAction(acting, action, because);
    return changeAction(context, action, [change], `${acting.actor.name} marked ${code} as blocked`);
  },
  form: blockForm,
});

export const withdraw = defineCommand({
  name: 'withdraw',
  who: 'officer',
  changes: true,
  usage: [{ say: 'withdraw E2-03 because …', does: 'Withdraw an action; it stays in the record' }],
  slots: { action: slot.action(), because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  run({ action: code, because }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const change = withdrawAction(acting, action, because);
    return changeAction(context, action, [change], `${acting.actor.name} withdrew ${code}: ${because}`);
  },
  form: withdrawForm,
});

export const reopen = defineCommand({
  name: 'reopen',
  who: 'officer',
  changes: true,
  usage: [{ say: 'reopen E2-03 because …', does: 'Open an action again that was complete or withdrawn' }],
  slots: { action: slot.action(), because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  run({ action: code, because }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const change = reopenAction(acting, action, because);
    return changeAction(context, action, [change], `${acting.actor.name} reopened ${code}: ${because}`);
  },
  form: reopenForm,
});
