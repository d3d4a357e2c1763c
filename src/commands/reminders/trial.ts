/** The trial post of `here`: posted as a reminder is, so that the asker hears at once whether reminders will arrive. */
import { presentNotice } from '../../core/notice/notice.ts';
import { standingOf } from '../../core/plan/status.ts';
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import type { Context, Outcome, Trial } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { Post } from '../../ports/post.ts';
import { trialKey } from '../../posting/posts.ts';
import { countsCard } from '../../views/counts.ts';
import { trialArrivedCard, trialOpenCard, trialRefusedCard } from '../../views/reminders/trial.ts';

/**
 * The conversation is kept whatever becomes of the post: it is a lead's decision, most refusals end as soon as the bot is
 * invited, and a notice that is posted nowhere would remind nobody, without a word about it.
 */
export function tryPosting(context: Context, changes: readonly Change[], card: Card): Outcome {
  const { request, today, now } = context;
  const notice = presentNotice(context.snapshot);
  const { platform, conversation } = request.place;
  const standing = standingOf(applyChanges(context.snapshot, changes), notice, today);
  const post: Post = {
    key: trialKey(request.id),
    noticeId: notice.id,
    // Not in a thread: reminders start one, which a conversation may refuse while it takes answers.
    place: { platform, conversation },
    card,
    counts: countsCard(standing, 'Reminders come here'),
    live: null,
    about: [],
    dueAt: now,
  };
  const trial = { key: post.key, told: told(request.place.thread !== undefined) };
  return { reply: trialOpenCard(), audience: 'asker', changes, posts: [post], trial };
}

/** That it arrived may be read in the thread it was asked in; what is wrong is for the asker. */
function told(inThread: boolean): Trial['told'] {
  return (post, outsiders = []) => {
    switch (post?.state) {
      case 'sent':
        return { card: trialArrivedCard(outsiders), audience: inThread ? 'thread' : 'asker', ok: true };
      case 'failed':
      case 'suppressed':
        return { card: trialRefusedCard(post.reason), audience: 'asker', ok: false };
      default:
        return { card: trialOpenCard(), audience: 'asker', ok: true };
    }
  };
}
