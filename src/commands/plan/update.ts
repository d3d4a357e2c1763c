/** `update E2-03 "…"`: whatever is said of an action, an expectation or a recommendation. It never proves anything. */
import type { LogSubject } from '../../core/plan/log-entry.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { namedSubject, subjectOf } from '../../dispatch/log-subject.ts';
import { position } from './position.ts';
import { progress } from './progress.ts';
import { reading } from './reading.ts';
import { respond } from './respond.ts';
import { sameUpdate } from './same-update.ts';
import { UPDATE_SLOTS, type UpdateRoute } from './update-slots.ts';

/** The functions that an update leads to. The first that takes the subject and the words decides; the last takes any. */
const ROUTES: readonly UpdateRoute[] = [sameUpdate, reading, position, respond, progress];

/** Adds an update: the subject and the words lead to the function that reads them. */
export const update = defineCommand({
  name: 'update',
  group: 'report',
  aliases: ['add update'],
  who: 'officer',
  changes: true,
  guests: true,
  usage: [
    {
      say: 'update E2-03 "Draft with group leaders"',
      does: 'Say how an action or an expectation goes; it proves nothing',
    },
    {
      say: 'update E2-03 amber "…" next "…" corrective action "…" because "…"',
      does: 'Add red, amber or green (the RAG), the next step, and what is done about an amber or a red; the cause becomes part of the words',
    },
    {
      say: 'update R3 accepted "We will …"',
      does: "Give the council's response to a recommendation: accepted, partly accepted or not accepted",
    },
    {
      say: 'update R3 implemented on 21 February evidence "…"',
      does: 'Say that a recommendation is implemented, with its evidence, and the day where that is not today',
    },
    { say: 'update R3 closed by the source because …', does: 'Say that the body that made it has closed it' },
    { say: 'update E3-05 46% on 31 May', does: 'Give a reading of a measure with its day' },
    {
      say: 'update E4 "Peterborough City Council" not ready, ask again 1 June',
      does: 'Say where a partner stands, and when to ask again; only those who oversee the expectation see it',
    },
  ],
  slots: UPDATE_SLOTS,
  run({ about, ...said }, context) {
    const subject = subjectOf(context.snapshot, about);
    return routeOf(subject, said).decide(subject, said, context);
  },
  form(raw, context) {
    const subject = namedSubject(context.snapshot, raw.about);
    return (subject ? routeOf(subject, raw) : progress).form(raw, context);
  },
});

function routeOf(subject: LogSubject, said: Parameters<UpdateRoute['takes']>[1]): UpdateRoute {
  return ROUTES.find((route) => route.takes(subject, said)) ?? progress;
}
