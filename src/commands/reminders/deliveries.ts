/**
 * `deliveries failed`: every message that the bot meant to send, with its state; `deliveries show 12`: one message with
 * its text as sent.
 */
import { UserError } from '../../core/record/errors.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { deliveriesCard, deliveryCard, lateMinutes } from '../../views/reminders/deliveries.ts';

const STATES = ['planned', 'claimed', 'unknown', 'sent', 'failed', 'suppressed'] as const;
/** The list reads at most this many posts, more than one term has. */
const MOST_POSTS = 1_000;

/** Lists posts for leads, newest first: all, those in one state, or those that are late. */
export const deliveries = defineCommand({
  name: 'deliveries',
  group: 'reminders',
  who: 'lead',
  changes: false,
  usage: [
    { say: 'deliveries', does: 'Every message the bot meant to send, newest first, and what became of it' },
    {
      say: 'deliveries late',
      does: 'Only the messages that are planned, claimed, unknown, sent, failed, suppressed or late',
    },
  ],
  slots: { of: slot.choice([...STATES, 'late'], { optional: true }) },
  run: async ({ of }, context) => answer(deliveriesCard(of, await findPosts(of, context), context)),
});

/** A redraw changes a message that has its own line, so only a failed or unknown redraw gets a line. */
async function findPosts(of: (typeof STATES)[number] | 'late' | null, { read, now }: Context) {
  const state = of === null || of === 'late' ? {} : { state: of };
  const posts = await read.posts({ ...state, limit: MOST_POSTS });
  const shown = posts.filter((post) => post.replaces === undefined || ['failed', 'unknown'].includes(post.state));
  return of === 'late' ? shown.filter((post) => lateMinutes(post, now) > 0) : shown;
}

/** Shows leads one post by its number, with its text as sent. */
export const deliveriesShow = defineCommand({
  name: 'deliveries show',
  group: 'reminders',
  who: 'lead',
  changes: false,
  usage: [{ say: 'deliveries show 12', does: 'One message with its text as it was sent' }],
  slots: { number: slot.number({ expects: 'the number of a delivery' }) },
  async run({ number }, context) {
    const [post] = await context.read.posts({ seq: number, limit: 1 });
    if (!post) throw new UserError(`There is no delivery ${number}. To see them with their numbers: deliveries`);
    return answer(deliveryCard(post, context));
  },
});
