/** `here`, `schedule Monday 09:00`, `holiday add …`: the conversations and the times of reminders. */
import { presentNotice } from '../../core/notice/notice.ts';
import {
  addHoliday,
  type PostingPlace,
  removeHoliday,
  setSchedule,
  startPosting,
  stopPosting,
} from '../../core/notice/settings.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Conversation } from '../../core/record/model.ts';
import { activeConversations } from '../../core/reminders/reminder.ts';
import { WEEKDAYS } from '../../core/time/dates.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import {
  holidayAddedCard,
  holidayRemovedCard,
  postingStartedCard,
  postingStoppedCard,
  postingTriedCard,
  scheduleCard,
} from '../../views/notice/announcement.ts';
import { holidayForm, scheduleForm } from '../../views/notice/forms.ts';
import { holidaysCard } from '../../views/notice/holidays.ts';
import { unnamedConversation } from '../../views/places.ts';
import { nextWeekly } from './next-weekly.ts';
import { tryPosting } from './trial.ts';

/** A lead has reminders posted in this conversation; a trial post shows at once whether they will arrive. */
export const here = defineCommand({
  name: 'here',
  group: 'reminders',
  who: 'lead',
  changes: true,
  usage: [{ say: 'here', does: "Post the notice's reminders in this conversation, and try whether that works" }],
  slots: {},
  async run(_, context) {
    const acting = actingOf(context);
    const changes = startPosting(acting, presentNotice(context.snapshot), postingPlace(context));
    const next = await nextWeekly(context, changes);
    const card =
      changes.length > 0
        ? postingStartedCard(acting.actor.name, otherConversations(context), next, context.calendar)
        : postingTriedCard(acting.actor.name, next, context.calendar);
    return tryPosting(context, changes, card);
  },
});

/** A lead ends the reminders in this conversation. */
export const hereStop = defineCommand({
  name: 'here stop',
  group: 'reminders',
  who: 'lead',
  changes: true,
  usage: [{ say: 'here stop', does: 'Post no more reminders in this conversation' }],
  slots: {},
  run(_, context) {
    const acting = actingOf(context);
    const change = stopPosting(acting, presentNotice(context.snapshot), postingPlace(context));
    return changeRecord(context, [change], postingStoppedCard(acting.actor.name, otherConversations(context)));
  },
});

function postingPlace({ request: { place, placeName } }: Context): PostingPlace {
  const { platform, conversation, direct = false } = place;
  return { platform, conversation, direct, name: placeName ?? unnamedConversation(platform) };
}

/** The other conversations in which reminders are posted. */
function otherConversations({ snapshot, request: { place } }: Context): readonly Conversation[] {
  const isHere = (one: Conversation) => one.platform === place.platform && one.conversation === place.conversation;
  return activeConversations(snapshot).filter((one) => !isHere(one));
}

/** A lead sets the weekday and time of the weekly reminder, within working hours. */
export const schedule = defineCommand({
  name: 'schedule',
  group: 'reminders',
  who: 'lead',
  changes: true,
  usage: [{ say: 'schedule Monday 09:00', does: 'Set the day and time of the weekly reminder' }],
  slots: { day: slot.choice(WEEKDAYS.slice(0, 5)), at: slot.time() },
  async run({ day, at }, context) {
    const acting = actingOf(context);
    const notice = presentNotice(context.snapshot);
    const change = setSchedule(acting, notice, WEEKDAYS.indexOf(day) + 1, at);
    const now = applyChanges(context.snapshot, [change]).notice ?? notice;
    const next = await nextWeekly(context, [change]);
    return changeRecord(context, [change], scheduleCard(acting.actor.name, now, next, context.calendar));
  },
  form: (raw, { snapshot }) => scheduleForm(raw, snapshot.notice),
});

/** A lead adds a closing day. Working days and reminders skip it like a bank holiday. */
export const holidayAdd = defineCommand({
  name: 'holiday add',
  group: 'reminders',
  aliases: ['add holiday'],
  who: 'lead',
  changes: true,
  usage: [{ say: 'holiday add 19 September "State funeral"', does: 'Add a closing day to the bank holidays' }],
  slots: { on: slot.date({ future: true }), title: slot.text({ expects: 'what the day is for, in quotes' }) },
  run({ on, title }, context) {
    const acting = actingOf(context);
    const change = addHoliday(acting, context.calendar, on, title);
    return changeRecord(context, [change], holidayAddedCard(acting.actor.name, on, title));
  },
  form: holidayForm,
});

/** A lead removes a closing day that is still ahead. Bank holidays stay. */
export const holidayRemove = defineCommand({
  name: 'holiday remove',
  group: 'reminders',
  aliases: ['remove holiday', 'holiday cancel'],
  who: 'lead',
  changes: true,
  usage: [{ say: 'holiday remove 19 September', does: 'Remove a closing day that is still ahead' }],
  slots: { on: slot.date({ future: true }) },
  run({ on }, context) {
    const [{ title }, change] = removeHoliday(actingOf(context), on);
    return changeRecord(context, [change], holidayRemovedCard(actingOf(context).actor.name, on, title));
  },
});

/** Lists the bank holidays and closing days that are still ahead. */
export const holidays = defineCommand({
  name: 'holidays',
  group: 'reminders',
  who: 'known',
  changes: false,
  usage: [{ say: 'holidays', does: 'The bank holidays and closing days ahead' }],
  slots: {},
  run: (_, { snapshot, today }) => answer(holidaysCard(snapshot, today)),
});
