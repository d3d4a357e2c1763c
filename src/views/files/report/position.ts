/** Parts 3 and 4 of a report: the position by expectation with its picture, and the work under each. */
import type { ExpectationWork, Report } from '../../../core/files/report/report.ts';
import { latestUpdateOf, STANDS, type Stand } from '../../../core/files/report/standing.ts';
import { isOverdue } from '../../../core/plan/action.ts';
import { codeOfMilestone, milestonesOf } from '../../../core/plan/milestone.ts';
import { type Action, type LogEntry, RAGS, type Snapshot } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Cell, TableColumn, Words } from '../../../ports/document.ts';
import type { BarsPicture, Fill } from '../../../ports/picture.ts';
import { count, ragWords } from '../../words.ts';
import { postOf } from './people.ts';
import { dateOrGap, heading, named, paragraph, ragCell, restWords, STAND_WORDS } from './words.ts';

const FILLS: Readonly<Record<Stand, Fill>> = {
  delivered: 'solid',
  on_track: 'stripes',
  off_track: 'hatch',
  kept_up: 'dots',
  lapsed: 'lines',
};

/** Part 3: a bar for each expectation, and the table with the same figures. */
export function positionPart({ work, snapshot }: Report): readonly Block[] {
  const picture = barsOf(work);
  const columns: readonly TableColumn[] = [
    { title: 'Expectation', share: 5.4 },
    { title: 'Senior responsible owner', share: 3.4 },
    ...STANDS.map((stand): TableColumn => ({ title: STAND_WORDS[stand], share: 2.3, isNumber: true })),
    { title: 'Said now', share: 2.3 },
    { title: 'Last time', share: 2.3 },
  ];
  const rows = work.map(({ expectation, counts, colour, colourBefore }): readonly Cell[] => [
    named(expectation),
    [postOf(snapshot, expectation.seniorResponsibleOwnerId)],
    ...STANDS.map((stand) => `${counts[stand]}`),
    ragCell(colour?.rag ?? null),
    ragCell(colourBefore?.rag ?? null),
  ]);
  return [
    heading(1, '3. Position by expectation'),
    { type: 'picture', picture, alt: barsAlt(picture) },
    { type: 'table', caption: 'Number of actions by expectation and how they stand', columns, rows },
    paragraph(
      `Off track: late, or said to be red. Kept up and lapsed: for what is never complete. Said now: by the people who answer for it. ${RAGS.map(ragWords).join('. ')}.`,
      'note',
    ),
  ];
}

/** The bars of a position: the parts that occur, for each expectation. */
function barsOf(work: readonly ExpectationWork[]): BarsPicture {
  const stands = STANDS.filter((stand) => work.some(({ counts }) => counts[stand] > 0));
  return {
    kind: 'bars',
    title: 'Actions by expectation',
    parts: stands.map((stand) => ({ name: STAND_WORDS[stand], fill: FILLS[stand] })),
    bars: work.map(({ expectation: { code, title }, counts }) => ({
      code,
      name: title,
      values: stands.map((stand) => counts[stand]),
    })),
  };
}

function barsAlt({ parts, bars }: BarsPicture): string {
  const words = bars.map(({ code, values }) => {
    const counts = values.map((value, n) => `${value} ${parts[n]?.name.toLowerCase()}`);
    return `${code}: ${counts.join(', ')}`;
  });
  return `Bars that show how the actions of each expectation stand. ${words.join('. ')}.`;
}

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
  const { expectation, actions, update, done, next, embedded, offTrack } = work;
  const { snapshot, since, horizon } = report;
  const most = linesEach(report);
  return [
    heading(2, named(expectation)),
    paragraph(expectation.text, 'quote'),
    ...(update ? [paragraph([{ strong: 'In short: ' }, `${update.text} (${longDate(update.on)})`])] : []),
    ...(actions.length === 0 ? [paragraph(`No action is in the record under ${expectation.code} yet.`)] : []),
    ...listPart(`Done since ${longDate(since.on)}`, done, most, (action) =>
      withMilestones(`${named(action)}${evidenceWords(action, snapshot)}`, action, report),
    ),
    ...listPart(`Next, up to ${longDate(horizon)}`, next, most, (action) => [
      `${named(action)}, due on ${longDate(action.dueOn ?? '')}, `,
      postOf(snapshot, action.ownerId),
      withMilestones(nextWords(action, snapshot), action, report),
    ]),
    ...offTrackTable(expectation.code, offTrack.slice(0, most), report),
    ...restWords(offTrack.length, most),
    ...listPart('Embedded: checked, and it still holds', embedded, most, named),
  ];
}

function listPart(
  title: string,
  rows: readonly Action[],
  most: number,
  words: (action: Action) => Words,
): readonly Block[] {
  if (rows.length === 0) return [];
  const left = rows.length - most;
  const items = [
    ...rows.slice(0, most).map(words),
    ...(left > 0 ? [`and ${count(left, 'more action', 'more actions')}, in appendix A`] : []),
  ];
  return [paragraph([{ strong: title }]), { type: 'list', items }];
}

function evidenceWords(action: Action, { evidence }: Snapshot): string {
  const n = evidence.filter(({ actionId, struckAt }) => actionId === action.id && struckAt === null).length;
  const broughtIn = action.broughtInAt === null ? '' : ', complete as brought in, not confirmed here';
  return `${n === 0 ? '' : `, with ${count(n, 'item')} of evidence`}${broughtIn}`;
}

function nextWords(action: Action, snapshot: Snapshot): string {
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
        return [named(action), [dateOrGap(action.dueOn, 'date')], why(action, update, report), remedyWords(update)];
      }),
    },
  ];
}

function why(action: Action, update: LogEntry | null, report: Report): Words {
  const { snapshot, today, readers } = report;
  const parts = [
    ...(update?.rag ? [`Said to be ${update.rag}`] : []),
    ...(action.status === 'blocked' ? [`Blocked${action.blockedBecause ? `: ${action.blockedBecause}` : ''}`] : []),
    ...(isOverdue(action, snapshot, today) ? [action.kind === 'once' ? 'Late' : 'Lapsed'] : []),
  ];
  if (update) return withMilestones([...parts, update.text].join('. '), action, report);
  const start = withMilestones(parts.join('. '), action, report);
  return action.blockedBecause || readers === 'public' ? start : [`${start}. `, { gap: 'reason' }];
}

/** The corrective action, or a gap for it, with the next step. */
function remedyWords(update: LogEntry | null): Words {
  const { correctiveAction = null, next = null } = update ?? {};
  const step = next ? `Next: ${next}` : '';
  if (correctiveAction === null) return [{ gap: 'corrective action' }, step && `. ${step}`];
  return step ? `${withoutStop(correctiveAction)}. ${step}` : correctiveAction;
}

/** The words of a sentence without the full stop at its end, so that another sentence can follow. */
function withoutStop(words: string): string {
  return words.replace(/[.\s]+$/, '');
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
