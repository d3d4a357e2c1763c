/** `remind preview`: every message ahead; `remind now`: the weekly card and the personal ones at once, as an extra. */
import { addDays, instantOf } from '../../core/calendar.ts';
import { UserError } from '../../core/decision.ts';
import { noticeStatus } from '../../core/notice.ts';
import { requireUndecided } from '../../core/notice-entry.ts';
import { requireLead } from '../../core/person.ts';
import { personalLists } from '../../core/reminder.ts';
import { activeConversations, weeklyPosts } from '../../jobs/posts.ts';
import { previewCard, remindedCard } from '../../views/preview.ts';
import { presentNotice } from '../ask/status.ts';
import { defineCommand } from '../command.ts';
import { actingOf, answer } from '../outcome.ts';
import { ahead } from './ahead.ts';

/** Once the notice has expired there is no end to look ahead to. */
const DAYS_AHEAD_AFTER_EXPIRY = 28;

export const remindPreview = defineCommand({
  name: 'remind preview',
  aliases: ['preview'],
  who: 'officer',
  changes: false,
  usage: [{ say: 'remind preview', does: 'Every reminder that will go out: when, to whom, what' }],
  slots: {},
  async run(_, context) {
    const { today, calendar } = context;
    const notice = presentNotice(context);
    const awaiting = noticeStatus(notice, today) === 'awaiting_decision';
    const last = awaiting ? addDays(today, DAYS_AHEAD_AFTER_EXPIRY) : notice.expiresOn;
    const coming = await ahead(context, instantOf(addDays(last, 1), '00:00', calendar.timeZone));
    return answer(previewCard(coming, notice, context, awaiting));
  },
});

export const remindNow = defineCommand({
  name: 'remind now',
  who: 'lead',
  changes: true,
  usage: [{ say: 'remind now', does: 'Post the weekly reminder now; the regular one goes out all the same' }],
  slots: {},
  run(_, context) {
    const { snapshot, now, today, request } = context;
    const notice = presentNotice(context);
    requireLead(actingOf(context), 'post reminders');
    requireUndecided(notice, 'it reminds no more');
    const conversations = activeConversations(snapshot);
    if (conversations.length === 0) {
      throw new UserError('No conversation gets reminders yet. Say “here” in the one where they are to be posted.');
    }
    const lists = personalLists(snapshot, today);
    const posts = weeklyPosts(
      { ...context, notice },
      { key: `${notice.id}:now:${request.id}`, dueAt: now, late: null },
      lists,
    );
    const names = conversations.map((one) => one.name);
    const card = remindedCard(names, lists.length);
    return { reply: card, audience: 'asker', changes: [], posts };
  },
});
