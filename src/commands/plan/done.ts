/** `done E2-03 [link or note]`: the owner reports; `confirm` and `return` are for other eyes; `undo` is for ten minutes. */
import { actionByCode, isOpen } from '../../core/plan/action.ts';
import { confirmComplete, giveEvidence, reportDone, returnToOwner, undoReport } from '../../core/plan/completion.ts';
import { awaitsEvidence, needsMinute, offerOf } from '../../core/plan/evidence.ts';
import { MARKINGS } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { alreadyCard } from '../../views/plan/action.ts';
import { missingWords } from '../../views/plan/action-words.ts';
import { doneForm, minuteForm, returnForm } from '../../views/plan/forms.ts';

export const done = defineCommand({
  name: 'done',
  aliases: ['complete', 'tick'],
  who: 'officer',
  changes: true,
  usage: [
    { say: 'done E2-03', does: 'Report an action complete; somebody else confirms it' },
    { say: 'done E2-03 https://…', does: 'Report it complete with its evidence: a link, or a few words' },
  ],
  slots: {
    action: slot.action(),
    evidence: slot.text({ optional: true }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  run({ action: code, evidence, marked }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const offer = evidence === null ? null : offerOf(evidence, marked ?? 'internal');
    const { name } = acting.actor;
    if (action.kind === 'ongoing') {
      const changes = reportDone(acting, action, offer, context.newId());
      return changeAction(context, action, changes, `${name} gave the evidence for ${code} for this period`);
    }
    if (isOpen(action)) {
      return changeAction(
        context,
        action,
        reportDone(acting, action, offer, context.newId()),
        `${name} reported ${code} complete`,
      );
    }
    if (offer && awaitsEvidence(action, context.snapshot)) {
      const changes = giveEvidence(acting, action, offer, context.newId());
      return changeAction(context, action, changes, `${name} added the evidence for ${code}`);
    }
    return answer(alreadyCard(action, context, context.now, acting.actor));
  },
  form(draft, context) {
    const action = context.snapshot.actions.find((one) => one.code === draft.raw.action);
    if (action && needsMinute(action)) return minuteForm(draft, context);
    return doneForm(draft, context, action ? missingWords(action) : 'the evidence');
  },
});

export const undo = defineCommand({
  name: 'undo',
  who: 'officer',
  changes: true,
  usage: [{ say: 'undo E2-03', does: 'Take back your report of an action, within ten minutes' }],
  slots: { action: slot.action() },
  run({ action: code }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    return changeAction(
      context,
      action,
      [undoReport(acting, action)],
      `${acting.actor.name} took back the report of ${code}`,
    );
  },
});

export const confirm = defineCommand({
  name: 'confirm',
  who: 'officer',
  changes: true,
  usage: [
    { say: 'confirm E2-03', does: 'Confirm that a reported action is complete (its SRO or a lead, not its owner)' },
  ],
  slots: { action: slot.action() },
  run({ action: code }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    if (action.status === 'complete') return answer(alreadyCard(action, context, context.now, acting.actor));
    return changeAction(
      context,
      action,
      [confirmComplete(acting, action)],
      `${acting.actor.name} confirmed ${code} complete`,
    );
  },
});

export const returnCommand = defineCommand({
  name: 'return',
  who: 'officer',
  changes: true,
  usage: [{ say: 'return E2-03 because …', does: 'Send a reported action back to its owner' }],
  slots: { action: slot.action(), because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  run({ action: code, because }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    return changeAction(
      context,
      action,
      [returnToOwner(acting, action, because)],
      `${acting.actor.name} returned ${code}: ${because}`,
    );
  },
  form: returnForm,
});
