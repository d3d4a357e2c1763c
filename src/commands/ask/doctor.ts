/** `doctor`: the faults of the service, of places and of posts, each with what to do about it. */
import { activeConversations } from '../../core/reminders/reminder.ts';
import { plusMinutes } from '../../core/time/instants.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { answer } from '../../dispatch/outcome.ts';
import { countsOnlyWords } from '../../views/counts.ts';
import { doctorCard, type Undelivered } from '../../views/reminders/trouble.ts';
import { moment } from '../../views/words.ts';

/** Undelivered posts older than 30 days are not listed. */
const LOOKED_BACK_MINUTES = 30 * 24 * 60;
/** At most this many posts of a state are read, so that the answer stays fast. */
const MOST_POSTS = 500;

/** Shows leads what does not work and what to do about it. `bvn doctor` in the shell checks the installation itself. */
export const doctor = defineCommand({
  name: 'doctor',
  group: 'help',
  who: 'lead',
  changes: false,
  usage: [{ say: 'doctor', does: 'What does not work, and what to do about it' }],
  slots: {},
  async run(_, context) {
    const [planned, claimed, unclear] = await Promise.all(
      (['planned', 'claimed', 'unknown'] as const).map((state) => context.read.posts({ state, limit: MOST_POSTS })),
    );
    return answer(
      doctorCard({
        faults: [...(await context.faults()), ...(await findLimitedConversations(context))],
        undelivered: await groupUndelivered(context),
        unclear: unclear?.length ?? 0,
        waiting: (planned?.length ?? 0) + (claimed?.length ?? 0),
      }),
    );
  },
});

/** The conversations in which names are not shown, with the people who are the reason. */
async function findLimitedConversations(context: Context): Promise<readonly string[]> {
  const all = activeConversations(context.snapshot).map(async ({ platform, conversation, name }) => {
    const outsiders = (await context.outsiders(platform, conversation)) ?? [];
    return outsiders.length > 0 ? [countsOnlyWords(name, outsiders)] : [];
  });
  return (await Promise.all(all)).flat();
}

/** Failed posts by their reason, the reason of the newest post first. */
async function groupUndelivered({ read, now, calendar }: Context): Promise<readonly Undelivered[]> {
  const since = plusMinutes(now, -LOOKED_BACK_MINUTES);
  const found = new Map<string, Undelivered>();
  for (const { reason, plannedAt } of await read.posts({ state: 'failed', limit: MOST_POSTS })) {
    if (reason === null || plannedAt < since) continue;
    const before = found.get(reason);
    const latest = before?.latest ?? moment(plannedAt, calendar.timeZone);
    found.set(reason, { reason, posts: (before?.posts ?? 0) + 1, latest });
  }
  return [...found.values()];
}
