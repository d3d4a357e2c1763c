/** `deliveries failed`: every message the record intended and what became of it; `deliveries show 12`: one with its text as sent. */
import { UserError } from '../../core/record/errors.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { deliveriesCard, deliveryCard, lateMinutes } from '../../views/reminders/deliveries.ts';

const STATES = ['planned', 'claimed', 'unknown', 'sent', 'failed', 'suppressed'] as const;
/** As far as the list looks back; more than a term has. */
const MOST_POSTS = 1_000;

export const deliveries = defineCommand({
  name: 'deliveries',
  who: 'lead',
  changes: false,
  usage: [
    { say: 'deliveries', does: 'Every message the bot meant to send, newest first, and what became of it' },
    { say: 'deliveries late', does: 'Only those: planned, claimed, unknown, sent, failed, suppressed or late' },
  ],
  slots: { of: slot.choice([...STATES, 'late'], { optional: true }) },
  run: async ({ of }, context) => answer(deliveriesCard(of, await found(of, context), context)),
});

/** A redraw changes a message that has its own line, so only one in trouble is worth a line. */
async function found(of: (typeof STATES)[number] | 'late' | null, { read, now }: Context) {
  const state = of === null || of === 'late' ? {} : { state: of };
  const posts = await read.posts({ ...state, limit: MOST_POSTS });
  const shown = posts.filter((post) => post.replaces === undefined || ['failed', 'unknown'].includes(post.state));
  return of === 'late' ? shown.filter((post) => lateMinutes(post, now) > 0) : shown;
}

export const deliveriesShow = defineCommand({
  name: 'deliveries show',
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
