/**
 * `history E2-03`: every change of an action, an expectation or a recommendation with its time, person, place, old and new value and
 * reason.
 */
import { actsAsOwner, canSeePrivately, isLead } from '../../core/people/person.ts';
import { actionByCode } from '../../core/plan/action.ts';
import { evidenceOf } from '../../core/plan/evidence.ts';
import { canSeeExempt, entriesAbout } from '../../core/plan/log-entry.ts';
import { allMilestonesOf } from '../../core/plan/milestone.ts';
import { recommendationByCode } from '../../core/plan/recommendation.ts';
import { actionsFor } from '../../core/plan/recommendation-list.ts';
import { mayAnswerFor } from '../../core/plan/response.ts';
import { UserError } from '../../core/record/errors.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import { instantOf } from '../../core/time/instants.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { subjectOf } from '../../dispatch/log-subject.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { type SubjectValue, slot } from '../../dispatch/slots.ts';
import { historyCard } from '../../views/ask/history.ts';
import { actionLine } from '../../views/plan/action-words.ts';
import { recommendationLine } from '../../views/plan/recommendation-words.ts';

/** Shows the audit events of an action, an expectation, a recommendation or the notice, page by page, to those who may see them. */
export const history = defineCommand({
  name: 'history',
  group: 'see',
  who: 'known',
  changes: false,
  usage: [{ say: 'history E2-03', does: 'Who changed what, when, where from, and why' }],
  slots: {
    about: slot.subject({
      choices: ['notice'],
      expects: 'an action such as E2-03, an expectation such as E2, a recommendation such as R3, or notice',
    }),
    since: slot.date({ keyword: 'since', optional: true }),
    page: slot.number({ keyword: 'page', optional: true }),
  },
  async run({ about, since, page }, context) {
    const { title, name, ids } = requireRows(context, about);
    const from = since === null ? {} : { since: instantOf(since, '00:00', context.calendar.timeZone) };
    const command = `history ${name}${since === null ? '' : ` since ${since}`}`;
    const events = await context.read.history({ ids, ...from });
    const titleWithDay = since === null ? title : `${title} since ${dayAndDate(since)}`;
    return answer(historyCard({ title: titleWithDay, command, page: page ?? 1 }, events, context));
  },
});

/** The ids of the rows whose events are shown. Throws `UserError` for people who may not see them. */
function requireRows(context: Context, about: SubjectValue): { title: string; name: string; ids: readonly string[] } {
  const { snapshot } = context;
  const { actor } = actingOf(context);
  if (about.kind === 'action') {
    const action = actionByCode(snapshot, about.code);
    if (!canSeePrivately(actor, action, context)) {
      throw new UserError(
        `The history of ${action.code} is shown to its owner, its deputy, the senior responsible owner and programme leads.`,
      );
    }
    const evidence = evidenceOf(snapshot, action);
    const entries = entriesAbout(snapshot, { about: 'action', row: action });
    const ids = [action, ...allMilestonesOf(snapshot, action), ...evidence, ...entries].map(({ id }) => id);
    return { title: actionLine(action), name: action.code, ids };
  }
  if (about.kind === 'recommendation') return rowsOfRecommendation(context, about.code);
  if (about.kind === 'expectation') {
    const subject = subjectOf(snapshot, about);
    const { code, title } = subject.row;
    if (!canSeeExempt(actor, subject, context)) {
      throw new UserError(`The history of ${code} is shown to its senior responsible owner and programme leads.`);
    }
    const ids = [subject.row, ...entriesAbout(snapshot, subject)].map(({ id }) => id);
    return { title: `${code} ${title}`, name: code, ids };
  }
  if (!isLead(actor)) throw new UserError('The history of the notice is shown to programme leads.');
  const places = snapshot.conversations.map(({ id }) => id);
  return { title: 'the notice', name: 'notice', ids: snapshot.notice ? [snapshot.notice.id, ...places] : [] };
}

/** Its history is for those who answer for it, and for the owners of the actions that carry it out. */
function rowsOfRecommendation(context: Context, code: string): { title: string; name: string; ids: readonly string[] } {
  const { snapshot } = context;
  const { actor } = actingOf(context);
  const one = recommendationByCode(snapshot, code);
  const carriesOut = actionsFor(snapshot, one).some((action) => actsAsOwner(actor, action, context));
  if (!mayAnswerFor(actor, one) && !carriesOut)
    throw new UserError(
      `The history of ${code} is shown to its senior responsible owner, the owners of its actions and programme leads.`,
    );
  const entries = entriesAbout(snapshot, { about: 'recommendation', row: one });
  return { title: recommendationLine(one), name: code, ids: [one, ...entries].map(({ id }) => id) };
}
