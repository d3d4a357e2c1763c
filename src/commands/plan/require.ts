/** `require E2-03 "minute of the Board"`: what will prove an action, in words. */
import { requireEvidence } from '../../core/plan/action.ts';
import { defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';

export const requireCommand = defineActionCommand({
  name: 'require',
  usage: [{ say: 'require E2-03 "minute of the Board"', does: 'Say what evidence an action needs' }],
  slots: { evidence: slot.text({ expects: 'what will prove it, in words' }) },
  decide: (acting, { action, evidence }) => ({
    told: `asked for evidence of ${action.code}: ${evidence}`,
    changes: [requireEvidence(acting, action, evidence)],
  }),
});
