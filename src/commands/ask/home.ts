/**
 * `home`: somebody's own page with the days left, their actions and expectations, and for leads a list of what needs
 * attention.
 */
import { statusReport } from '../../core/plan/status.ts';
import { workloadOf } from '../../core/plan/workload.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { homeCard } from '../../views/ask/home.ts';
import { welcomeCard } from '../../views/ask/welcome.ts';

/** Shows the asker's own page, or the welcome before a notice is entered; Slack's Home tab and the Teams tab draw the same card. */
export const home = defineCommand({
  name: 'home',
  group: 'see',
  who: 'known',
  changes: false,
  usage: [{ say: 'home', does: 'Your own page: the clock, your actions and your expectations' }],
  slots: {},
  run(_, context) {
    const { actor, snapshot, today } = actingOf(context);
    const { notice } = snapshot;
    if (!notice) return answer(welcomeCard({ snapshot, actor, place: context.request.place }));
    return answer(
      homeCard(statusReport(snapshot, notice, today), workloadOf(snapshot, actor.id, today), context, actor),
    );
  },
});
