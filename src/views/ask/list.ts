/** The card of a list: a title that says in words what is listed, and a page of actions with the viewer's buttons. */
import { nameOf } from '../../core/people/person.ts';
import { dayWithin, type ListFilter, type ListStatus } from '../../core/plan/list.ts';
import type { FoundMilestone } from '../../core/plan/milestone.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, Person, Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Button, Card, Raw } from '../../ports/card.ts';
import { actingButtons, actionItem, type Scene } from '../plan/action-words.ts';
import { measureLine, readingsFor } from '../plan/measure.ts';
import { lateMilestoneList } from '../plan/milestone.ts';
import { count } from '../words.ts';

/** The most actions on a page: with two buttons each they fit into one message on every platform. */
const LINES = 10;

/** The actions that were found, and the question: its filters, its page, and the weeks without an update. */
export interface ListedActions {
  readonly actions: readonly Action[];
  /** The late milestones that a list of overdue actions names as well. */
  readonly milestones: readonly FoundMilestone[];
  readonly filter: ListFilter;
  readonly quiet: number | null;
  readonly page: number;
}

/** One page of a list of actions. An empty list offers wider ones. */
export function listCard(listed: ListedActions, scene: Scene, viewer: Person): Card {
  const { actions, filter, milestones } = listed;
  const pages = Math.max(1, Math.ceil(actions.length / LINES));
  const page = Math.min(listed.page, pages);
  const items = actions.slice((page - 1) * LINES, page * LINES).map((action) => {
    const acting = actingButtons(action, scene, viewer);
    const item = actionItem(action, scene, {
      owner: filter.ownerId === null,
      buttons: acting.length > 0 ? acting : [showButton(action)],
    });
    const measured = measureLine(action, readingsFor(action, scene, viewer));
    const details = [...(measured === null ? [] : [measured]), ...meetingWithin(action, filter)];
    return details.length === 0 ? item : { ...item, details: [...details, ...(item.details ?? [])] };
  });
  const title = titleWords(listed, scene);
  const isEmpty = items.length + milestones.length === 0;
  return {
    title: pages > 1 ? `${title} (page ${page} of ${pages})` : title,
    summary: `${count(actions.length, 'action')} listed.`,
    body: [
      ...(items.length > 0 ? [{ type: 'list', items } as const] : []),
      ...(page === pages ? lateMilestoneList(milestones, scene, LINES) : []),
      ...(isEmpty ? [{ type: 'note', text: 'Nothing fits all of this.' } as const] : []),
    ],
    buttons: !isEmpty ? pageButtons(listed, page, pages, scene) : widerButtons(listed, scene),
  };
}

/** The day of a meeting for which it is in the list, where that is not its next day. */
function meetingWithin(action: Action, { due }: ListFilter): readonly string[] {
  const day = due && dayWithin(action, due);
  return day === null || day === action.dueOn ? [] : [`Meets on ${longDate(day)}`];
}

/** The words before and behind the noun: "overdue action", "action waiting for confirmation". */
const STATUS_WORDS: Readonly<Record<ListStatus, readonly [before: string, behind: string]>> = {
  overdue: ['overdue ', ''],
  blocked: ['blocked ', ''],
  waiting: ['', ' waiting for confirmation or evidence'],
  complete: ['complete ', ''],
  embedded: ['embedded ', ''],
  open: ['open ', ''],
  'not started': ['', ' that have not started'],
  'in progress': ['', ' in progress'],
  'no evidence': ['', ' without evidence'],
  unowned: ['open ', ' without an owner'],
  undated: ['open ', ' without a date'],
  red: ['red ', ''],
  amber: ['amber ', ''],
  green: ['green ', ''],
  moved: ['', ' whose date has moved'],
  'not moved': ['', ' whose date has not moved'],
  withdrawn: ['withdrawn ', ''],
  measures: ['', ''],
};

/** "3 overdue actions under E2, owned by Jo Smith, due this week" */
function titleWords({ actions, milestones, filter, quiet }: ListedActions, { snapshot }: Scene): string {
  const [before, behind] = filter.status === null ? ['', ''] : STATUS_WORDS[filter.status];
  const number = actions.length === 0 ? 'No' : actions.length.toLocaleString('en-GB');
  const one = filter.status === 'measures' ? 'measure' : 'action';
  const noun = actions.length === 1 ? one : `${one}s`;
  const limits = [
    ...whoseWords(filter, snapshot),
    ...(filter.due === null ? [] : [`due ${filter.due.words}`]),
    ...(quiet === null ? [] : [`not updated for ${count(quiet, 'week')}`]),
    ...(filter.theme === null ? [] : [`of the theme “${filter.theme}”`]),
    ...(filter.words === null ? [] : [`with “${filter.words}”`]),
  ];
  const steps = milestones.length === 0 ? '' : ` and ${count(milestones.length, 'late milestone')}`;
  return `${number} ${before}${noun}${behind}${steps}${limits.length > 0 ? ` ${limits.join(', ')}` : ''}`;
}

function whoseWords({ expectationId, sroId, ownerId }: ListFilter, snapshot: Snapshot): readonly string[] {
  const under = rowById(snapshot.expectations, expectationId);
  return [
    ...(under ? [`under ${under.code}`] : []),
    ...(sroId ? [`that ${nameOf(snapshot, sroId)} answers for`] : []),
    ...(ownerId ? [`owned by ${nameOf(snapshot, ownerId)}`] : []),
  ];
}

/** The filters as the arguments of `list`, for its buttons. */
function asArguments({ filter, quiet }: ListedActions, { snapshot }: Scene): Raw {
  const about = rowById(snapshot.expectations, filter.expectationId)?.code ?? filter.ownerId;
  return {
    ...(about === null ? {} : { about }),
    ...(filter.sroId === null ? {} : { sro: filter.sroId }),
    ...(filter.status === null ? {} : { status: filter.status }),
    ...(filter.due === null ? {} : { due: filter.due.words }),
    ...(quiet === null ? {} : { quiet: `${quiet}` }),
    ...(filter.theme === null ? {} : { theme: filter.theme }),
    ...(filter.words === null ? {} : { with: filter.words }),
  };
}

function pageButtons(listed: ListedActions, page: number, pages: number, scene: Scene): readonly Button[] {
  const args = asArguments(listed, scene);
  return [
    ...(page > 1 ? [listButton('Previous page', { ...args, page: `${page - 1}` })] : []),
    ...(page < pages ? [listButton('Next page', { ...args, page: `${page + 1}` })] : []),
  ];
}

/** Lists with fewer filters: all actions of the expectation or person, and all open ones. */
function widerButtons(listed: ListedActions, scene: Scene): readonly Button[] {
  const { about } = asArguments(listed, scene);
  const whose = whoseWords(listed.filter, scene.snapshot).join(', ');
  return [
    ...(about === undefined ? [] : [listButton(`All actions ${whose}`, { about })]),
    listButton('All open actions', { status: 'open' }),
    { type: 'command', label: 'Show the status', command: 'status', args: {} },
  ];
}

function listButton(label: string, args: Raw): Button {
  return { type: 'command', label, command: 'list', args };
}

function showButton({ code }: Action): Button {
  return { type: 'command', label: `Show ${code}`, command: 'show', args: { about: code } };
}
