/**
 * `snooze E2-03 until 5 July` holds back one person's reminders of an action; `pause` and `resume` hold back all
 * reminders.
 */
import { presentNotice } from '../../core/notice/notice.ts';
import { pauseReminders, resumeReminders } from '../../core/notice/settings.ts';
import { actionByCode } from '../../core/plan/action.ts';
import { type Change, idOfChange } from '../../core/record/changes.ts';
import type { Action } from '../../core/record/model.ts';
import { snoozeAction, snoozeAll, snoozeId } from '../../core/reminders/snooze.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { pausedCard, resumedCard, snoozedCard } from '../../views/people/away.ts';
import { nextWeekly } from './next-weekly.ts';

/**
 * Officers stop their own reminders of an action until a day that is at most its due date. Others are still reminded.
 */
export const snooze = defineCommand({
  name: 'snooze',
  group: 'reminders',
  who: 'officer',
  changes: true,
  usage: [
    {
      say: 'snooze E2-03 until 5 July',
      does: 'Get no reminder of an action before that day, which is its due date at the latest',
    },
    {
      say: 'snooze until 5 July',
      does: 'The same for every action that you are reminded of and that is due on that day or later',
    },
  ],
  slots: { action: slot.action({ optional: true }), until: slot.date({ keyword: 'until', future: true }) },
  run({ action: code, until }, context) {
    const acting = actingOf(context);
    presentNotice(context.snapshot);
    const changes =
      code === null ? snoozeAll(acting, until) : [snoozeAction(acting, actionByCode(context.snapshot, code), until)];
    return { ...answer(snoozedCard(snoozedActions(changes, context), until)), changes };
  },
});

function snoozedActions(changes: readonly Change[], { snapshot, actor }: Context): readonly Action[] {
  const ids = new Set(changes.map((change) => idOfChange(change)));
  return snapshot.actions.filter((action) => actor && ids.has(snoozeId(actor.id, action)));
}

/** A lead holds back every reminder of the notice and withdraws the reminders that wait. */
export const pause = defineCommand({
  name: 'pause',
  group: 'reminders',
  who: 'lead',
  changes: true,
  usage: [{ say: 'pause', does: 'Hold every reminder back until “resume”' }],
  slots: {},
  run(_, context) {
    const acting = actingOf(context);
    const change = pauseReminders(acting, presentNotice(context.snapshot));
    return changeRecord(context, [change], pausedCard(acting.actor.name));
  },
});

/** A lead lets reminders go out again. Weekly reminders missed during the pause are not made up for. */
export const resume = defineCommand({
  name: 'resume',
  group: 'reminders',
  who: 'lead',
  changes: true,
  usage: [{ say: 'resume', does: 'Let reminders go out again' }],
  slots: {},
  async run(_, context) {
    const acting = actingOf(context);
    const change = resumeReminders(acting, presentNotice(context.snapshot));
    const next = await nextWeekly(context, [change]);
    return changeRecord(context, [change], resumedCard(acting.actor.name, next, context.calendar.timeZone));
  },
});
