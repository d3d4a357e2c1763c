/** Part 4 of a report: for each expectation what was done, what is next, what is off track and what is embedded. */
import type { PartlyDone } from '../../../core/files/report/kept-up.ts';
import type { ExpectationWork, Report } from '../../../core/files/report/report.ts';
import { latestUpdateOf } from '../../../core/files/report/standing.ts';
import type { Step } from '../../../core/files/report/steps.ts';
import { expectationOf } from '../../../core/people/person.ts';
import { isOverdue } from '../../../core/plan/action.ts';
import { awaitsEvidence } from '../../../core/plan/evidence.ts';
import { latestColouredUpdate } from '../../../core/plan/log-entry.ts';
import { valueWords } from '../../../core/plan/measure-figures.ts';
import { codeOfMilestone } from '../../../core/plan/milestone.ts';
import type { Action, LogEntry, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, Words } from '../../../ports/document.ts';
import { count } from '../../words.ts';
import { deliveryWords, redFirst, withMilestones } from './action-lines.ts';
import { postOf } from './people.ts';
import { dateOrGap, heading, named, paragraph, sentences, updateWords, whenWords } from './words.ts';

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
  const { expectation, actions, update, embedded } = work;
  const { since, horizon, readers } = report;
  const most = linesEach(report);
  const done = doneWords(work, report);
  const inShort = updateWords(update);
  const nothing = readers === 'public' ? 'Nothing that is public is recorded' : 'Nothing is recorded';
  return [
    heading(2, named(expectation)),
    paragraph(expectation.text, 'quote'),
    ...(update && inShort ? [paragraph([{ strong: 'In short: ' }, `${inShort} (${longDate(update.on)})`])] : []),
    ...(actions.length === 0 ? [paragraph(`No action is in the record under ${expectation.code} yet.`)] : []),
    ...listPart(`Done since ${longDate(since.on)}`, done, most),
    ...(actions.length > 0 && done.length === 0 ? [paragraph(`${nothing} as done since ${longDate(since.on)}.`)] : []),
    ...listPart(`Next, up to ${longDate(horizon)}`, nextWords(work, report), most),
    ...offTrackTable(work, report),
    ...listPart('Embedded: checked, and it still holds', embedded.map(named), most),
  ];
}

/** The lines of work delivered, then of work done in part: milestones, readings, and how often a body was met. */
function doneWords({ done, partlyDone }: ExpectationWork, report: Report): readonly Words[] {
  return [
    ...done.map((action) =>
      withMilestones(
        `${named(action)}, ${deliveryWords(action, report.zone)}${evidenceWords(action, report.snapshot)}`,
        action,
        report,
        'none',
      ),
    ),
    ...partlyDone.map(partlyDoneWords),
  ];
}

/** The actions and milestones to come, soonest first. */
function nextWords({ next, nextSteps }: ExpectationWork, { snapshot, ...report }: Report): readonly Words[] {
  const actions = next.map((action) => ({
    on: action.dueOn ?? '',
    words: [
      `${named(action)}, ${whenWords(action)}${proposedWords(action)}, `,
      postOf(snapshot, action.ownerId),
      withMilestones(nextStepWords(action, snapshot), action, { ...report, snapshot }, 'none'),
    ],
  }));
  const steps = nextSteps.map(({ action, milestone }) => ({
    on: milestone.dueOn ?? '',
    words: [
      `${codeOfMilestone(action, milestone)} ${milestone.title}, a milestone by ${longDate(milestone.dueOn ?? '')}, `,
      postOf(snapshot, action.ownerId),
    ],
  }));
  return [...actions, ...steps].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)).map(({ words }) => words);
}

function partlyDoneWords({ action, milestones, entries }: PartlyDone): string {
  const last = entries.at(-1);
  const steps = milestones.map((one) => `${codeOfMilestone(action, one)} ${one.title}`);
  const day = last ? longDate(last.on) : '';
  const entryWords =
    last === undefined
      ? []
      : last.kind === 'reading'
        ? [`${valueWords(last.value, action)} on ${day}`]
        : [metWords(action, entries.length, day)];
  const stepWords = steps.length === 0 ? [] : [`${count(steps.length, 'milestone')} done (${steps.join('; ')})`];
  return `${named(action)}: ${[...entryWords, ...stepWords].join(', ')}`;
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

function nextStepWords(action: Action, snapshot: Snapshot): string {
  const next = latestUpdateOf(snapshot, action.id)?.next;
  return next ? `. ${next}` : '';
}

function offTrackTable(work: ExpectationWork, report: Report): readonly Block[] {
  const { offTrack, expectation } = work;
  const steps = stepsApart(work);
  if (offTrack.length + steps.length === 0) return [];
  const columns = [
    { title: 'Off track', share: 4 },
    { title: 'Due', share: 2 },
    { title: 'Why', share: 4 },
    { title: 'What is done about it', share: 4 },
  ];
  return [
    {
      type: 'table',
      caption: `Off track under ${expectation.code}`,
      columns,
      rows: [
        ...redFirst(offTrack, report.snapshot).map((action): readonly Cell[] => {
          const update = latestUpdateOf(report.snapshot, action.id);
          return [
            named(action),
            [dateOrGap(action.dueOn, 'date')],
            why(action, update, report),
            remedyWords(action, update, report),
          ];
        }),
        ...steps.map((step): readonly Cell[] => [
          `${codeOfMilestone(step.action, step.milestone)} ${step.milestone.title}`,
          [dateOrGap(step.milestone.dueOn, 'date')],
          stepWhy(step, report),
          [{ gap: 'corrective action' }],
        ]),
      ],
    },
  ];
}

/** The late and red milestones that need a row: a late one of an action that is off track stands in the row of that action. */
function stepsApart({ offTrack, offSteps }: ExpectationWork): readonly Step[] {
  return offSteps.filter(({ action, redOn }) => redOn !== null || !offTrack.includes(action));
}

function stepWhy({ action, isLate, redOn }: Step, { zone }: Report): string {
  const { code } = action;
  return [
    ...(isLate ? ['Late'] : []),
    ...(redOn === null ? [] : [`Red in the plan brought in on ${longDate(redOn)}`]),
    action.status === 'complete' ? `A milestone of ${code}, ${deliveryWords(action, zone)}` : `A milestone of ${code}`,
  ].join('. ');
}

function why(action: Action, update: LogEntry | null, report: Report): Words {
  const { snapshot, today, readers } = report;
  const rag = latestColouredUpdate(snapshot, { about: 'action', row: action })?.rag ?? null;
  const words = updateWords(update);
  const parts = [
    ...(isOverdue(action, snapshot, today) ? [action.kind === 'once' ? 'Late' : 'Lapsed'] : []),
    ...(rag ? [`Said to be ${rag}`] : []),
    ...(action.status === 'blocked' ? [`Blocked${action.blockedBecause ? `: ${action.blockedBecause}` : ''}`] : []),
    ...(action.status === 'reported_complete' ? ['Reported complete, and not confirmed yet'] : []),
  ];
  if (words !== null) return withMilestones([...parts, words].join('. '), action, report, 'late');
  const start = withMilestones(parts.join('. '), action, report, 'late');
  const isSaid = action.blockedBecause || readers === 'public' || action.status === 'reported_complete';
  return isSaid ? start : [`${start}. `, { gap: 'reason' }];
}

/** The corrective action with the next step; who confirms what is reported; or a gap. */
function remedyWords(action: Action, update: LogEntry | null, { snapshot }: Report): Words {
  const { next = null } = update ?? {};
  const coloured = latestColouredUpdate(snapshot, { about: 'action', row: action });
  const correctiveAction = update?.correctiveAction ?? coloured?.correctiveAction ?? null;
  const step = next ? `Next: ${next}` : null;
  if (correctiveAction !== null) return sentences(correctiveAction, step);
  if (action.status === 'reported_complete') return confirmationWords(action, snapshot);
  return step === null ? [{ gap: 'corrective action' }] : [{ gap: 'corrective action' }, `. ${step}`];
}

function confirmationWords(action: Action, snapshot: Snapshot): Words {
  if (awaitsEvidence(action, snapshot)) return 'Its evidence is still to be given';
  const sro = expectationOf(snapshot, action).seniorResponsibleOwnerId;
  return sro === null || sro === action.ownerId
    ? 'A programme lead is to confirm it'
    : [postOf(snapshot, sro), ' is to confirm it'];
}
