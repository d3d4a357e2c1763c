/**
 * The trial post of `here`: a post like a reminder, whose delivery tells the asker at once whether reminders will
 * arrive.
 */
import { presentNotice } from '../../core/notice/notice.ts';
import type { Change } from '../../core/record/changes.ts';
import type { Context, Outcome, Trial } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import type { Post } from '../../ports/post.ts';
import { trialKey } from '../../posting/posts.ts';
import { trialArrivedCard, trialOpenCard, trialRefusedCard } from '../../views/reminders/trial.ts';

/**
 * Posts a trial in the conversation. The conversation is kept even when the trial is refused: a lead decided it, most
 * refusals end once the bot is invited, and a notice that is posted nowhere would silently remind nobody.
 */
export function tryPosting(context: Context, changes: readonly Change[], card: Card): Outcome {
  const { request, now } = context;
  const notice = presentNotice(context.snapshot);
  const { platform, conversation } = request.place;
  const post: Post = {
    key: trialKey(request.id),
    noticeId: notice.id,
    // The trial is no answer in a thread, because a conversation may allow answers and refuse new threads as reminders start.
    place: { platform, conversation },
    card,
    countsTitle: 'Reminders come here',
    live: null,
    about: [],
    dueAt: now,
  };
  const trial = { key: post.key, answerFor: answerTrial(request.place.thread !== undefined) };
  return { reply: trialOpenCard(), audience: 'asker', changes, posts: [post], trial };
}

/** Makes the answer to a trial. An arrival may be read in the thread of the request; a refusal is for the asker alone. */
function answerTrial(inThread: boolean): Trial['answerFor'] {
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
