/** `require E2-03 "minute of the Board"`: what will prove an action, in words. */
import { actionByCode, requireEvidence } from '../../core/plan/action.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeAction } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';

export const requireCommand = defineCommand({
  name: 'require',
  who: 'officer',
  changes: true,
  usage: [{ say: 'require E2-03 "minute of the Board"', does: 'Say what evidence an action needs' }],
  slots: { action: slot.action(), evidence: slot.text({ expects: 'what will prove it, in words' }) },
  run({ action: code, evidence }, context) {
    const acting = actingOf(context);
    const action = actionByCode(context.snapshot, code);
    const change = requireEvidence(acting, action, evidence);
    return changeAction(context, action, [change], `${acting.actor.name} asked for evidence of ${code}: ${evidence}`);
  },
});
