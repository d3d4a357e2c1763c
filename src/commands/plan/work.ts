/**
 * `start E2-03`, `block E2-03 because …`, `withdraw E2-03 because …`, `reopen E2-03 because …`: the status of an
 * action; `withdraw` and `reopen` take recommendations as well.
 */
import { blockAction, startAction, withdrawAction } from '../../core/plan/action.ts';
import { reopenAction } from '../../core/plan/completion.ts';
import { codeOfMilestone, withdrawMilestone } from '../../core/plan/milestone.ts';
import { withdrawRecommendation } from '../../core/plan/recommendation.ts';
import { reopenRecommendation } from '../../core/plan/response.ts';
import { defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { threadPattern } from '../../dispatch/thread-words.ts';
import { blockForm, reopenForm, withdrawForm } from '../../views/plan/forms.ts';

/** Marks an action as in progress, also after a block. The plain words work in the thread of a card. */
export const start = defineActionCommand({
  name: 'start',
  group: 'report',
  everyday: true,
  aliases: ['started', 'unblock'],
  usage: [{ say: 'start E2-03', does: 'Say that work has started, or goes on again' }],
  guests: true,
  several: true,
  inThread: threadPattern(['start', 'started'], /[.!]?$/),
  decide: (acting, { action }) => ({ summary: `started ${action.code}`, changes: [startAction(acting, action)] }),
});

/** Marks an action as blocked, with the reason that leads and the SRO see. */
export const block = defineActionCommand({
  name: 'block',
  group: 'report',
  everyday: true,
  aliases: ['blocked'],
  usage: [{ say: 'block E2-03 because …', does: 'Say that an action is blocked, and by what' }],
  slots: { because: slot.text({ keyword: 'because', keywordOptional: true, expects: 'what blocks it' }) },
  guests: true,
  inThread: threadPattern(['block', 'blocked'], /\s+because\s+\S/),
  decide: (acting, { action, because }) => ({
    summary: `marked ${action.code} as blocked`,
    changes: [blockAction(acting, action, because)],
  }),
  form: blockForm,
});

/** Withdraws an action with a reason. The action stays in the record but is no longer counted or reminded of. */
export const withdraw = defineActionCommand({
  name: 'withdraw',
  group: 'plan',
  aliases: ['cancel', 'drop'],
  usage: [
    { say: 'withdraw E2-03 because …', does: 'Withdraw an action; it stays in the record' },
    {
      say: 'withdraw R3 because …',
      does: 'Withdraw a recommendation that should not be there; it stays in the record',
    },
    { say: 'withdraw E2-03a because …', does: 'Withdraw a milestone' },
  ],
  several: true,
  slots: { because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  decide: (acting, { action, because }) => ({
    summary: `withdrew ${action.code}: ${because}`,
    changes: [withdrawAction(acting, action, because)],
  }),
  decideMilestone: (acting, { because, ...found }) => ({
    summary: `withdrew ${codeOfMilestone(found.action, found.milestone)}: ${because}`,
    changes: [withdrawMilestone(acting, found, because)],
  }),
  decideRecommendation: (acting, { recommendation, because }) => ({
    summary: `withdrew ${recommendation.code}: ${because}`,
    changes: [withdrawRecommendation(acting, recommendation, because)],
  }),
  form: withdrawForm,
});

/** Opens a complete or withdrawn action again, with a reason. */
export const reopen = defineActionCommand({
  name: 'reopen',
  group: 'plan',
  usage: [
    { say: 'reopen E2-03 because …', does: 'Open an action again that was complete or withdrawn' },
    { say: 'reopen R3 because …', does: 'Open a recommendation again that was implemented or closed' },
  ],
  slots: { because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  decide: (acting, { action, because }) => ({
    summary: `reopened ${action.code}: ${because}`,
    changes: [reopenAction(acting, action, because)],
  }),
  decideRecommendation: (acting, { recommendation, because }) => ({
    summary: `opened ${recommendation.code} again: ${because}`,
    changes: [reopenRecommendation(acting, recommendation, because)],
  }),
  form: reopenForm,
});
