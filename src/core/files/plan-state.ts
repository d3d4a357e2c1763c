/** Brings together all that a line says about how its action stands: its status, its colour, its dates and its progress. */
import type { DeliveryStatus, IsoDate, Rag } from '../record/model.ts';
import type { Findings, LineCells } from './plan-cells.ts';
import type { DueCells } from './plan-due.ts';
import { AS_WITHDRAWN, LEAVE_OUT, type StatusCell } from './plan-meanings.ts';
import type { PlanField } from './plan-row.ts';
import {
  beginsComplete,
  deniesCompletion,
  readStatusCell,
  saysComplete,
  soundsComplete,
  statusOfProgress,
  tellsOfWork,
} from './plan-status.ts';

/** How an action stands. */
export interface State {
  readonly status: DeliveryStatus | null;
  readonly rag: Rag | null;
  readonly isOngoing: boolean;
  readonly completedOn: IsoDate | null;
  readonly blockedBecause: string | null;
  /** The row has a colour alone: its cells of progress, which the plan has columns for, say nothing of work. */
  readonly isColourAlone: boolean;
}

/** Reads the state of a line and starts its update; null when somebody has chosen to leave the line out. */
export function readState(cells: LineCells, due: DueCells, findings: Findings): State | null {
  const fields = ['status', 'rag'] as const;
  if (fields.some((field) => cells.answer(field, cells.text(field)) === LEAVE_OUT)) return null;
  const [status, rag] = fields.map((field) => readCell(cells, field, findings));
  const progress = cells.value('update');
  const isStated = status?.status ?? rag?.status ?? status?.isOngoing ?? due.isComplete;
  const stated = isStated
    ? null
    : (statusOfProgress(progress) ?? askIfComplete(cells, progress, findings) ?? stateOfShare(cells, progress));
  const merged = mergeStates(cells, [status ?? null, rag ?? null, stated], due, findings);
  const isPureStatus = stated !== null && !stated.hasMore;
  const { blockedBecause, restOfProgress } = readBlocked(cells, merged.status, isPureStatus ? '' : progress, findings);
  findings.update.unshift(...updateLines(cells, restOfProgress));
  if (cells.line.kind === 'struck' && cells.answer('title', cells.text('title'), 'struck') === AS_WITHDRAWN)
    return {
      ...{ status: 'withdrawn', rag: null, isOngoing: merged.isOngoing },
      ...{ completedOn: null, blockedBecause: null, isColourAlone: false },
    };
  const completedOn = merged.status === 'complete' ? due.completedOn : null;
  const isColourAlone = progress === '' && (cells.has('update') || shareColumns(cells).length > 0);
  const colour = merged.status === 'complete' ? null : merged.rag;
  return { ...merged, rag: colour, completedOn, blockedBecause, isColourAlone };
}

/**
 * Asks whether an action is complete whose words of progress begin so: “Done – checked in May”. Where no column says how actions
 * stand, words that sound so anywhere are enough.
 */
function askIfComplete(cells: LineCells, progress: string, { doubts }: Findings): StatusCell | null {
  const isAlone = !cells.has('status') && !cells.has('rag');
  const elsewhere = completeElsewhere(cells);
  const isLikely = beginsComplete(progress) || (isAlone && soundsComplete(progress));
  if (!isLikely) return elsewhere === undefined ? null : askAbout(cells, elsewhere, doubts);
  return askAbout(cells, progress, doubts);
}

/** A list of finished work, by the name of its sheet or the heading above it. */
const OF_FINISHED =
  /^(?!.*\b(?:not|to be|in)\b)(?:.*\b)?(?:closed|completed?|achieved|delivered|archived?)\b(?: (?:actions?|items?|tasks?|recs|recommendations|work|list))?\W*$/i;

/** Headings of the share of the work that is done: “% complete”, “Progress (%)”. */
const OF_SHARE = /^(?=.*(?:%|\bper ?cent))(?=.*\b(?:complet|done|progress|deliver|achiev))/i;

function shareColumns({ columns }: LineCells) {
  return columns.filter(({ field, heading }) => field === null && OF_SHARE.test(heading));
}

/** The state by a column such as “% complete”: nothing of the work is done, or a part. All of it is asked about elsewhere. */
function stateOfShare(cells: LineCells, progress: string): StatusCell | null {
  const [share] = shareColumns(cells).flatMap(({ index }) => {
    const [, figure, percent] = /^(\d{1,3}(?:\.\d+)?) ?(%?)$/.exec(cells.line.cells[index] ?? '') ?? [];
    if (figure === undefined) return [];
    // A spreadsheet may have 55 % as 0.55.
    return [Number(figure) * (percent === '' && figure.includes('.') && Number(figure) <= 1 ? 100 : 1)];
  });
  if (share === undefined || share >= 100) return null;
  if (share > 0) return { status: 'in_progress', hasMore: true };
  return tellsOfWork(progress) ? null : { status: 'not_started', hasMore: true };
}

/** The words elsewhere that say of an action without a status that it is complete; undefined for none. */
function completeElsewhere(cells: LineCells): string | undefined {
  const isWhole = ({ heading, text }: { readonly heading: string; readonly text: string }) =>
    /%|per ?cent/i.test(heading) && /^(?:100 ?%?|1|1\.0+)$/.test(text);
  const cell = cells.leftOver().find((one) => saysComplete(one.text) || isWhole(one));
  if (cell) return isWhole(cell) ? `${cell.heading}: ${cell.text}` : cell.text;
  const { section, sheet } = cells.line;
  return [section, sheet].find((name) => name !== null && OF_FINISHED.test(name)) ?? undefined;
}

/** Asks whether an action is complete because of words in a cell of another kind. */
function askAbout(cells: LineCells, progress: string, doubts: Findings['doubts']): StatusCell | null {
  const answer = readStatusCell(cells.answer('status', progress, 'progress') ?? '');
  if (answer !== null) return 'question' in answer ? null : { ...answer, hasMore: true };
  const question = 'The words sound as if the action were complete, and no other cell says so.';
  const options = ['Complete', 'In progress'];
  doubts.push({ ...cells.at, field: 'status', cell: progress, group: 'progress', question, options });
  return null;
}

/** Several columns of progress stand under their headings; a single one stands by itself. */
function updateLines(cells: LineCells, progress: string): readonly string[] {
  const columns = cells.columns.filter(({ field }) => field === 'update');
  if (columns.length < 2) return [progress];
  return columns
    .filter(({ index }) => cells.line.cells[index])
    .map(({ heading, index }) => `${heading.replace(/\s+/g, ' ')}: ${cells.line.cells[index]}`);
}

function readCell(cells: LineCells, field: 'status' | 'rag', { doubts, update }: Findings): StatusCell | null {
  const cell = cells.text(field);
  if (cells.answer(field, cell) === AS_WITHDRAWN) {
    update.push(`${cells.heading(field)}: ${cell}`);
    return { status: 'withdrawn', hasMore: true };
  }
  // The key explains what the file says, and not what a person answers.
  const key = cells.answer(field, cell) === null ? cells.key : undefined;
  const read = readStatusCell(inFull(cells.value(field), cells.heading(field)), key);
  if (read === null) return null;
  if ('question' in read) {
    const { question, options } = read;
    doubts.push({ ...cells.place(field), field, cell, question: `“${cell}”: ${question}`, options });
    return null;
  }
  if (read.hasMore) update.push(`${cells.heading(field)}: ${cell}`);
  return read;
}

/** Yes and no below a heading such as "Done?". */
function inFull(cell: string, heading: string): string {
  if (!/done|complete|achieved|delivered|implemented|finished/i.test(heading)) return cell;
  if (/^(?:y|yes|✓|✔|true)$/i.test(cell)) return 'Complete';
  return /^(?:n|no|not yet|✗|✘|x|false)$/i.test(cell) ? '' : cell;
}

/** Columns of dates, in which some plans say that nothing happens. */
const DATES = ['due', 'revisedDue'] as const;

type Merged = Pick<State, 'status' | 'rag' | 'isOngoing'>;

/** A status, a colour and a date may contradict each other, and then a person decides. */
function mergeStates(
  cells: LineCells,
  states: readonly (StatusCell | null)[],
  due: DueCells,
  { doubts }: Findings,
): Merged {
  const statuses = [...states.map((state) => state?.status), due.isComplete ? ('complete' as const) : undefined];
  const [status = null, other] = [...new Set(statuses.filter((one) => one !== undefined))];
  const rag = states.find((state) => state?.rag !== undefined)?.rag ?? null;
  const goesOn = states.some((state) => state?.isOngoing);
  const field: PlanField = cells.text('status') === '' && cells.text('rag') !== '' ? 'rag' : 'status';
  const cell = cells.text(field);
  const answered = readStatusCell(cells.answer(field, cell) ?? '');
  if (answered && !('question' in answered) && (answered.status || answered.isOngoing)) {
    const isOngoing = answered.isOngoing === true || (due.isOngoing && answered.status !== 'complete');
    return { status: answered.status ?? null, rag, isOngoing };
  }
  const ask = (question: string, options: readonly string[]) =>
    doubts.push({ ...cells.place(field), field, cell, question, options });
  const isDenied = status === 'complete' && DATES.some((one) => deniesCompletion(cells.text(one)));
  if (other !== undefined || isDenied) {
    ask('The row says of itself both that it is complete and that it is not.', [
      'Complete',
      'In progress',
      'Not started',
    ]);
    return { status: null, rag, isOngoing: due.isOngoing };
  }
  if (status === 'complete' && (due.isOngoing || goesOn)) {
    ask('The row says both that it is complete and that it is ongoing.', ['Ongoing', 'Complete']);
    return { status: null, rag, isOngoing: true };
  }
  if (goesOn && due.dueOn !== null && !due.isOngoing) {
    ask('The row has a due date and says “ongoing”, which may mean in progress or kept up for good.', [
      'In progress',
      'Ongoing',
    ]);
    return { status: null, rag, isOngoing: false };
  }
  return { status, rag, isOngoing: due.isOngoing || goesOn };
}

/** A blocked action needs a reason; the words of progress give it where no column does. */
function readBlocked(cells: LineCells, status: DeliveryStatus | null, progress: string, { doubts, update }: Findings) {
  const column = cells.value('blockedBecause');
  if (status !== 'blocked') {
    if (column !== '') update.push(`${cells.heading('blockedBecause')}: ${column}`);
    return { blockedBecause: null, restOfProgress: progress };
  }
  if (column !== '') return { blockedBecause: column, restOfProgress: progress };
  if (progress !== '') return { blockedBecause: progress, restOfProgress: '' };
  const question = 'A blocked action needs the reason why it is blocked.';
  doubts.push({ ...cells.at, field: 'blockedBecause', cell: '', question, options: [] });
  return { blockedBecause: null, restOfProgress: '' };
}
