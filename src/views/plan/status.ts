/** The status card and its parts, which other cards share. */
import { awaitingSince } from '../../core/notice/notice.ts';
import { nameOf } from '../../core/people/person.ts';
import type { OngoingCounts, Progress } from '../../core/plan/expectation.ts';
import type { AttentionItem } from '../../core/plan/group-standing.ts';
import { lateMilestones, lateMilestonesOf } from '../../core/plan/late-milestone.ts';
import type { NoticeSummary, StatusReport } from '../../core/plan/status.ts';
import type { Action, Person } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Card, Element, Fact, Item } from '../../ports/card.ts';
import { basisWord, count, expectationLine, listOf, noticeStatusWord } from '../words.ts';
import { actingButtons, actionLine, capitalise, dueWords, reasonWord, type Scene } from './action-words.ts';
import { lateMilestoneList } from './milestone.ts';
import { completeWords, expiryWords, headlineWords } from './standing.ts';

/** The most actions in one list of the status card before "and n more". */
const LINES = 8;

/** The status as it is drawn once for all readers: the buttons of its actions are added for each reader. */
export interface StatusDrawing {
  readonly card: Card;
  /** The actions of the card's lists by the text of their line. */
  readonly actions: ReadonlyMap<string, Action>;
}

/** The whole status: clock, counts, late actions, those due in the next seven days, what waits, and each expectation. */
export function drawStatusOnce(report: StatusReport, scene: Scene): StatusDrawing {
  const { late, dueNext, waiting } = report;
  const lists: readonly StatusList[] = [
    { title: 'Late', found: late, command: 'list overdue' },
    { title: 'Due in the next seven days', found: dueNext, command: 'list due in the next seven days' },
    { title: 'Waiting for somebody', found: waiting, command: 'status attention' },
  ];
  const steps = lateMilestones(scene.snapshot, scene.today);
  const shown = lists.flatMap(({ found }) => found.slice(0, LINES));
  const title = `Best Value Notice: ${clockWords(report)}`;
  const card: Card = {
    title,
    summary: `${title}.`,
    body: [
      { type: 'text', text: expiryWords(report), weight: 'strong' },
      { type: 'text', text: [headlineWords(report), completeWords(report) ?? []].flat().join(' ') },
      ...lists.flatMap((list) => statusList(list, scene)),
      ...lateMilestoneList(steps, scene, LINES),
      ...(shown.length + steps.length === 0
        ? [{ type: 'note', text: 'Nothing is late, due in the next seven days or waiting for somebody.' } as const]
        : []),
      ...gapNote(report),
      ...expectationList(report, scene),
    ],
    buttons: [],
  };
  return { card, actions: new Map(shown.map(({ action }) => [actionLine(action), action])) };
}

interface StatusList {
  readonly title: string;
  readonly found: readonly AttentionItem[];
  /** The command that lists all of them. */
  readonly command: string;
}

function statusList({ title, found, command }: StatusList, scene: Scene): readonly Element[] {
  return found.length === 0 ? [] : [attentionList(title, found, scene, LINES, command)];
}

/**
 * The drawn status for one reader: each action has the first button that the reader may press. Lists without such an action stay
 * the same objects, which a platform draws once for all readers.
 */
export function statusCardFor({ card, actions }: StatusDrawing, scene: Scene, viewer: Person): Card {
  const withButton = (item: Item): Item => {
    const action = actions.get(item.text);
    const [first] = action ? actingButtons(action, scene, viewer) : [];
    return first ? { ...item, buttons: [first] } : item;
  };
  const body = card.body.map((element) => {
    const items = element.type === 'list' ? element.items.map(withButton) : [];
    return element.type === 'list' && items.some((item, at) => item !== element.items[at])
      ? { ...element, items }
      : element;
  });
  return { ...card, body };
}

/**
 * The days left or the state: "36 days left", "expires today", "expired, awaiting the Department's decision", "lapsed"
 */
export function clockWords(report: Pick<NoticeSummary, 'status' | 'daysLeft'>): string {
  if (report.status === 'in_force')
    return report.daysLeft === 0 ? 'expires today' : `${count(report.daysLeft, 'day')} left`;
  if (report.status === 'awaiting_decision') return noticeStatusWord('awaiting_decision');
  return noticeStatusWord(report.status);
}

/** ["kept up 3 of 4", "2 not yet due for the first time"] */
function keptUpWords({ keptUp, notYet, total }: OngoingCounts): readonly string[] {
  return [
    ...(total > notYet ? [`kept up ${keptUp} of ${total - notYet}`] : []),
    ...(notYet > 0 ? [`${notYet} not yet due for the first time`] : []),
  ];
}

/** The authority and the expiry date, or the decision once the notice is over. */
export function clockFacts(report: NoticeSummary): readonly Fact[] {
  const { notice } = report;
  const expiry = `${dayAndDate(notice.expiresOn)} (${basisWord(notice.expiryBasis)})`;
  const first: Fact = { name: 'Authority', value: notice.authority };
  if (report.status === 'in_force') return [first, { name: 'In force through', value: expiry }];
  if (report.status === 'awaiting_decision') {
    const since = `since ${longDate(awaitingSince(notice))}; the notice stays open until the decision is recorded`;
    return [first, { name: 'Expired on', value: expiry }, { name: 'Awaiting decision', value: since }];
  }
  const letter = notice.decisionLetterOn ? `, letter of ${longDate(notice.decisionLetterOn)}` : '';
  return [
    first,
    // Nobody needs to confirm a date that no longer matters.
    { name: 'Expiry date', value: dayAndDate(notice.expiresOn) },
    { name: "The Department's decision", value: `${noticeStatusWord(report.status)}${letter}` },
  ];
}

/** The headline and the counts of actions by state. Counts of 0 are left out, except reported and overdue. */
export function countFacts(summary: NoticeSummary): readonly Fact[] {
  const { counts, overdue, lateMilestones } = summary;
  const always = [
    { name: 'Progress', value: headlineWords(summary) },
    { name: 'Reported, waiting for confirmation', value: `${counts.reported}` },
  ];
  const others: [string, number][] = [
    ['Evidence awaited', counts.evidenceAwaited],
    ['In progress', counts.inProgress],
    ['Blocked', counts.blocked],
    ['Not started', counts.notStarted],
    ['Overdue', overdue],
    ['Late milestones', lateMilestones],
    ['Withdrawn', counts.withdrawn],
  ];
  return [
    ...always,
    ...others.filter(([name, n]) => n > 0 || name === 'Overdue').map(([name, n]) => ({ name, value: `${n}` })),
  ];
}

function expectationList(report: StatusReport, scene: Scene): readonly Element[] {
  const items = report.expectations.map((one) => expectationItem(one, scene));
  if (items.length === 0) {
    return [
      {
        type: 'note',
        text: 'No expectations have been entered yet. A programme lead can add them: add expectation "…"',
      },
    ];
  }
  return [{ type: 'list', title: 'By expectation', items }];
}

/** The progress of an expectation: "2 of 5 complete", "kept up 1 of 2"; or "no action yet". */
export function progressWords({ actions, total, complete, embedded, ongoing }: Progress): readonly string[] {
  if (actions.length === 0) return ['no action yet'];
  return [
    ...(total > 0 ? [`${complete} of ${total} complete`] : []),
    ...(embedded > 0 ? [`${embedded} embedded`] : []),
    ...keptUpWords(ongoing),
  ];
}

/** A list item for one expectation: senior responsible owner, progress and next date. */
export function expectationItem(progress: Progress, { snapshot, today }: Scene): Item {
  const { expectation } = progress;
  const late = lateMilestonesOf(progress.actions, snapshot, today).length;
  const sro = expectation.seniorResponsibleOwnerId;
  const parts = [
    ...progressWords(progress),
    ...(progress.overdue > 0 ? [`${progress.overdue} overdue`] : []),
    ...(progress.red > 0 ? [`${progress.red} red`] : []),
    ...(late > 0 ? [`${count(late, 'milestone')} late`] : []),
    ...(progress.nextDueOn ? [`next date ${longDate(progress.nextDueOn)}`] : []),
  ];
  return {
    text: expectationLine(expectation),
    details: [
      `Senior responsible owner: ${sro === null ? 'nobody yet' : nameOf(snapshot, sro)}`,
      capitalise(parts.join(', ')),
    ],
    buttons: [
      { type: 'command', label: `Show ${expectation.code}`, command: 'show', args: { about: expectation.code } },
    ],
  };
}

function gapNote({ uncovered }: StatusReport): readonly Element[] {
  const codes = uncovered.map(({ code }) => code);
  return codes.length > 0 ? [{ type: 'note', text: `No action yet under ${listOf(codes)}.` }] : [];
}

/** The attention list, each action once with all its reasons. `lines` limits it; `command` shows the rest. */
export function attentionList(
  title: string,
  attention: readonly AttentionItem[],
  scene: Scene,
  lines: number,
  command: string,
): Element {
  const left = attention.length - lines;
  return {
    type: 'list',
    title: `${title} (${attention.length})`,
    items: attention.slice(0, lines).map((one) => attentionItem(one, scene)),
    ...(left > 0 ? { more: { count: left, command } } : {}),
  };
}

/** The most actions on the private card that shows the attention list alone. */
const ALL_ATTENTION_LINES = 40;

/** The attention list alone, most pressing first. */
export function attentionCard(report: StatusReport, scene: Scene): Card {
  const { attention } = report;
  const steps = lateMilestones(scene.snapshot, scene.today);
  return {
    title: `Needs attention: ${attention.length}`,
    summary: `${count(attention.length, 'action')} need attention.`,
    body: [
      ...(attention.length + steps.length === 0 ? [{ type: 'note', text: 'Nothing needs attention.' } as const] : []),
      ...(attention.length === 0
        ? []
        : [attentionList('Most pressing first', attention, scene, ALL_ATTENTION_LINES, 'export csv')]),
      ...lateMilestoneList(steps, scene, ALL_ATTENTION_LINES),
    ],
    buttons: [],
  };
}

function attentionItem({ action, reasons }: AttentionItem, scene: Scene): Item {
  const dated = reasons.some((reason) => reason === 'overdue' || reason === 'due_soon');
  const why = reasons.filter((reason) => reason !== 'overdue' && reason !== 'due_soon').map(reasonWord);
  const words = [...(dated ? [dueWords(action, scene)] : []), ...why].join('; ');
  const owner = action.ownerId === null ? '' : `${nameOf(scene.snapshot, action.ownerId)}: `;
  return { text: actionLine(action), details: [owner ? `${owner}${words}` : capitalise(words)] };
}
