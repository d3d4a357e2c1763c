/** The cards of the reminders: weekly card, countdown and personal cards. */
import { accountsOf, nameOf, personById } from '../../core/people/person.ts';
import type { StatusReport } from '../../core/plan/status.ts';
import type { Action, Person, Snapshot } from '../../core/record/model.ts';
import { awaitsConfirmation } from '../../core/reminders/confirmation.ts';
import { actionsOnList, type PersonalList } from '../../core/reminders/reminder.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import type { Button, Card, Element, Item } from '../../ports/card.ts';
import type { LiveCard } from '../../ports/live-card.ts';
import { actionItem, actionLine, confirmButtonsFor, ownerButtons, type Scene } from '../plan/action-words.ts';
import { itemsWithReport, undoButtonsFor } from '../plan/confirmation.ts';
import { clockWords, expectationItem, figures, summaryWords } from '../plan/status.ts';
import { count, listOf } from '../words.ts';
import { remindersUntilWords } from './after-lapse.ts';

/** The due time of a late reminder, in words; null when the reminder is on time. */
export type Late = string | null;

/**
 * The weekly card of a conversation. Its thread holds a personal card for each of `lists`; `directly` counts those sent
 * privately.
 */
export function weeklyCard(
  report: StatusReport,
  lists: readonly PersonalList[],
  scene: Scene,
  late: Late,
  directly = 0,
): Card {
  return {
    title: `Weekly reminder: ${clockWords(report)}`,
    summary: `Weekly reminder. ${summaryWords(report)}`,
    body: [
      ...lateNote(late),
      ...clockNote(report),
      ...figures(report),
      { type: 'list', title: 'Expectations', items: report.expectations.map((one) => expectationItem(one, scene)) },
      ...gapNotes(report),
      { type: 'note', text: threadWords(lists, directly, scene.snapshot) },
    ],
    buttons: [
      { type: 'command', label: 'Show the status', command: 'status', args: {} },
      { type: 'command', label: 'Show my actions', command: 'mine', args: {} },
    ],
  };
}

function threadWords(lists: readonly PersonalList[], directly: number, snapshot: Snapshot): string {
  if (lists.length === 0 && directly > 0) return 'What is due from each person is sent to them directly.';
  if (lists.length === 0) return 'Nobody has anything overdue or due within 30 days.';
  const names = lists.map((list) => nameOf(snapshot, list.personId));
  return `In this thread: what is due from ${listOf(names)}.`;
}

/** The card on set days before the expiry; the weekly card replaces it when both fall on one day. */
export function countdownCard(report: StatusReport, scene: Scene, late: Late): Card {
  return {
    title: `Countdown: ${clockWords(report)}`,
    summary: `Countdown. ${summaryWords(report)}`,
    body: [
      ...lateNote(late),
      ...clockNote(report),
      ...figures(report),
      { type: 'list', title: 'Expectations', items: report.expectations.map((one) => expectationItem(one, scene)) },
      ...gapNotes(report),
    ],
    buttons: [{ type: 'command', label: 'Show the status', command: 'status', args: {} }],
  };
}

/** The days left in a sentence. The weekly card has it too, because it replaces a countdown of the same day. */
function clockNote({ status, daysLeft, notice }: StatusReport): readonly Element[] {
  const note = (text: string): readonly Element[] => [{ type: 'text', text, weight: 'strong' }];
  const day = dayAndDate(notice.expiresOn);
  if (status === 'awaiting_decision') {
    return note(
      `The notice expired on ${day} and awaits the Department's decision. Work and reporting go on until a programme lead records it.`,
    );
  }
  if (status === 'lapsed' && notice.remindersUntil !== null)
    return note(`The notice has lapsed. ${remindersUntilWords(notice.remindersUntil)}`);
  if (status !== 'in_force') return [];
  if (daysLeft > 0) return note(`${count(daysLeft, 'day')} until the notice expires on ${day}.`);
  return note(`The notice expires today, ${day}. From tomorrow it awaits the Department's decision.`);
}

/** A note on a reminder that goes out late; no element when it is on time. */
export function lateNote(late: Late): readonly Element[] {
  return late === null ? [] : [{ type: 'note', text: `This reminder is late: it was due at ${late}.` }];
}

function gapNotes(report: StatusReport): readonly Element[] {
  const without = (reason: 'no_owner' | 'no_date') =>
    report.attention.filter((one) => one.reasons.includes(reason)).map((one) => one.action.code);
  const gaps: [string, readonly string[]][] = [
    ['Without an owner', without('no_owner')],
    ['Without a date', without('no_date')],
    ['Without any action', report.uncovered.map((one) => one.code)],
  ];
  const sentences = gaps
    .filter(([, codes]) => codes.length > 0)
    .map(([words, codes]) => `${words}: ${shortList(codes)}.`);
  return sentences.length > 0 ? [{ type: 'note', text: sentences.join(' ') }] : [];
}

const CODES_NAMED = 10;

function shortList(codes: readonly string[]): string {
  const left = codes.length - CODES_NAMED;
  return left > 0 ? listOf([...codes.slice(0, CODES_NAMED), `${left} more`]) : listOf(codes);
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
    [list.escalated.length, 'to speak to the owner about'],
    [list.snoozed.length, 'snoozed until today'],
    [list.overdue.length, 'overdue'],
    [list.dueThisWeek.length, 'due this week'],
    [list.dueSoon.length, 'due within 30 days'],
    [list.toConfirm.length, 'to confirm'],
  ];
  return `${
    parts
      .filter(([n]) => n > 0)
      .map(([n, words]) => `${n} ${words}`)
      .join(', ') || 'nothing due'
  }.`;
}

function personalLists(list: PersonalList, scene: Scene, direct: boolean): readonly Element[] {
  const waits = (action: Action) => awaitsConfirmation(action, scene.snapshot);
  const groups: [string, readonly Action[]][] = [
    [ESCALATED, list.escalated],
    ['Snoozed until today', list.snoozed],
    ['Overdue', list.overdue],
    ['Due this week', list.dueThisWeek],
    ['Due within 30 days', list.dueSoon],
    [TO_CONFIRM, list.toConfirm.filter(waits)],
    [SETTLED, list.toConfirm.filter((action) => !waits(action))],
  ];
  let room = PERSONAL_LINES;
  let left = 0;
  const elements = groups.flatMap(([title, actions]): Element[] => {
    const shown = actions.slice(0, room);
    room -= shown.length;
    left += actions.length - shown.length;
    return shown.length === 0
      ? []
      : [{ type: 'list', title, items: shown.flatMap((action) => itemsOf(action, title, list, scene, direct)) }];
  });
  if (left === 0) return elements;
  return [...elements, { type: 'list', items: [], more: { count: left, command: 'mine' } }];
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
  const item = actionItem(action, scene, { owner: action.ownerId !== personId, buttons });
  return itemsWithReport(item, action, scene, direct ? person : null);
}

function buttonsOf(action: Action, title: string, person: Person | null, scene: Scene): readonly Button[] {
  if (title === ESCALATED) return [showButton(action)];
  if (title === SETTLED) return [];
  if (title === TO_CONFIRM) return person ? confirmButtonsFor(person, action, scene) : [];
  return [...ownerButtons(action, scene), ...undoButtonsFor(person?.id ?? '', action, scene)];
}

function showButton({ code }: Action): Button {
  return { type: 'command', label: `Show ${code}`, command: 'show', args: { about: code } };
}

const ESCALATED = 'Please speak to the owner';
const TO_CONFIRM = 'Waiting for your confirmation';
const SETTLED = 'Settled';

function escalationNote({ escalated }: PersonalList): readonly Element[] {
  if (escalated.length === 0) return [];
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
    toConfirm: ids(list.toConfirm),
    late,
    ...(direct ? { direct } : {}),
  };
}
