/**
 * `welcome`: what the bot does and the first step. A platform asks for it when the bot was added somewhere; a conversation then
 * gets it as a message, once.
 */
import { defineCommand, type Outcome } from '../../dispatch/command.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Post } from '../../ports/post.ts';
import { welcomeCard } from '../../views/ask/welcome.ts';

/** Welcomes the asker; with `added`, the conversation that the bot was added to. */
export const welcome = defineCommand({
  name: 'welcome',
  group: 'help',
  who: 'anyone',
  changes: true,
  usage: [{ say: 'welcome', does: 'What this bot does, and the first step' }],
  slots: { added: slot.text({ keyword: 'added', single: true, optional: true }) },
  run({ added }, { request, snapshot, actor, now }): Outcome {
    const { message: _, thread: __, ...place } = request.place;
    const card = welcomeCard({ snapshot, actor, place });
    if (added === null) return answer(card);
    const post: Post = {
      // The conversation alone, so that a bot that is added again says it no second time.
      key: `welcome:${place.platform}:${place.conversation}`,
      noticeId: null,
      place,
      card,
      forOutsiders: true,
      live: null,
      about: [],
      dueAt: now,
    };
    return { reply: null, audience: 'asker', changes: [], posts: [post] };
  },
});
