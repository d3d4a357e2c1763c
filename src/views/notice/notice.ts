/** The cards about the notice itself: the present one, the list of all, and earlier ones to read. */
import { keptAsks } from '../../core/notice/letter/kept-asks.ts';
import { letterDates } from '../../core/notice/letter/kept-dates.ts';
import { isUndecided, noticeStatus, remindsOn } from '../../core/notice/notice.ts';
import { isLead, personById } from '../../core/people/person.ts';
import { progressOf } from '../../core/plan/expectation.ts';
import { statusReport } from '../../core/plan/status.ts';
import type { Conversation, Expectation, IsoDate, Notice, Person } from '../../core/record/model.ts';
import { BANK_HOLIDAY_YEARS } from '../../core/time/bank-holidays.ts';
import { calendarCovers } from '../../core/time/calendar.ts';
import { dayAndDate, longDate, WEEKDAYS } from '../../core/time/dates.ts';
import { type Button, type Card, type Element, type Fact, isWebAddress } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { expectationCard } from '../plan/action.ts';
import type { Scene } from '../plan/action-words.ts';
import { pastUpdates } from '../plan/log-entry.ts';
import { clockFacts, clockWords, countFacts, expectationItem } from '../plan/status.ts';
import { clockTime, count, listOf, moment, noticeStatusWord } from '../words.ts';
import { letterDateList } from './letter-dates.ts';
import { followOnList } from './letter-entered.ts';

/**
 * The notice of the scene's record: dates, settings and neighbours. `notices` are all that were ever entered, oldest
 * first.
 */
export function noticeCard(notice: Notice, notices: readonly Notice[], scene: Scene, viewer: Person): Card {
  const report = statusReport(scene.snapshot, notice, scene.today);
  const facts = [
    ...clockFacts(report),
    ...letterFacts(notice, scene),
    ...neighbourFacts(notice, notices),
    ...reminderFacts(notice, scene.today),
    ...(remindsOn(notice, scene.today) ? settingFacts(notice, scene) : []),
  ];
  const title = `Best Value Notice of ${longDate(notice.issuedOn)}: ${clockWords(report)}`;
  return {
    title,
    summary: `${title}.`,
    body: [
      { type: 'facts', facts },
      ...expiryNote(notice),
      ...calendarNote(notice),
      ...letterDateList(letterDates(scene.snapshot), scene.today),
      ...followOnList(keptAsks(notice), scene.snapshot, isLead(viewer)),
    ],
    buttons: [...(isLead(viewer) ? leadButtons(notice, scene.today) : []), ...readButtons(notice, notices)],
  };
}

function letterFacts(notice: Notice, { snapshot, calendar }: Scene): readonly Fact[] {
  const { expiryConfirmedAt, expiryConfirmedBy } = notice;
  // The shell's administrator has no row in the record.
  const by = personById(snapshot, expiryConfirmedBy)?.name ?? 'the administrator';
  return [
    { name: 'Issued', value: `${dayAndDate(notice.issuedOn)} by the ${notice.department}` },
    { name: 'Term', value: count(notice.termMonths, 'month') },
    ...(expiryConfirmedAt === null
      ? []
      : [{ name: 'Expiry confirmed', value: `by ${by} at ${moment(expiryConfirmedAt, calendar.timeZone)}` }]),
  ];
}

function neighbourFacts(notice: Notice, notices: readonly Notice[]): readonly Fact[] {
  const before = notices.find((one) => one.id === notice.replacesNoticeId);
  const next = notices.find((one) => one.replacesNoticeId === notice.id);
  return [
    ...(before ? [{ name: 'Replaces', value: `the notice of ${longDate(before.issuedOn)}` }] : []),
    ...(next ? [{ name: 'Replaced by', value: `the notice of ${longDate(next.issuedOn)}` }] : []),
  ];
}

/** For a lapsed notice: until when reminders go on, or when they ended. */
function reminderFacts(notice: Notice, today: IsoDate): readonly Fact[] {
  if (notice.decisionOutcome !== 'lapsed') return [];
  const { remindersUntil: until } = notice;
  const went = until === null ? 'ended with the notice' : `ended on ${dayAndDate(until)}`;
  const value = until !== null && remindsOn(notice, today) ? `go on until ${dayAndDate(until)}` : went;
  return [{ name: 'Reminders', value }];
}

function settingFacts(notice: Notice, { snapshot }: Scene): readonly Fact[] {
  const needed = 'needed: somebody other than the owner confirms what is reported';
  const notNeeded = 'switched off: a report with the evidence it needs completes an action';
  return [
    { name: 'Weekly reminder', value: scheduleWords(notice) },
    { name: 'Posted in', value: postedIn(snapshot.conversations) },
    { name: 'Confirmation', value: notice.confirmationRequired ? needed : notNeeded },
  ];
}

/** "Mondays at 9am, or on the next working day" */
export function scheduleWords({ remindOnWeekday, remindAt }: Notice): string {
  return `${WEEKDAYS[remindOnWeekday - 1]}s at ${clockTime(remindAt)}, or on the next working day`;
}

function postedIn(conversations: readonly Conversation[]): string {
  const names = conversations.filter((one) => one.stoppedAt === null).map((one) => one.name);
  return names.length > 0 ? listOf(names) : 'no conversation yet; a programme lead can say “here” in one';
}

function expiryNote(notice: Notice): readonly Element[] {
  if (!isUndecided(notice) || notice.expiryBasis !== 'calculated') return [];
  const text =
    'The expiry date is calculated from the term. Some terms end on the same day of the month, others on the day before, so a programme lead should confirm the date.';
  return [{ type: 'note', text }];
}

/** A note when the bank holidays known here do not cover the whole term; otherwise no element. */
export function calendarNote({ issuedOn, expiresOn }: Notice): readonly Element[] {
  if (calendarCovers(issuedOn, expiresOn)) return [];
  const { first, last } = BANK_HOLIDAY_YEARS;
  const text = `Bank holidays are known here from ${first} to ${last}, which does not cover the whole term. A programme lead can add the others: holiday add 1 January ${last + 1} "New Year's Day"`;
  return [{ type: 'note', text }];
}

function leadButtons(notice: Notice, today: IsoDate): readonly Button[] {
  const edit = formButton('Correct the entry', 'notice edit');
  const kept: Button[] = notice.letterText === null ? [] : [KEPT_LETTER];
  if (!isUndecided(notice)) return [formButton('Correct the decision', 'notice decision'), edit, ...kept];
  const confirm: Button[] =
    notice.expiryBasis === 'confirmed'
      ? []
      : [confirmExpiryButton(notice), formButton('Confirm another date', 'notice confirm')];
  const decide = formButton("Record the Department's decision", 'notice decision');
  const awaiting = noticeStatus(notice, today) === 'awaiting_decision';
  return [...confirm, { ...decide, style: awaiting ? 'primary' : undefined }, edit, ...kept];
}

const KEPT_LETTER: Button = {
  type: 'command',
  label: 'Text of the letter',
  command: 'notice letter',
  args: { step: 'kept' },
};

/**
 * Confirms the calculated date in one press. `sure` skips the question about past dates, since the date may pass
 * meanwhile.
 */
export function confirmExpiryButton(notice: Notice): Button {
  const label = `Confirm ${longDate(notice.expiresOn)}`;
  return { type: 'command', label, command: 'notice confirm', args: { on: notice.expiresOn, sure: 'yes' } };
}

function readButtons(notice: Notice, notices: readonly Notice[]): readonly Button[] {
  return [
    // A redacted link is no address.
    ...(notice.decisionLink && isWebAddress(notice.decisionLink)
      ? [{ type: 'link', label: 'Open the letter', url: notice.decisionLink } as const]
      : []),
    ...(isUndecided(notice)
      ? [{ type: 'command', label: 'Preview reminders', command: 'remind preview', args: {} } as const]
      : []),
    ...(notices.length > 1
      ? [{ type: 'command', label: 'All notices', command: 'notice all', args: {} } as const]
      : []),
  ];
}

/** The numbered list of every notice that was entered, oldest first, with a button to read each. */
export function noticesCard(notices: readonly Notice[], today: IsoDate): Card {
  const items = notices.map((notice, index) => {
    const [from, to] = [notice.issuedOn, notice.expiresOn].map(longDate);
    const letter = notice.decisionLetterOn ? `, letter of ${longDate(notice.decisionLetterOn)}` : '';
    return {
      text: `${index + 1}. Issued on ${from}`,
      details: [`Expiry ${to}; ${noticeStatusWord(noticeStatus(notice, today))}${letter}`],
      buttons: [showButton(index + 1)],
    };
  });
  return {
    title: 'All notices',
    summary: `${count(notices.length, 'notice')}.`,
    body: notices.length > 0 ? [{ type: 'list', items }] : [{ type: 'note', text: 'None has been entered yet.' }],
    buttons: [],
  };
}

function showButton(number: number): Button {
  return { type: 'command', label: `Show notice ${number}`, command: 'notice show', args: { number: `${number}` } };
}

/**
 * An earlier notice to read, with its expectations and their progress. `scene` holds that notice's own record on the day that
 * the decision was recorded. The card has no button that changes anything, because its codes may now mean other actions.
 */
export function pastNoticeCard(
  { number, notice }: { readonly number: number; readonly notice: Notice },
  notices: readonly Notice[],
  scene: Scene,
  viewer: Person,
): Card {
  const report = statusReport(scene.snapshot, notice, scene.today);
  const card = noticeCard(notice, notices, scene, viewer);
  const told = card.body.map((element): Element => {
    if (element.type !== 'list') return element;
    return { ...element, items: element.items.map(({ buttons: _, ...item }) => item) };
  });
  const items = report.expectations.map((progress) => ({
    ...expectationItem(progress, scene),
    buttons: [
      {
        type: 'command',
        label: `Read ${progress.expectation.code}`,
        command: 'notice show',
        args: { number: `${number}`, about: progress.expectation.code },
      } as const,
    ],
  }));
  const list: Element[] = items.length > 0 ? [{ type: 'list', title: 'Expectations', items }] : [];
  return {
    ...card,
    body: [...told, { type: 'facts', facts: countFacts(report) }, ...list],
    buttons: readButtons(notice, notices),
  };
}

/** One expectation of an earlier notice to read, with its actions; no button changes anything. */
export function pastExpectationCard(number: number, expectation: Expectation, scene: Scene, viewer: Person): Card {
  const progress = progressOf(scene.snapshot, expectation, scene.today);
  const card = expectationCard(expectation, progress, scene, viewer);
  const body = [...card.body, ...pastUpdates(progress.actions, scene, viewer)].map((element): Element => {
    if (element.type !== 'list') return element;
    const items = element.items.map((item) => ({ ...item, buttons: [] }));
    const more = element.more && { ...element.more, command: `export csv notice ${number}` };
    return { ...element, items, more };
  });
  return { ...card, title: `Notice ${number}: ${card.title}`, body, buttons: [] };
}
