/** Part 4 of a report: for each expectation what was done, what is next, what is off track and what is embedded. */
import type { PartlyDone } from '../../../core/files/report/kept-up.ts';
import type { ExpectationWork, Report } from '../../../core/files/report/report.ts';
import { latestUpdateOf } from '../../../core/files/report/standing.ts';
import { expectationOf } from '../../../core/people/person.ts';
import { isOverdue } from '../../../core/plan/action.ts';
import { awaitsEvidence } from '../../../core/plan/evidence.ts';
import { valueWords } from '../../../core/plan/measure-figures.ts';
import { codeOfMilestone, milestonesOf } from '../../../core/plan/milestone.ts';
import type { Action, LogEntry, Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, Words } from '../../../ports/document.ts';
import { count } from '../../words.ts';
import { postOf } from './people.ts';
import { dateOrGap, heading, named, paragraph, restWords, sentences, whenWords, withoutStop } from './words.ts';

/** The lines of part 4 for each kind of list, shared out among the expectations, so that the paper stays short. */
const LINES_OF_A_KIND = 12;
const [FEWEST_LINES, MOST_LINES] = [2, 8];

function linesEach({ work }: Report): number {
  return Math.min(MOST_LINES, Math.max(FEWEST_LINES, Math.floor(LINES_OF_A_KIND / Math.max(1, work.length))));
}

/** Part 4: for each expectation the words of the letter, and what was done, what is next and what is off track. */
export function workPart(report: Report): readonly Block[] {
  return [
    heading(1, '4. What has been done and what is next'),
    ...report.work.flatMap((one) => expectationBlocks(one, report)),
  ];
}

function expectationBlocks(work: ExpectationWork, report: Report): readonly Block[] {
  const { expectation, actions, update, next, embedded, offTrack } = work;
  const { snapshot, since, horizon } = report;
  const most = linesEach(report);
  return [
    heading(2, named(expectation)),
    paragraph(expectation.text, 'quote'),
    ...(update ? [paragraph([{ strong: 'In short: ' }, `${update.text} (${longDate(update.on)})`])] : []),
    ...(actions.length === 0 ? [paragraph(`No action is in the record under ${expectation.code} yet.`)] : []),
    ...listPart(`Done since ${longDate(since.on)}`, doneWords(work, report), most),
    ...(actions.length > 0 && doneWords(work, report).length === 0
      ? [paragraph(`Nothing is recorded as done since ${longDate(since.on)}.`)]
      : []),
    ...listPart(
      `Next, up to ${longDate(horizon)}`,
      next.map((action) => [
        `${named(action)}, ${whenWords(action)}${proposedWords(action)}, `,
        postOf(snapshot, action.ownerId),
        withMilestones(nextStepWords(action, snapshot), action, report),
      ]),
      most,
    ),
    ...offTrackTable(expectation.code, offTrack.slice(0, most), report),
    ...restWords(offTrack.length, most),
    ...listPart('Embedded: checked, and it still holds', embedded.map(named), most),
  ];
}

/** The lines of work delivered, then of work done in part: milestones, readings, and how often a body was met. */
function doneWords({ done, partlyDone }: ExpectationWork, report: Report): readonly Words[] {
  return [
    ...done.map((action) =>
      withMilestones(`${named(action)}${evidenceWords(action, report.snapshot)}`, action, report),
    ),
    ...partlyDone.map(partlyDoneWords),
  ];
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
  const broughtIn = action.broughtInAt === null ? '' : ', complete as brought in, not confirmed here';
  return `${n === 0 ? '' : `, with ${count(n, 'item')} of evidence`}${broughtIn}`;
}

function nextStepWords(action: Action, snapshot: Snapshot): string {
  const next = latestUpdateOf(snapshot, action.id)?.next;
  return next ? `. ${next}` : '';
}

function offTrackTable(under: string, rows: readonly Action[], report: Report): readonly Block[] {
  if (rows.length === 0) return [];
  const columns = [
    { title: 'Off track', share: 4 },
    { title: 'Due', share: 2 },
    { title: 'Why', share: 4 },
    { title: 'What is done about it', share: 4 },
  ];
  return [
    {
      type: 'table',
      caption: `Off track under ${under}`,
      columns,
      rows: rows.map((action): readonly Cell[] => {
        const update = latestUpdateOf(report.snapshot, action.id);
        return [
          named(action),
          [dateOrGap(action.dueOn, 'date')],
          why(action, update, report),
          remedyWords(action, update, report),
        ];
      }),
    },
  ];
}

function why(action: Action, update: LogEntry | null, report: Report): Words {
  const { snapshot, today, readers } = report;
  const parts = [
    ...(isOverdue(action, snapshot, today) ? [action.kind === 'once' ? 'Late' : 'Lapsed'] : []),
    ...(update?.rag ? [`Said to be ${update.rag}`] : []),
    ...(action.status === 'blocked' ? [`Blocked${action.blockedBecause ? `: ${action.blockedBecause}` : ''}`] : []),
    ...(action.status === 'reported_complete' ? ['Reported complete, and not confirmed yet'] : []),
  ];
  if (update) return withMilestones([...parts, update.text].join('. '), action, report);
  const start = withMilestones(parts.join('. '), action, report);
  const isSaid = action.blockedBecause || readers === 'public' || action.status === 'reported_complete';
  return isSaid ? start : [`${start}. `, { gap: 'reason' }];
}

/** The corrective action with the next step; who confirms what is reported; or a gap. */
function remedyWords(action: Action, update: LogEntry | null, { snapshot }: Report): Words {
  const { correctiveAction = null, next = null } = update ?? {};
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

/** The most late milestones of an action that are named. */
const MOST_LATE = 2;

/** The words, and behind them how many milestones of the action are done, with the first that are late; none for all done. */
function withMilestones(words: string, action: Action, { snapshot, today }: Report): string {
  const milestones = milestonesOf(snapshot, action);
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  if (open.length === 0) return words;
  const late = open.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const names = late
    .slice(0, MOST_LATE)
    .map((one) => `${codeOfMilestone(action, one)} ${one.title}, ${longDate(one.dueOn ?? '')}`);
  const more = late.length > MOST_LATE ? [`${late.length - MOST_LATE} more`] : [];
  const lateWords = late.length === 0 ? '' : `. Late: ${[...names, ...more].join('; ')}`;
  return `${withoutStop(words)}. Milestones: ${milestones.length - open.length} of ${milestones.length} done${lateWords}`;
}
