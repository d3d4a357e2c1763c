/** Where the notice stands, in short lines: the parts that the status, the weekly card and the countdown share. */
import { awaitingSince } from '../../core/notice/notice.ts';
import { ATTENTION_DAYS, type AttentionItem, type AttentionReason } from '../../core/plan/group-standing.ts';
import { bodyNameOf, papersDueOn } from '../../core/plan/meeting.ts';
import type { NoticeSummary, StatusReport } from '../../core/plan/status.ts';
import type { Action, IsoDate, Snapshot } from '../../core/record/model.ts';
import { type ComingUp, comingUp } from '../../core/reminders/coming.ts';
import { workingDaysBetween } from '../../core/time/calendar.ts';
import { dayAndDate, dayAndMonth, longDate, weekdayName } from '../../core/time/dates.ts';
import type { Element } from '../../ports/card.ts';
import { decidedWords } from '../notice/decided.ts';
import { basisWord, count, isOrAre, listOf, nameInSentence } from '../words.ts';
import { reasonWord, type Scene } from './action-words.ts';

/** The expiry date in a sentence, without the days left, which stand in the title; or how the notice ended. */
export function expiryWords({ notice, status }: NoticeSummary): string {
  const day = `${dayAndDate(notice.expiresOn)} (${basisWord(notice.expiryBasis)})`;
  if (status === 'in_force') return `To ${day}.`;
  if (status === 'awaiting_decision') {
    return `The notice expired on ${day}. Since ${longDate(awaitingSince(notice))} it stays open until a programme lead records the decision.`;
  }
  return decidedWords(notice) ?? `The expiry date was ${day}.`;
}

/**
 * The headline: "27 of 30 actions due by today are delivered; 3 are off track. 1 of 4 commitments has lapsed. 4 of 18
 * recommendations implemented." A sentence without anything to count is left out; cards have room for few words.
 */
export function headlineWords(summary: NoticeSummary): string {
  const { recommendations } = summary;
  const { implemented, total } = recommendations;
  const sentences = [
    deliveredWords(summary),
    keptUpSentence(summary.ongoing),
    total > 0 ? `${implemented} of ${count(total, 'recommendation')} implemented.` : '',
  ];
  return sentences.filter((one) => one !== '').join(' ') || 'No actions yet.';
}

/** Meetings, contact, readings and evidence that come again are kept up or lapsed, and never delivered. */
function keptUpSentence({ total, keptUp, notYet }: NoticeSummary['ongoing']): string {
  const lapsed = total - keptUp - notYet;
  if (total === 0) return '';
  if (notYet === total)
    return `${total === 1 ? 'The one commitment' : `${total} commitments`} ${isOrAre(notYet)} not yet due for the first time.`;
  if (total === 1) return `The one commitment has ${lapsed === 1 ? '' : 'not '}lapsed.`;
  // A card has no room to say both.
  const more = notYet === 0 || lapsed > 0 ? '' : `; ${notYet} not yet due`;
  return `${lapsed === 0 ? 'None' : lapsed} of ${total} commitments ${lapsed > 1 ? 'have' : 'has'} lapsed${more}.`;
}

function deliveredWords({ counts, total, dueByNow, offTrack }: NoticeSummary): string {
  if (total === 0) return '';
  const [delivered, of] =
    dueByNow.total > 0
      ? [dueByNow.complete - dueByNow.broughtIn, `${count(dueByNow.total, 'action')} due by today`]
      : [counts.complete, count(total, 'action')];
  const off = offTrack === 0 ? '' : `; ${offTrack} ${isOrAre(offTrack)} off track`;
  const cameIn = dueByNow.broughtIn === 0 ? '' : `; ${dueByNow.broughtIn} came in complete, not confirmed`;
  return `${delivered} of ${of} ${isOrAre(delivered)} delivered${cameIn}${off}.`;
}

/** The words on all actions, such as "1 of 14 actions in all is complete." Null where the headline says so, because nothing or everything was due by today. */
export function completeWords({ counts, total, dueByNow }: NoticeSummary): string | null {
  if (dueByNow.total === 0 || dueByNow.total === total) return null;
  return `${counts.complete} of ${count(total, 'action')} in all ${isOrAre(counts.complete)} complete.`;
}

/** The most actions that the short lines name, late ones first, one fewer beside a line for what comes up; cards of a conversation are read on a phone. */
const CODES_NAMED = 5;
/** The first words of a title, up to so many characters, are enough to know it by beside its code. */
const SHORT_TITLE = 28;

/** Lines for late actions, those due in the next seven days, what waits for somebody, and what comes after that. */
export function shortLines(report: StatusReport, scene: Scene): readonly Element[] {
  const { late, waiting } = report;
  const coming = comingUp(scene.snapshot, scene.calendar, scene.today);
  // A meeting, a contact or a reading stands in the line of its own and in no other.
  const isElsewhere = ({ action }: AttentionItem) => coming.some((one) => one.action.id === action.id);
  const dueNext = report.dueNext.filter((one) => !isElsewhere(one));
  const most = coming.length > 0 ? CODES_NAMED - 1 : CODES_NAMED;
  const lateLine = codesLine(late.slice(0, most), late.length, (one, n) => lateDays(one, n, scene));
  const dueLine = codesLine(dueNext.slice(0, Math.max(0, most - late.length)), dueNext.length, (one) =>
    dueDay(one, scene),
  );
  const lines: readonly (readonly [string, string])[] = [
    ['Late', lateLine],
    ['Due within seven days', dueLine],
    ['Waiting for somebody', waitingWords(waiting, report)],
    // The card has a budget of words, in which one line looks further ahead than a week.
    coming.length > 0 ? ['Coming up', comingWords(coming, scene)] : ['Ahead', aheadWords(report)],
  ];
  return lines.flatMap(([name, words]) => (words === '' ? [] : [{ type: 'text', text: `${name}: ${words}` } as const]));
}

/** "Improvement Board on 3 July, papers 26 June · 2 more": the next meeting, contact or reading, and how many follow soon. */
function comingWords([next, ...more]: readonly ComingUp[], { snapshot, calendar, today }: Scene): string {
  if (!next) return '';
  const papers = papersDueOn(next.action, calendar);
  const before = papers === null || papers < today ? '' : `, papers ${dayAndMonth(papers)}`;
  const words = `${comingName(next.action, snapshot)} on ${dayAndMonth(next.on)}${before}`;
  return more.length > 0 ? `${words} · ${more.length} more` : words;
}

function comingName(action: Action, snapshot: Snapshot): string {
  if (action.kind === 'measure') return `reading of ${shortTitle(action.title)}`;
  const body = bodyNameOf(snapshot, action);
  return action.kind === 'meeting' ? body : `contact with ${nameInSentence(body)}`;
}

/** The one line for what is to come: "3 more due within 30 days, the next on 3 July" */
function aheadWords({ ahead }: StatusReport): string {
  const [next] = ahead;
  if (!next) return '';
  const day = dayAndMonth(next.action.dueOn as IsoDate);
  return ahead.length === 1
    ? `${count(1, 'action')} due on ${day}`
    : `${count(ahead.length, 'action')} due within ${ATTENTION_DAYS} days, the next on ${day}`;
}

/** "E1-02 Forward plan, 6 working days · E3-01 Staff survey, 3 · 2 more"; only the number when none is named. */
function codesLine(
  shown: readonly AttentionItem[],
  total: number,
  when: (one: AttentionItem, n: number) => string,
): string {
  const left = total - shown.length;
  const words = shown.map((one, n) => `${named(one)}${when(one, n)}`);
  if (words.length === 0) return left > 0 ? count(left, 'action') : '';
  return [...words, ...(left > 0 ? [`${left} more`] : [])].join(' · ');
}

function named({ action: { code, title } }: AttentionItem): string {
  return `${code} ${shortTitle(title)}`;
}

function shortTitle(title: string): string {
  if (title.length <= SHORT_TITLE) return title;
  const cut = title.slice(0, SHORT_TITLE);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[,;:\ud800-\udbff]+$/, '')}…`;
}

/** The first of a line names the unit of all: "…, 6 working days · …, 3" */
function lateDays({ action }: AttentionItem, n: number, { today, calendar }: Scene): string {
  const days = workingDaysBetween(action.dueOn as IsoDate, today, calendar);
  return n === 0 ? `, ${count(days, 'working day')}` : `, ${days}`;
}

/** The name of the day alone, as ", Friday"; with its date where today has the same name. */
function dueDay({ action }: AttentionItem, { today }: Scene): string {
  const day = action.dueOn as IsoDate;
  if (day === today) return ', today';
  const name = weekdayName(day);
  return name === weekdayName(today) ? `, ${name} ${dayAndMonth(day)}` : `, ${name}`;
}

/** "2 blocked, 1 waiting for confirmation, no action under E5": by the first reason of each action. */
function waitingWords(waiting: readonly AttentionItem[], { uncovered }: StatusReport): string {
  const numbers = new Map<AttentionReason, number>();
  for (const { reasons } of waiting) {
    const [first] = reasons;
    if (first) numbers.set(first, (numbers.get(first) ?? 0) + 1);
  }
  const gap = uncovered.length === 0 ? [] : [`no action under ${listOf(uncovered.map(({ code }) => code))}`];
  return [...[...numbers].map(([reason, n]) => `${n} ${reasonWord(reason)}`), ...gap].join(', ');
}
