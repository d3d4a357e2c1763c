/** The cards of the reminders: weekly card, countdown and personal cards. */
import { accountsOf, nameOf, personById } from '../../core/people/person.ts';
import { isOpen } from '../../core/plan/action.ts';
import { pressingMilestones } from '../../core/plan/milestone.ts';
import type { StatusReport } from '../../core/plan/status.ts';
import type { Action, Person, Snapshot } from '../../core/record/model.ts';
import { awaitsConfirmation } from '../../core/reminders/confirmation.ts';
import { actionsOnList, type PersonalList } from '../../core/reminders/reminder.ts';
import type { Button, Card, Element, Item } from '../../ports/card.ts';
import type { LiveCard } from '../../ports/live-card.ts';
import { formButton } from '../form.ts';
import { actionItem, actionLine, confirmButtonsFor, ownerButtons, type Scene } from '../plan/action-words.ts';
import { itemsWithReport, undoButtonsFor } from '../plan/confirmation.ts';
import { pressingMilestoneLines } from '../plan/milestone.ts';
import { expiryWords, headlineWords, shortLines } from '../plan/standing.ts';
import { clockWords } from '../plan/status.ts';
import { count, listOf } from '../words.ts';
import { remindersUntilWords } from './after-lapse.ts';

/** The due time of a late reminder, in words; null when the reminder is on time. */
export type Late = string | null;

/**
 * The weekly card of a conversation. Its thread holds a personal card for each of `lists`; `others` says where the cards of
 * everybody else are.
 */
export function weeklyCard(
  report: StatusReport,
  lists: readonly PersonalList[],
  scene: Scene,
  late: Late,
  others: OtherCards = 'none',
): Card {
  return {
    ...headline('Weekly reminder', report),
    body: [...standing(report, scene, late), { type: 'note', text: threadWords(lists, others, scene.snapshot) }],
    buttons: [
      { type: 'command', label: 'Show the status', command: 'status', args: {} },
      { type: 'command', label: 'Show my actions', command: 'mine', args: {} },
    ],
  };
}

/** "Weekly reminder: 36 days left, 4 late", which a lock screen shows as well. */
function headline(occasion: string, report: StatusReport): Pick<Card, 'title' | 'summary'> {
  const late = report.status === 'in_force' && report.late.length > 0 ? `, ${report.late.length} late` : '';
  const title = `${occasion}: ${clockWords(report)}${late}`;
  return { title, summary: `${title}.` };
}

/** The lines that a reminder to a conversation may hold: everything else stands behind "Show the status". */
function standing(report: StatusReport, scene: Scene, late: Late): readonly Element[] {
  return [
    ...lateNote(late),
    ...clockNote(report),
    ...shortLines(report, scene),
    { type: 'text', text: headlineWords(report) },
  ];
}

/** Where the personal cards are that stand in other places than this reminder's thread. */
export type OtherCards = 'none' | 'direct' | 'in another thread';

/** More people than this are counted and not named. */
const NAMED_IN_THREAD = 3;

function threadWords(lists: readonly PersonalList[], others: OtherCards, snapshot: Snapshot): string {
  if (lists.length === 0 && others === 'direct') return 'What is due from each person is sent to them directly.';
  if (lists.length === 0 && others === 'in another thread')
    return 'What is due from each person is in another conversation or sent to them directly.';
  if (lists.length === 0) return 'Nobody has anything overdue or due within 30 days.';
  if (lists.length > NAMED_IN_THREAD) return `${lists.length} people have a card in this thread.`;
  const names = lists.map((list) => nameOf(snapshot, list.personId));
  return `In this thread: what is due from ${listOf(names)}.`;
}

/** The card on set days before the expiry; the weekly card replaces it when both fall on one day. */
export function countdownCard(report: StatusReport, scene: Scene, late: Late): Card {
  return {
    ...headline('Countdown', report),
    body: standing(report, scene, late),
    buttons: [{ type: 'command', label: 'Show the status', command: 'status', args: {} }],
  };
}

/** The expiry date, or the state of a notice that is over. The days left stand in the title. */
function clockNote(report: StatusReport): readonly Element[] {
  const { status, daysLeft, notice } = report;
  const note = (text: string): readonly Element[] => [{ type: 'text', text, weight: 'strong' }];
  if (status === 'lapsed' && notice.remindersUntil !== null) return note(remindersUntilWords(notice.remindersUntil));
  if (status === 'awaiting_decision') return note(`${expiryWords(report)} Work and reporting go on.`);
  if (status !== 'in_force') return [];
  return note(
    daysLeft > 0 ? expiryWords(report) : `${expiryWords(report)} From tomorrow it awaits the Department's decision.`,
  );
}

/** A note on a reminder that goes out late; no element when it is on time. */
export function lateNote(late: Late): readonly Element[] {
  return late === null ? [] : [{ type: 'note', text: `This reminder is late: it was due at ${late}.` }];
}

/** The most actions on a personal card. Each has two buttons, and platforms limit the buttons of a message. */
const PERSONAL_LINES = 12;

/**
 * A person's own card: actions overdue, due this week, due within 30 days, and waiting for their confirmation. `direct`: this
 * person alone reads it.
 */
export function personalCard(list: PersonalList, scene: Scene, late: Late, direct = false): Card {
  const name = nameOf(scene.snapshot, list.personId);
  const all = actionsOnList(list);
  return {
    title: (direct && confirmationTitle(list, scene)) || `${name}: ${count(all.length, 'action')}`,
    summary: `${name}: ${personalSummary(list)}`,
    to: { name, accounts: accountsOf(scene.snapshot, list.personId) },
    body: [...lateNote(late), ...personalLists(list, scene, direct), ...escalationNote(list)],
    buttons: [],
  };
}

/** The title of a card with nothing else on it than actions to confirm; null for any other. */
function confirmationTitle(list: PersonalList, scene: Scene): string | null {
  if (list.toConfirm.length === 0 || actionsOnList(list).length > list.toConfirm.length) return null;
  const [first, ...rest] = list.toConfirm.filter((action) => awaitsConfirmation(action, scene.snapshot));
  if (!first) return 'Nothing waits for your confirmation any more';
  return rest.length === 0 ? `Confirm ${actionLine(first)}?` : `Confirm ${rest.length + 1} actions?`;
}

function personalSummary(list: PersonalList): string {
  const parts: [number, string][] = [
    [owned(list.escalated).length, 'to speak to the owner about'],
    [unowned(list.escalated).length, 'to name an owner for'],
    [list.snoozed.length, 'snoozed until today'],
    [list.overdue.length, 'overdue'],
    [list.dueThisWeek.length, 'due this week'],
    [list.dueSoon.length, 'due within 30 days'],
    [list.byMilestone.length, 'with a milestone due'],
    [list.toConfirm.length, 'to confirm'],
  ];
  const said = parts.flatMap(([n, words]) => (n > 0 ? `${n} ${words}` : []));
  return `${said.join(', ') || 'nothing due'}.`;
}

function personalLists(list: PersonalList, scene: Scene, direct: boolean): readonly Element[] {
  const waits = (action: Action) => awaitsConfirmation(action, scene.snapshot);
  const presses = (action: Action) => pressingMilestones(scene.snapshot, action, scene.today).length > 0;
  const groups: [string, readonly Action[]][] = [
    [ESCALATED, owned(list.escalated)],
    [UNOWNED, unowned(list.escalated)],
    ['Snoozed until today', list.snoozed],
    ['Overdue', list.overdue],
    ['Due this week', list.dueThisWeek],
    ['Due within 30 days', list.dueSoon],
    ['With a milestone that is late or due this week', list.byMilestone.filter(presses)],
    [TO_CONFIRM, list.toConfirm.filter(waits)],
    [SETTLED, [...list.toConfirm.filter((one) => !waits(one)), ...list.byMilestone.filter((one) => !presses(one))]],
  ];
  let room = PERSONAL_LINES;
  let left = 0;
  const elements: Element[] = [];
  for (const [title, actions] of groups) {
    const shown = actions.slice(0, room);
    room -= shown.length;
    left += actions.length - shown.length;
    const items = shown.flatMap((action) => itemsOf(action, title, list, scene, direct));
    if (items.length > 0) elements.push({ type: 'list', title, items });
  }
  if (left > 0) elements.push({ type: 'list', items: [], more: { count: left, command: 'mine' } });
  return elements;
}

/**
 * The item of an action with the buttons that the person may press, which are checked again at every press. The owner is named
 * when the person is somebody else.
 */
function itemsOf(
  action: Action,
  title: string,
  { personId }: PersonalList,
  scene: Scene,
  direct: boolean,
): readonly Item[] {
  const person = personById(scene.snapshot, personId);
  const buttons = buttonsOf(action, title, person, scene);
  const plain = actionItem(action, scene, { owner: action.ownerId !== personId, buttons });
  const milestones = isOpen(action) ? pressingMilestoneLines(action, scene) : [];
  const item = { ...plain, details: [...(plain.details ?? []), ...milestones] };
  return title === TO_CONFIRM ? itemsWithReport(item, action, scene, direct ? person : null) : [item];
}

function buttonsOf(action: Action, title: string, person: Person | null, scene: Scene): readonly Button[] {
  if (title === ESCALATED) return [showButton(action)];
  if (title === UNOWNED) return [assignButton(action), showButton(action)];
  if (title === SETTLED) return [];
  if (title === TO_CONFIRM) return person ? confirmButtonsFor(person, action, scene) : [];
  return [...ownerButtons(action, scene), ...undoButtonsFor(person?.id ?? '', action, scene)];
}

function assignButton({ code }: Action): Button {
  return formButton(`Assign ${code}`, 'assign', { about: code });
}

function showButton({ code }: Action): Button {
  return { type: 'command', label: `Show ${code}`, command: 'show', args: { about: code } };
}

const ESCALATED = 'Please speak to the owner';
const UNOWNED = 'Please name an owner';
const TO_CONFIRM = 'Waiting for your confirmation';
const SETTLED = 'Settled';

const owned = (actions: readonly Action[]) => actions.filter(({ ownerId }) => ownerId !== null);
const unowned = (actions: readonly Action[]) => actions.filter(({ ownerId }) => ownerId === null);

function escalationNote({ escalated }: PersonalList): readonly Element[] {
  if (owned(escalated).length === 0) return [];
  const text = `“${ESCALATED}” is for you alone: only you can see this card, and the owner is not told of it.`;
  return [{ type: 'note', text }];
}

/** The ids on a personal card, kept with its post so that it can be redrawn with the same lines. */
export function livePersonalCard(noticeId: string, list: PersonalList, late: Late, direct: boolean): LiveCard {
  const ids = (actions: readonly Action[]) => actions.map((action) => action.id);
  return {
    kind: 'personal',
    noticeId,
    personId: list.personId,
    escalated: ids(list.escalated),
    snoozed: ids(list.snoozed),
    overdue: ids(list.overdue),
    dueThisWeek: ids(list.dueThisWeek),
    dueSoon: ids(list.dueSoon),
    ...(list.byMilestone.length > 0 ? { byMilestone: ids(list.byMilestone) } : {}),
    toConfirm: ids(list.toConfirm),
    late,
    ...(direct ? { direct } : {}),
  };
}
