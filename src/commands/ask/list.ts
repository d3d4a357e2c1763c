/** `list`: the actions that pass every filter that was typed, page by page, each with the asker's buttons. */
import { presentNotice } from '../../core/notice/notice.ts';
import { limitToReader } from '../../core/people/person.ts';
import { expectationByCode } from '../../core/plan/expectation.ts';
import { lateMilestonesOf } from '../../core/plan/late-milestone.ts';
import { isWithin, LIST_STATUSES, type ListFilter, type ListStatus, listActions } from '../../core/plan/list.ts';
import type { FoundMilestone } from '../../core/plan/milestone.ts';
import { idOfChange } from '../../core/record/changes.ts';
import type { Action } from '../../core/record/model.ts';
import { addDays } from '../../core/time/dates.ts';
import { instantOf } from '../../core/time/instants.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { orList } from '../../dispatch/fault.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { type SubjectValue, slot } from '../../dispatch/slots.ts';
import type { Button, Card } from '../../ports/card.ts';
import { choiceCard, unansweredCard } from '../../views/ask/answers.ts';
import { listCard } from '../../views/ask/list.ts';
import { listOf } from '../../views/words.ts';

const DAYS_IN_WEEK = 7;

/** Lists actions by any combination of filters, in private. */
export const list = defineCommand({
  name: 'list',
  group: 'see',
  who: 'known',
  changes: false,
  usage: [
    { say: 'list', does: 'Every action, soonest date first' },
    { say: 'list E2 overdue', does: 'By expectation or person, and by state; filters combine' },
    { say: 'list due next week', does: 'Open actions due in a week, in a month (July) or by a date' },
    {
      say: 'list unowned',
      does: `Open actions without an owner; also ${listOf(LIST_STATUSES.filter((status) => status !== 'unowned'))}`,
    },
    {
      say: 'list due after 2 September',
      does: 'Open actions due after a day; also from or before a day, and between two',
    },
    { say: 'list sro @x', does: 'Actions under the expectations that somebody answers for' },
    { say: 'list measures', does: 'Every measure with its latest reading and where it is going' },
    { say: 'list quiet 3 weeks', does: 'Open actions that nobody has updated for so many weeks' },
    { say: 'list theme "Culture"', does: "Actions of one theme of the council's plan" },
    { say: 'list with "minutes"', does: 'Actions with these words in their title or required evidence' },
  ],
  slots: {
    about: slot.subject({
      optional: true,
      choices: LIST_STATUSES,
      elseAs: 'with',
      expects: `an expectation such as E2, a person, or ${orList(LIST_STATUSES)}`,
    }),
    status: slot.choice(LIST_STATUSES, { optional: true }),
    due: slot.period({ keyword: 'due', optional: true }),
    sro: slot.person({ keyword: 'sro', optional: true }),
    quiet: slot.number({ keyword: 'quiet', unit: 'weeks', optional: true }),
    theme: slot.text({ keyword: 'theme', optional: true, expects: 'a theme, such as theme "Culture"' }),
    with: slot.text({ keyword: 'with', optional: true }),
    page: slot.number({ keyword: 'page', optional: true }),
  },
  async run({ about, status, due, sro, quiet, theme, with: words, page }, received) {
    presentNotice(received.snapshot);
    const { actor, today } = actingOf(received);
    const snapshot = limitToReader(actor, received);
    const context = { ...received, snapshot };
    if (about?.kind === 'action') return answer(showInsteadCard(about.code));
    if (about?.kind === 'word' && status !== null) return answer(askWhichStatus([status, about.word]));
    const typed = about?.kind === 'word' ? (about.word as ListStatus) : status;
    const state = typed ?? (due !== null || quiet !== null ? 'open' : null);
    const sroId = sro !== null && 'known' in sro ? sro.known.id : null;
    const filter: ListFilter = { ...subjectOf(about, context), sroId, status: state, due, theme, words };
    const found = listActions(snapshot, filter, today);
    const actions = quiet === null ? found : await withoutUpdate(found, quiet, context);
    const milestones = state === 'overdue' && quiet === null ? lateSteps(filter, context) : [];
    return answer(listCard({ actions, milestones, filter, quiet, page: page ?? 1 }, context, actor));
  },
});

/** The late milestones of the actions that pass the other filters of a list of what is overdue; their own day is the one that counts. */
function lateSteps(filter: ListFilter, { snapshot, today }: Context): readonly FoundMilestone[] {
  const { due } = filter;
  const actions = listActions(snapshot, { ...filter, status: null, due: null }, today);
  return lateMilestonesOf(actions, snapshot, today).filter(
    ({ milestone: { dueOn } }) => due === null || (dueOn !== null && isWithin(dueOn, due)),
  );
}

/** The expectation or the person that the list is limited to. Throws `UserError` for an unknown code. */
function subjectOf(about: SubjectValue | null, { snapshot }: Context): Pick<ListFilter, 'expectationId' | 'ownerId'> {
  const expectationId = about?.kind === 'expectation' ? expectationByCode(snapshot, about.code).id : null;
  return { expectationId, ownerId: about?.kind === 'person' ? about.person.id : null };
}

function showInsteadCard(code: string): Card {
  const show: Button = { type: 'command', label: `Show ${code}`, command: 'show', args: { about: code } };
  return unansweredCard(`${code} is one action. A list is limited by an expectation, a person or a state.`, [show]);
}

function askWhichStatus(words: readonly string[]): Card {
  const buttons = words.map(
    (status): Button => ({ type: 'command', label: `list ${status}`, command: 'list', args: { status } }),
  );
  return choiceCard(`A list takes one of ${listOf(words)}, not both.`, buttons);
}

/** The actions of which neither themselves nor their evidence or updates changed in the last `weeks` weeks. */
async function withoutUpdate(actions: readonly Action[], weeks: number, context: Context): Promise<readonly Action[]> {
  const { snapshot, today, calendar, read } = context;
  const owners = new Map(actions.map(({ id }) => [id, id]));
  for (const { id, actionId } of snapshot.evidence) if (owners.has(actionId)) owners.set(id, actionId);
  for (const { id, aboutId } of snapshot.logEntries) if (owners.has(aboutId)) owners.set(id, aboutId);
  const since = instantOf(addDays(today, -weeks * DAYS_IN_WEEK), '00:00', calendar.timeZone);
  const events = await read.history({ ids: [...owners.keys()], since });
  const updated = new Set(events.map(({ change }) => owners.get(idOfChange(change))));
  return actions.filter(({ id }) => !updated.has(id));
}
