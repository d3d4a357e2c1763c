/** `home`: one's own page, with the clock, one's actions and expectations, and for leads what needs attention. */
import { statusReport } from '../../core/status.ts';
import { workloadOf } from '../../core/workload.ts';
import { homeCard } from '../../views/home.ts';
import { defineCommand } from '../command.ts';
import { actingOf, answer } from '../outcome.ts';
import { presentNotice } from './status.ts';

export const home = defineCommand({
  name: 'home',
  who: 'known',
  changes: false,
  usage: [{ say: 'home', does: 'Your own page: the clock, your actions and your expectations' }],
  slots: {},
  run(_, context) {
    const notice = presentNotice(context);
    const { actor, snapshot, today } = actingOf(context);
    return answer(
      homeCard(statusReport(snapshot, notice, today), workloadOf(snapshot, actor.id, today), context, actor),
    );
  },
});
