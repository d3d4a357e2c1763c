/** Part 4 of a report: for each expectation what was done, what is next, what is off track and what is embedded. */
import type { PartlyDone } from '../../../core/files/report/kept-up.ts';
import { nextStepDay } from '../../../core/files/report/passed-days.ts';
import type { ExpectationWork, Report } from '../../../core/files/report/report.ts';
import { saidOf } from '../../../core/files/report/standing.ts';
import { isOpen } from '../../../core/plan/action.ts';
import { valueWords } from '../../../core/plan/measure-figures.ts';
import { dayOfEvidence } from '../../../core/plan/rhythm.ts';
import type { Action, IsoDate, Snapshot } from '../../../core/record/model.ts';
import { compareDates, longDate } from '../../../core/time/dates.ts';
import type { Block, Span, Words } from '../../../ports/document.ts';
import { asSentence, count } from '../../words.ts';
import { deliveryWords, milestoneName, milestonesDone } from './action-lines.ts';
import { otherChangeCells } from './other-changes.ts';
import { postOf } from './people.ts';
import { nextStepWords, reasonWords, remedyOf, saidWords } from './said.ts';
import { confirmationWords, warnedTable } from './warned-table.ts';
import { heading, named, paragraph, sentences, spansOf, whenWords, withBefore } from './words.ts';

/** The lines of part 4 for each kind of list, shared out among the expectations, so that the paper stays short. */
const LINES_OF_A_KIND = 12;
const [FEWEST_LINES, MOST_LINES] = [2, 8];

/** The most lines or rows of a list or table under one expectation. */
export function linesEach({ work }: Report): number {
  return Math.min(MOST_LINES, Math.max(FEWEST_LINES, Math.floor(LINES_OF_A_KIND / Math.max(1, work.length))));
}

/** Part 4: for each expectation the words of the letter, and what was done, what is next and what is off track. */
export function workPart(report: Report): readonly Block[] {
  return [
    heading(1, 'What has been done and what is next'),
    ...report.work.flatMap((one) => expectationBlocks(one, report)),
  ];
}

function expectationBlocks(work: ExpectationWork, report: Report): readonly Block[] {
  const { expectation, actions, embedded } = work;
  const { since, horizon, readers } = report;
  const most = linesEach(report);
  const done = doneWords(work, report);
  const inShort = inShortWords(work, report);
  const nothing = readers === 'public' ? 'Nothing that is public is recorded' : 'Nothing is recorded';
  return [
    heading(2, named(expectation)),
    ...(expectation.text === '' ? [] : [paragraph(asSentence(expectation.text), 'quote')]),
    ...(inShort === null ? [] : [paragraph([{ strong: 'In short: ' }, ...spansOf(inShort)])]),
    ...(actions.length === 0 ? [paragraph(`No action is in the record under ${expectation.code} yet.`)] : []),
    ...listPart(`Recorded as done since ${longDate(since.on)}`, done, most),
    ...(actions.length > 0 && done.length === 0 ? [paragraph(`${nothing} as done since ${longDate(since.on)}.`)] : []),
    ...listPart('Opened again', openedAgainWords(work, report), most),
    ...listPart('Reported complete, not confirmed yet', waitingWords(work, report), most),
    ...listPart(`Next, up to ${longDate(horizon)}`, nextWords(work, report), most),
    ...warnedTable(work, report),
    ...listPart('Embedded: checked, and it still holds', embedded.map(named), most),
  ];
}

/** How the expectation stands in the words of those who answer for it; null where nobody has said. */
function inShortWords({ colour, update }: ExpectationWork, report: Report): Words | null {
  const isWarned = colour?.rag === 'red' || colour?.rag === 'amber';
  if (!isWarned) return saidWords(update, report);
  const said = { colour, latest: update };
  const { corrective, next } = remedyOf(said, report);
  const remedy = corrective === null ? null : withBefore('What is done about it: ', corrective);
  return sentences(`Rated ${colour.rag}`, reasonWords(said, report), remedy, next);
}

/** The lines of work delivered, then of work done in part: milestones, readings, and how often a body was met. */
function doneWords({ done, partlyDone }: ExpectationWork, report: Report): readonly Words[] {
  return [
    ...done.map((action) =>
      sentences(
        `${named(action)}, ${deliveryWords(action, report.zone)}${evidenceWords(action, report.snapshot)}`,
        milestonesDone(action, report, 'none'),
      ),
    ),
    ...partlyDone.map((one) => partlyDoneWords(one, report.zone)),
  ];
}

/** The actions that were complete or reported and are worked on again, with the day and the reason. */
function openedAgainWords({ actions }: ExpectationWork, report: Report): readonly Words[] {
  const open = new Set(actions.filter(isOpen).map(({ code }) => code));
  const again = report.changes.others.filter(
    ({ kind, row }) => (kind === 'reopened' || kind === 'returned') && open.has(row.code),
  );
  return again.map((one) => {
    const [name, change, day, reason] = otherChangeCells(one, report);
    return sentences([`${name}, ${change.toLowerCase()} on ${day}: `, ...spansOf(reason)]);
  });
}

/** The actions that wait for confirmation, with who is to confirm them. Those that are off track have a row. */
function waitingWords({ actions, offTrack }: ExpectationWork, { snapshot }: Report): readonly Words[] {
  const waiting = actions.filter((one) => one.status === 'reported_complete' && !offTrack.includes(one));
  return waiting.map((action) =>
    sentences(`${named(action)}, ${whenWords(action)}`, confirmationWords(action, snapshot)),
  );
}

/** The actions and milestones to come, soonest first. */
function nextWords({ actions: all, next, nextMilestones, warned }: ExpectationWork, report: Report): readonly Words[] {
  const { snapshot } = report;
  const actions = next.map((action) => {
    const { latest } = saidOf(snapshot, { about: 'action', row: action });
    // The next step of an action that is amber stands in its row below.
    const step = warned.includes(action) ? null : nextStepWords(latest, report);
    const line = [`${named(action)}, ${whenWords(action)}${proposedWords(action)}, `, owner(action, snapshot)];
    return { on: action.dueOn ?? '', words: sentences(line, step, milestonesDone(action, report, 'none')) };
  });
  const milestones = nextMilestones.map(({ action, milestone }) => ({
    on: milestone.dueOn ?? '',
    words: sentences([
      `${milestoneName({ action, milestone })}, a milestone by ${longDate(milestone.dueOn ?? '')}, `,
      owner(action, snapshot),
    ]),
  }));
  return [
    ...actions,
    ...milestones,
    ...all.flatMap((action) => stepAfterCompletion(action, snapshot, named(action), report) ?? []),
  ]
    .sort((a, b) => compareDates(a.on, b.on))
    .map(({ words }) => words);
}

const STILL_TO_COME: Span = { gap: 'this action is complete: say whether this step still goes ahead' };

/** The next step of a complete action whose day is still to come: nothing else in the paper would name that day. */
export function stepAfterCompletion(
  action: Action,
  snapshot: Snapshot,
  name: string,
  report: Report,
): { readonly on: IsoDate; readonly words: Words } | null {
  if (action.status !== 'complete') return null;
  const { latest } = saidOf(snapshot, { about: 'action', row: action });
  const on = latest && nextStepDay(latest, report.today);
  const step = on && nextStepWords(latest, report);
  if (!on || !step) return null;
  return { on, words: [...spansOf(withBefore(`${name}. `, step)), ' ', STILL_TO_COME] };
}

function owner({ ownerId }: Action, snapshot: Snapshot): Span {
  return postOf(snapshot, ownerId, 'owner');
}

/** "E1-05 Meetings: Improvement Board: held on 5 June 2024" */
function partlyDoneWords(one: PartlyDone, zone: string): string {
  return `${named(one.action)}: ${partWords(one, zone)}`;
}

/** The milestones, contact and readings of an action in words: "2 contacts, the last on 19 June 2024" */
export function partWords({ action, milestones, entries, evidence }: PartlyDone, zone: string): string {
  const last = entries.at(-1);
  const names = milestones.map((milestone) => {
    const day = milestone.doneOn === null ? '' : `, ${longDate(milestone.doneOn)}`;
    return `${milestoneName({ action, milestone })}${day}`;
  });
  const day = last ? longDate(last.on) : '';
  const entryWords =
    last === undefined
      ? []
      : last.kind === 'reading'
        ? [`${valueWords(last.value, action)} on ${day}`]
        : [metWords(action, entries.length, day)];
  const milestoneWords = names.length === 0 ? [] : [`${count(names.length, 'milestone')} done (${names.join('; ')})`];
  return [...entryWords, ...evidenceGiven(evidence, zone), ...milestoneWords].join(', ');
}

/** "evidence given on 5 June 2024", "evidence of 5 June 2024" where that day was given with it, or how many items and the last of them. */
function evidenceGiven(items: PartlyDone['evidence'], zone: string): readonly string[] {
  const last = items.at(-1);
  if (!last) return [];
  const day = longDate(dayOfEvidence(last, zone));
  const of = last.metOn === null ? 'given on' : 'of';
  return [items.length === 1 ? `evidence ${of} ${day}` : `${items.length} items of evidence, the last on ${day}`];
}

/** "held on 5 June 2024", or "3 contacts, the last on 25 June 2024" */
function metWords({ kind }: Action, times: number, lastDay: string): string {
  const [once, several] = kind === 'meeting' ? ['held', 'meetings held'] : ['contact', 'contacts'];
  return times === 1 ? `${once} on ${lastDay}` : `${times} ${several}, the last on ${lastDay}`;
}

function proposedWords({ proposedDueOn }: Action): string {
  return proposedDueOn === null ? '' : ` (${longDate(proposedDueOn)} is proposed)`;
}

function listPart(title: string, lines: readonly Words[], most: number): readonly Block[] {
  if (lines.length === 0) return [];
  const left = lines.length - most;
  const items = [...lines.slice(0, most), ...(left > 0 ? [`and ${left} more, in appendix A`] : [])];
  return [paragraph([{ strong: title }]), { type: 'list', items }];
}

function evidenceWords(action: Action, { evidence }: Snapshot): string {
  const n = evidence.filter(({ actionId, struckAt }) => actionId === action.id && struckAt === null).length;
  return n === 0 ? '' : `, with ${count(n, 'item')} of evidence`;
}
