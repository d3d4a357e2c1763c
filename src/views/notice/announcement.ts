/** The lines that tell a conversation what was changed about the notice, its expectations, and its reminders. */
import type { DepartmentDecision } from '../../core/notice/department-decision.ts';
import { awaitingSince, daysLeft } from '../../core/notice/notice.ts';
import type { Conversation, Expectation, Instant, IsoDate, Notice } from '../../core/record/model.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { addMonths, dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Button, Card } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { sentence } from '../plan/action-words.ts';
import { remindersUntilWords } from '../reminders/after-lapse.ts';
import { basisWord, count, levelWord, listOf, moment, noticeStatusWord } from '../words.ts';
import { asking, calendarNote, confirmExpiryButton, scheduleWords } from './notice.ts';

const HERE: Button = { type: 'command', label: 'Post reminders here', command: 'here', args: {} };
const ADD_EXPECTATION = asking('Add an expectation', 'add expectation');

/** `postable`: it is said where reminders could be posted. */
export function noticeEnteredCard(by: string, notice: Notice, today: IsoDate, postable: boolean): Card {
  const buttons = [...confirmButtons(notice), ADD_EXPECTATION, ...(postable ? [HERE] : [])];
  return withNotes(
    savedCard(`${by} entered the notice of ${longDate(notice.issuedOn)}`, termWords(notice, today), buttons),
    notice,
  );
}

export function noticeEditedCard(by: string, notice: Notice, because: string, today: IsoDate): Card {
  const until = notice.remindersUntil === null ? '' : ` ${remindersUntilWords(notice.remindersUntil)}`;
  const text = `Issued on ${longDate(notice.issuedOn)}. ${termWords(notice, today)}${until} Reason: ${because}`;
  return withNotes(savedCard(`${by} corrected the notice`, text), notice);
}

/** `carried`: codes of the actions that came along; null when nothing was to. */
export function noticeReplacedCard(
  by: string,
  { notice, carried }: { readonly notice: Notice; readonly carried: readonly string[] | null },
  old: Notice,
  today: IsoDate,
): Card {
  const open =
    carried === null
      ? 'Nothing was carried over.'
      : `The expectations and ${count(carried.length, 'open action')} were carried over with their codes, dates and evidence.`;
  const text = `It replaces the notice of ${longDate(old.issuedOn)}, which can still be read: notice all. ${termWords(notice, today)} ${open} Reminders go on where and when they were; confirmation by somebody other than the owner is needed.`;
  const title = `${by} entered the notice of ${longDate(notice.issuedOn)}`;
  return withNotes(savedCard(title, text, [...confirmButtons(notice), ADD_EXPECTATION]), notice);
}

function termWords(notice: Notice, today: IsoDate): string {
  const { termMonths, department, expiresOn, expiryBasis } = notice;
  const expiry = `in force through ${dayAndDate(expiresOn)} (${basisWord(expiryBasis)})`;
  return `Issued by the ${department} for ${count(termMonths, 'month')}, ${expiry}${leftWords(notice, today)}.`;
}

/** ", 36 days left", or that it awaits the decision. */
function leftWords(notice: Notice, today: IsoDate): string {
  const left = daysLeft(notice, today);
  if (left < 0) return `: since ${longDate(awaitingSince(notice))} it awaits the Department's decision`;
  return left === 0 ? ', its last day' : `, ${count(left, 'day')} left`;
}

function confirmButtons(notice: Notice): readonly Button[] {
  return [confirmExpiryButton(notice), asking('Confirm another date', 'notice confirm')];
}

function withNotes(card: Card, notice: Notice): Card {
  return { ...card, body: [...card.body, ...calendarNote(notice)] };
}

export function expiryConfirmedCard(by: string, before: Notice, notice: Notice, today: IsoDate): Card {
  const was = before.expiresOn === notice.expiresOn ? '' : ` Until now it was ${longDate(before.expiresOn)}.`;
  const day = dayAndDate(notice.expiresOn);
  const text = `The notice is in force through ${day}${leftWords(notice, today)}.${was}`;
  return withNotes(savedCard(`${by} confirmed when the notice expires`, text), notice);
}

/** What follows depends on the decision; that the record can still be read, never. */
const FOLLOWS: Readonly<Record<DepartmentDecision['outcome'], string>> = {
  lapsed: 'The notice is over and was not reissued.',
  replaced: 'Reminders go on once the notice that replaces it is entered: notice replace …',
  withdrawn: 'The notice is over. Reminders have ended.',
  escalated: 'The notice gives way to other powers. Its reminders have ended.',
};

/** `because` is null at the first record of a decision. */
export function decisionCard(by: string, decision: DepartmentDecision, because: string | null): Card {
  const { outcome, letterOn, link, remindersUntil } = decision;
  const corrected = because === null ? '' : ` Corrected because: ${because}`;
  const reminders = outcome === 'lapsed' ? ` ${afterLapse(letterOn, remindersUntil)}` : '';
  const text = `${sentence(noticeStatusWord(outcome))}, by the letter of ${longDate(letterOn)}. ${FOLLOWS[outcome]}${reminders}${corrected}`;
  const open: Button[] = link === null ? [] : [{ type: 'link', label: 'Open the letter', url: link }];
  const enter = outcome === 'replaced' ? [asking('Enter the new notice', 'notice replace')] : [];
  const told = because === null ? 'recorded' : 'corrected';
  return savedCard(`${by} ${told} the Department's decision`, text, [...enter, ...open]);
}

/** As long as what follows a lapse usually takes; only an example of a date. */
const FOLLOW_ON_MONTHS = 3;

function afterLapse(letterOn: IsoDate, until: IsoDate | null): string {
  if (until !== null) return remindersUntilWords(until);
  const example = longDate(addMonths(letterOn, FOLLOW_ON_MONTHS));
  return `Reminders have ended. To have them go on: notice edit until ${example} because …`;
}

export function decisionTakenBackCard(by: string, notice: Notice, because: string, today: IsoDate): Card {
  const text = `There is no decision yet: ${because}. The notice runs on, in force through ${dayAndDate(notice.expiresOn)}${leftWords(notice, today)}. Reminders go on.`;
  return savedCard(`${by} took back the recorded decision`, text);
}

export function confirmationCard(by: string, on: boolean): Card {
  const text = on
    ? 'An action that is reported becomes complete when its senior responsible owner or a programme lead confirms it.'
    : 'An action that is reported with the evidence it needs is complete at once. What was reported before still waits to be confirmed.';
  return savedCard(`${by} switched confirmation ${on ? 'on' : 'off'}`, text);
}

/** `next`: the next weekly reminder of the new schedule; null when none is posted anywhere. */
export function scheduleCard(by: string, notice: Notice, next: Instant | null, { timeZone }: Calendar): Card {
  const first =
    next === null ? 'No conversation gets them yet.' : `The next one goes out at ${moment(next, timeZone)}.`;
  return savedCard(`${by} set the weekly reminder`, `${scheduleWords(notice)}. ${first}`);
}

/** `others`: the conversations that get reminders beside this one. */
export function postingStartedCard(
  by: string,
  others: readonly Conversation[],
  next: Instant | null,
  { timeZone }: Calendar,
): Card {
  const names = others.map((one) => one.name);
  const also = names.length > 0 ? ` They are also posted in ${listOf(names)}; to end that, say “here stop” there.` : '';
  return savedCard(
    `${by} has reminders posted here`,
    `The notice's reminders go to this conversation.${nextWords(next, timeZone)}${also}`,
    [PREVIEW],
  );
}

/** Where reminders are posted already and somebody asks for them once more. */
export function postingTriedCard(by: string, next: Instant | null, { timeZone }: Calendar): Card {
  const text = `This is a trial post. The notice's reminders go to this conversation.${nextWords(next, timeZone)}`;
  return savedCard(`${by} tried whether reminders arrive here`, text, [PREVIEW]);
}

const PREVIEW: Button = { type: 'command', label: 'Preview reminders', command: 'remind preview', args: {} };

function nextWords(next: Instant | null, timeZone: string): string {
  return next === null ? '' : ` The next one goes out at ${moment(next, timeZone)}.`;
}

export function postingStoppedCard(by: string, others: readonly Conversation[]): Card {
  const names = others.map((one) => one.name);
  const left =
    names.length > 0
      ? `They still go to ${listOf(names)}.`
      : 'They go nowhere now. To have them posted, say “here” in a conversation.';
  return savedCard(`${by} ended reminders here`, `No reminders are posted in this conversation any more. ${left}`);
}

export function holidayRemovedCard(by: string, date: IsoDate, title: string): Card {
  const text = `${dayAndDate(date)}, ${title}, is a working day again. What goes out on it is not moved any more.`;
  return savedCard(`${by} removed a closing day`, text);
}

export function holidayAddedCard(by: string, date: IsoDate, title: string): Card {
  const text = `${dayAndDate(date)}, ${title}, is no working day. What would go out on it moves to a working day. To take it back: holiday remove ${longDate(date)}`;
  return savedCard(`${by} added a closing day`, text);
}

/** `told`: "added" or "edited". */
export function expectationSavedCard(by: string, told: string, one: Expectation, sro: string | null): Card {
  const who = sro === null ? 'No senior responsible owner yet.' : `Senior responsible owner: ${sro}.`;
  const text = `${one.code} ${one.title}. ${sentence(levelWord(one.level))} level. ${who}`;
  const args = { to: one.code };
  return savedCard(`${by} ${told} ${one.code}`, text, [
    asking('Add an action', 'add action', args),
    { type: 'command', label: `Show ${one.code}`, command: 'show', args: { about: one.code } },
  ]);
}
