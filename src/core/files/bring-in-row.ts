/** The rows of the record that one action of a plan becomes. */
import { type ActorContext, recordedId } from '../people/person.ts';
import { newAction, usualLevel } from '../plan/action.ts';
import { evidenceOf, parseEvidence, standingEvidence } from '../plan/evidence.ts';
import { newEntry, textFromPlan, wordsOfNone } from '../plan/log-entry.ts';
import { type FigureColumns, figureColumns } from '../plan/measure-figures.ts';
import { newMilestone } from '../plan/milestone.ts';
import { nextCode } from '../plan/next-code.ts';
import { dueAfterWeeks } from '../plan/next-period.ts';
import { added, type Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, DeliveryStatus, EvidenceItem, Expectation, IsoDate, LogEntry } from '../record/model.ts';
import { writeMilestoneColour } from './milestone-colour.ts';
import { nextRhythmDay } from './plan-rhythm-day.ts';
import type { PlanMeasure, PlanRow } from './plan-row.ts';
import { tellsOfWork } from './plan-status.ts';

/** How many weeks apart a measure of a plan is read again: our own choice, which the preview says. */
export const MEASURE_WEEKS = 13;

/** The people and rows that a plan's action belongs to, found in the record or entered with it. */
export interface RowPlace {
  readonly expectation: Expectation;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly recommendationId: string | null;
  /** The body with which contact is kept up under the action. */
  readonly contactWithId: string | null;
}

/** The day on which regular work is first due: the next day that the plan names, else so many weeks from today. */
function firstDueOn({ today, snapshot }: ActorContext, { everyWeeks, rhythmDay }: PlanRow): IsoDate | null {
  if (everyWeeks === null) return null;
  return rhythmDay === null ? dueAfterWeeks(today, everyWeeks, snapshot) : nextRhythmDay(rhythmDay, today, snapshot);
}

/** The new action of a row, as it came in. `because` is kept as the reason. */
function bringInAction(
  acting: ActorContext,
  row: PlanRow,
  { expectation, ownerId, deputyId, recommendationId, contactWithId }: RowPlace,
  code: string,
  id: string,
): Action {
  const isComplete = row.status === 'complete';
  const { everyWeeks } = row;
  const dueOn = row.dueOn ?? firstDueOn(acting, row);
  const wanted = { title: row.title, ownerId, deputyId, dueOn, everyWeeks, evidenceRequired: requiredOf(row) };
  return {
    ...newAction(expectation, code, { ...wanted, level: row.level ?? usualLevel(expectation) }, id),
    planRef: row.planRef,
    theme: row.theme,
    recommendationId,
    ...(contactWithId === null ? {} : { bodyId: contactWithId, cadenceFrom: 'last' as const }),
    originalDueOn: row.originalDueOn ?? dueOn,
    timesMoved: row.originalDueOn !== null && row.originalDueOn !== dueOn ? 1 : 0,
    status: statusOf(row) ?? 'not_started',
    blockedBecause: row.blockedBecause,
    completedAt: isComplete ? acting.now : null,
    broughtInAt: isComplete ? acting.now : null,
    doneOn: dayOfCompletion(acting, row),
  };
}

/** The day on which the plan says that a complete action was done; null for none, and for one that has not come yet. */
export function dayOfCompletion({ today }: ActorContext, { status, completedOn }: PlanRow): IsoDate | null {
  return status === 'complete' && completedOn !== null && completedOn <= today ? completedOn : null;
}

/**
 * The status of a row. Where the plan says none, work has begun of which a milestone is done, which has a colour beside words of
 * progress or in a plan without a column of them, or of which such words tell.
 */
export function statusOf({ status, milestones, rag, isColourAlone, update }: PlanRow): DeliveryStatus | null {
  const hasBegun =
    milestones.some(({ isDone }) => isDone) || (rag !== null && !isColourAlone) || tellsOfWork(update ?? '');
  return status ?? (hasBegun ? 'in_progress' : null);
}

/** The evidence that a row asks for. A measure without figures is words about success, and so is that. */
export function requiredOf({ evidenceRequired, measure, kind }: PlanRow): string | null {
  const words = measure !== null && kind !== 'measure' && !hasFigures(measure) ? measure.title : null;
  return [evidenceRequired, words].filter((text) => text !== null).join('\n') || null;
}

/** Whether a measure beside an action has two figures, between which it is to move. */
export function hasFigures({ baseline, target }: PlanMeasure): boolean {
  return baseline !== null && target !== null && baseline !== target;
}

/** A measure as an action of its own, under the same expectation and with the same people. Throws `UserError` for its figures. */
function bringInMeasure(
  acting: ActorContext,
  row: PlanRow,
  measure: PlanMeasure,
  { expectation, ownerId, deputyId }: RowPlace,
  code: string,
  id: string,
): Action {
  const everyWeeks = measure.everyWeeks ?? MEASURE_WEEKS;
  const dueOn = dueAfterWeeks(acting.today, everyWeeks, acting.snapshot);
  const wanted = { title: measure.title, ownerId, deputyId, dueOn, everyWeeks, evidenceRequired: null };
  return {
    ...newAction(expectation, code, { ...wanted, level: row.level ?? usualLevel(expectation) }, id),
    kind: 'measure',
    theme: row.theme,
    ...figuresOfMeasure(measure),
  };
}

/** A measure goes on until it is withdrawn. */
function statusOfMeasure({ status }: PlanRow): Partial<Action> {
  return status === 'withdrawn' ? { status } : {};
}

/** The figures of a measure as the record keeps them. Throws `UserError` for those that do not agree. */
export function figuresOfMeasure({ unit, better, ...measure }: PlanMeasure): FigureColumns {
  const dated = (value: number | null, on: string | null) =>
    value === null ? null : { value, unit: unit === '' ? null : unit, on };
  return figureColumns({
    baseline: dated(measure.baseline, measure.baselineOn),
    target: dated(measure.target, measure.targetOn),
    better,
  });
}

/** Whether a row has anything to say in an update. */
export function hasUpdate(row: PlanRow): boolean {
  const { update, rag, next, correctiveAction } = row;
  return [update, rag, next, correctiveAction].some((part) => part !== null) || coloursOf(row).length > 0;
}

/** The lines about milestones that are red or amber in the plan. A green one is worth no line. */
function coloursOf({ milestones }: PlanRow): readonly string[] {
  return milestones.flatMap(({ ref, title, rag, isDone }) =>
    isDone || (rag !== 'red' && rag !== 'amber')
      ? []
      : [writeMilestoneColour({ name: [ref, title].filter(Boolean).join(' '), rag })],
  );
}

/** The update of a row on an action. */
export function bringInUpdate(acting: ActorContext, action: Action, row: PlanRow, id: string): LogEntry {
  const { rag, next, correctiveAction } = row;
  const words = { on: acting.today, text: updateText(row), marking: 'internal', addedBy: authorOf(acting) } as const;
  return newEntry(acting, { about: 'action', row: action }, 'update', { ...words, next, rag, correctiveAction }, id);
}

/** The text of an update from the words of the plan; a colour without words is said. */
function updateText(row: PlanRow): string {
  const { update, rag, next } = row;
  const lines = [...(update === null ? [] : [update]), ...coloursOf(row)];
  return textFromPlan(lines.length === 0 ? wordsOfNone({ rag, next }) : lines.join('\n'));
}

/** The links and notes of a column of evidence, one to a line, without those that the action has already. */
export function bringInEvidence(
  acting: ActorContext,
  action: Action,
  text: string,
  newId: () => string,
): readonly EvidenceItem[] {
  const there = new Set(standingEvidence(acting.snapshot, action).map((item) => item.text));
  const proofs = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readProof)
    .filter((proof) => !there.has(proof.text));
  const items: EvidenceItem[] = [];
  for (const { kind, text: words } of proofs) {
    const code = nextCode('V', [...evidenceOf(acting.snapshot, action), ...items]);
    items.push({
      ...{ id: newId(), version: 1, noticeId: action.noticeId, actionId: action.id, code },
      ...{ kind, text: words, body: null, metOn: null, periodDueOn: null, marking: 'internal' },
      ...{ addedBy: authorOf(acting), addedAt: acting.now, struckBy: null, struckAt: null, struckBecause: null },
    });
  }
  return items;
}

/** A link of https is kept as a link, and every other text as a note. */
function readProof(line: string): { readonly kind: 'link' | 'note'; readonly text: string } {
  try {
    const { kind, text } = parseEvidence(line, 'internal');
    return { kind: kind === 'link' ? 'link' : 'note', text };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'note', text: line };
  }
}

function authorOf({ actor }: ActorContext): string {
  const id = recordedId(actor);
  if (id === null) throw new UserError('Import a plan in chat, so that the record shows who brought it in.');
  return id;
}

/** Everything that a new action of a plan adds, the action first. */
export function bringInAll(
  acting: ActorContext,
  row: PlanRow,
  place: RowPlace,
  codes: () => string,
  because: string,
  newId: () => string,
): { readonly action: Action; readonly changes: readonly Change[] } {
  const { measure } = row;
  const isMeasure = row.kind === 'measure' && measure !== null;
  const action = isMeasure
    ? {
        ...bringInMeasure(acting, row, measure, place, codes(), newId()),
        planRef: row.planRef,
        ...statusOfMeasure(row),
      }
    : bringInAction(acting, row, place, codes(), newId());
  const milestones = row.milestones.map((one, index) => newMilestone(action, one, index, newId()));
  const evidence = row.evidence === null ? [] : bringInEvidence(acting, action, row.evidence, newId);
  const update = hasUpdate(row) ? [bringInUpdate(acting, action, row, newId())] : [];
  const measures =
    measure && !isMeasure && hasFigures(measure) ? [bringInMeasure(acting, row, measure, place, codes(), newId())] : [];
  const changes = [
    added('action', action, 'brought in', because),
    ...milestones.map((one) => added('milestone', one, 'brought in', because)),
    ...evidence.map((one) => added('evidence', one, 'brought in', because)),
    ...update.map((one) => added('logEntry', one, 'brought in', because)),
    ...measures.map((one) => added('action', one, 'brought in', because)),
  ];
  return { action, changes };
}
