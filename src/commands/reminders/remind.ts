/** `remind preview` lists every message ahead; `remind now` posts an extra weekly reminder with its personal cards. */
import { requireReminding } from '../../core/notice/entry.ts';
import { isUndecided, noticeStatus, presentNotice } from '../../core/notice/notice.ts';
import { isLead, requireLead } from '../../core/people/person.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Person } from '../../core/record/model.ts';
import { activeConversations, personalLists } from '../../core/reminders/reminder.ts';
import { addDays } from '../../core/time/dates.ts';
import { instantOf } from '../../core/time/instants.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { inTurns } from '../../ports/turns.ts';
import { weeklyPosts } from '../../posting/posts.ts';
import { type ComingPosts, previewCard, remindedCard } from '../../views/reminders/preview.ts';

/** After the expiry the preview has no last day, so it looks four weeks ahead. */
const DAYS_AHEAD_AFTER_EXPIRY = 28;

/** Lists every message that will go out until the expiry, or for four weeks while the notice awaits its decision. */
export const remindPreview = defineCommand({
  name: 'remind preview',
  group: 'reminders',
  aliases: ['preview'],
  who: 'officer',
  changes: false,
  usage: [{ say: 'remind preview', does: 'Every reminder that will go out: when, to whom, what' }],
  slots: {},
  async run(_, context) {
    const { today, calendar } = context;
    const notice = presentNotice(context.snapshot);
    const awaiting = noticeStatus(notice, today) === 'awaiting_decision';
    const after = isUndecided(notice) ? null : notice.remindersUntil;
    const last = after ?? (awaiting ? addDays(today, DAYS_AHEAD_AFTER_EXPIRY) : notice.expiresOn);
    const coming = await context.comingPosts(instantOf(addDays(last, 1), '00:00', calendar.timeZone));
    return answer(previewCard(visibleTo(actingOf(context).actor, coming), notice, context, awaiting));
  },
});

/** A message that goes to one person alone is shown only to that person and to the leads. */
function visibleTo(actor: Person, coming: readonly ComingPosts[]): readonly ComingPosts[] {
  if (isLead(actor)) return coming;
  return coming.flatMap(({ at, posts }) => {
    const shown = posts.filter(({ place, card }) => !place.direct || card.to?.name === actor.name);
    return shown.length > 0 ? [{ at, posts: shown }] : [];
  });
}

/** A lead posts the weekly reminder at once. The regular one still goes out on its day. */
export const remindNow = defineCommand({
  name: 'remind now',
  group: 'reminders',
  who: 'lead',
  changes: true,
  usage: [{ say: 'remind now', does: 'Post the weekly reminder now; the regular one goes out all the same' }],
  slots: {},
  async run(_, context) {
    const { snapshot, now, today, request } = context;
    const notice = presentNotice(context.snapshot);
    requireLead(actingOf(context), 'post reminders');
    requireReminding(notice, today);
    const conversations = activeConversations(snapshot);
    if (conversations.length === 0) {
      throw new UserError('No conversation gets reminders yet. Say “here” in the one where they are to be posted.');
    }
    const lists = await inTurns(personalLists(snapshot, today));
    const posts = await weeklyPosts(
      { ...context, notice, head: () => context.read.head() },
      { key: `${notice.id}:now:${request.id}`, dueAt: now, late: null },
      lists,
    );
    const names = conversations.map((one) => one.name);
    const card = remindedCard(names, lists.length);
    return { reply: card, audience: 'asker', changes: [], posts };
  },
});
