/** The lines about changes of the notice, its expectations, its reminders and its closing days. */

import type { CarriedOver } from '../../core/notice/carried-over.ts';
import type { DepartmentDecision } from '../../core/notice/department-decision.ts';
import { awaitingSince, daysLeft } from '../../core/notice/notice.ts';
import type { Conversation, Expectation, Instant, IsoDate, Notice } from '../../core/record/model.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { addMonths, dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Button, Card } from '../../ports/card.ts';
import { savedCard } from '../ask/answers.ts';
import { formButton } from '../form.ts';
import { capitalise } from '../plan/action-words.ts';
import { remindersUntilWords } from '../reminders/after-lapse.ts';
import { basisWord, count, expectationLine, levelWord, listOf, moment, noticeStatusWord } from '../words.ts';
import { carriedWords } from './carried.ts';
import { decidedWords } from './decided.ts';
import { calendarNote, confirmExpiryButton, scheduleWords } from './notice.ts';

const HERE: Button = { type: 'command', label: 'Post reminders here', command: 'here', args: {} };
const ADD_EXPECTATION = formButton('Add an expectation', 'add expectation');

/** Says that `by` entered a notice. `postable` offers to post reminders in this conversation. */
export function noticeEnteredCard(by: string, notice: Notice, today: IsoDate, postable: boolean): Card {
  const buttons = [...confirmButtons(notice), ADD_EXPECTATION, ...(postable ? [HERE] : [])];
  return withNotes(
    savedCard(`${by} entered the notice of ${longDate(notice.issuedOn)}`, termWords(notice, today), buttons),
    notice,
  );
}

/** Says that `by` corrected how the notice was entered, for the reason `because`. */
export function noticeEditedCard(by: string, notice: Notice, because: string, today: IsoDate): Card {
  const until = notice.remindersUntil === null ? '' : ` ${remindersUntilWords(notice.remindersUntil)}`;
  const text = `Issued on ${longDate(notice.issuedOn)}. ${termWords(notice, today)}${until} Reason: ${because}`;
  return withNotes(savedCard(`${by} corrected the notice`, text), notice);
}

/**
 * Says that a new notice replaced `old`. `carried` is null when nothing should be carried over. `inLetter` are the expectations of its
 * letter; null where that was not read.
 */
export function noticeReplacedCard(
  by: string,
  { notice, carried }: { readonly notice: Notice; readonly carried: CarriedOver | null },
  old: Notice,
  today: IsoDate,
  inLetter: readonly Expectation[] | null,
): Card {
  const open = carriedWords(carried, inLetter);
  const text = `It replaces the notice of ${longDate(old.issuedOn)}, which can still be read: notice all. ${termWords(notice, today)} ${open} Reminders go on in the same conversations at the same times. Somebody other than the owner confirms what is reported.`;
  const title = `${by} entered the notice of ${longDate(notice.issuedOn)}`;
  return withNotes(savedCard(title, text, [...confirmButtons(notice), ADD_EXPECTATION]), notice);
}

function termWords(notice: Notice, today: IsoDate): string {
  const { termMonths, department, expiresOn, expiryBasis } = notice;
  const decided = decidedWords(notice);
  if (decided !== null) return `Issued by the ${department} for ${count(termMonths, 'month')}. ${decided}`;
  const expiry = `in force through ${dayAndDate(expiresOn)} (${basisWord(expiryBasis)})`;
  return `Issued by the ${department} for ${count(termMonths, 'month')}, ${expiry}${leftWords(notice, today)}.`;
}

/** ", 36 days left", ", its last day", or since when the notice awaits the Department's decision. */
function leftWords(notice: Notice, today: IsoDate): string {
  const left = daysLeft(notice, today);
  if (left < 0) return `: since ${longDate(awaitingSince(notice))} it awaits the Department's decision`;
  return left === 0 ? ', its last day' : `, ${count(left, 'day')} left`;
}

function confirmButtons(notice: Notice): readonly Button[] {
  return [confirmExpiryButton(notice), formButton('Confirm another date', 'notice confirm')];
}

function withNotes(card: Card, notice: Notice): Card {
  return { ...card, body: [...card.body, ...calendarNote(notice)] };
}

/** Says that `by` confirmed the expiry date; `before` is the notice with its earlier date. */
export function expiryConfirmedCard(by: string, before: Notice, notice: Notice, today: IsoDate): Card {
  const was = before.expiresOn === notice.expiresOn ? '' : ` Until now it was ${longDate(before.expiresOn)}.`;
  const day = dayAndDate(notice.expiresOn);
  const text = `The notice is in force through ${day}${leftWords(notice, today)}.${was}`;
  return withNotes(savedCard(`${by} confirmed when the notice expires`, text), notice);
}

/** The consequence of each decision. The record stays readable after all of them. */
const FOLLOWS: Readonly<Record<DepartmentDecision['outcome'], string>> = {
  lapsed: 'The notice is over and was not reissued.',
  replaced: 'Reminders go on once the notice that replaces it is entered: notice replace …',
  withdrawn: 'The notice is over. Reminders have ended.',
  escalated: 'The notice gives way to other powers. Its reminders have ended.',
};

/** Says that `by` recorded the Department's decision, or corrected it; `because` is null for a first record. */
export function decisionCard(by: string, decision: DepartmentDecision, because: string | null): Card {
  const { outcome, letterOn, link, remindersUntil } = decision;
  const corrected = because === null ? '' : ` Corrected because: ${because}`;
  const reminders = outcome === 'lapsed' ? ` ${afterLapse(letterOn, remindersUntil)}` : '';
  const text = `${capitalise(noticeStatusWord(outcome))}, by the letter of ${longDate(letterOn)}. ${FOLLOWS[outcome]}${reminders}${corrected}`;
  const open: Button[] = link === null ? [] : [{ type: 'link', label: 'Open the letter', url: link }];
  const enter = outcome === 'replaced' ? [formButton('Enter the new notice', 'notice replace')] : [];
  const verb = because === null ? 'recorded' : 'corrected';
  return savedCard(`${by} ${verb} the Department's decision`, text, [...enter, ...open]);
}

/** Used for an example date only: the work that follows a lapse usually takes about this many months. */
const FOLLOW_ON_MONTHS = 3;

function afterLapse(letterOn: IsoDate, until: IsoDate | null): string {
  if (until !== null) return remindersUntilWords(until);
  const example = longDate(addMonths(letterOn, FOLLOW_ON_MONTHS));
  return `Reminders have ended. To have them go on: notice edit until ${example} because …`;
}

/** Says that `by` removed a decision that was recorded by mistake, so that the notice is open again. */
export function decisionTakenBackCard(by: string, notice: Notice, because: string, today: IsoDate): Card {
  const text = `There is no decision yet: ${because}. The notice runs on, in force through ${dayAndDate(notice.expiresOn)}${leftWords({ ...notice, decisionOutcome: null }, today)}. Reminders go on.`;
  return savedCard(`${by} took back the recorded decision`, text);
}

/** Says that `by` switched on or off that somebody other than the owner confirms reports. */
export function confirmationCard(by: string, on: boolean): Card {
  const text = on
    ? 'An action that is reported becomes complete when its senior responsible owner or a programme lead confirms it.'
    : 'An action that is reported with the evidence it needs is complete at once. What was reported before still waits to be confirmed.';
  return savedCard(`${by} switched confirmation ${on ? 'on' : 'off'}`, text);
}

/**
 * Says that `by` changed the day or time of the weekly reminder. `next` is null when no conversation gets reminders.
 */
export function scheduleCard(by: string, notice: Notice, next: Instant | null, { timeZone }: Calendar): Card {
  const first =
    next === null ? 'No conversation gets them yet.' : `The next one goes out at ${moment(next, timeZone)}.`;
  return savedCard(`${by} set the weekly reminder`, `${scheduleWords(notice)}. ${first}`);
}

/**
 * Says that `by` had reminders posted in this conversation. `others` are the other conversations that get them.
 */
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

/** Says that `by` asked for reminders in a conversation that already gets them. */
export function postingTriedCard(by: string, next: Instant | null, { timeZone }: Calendar): Card {
  const text = `This is a trial post. The notice's reminders go to this conversation.${nextWords(next, timeZone)}`;
  return savedCard(`${by} tried whether reminders arrive here`, text, [PREVIEW]);
}

const PREVIEW: Button = { type: 'command', label: 'Preview reminders', command: 'remind preview', args: {} };

function nextWords(next: Instant | null, timeZone: string): string {
  return next === null ? '' : ` The next one goes out at ${moment(next, timeZone)}.`;
}

/** Says that `by` ended reminders in this conversation. `others` are the conversations that still get them. */
export function postingStoppedCard(by: string, others: readonly Conversation[]): Card {
  const names = others.map((one) => one.name);
  const left =
    names.length > 0
      ? `They still go to ${listOf(names)}.`
      : 'They go nowhere now. To have them posted, say “here” in a conversation.';
  return savedCard(`${by} ended reminders here`, `No reminders are posted in this conversation any more. ${left}`);
}

/** Says that `by` removed the closing day called `title`. */
export function holidayRemovedCard(by: string, date: IsoDate, title: string): Card {
  const text = `${dayAndDate(date)}, ${title}, is a working day again. Reminders can go out on it.`;
  return savedCard(`${by} removed a closing day`, text);
}

/** Says that `by` added a closing day, on which no reminder goes out. */
export function holidayAddedCard(by: string, date: IsoDate, title: string): Card {
  const text = `${dayAndDate(date)}, ${title}, is not a working day. Reminders due on it move to a working day. To take it back: holiday remove ${longDate(date)}`;
  return savedCard(`${by} added a closing day`, text);
}

/** The line for a saved expectation. `sro` is the name of its senior responsible owner; null when it has none. */
export function expectationSavedCard(by: string, verb: 'added' | 'edited', one: Expectation, sro: string | null): Card {
  const who = sro === null ? 'No senior responsible owner yet.' : `Senior responsible owner: ${sro}.`;
  const text = `${expectationLine(one)}. ${capitalise(levelWord(one.level))} level. ${who}`;
  const args = { to: one.code };
  return savedCard(`${by} ${verb} ${one.code}`, text, [
    formButton('Add an action', 'add action', args),
    { type: 'command', label: `Show ${one.code}`, command: 'show', args: { about: one.code } },
  ]);
}
