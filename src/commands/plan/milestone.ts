/** `add milestone E2-03 "…" by 29 November`: a step inside an action. `done`, `due`, `edit`, `undo` and `withdraw` take its code. */
import { addMilestone, codeOfMilestone } from '../../core/plan/milestone.ts';
import { defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { addMilestoneForm } from '../../views/plan/milestone.ts';

/** Adds a milestone to an action that is done once. It gets the next letter and has no owner of its own. */
export const addMilestoneCommand = defineActionCommand({
  name: 'add milestone',
  group: 'report',
  usage: [
    { say: 'add milestone E2-03 "…" by 29 November', does: 'Add a step inside an action, which its owner ticks off' },
  ],
  slots: {
    title: slot.text({ single: true, expects: 'what is reached, in quotes' }),
    by: slot.date({ keyword: 'by', future: true }),
  },
  guests: true,
  decide(acting, { action, title, by }, context) {
    const { milestone, change } = addMilestone(acting, action, { title, dueOn: by }, context.newId());
    return { summary: `added the milestone ${codeOfMilestone(action, milestone)} ${title}`, changes: [change] };
  },
  form: addMilestoneForm,
});
