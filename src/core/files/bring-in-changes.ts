/** The differences between a row of a plan and the action that it has been brought in as. An empty cell changes nothing. */
import type { ActorContext } from '../people/person.ts';
import { isOpen } from '../plan/action.ts';
import { reopenAction } from '../plan/completion.ts';
import { NO_PROPOSAL } from '../plan/due-date.ts';
import { isWordless, latestUpdates, wordsOfPlan } from '../plan/log-entry.ts';
import { allMilestonesOf, lettersUsed, newMilestone } from '../plan/milestone.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { rowsBelongingTo } from '../record/find-row.ts';
import type { Action, LogEntry, Milestone } from '../record/model.ts';
import { isOpenedAgain, withoutRepeated } from './bring-in-again.ts';
import type { BringInInput } from './bring-in-input.ts';
import {
  bringInEvidence,
  bringInUpdate,
  dayOfCompletion,
  figuresOfMeasure,
  hasUpdate,
  type RowPlace,
  requiredOf,
  statusOf,
} from './bring-in-row.ts';
import {
  colourOfMilestone,
  isMilestoneColour,
  type MilestoneColour,
  writeMilestoneColour,
} from './milestone-colour.ts';
import { plain } from './plain-words.ts';
import type { PlanRow } from './plan-row.ts';

/** The action as its row says it, with the changes that make it so; none where it says so already. `asRead`: for `withoutRepeated`. */
export function changeBroughtIn(
  acting: ActorContext,
  before: Action,
  whole: PlanRow,
  place: RowPlace,
  input: BringInInput,
  asRead: PlanRow,
): { readonly action: Action; readonly changes: readonly Change[] } {
  const changes: Change[] = [];
  const { because, newId } = input;
  // A withdrawn action stays as it was when it was withdrawn.
  if (before.status === 'withdrawn' && !isOpenedAgain(before, input.answers)) return { action: before, changes: [] };
  const { row, same } = withoutRepeated(whole, asRead, before, input);
  const hasNewStatus = row.status === null || !same.has('status');
  let action = before;
  for (const step of [reopenChange, editChange, dateChange, ...(hasNewStatus ? [statusChange] : [])]) {
    for (const change of step({ acting, action, row, place, because, newId })) {
      changes.push(change);
      if (change.op === 'changed')
        action = { ...action, ...(change.after as Partial<Action>), version: action.version + 1 };
    }
  }
  const added = [milestoneChanges, updateChange, evidenceChanges].flatMap((step) =>
    step({ acting, action, row, place, because, newId }),
  );
  return { action, changes: [...changes, ...added] };
}

/** A withdrawn action of which somebody has said that it is opened again. */
function reopenChange({ acting, action, because }: Step): readonly Change[] {
  return action.status === 'withdrawn' ? [reopenAction(acting, action, because)] : [];
}

interface Step {
  readonly acting: ActorContext;
  readonly action: Action;
  readonly row: PlanRow;
  readonly place: RowPlace;
  readonly because: string;
  readonly newId: () => string;
}

/** The columns that differ; a null of the row leaves the record as it is. */
function differing<K extends keyof Action>(action: Action, wanted: Partial<Pick<Action, K>>): Partial<Action> {
  const entries = Object.entries(wanted) as [K, Action[K]][];
  return Object.fromEntries(
    entries.filter(([key, value]) => value !== null && value !== action[key]),
  ) as Partial<Action>;
}

function editChange({ action, row, place, because }: Step): readonly Change[] {
  const { title, theme, planRef, level } = row;
  const isSameTitle = title === '' || plain(title) === plain(action.title);
  const { ownerId, recommendationId } = place;
  const deputyId = place.deputyId === ownerId ? null : place.deputyId;
  const wanted = {
    ...{ title: isSameTitle ? null : title, theme, planRef, level, ownerId, deputyId, recommendationId },
    ...{ evidenceRequired: requiredOf(row), everyWeeks: row.everyWeeks },
  } as Partial<Action>;
  const edit = differing(action, wanted);
  const kind = edit.everyWeeks && action.kind === 'once' ? ({ kind: 'ongoing' } as const) : {};
  // A deputy who becomes the owner is not the deputy any more.
  const isDeputyNow = edit.ownerId !== undefined && edit.ownerId === action.deputyId && edit.deputyId === undefined;
  const figures = action.kind === 'measure' && row.measure ? differing(action, figuresOfMeasure(row.measure)) : {};
  const after = { ...edit, ...kind, ...figures, ...(isDeputyNow ? { deputyId: null } : {}) };
  return Object.keys(after).length === 0 ? [] : [changed('action', action, after, 'edited', because)];
}

function dateChange({ action, row, because }: Step): readonly Change[] {
  const { dueOn } = row;
  // The date beside a measure is that of its target.
  if (dueOn === null || dueOn === action.dueOn || !isOpen(action) || action.kind === 'measure') return [];
  if (action.dueOn === null)
    return [changed('action', action, { dueOn, originalDueOn: action.originalDueOn ?? dueOn }, 'date set', because)];
  return [
    changed('action', action, { dueOn, timesMoved: action.timesMoved + 1, ...NO_PROPOSAL }, 'date moved', because),
  ];
}

function statusChange({ acting, action, row, because }: Step): readonly Change[] {
  const { blockedBecause } = row;
  const status = statusOf(row);
  if (action.broughtInAt !== null && status === action.status) return dayChange({ acting, action, row, because });
  if (status === null || status === action.status || !isOpen(action)) return [];
  if (action.kind === 'measure' && status !== 'withdrawn') return [];
  // A milestone that is done, a colour and words of progress say only that the work has begun.
  if (row.status === null && action.status !== 'not_started') return [];
  if (status === 'complete') {
    if (action.kind !== 'once') return [];
    const complete = {
      status,
      blockedBecause: null,
      completedAt: acting.now,
      broughtInAt: acting.now,
      doneOn: dayOfCompletion(acting, row),
      ...NO_PROPOSAL,
    } as const;
    return [changed('action', action, complete, 'brought in', because)];
  }
  if (status === 'withdrawn') return [changed('action', action, { status, ...NO_PROPOSAL }, 'withdrawn', because)];
  if (status === 'blocked') return [changed('action', action, { status, blockedBecause }, 'blocked', because)];
  // Work that has begun here is not set back by a plan that has not heard of it.
  if (status === 'in_progress')
    return [changed('action', action, { status, blockedBecause: null }, 'started', because)];
  return [];
}

/** The day of completion of an action that came in complete, where the plan now says another. */
function dayChange({ acting, action, row, because }: Pick<Step, 'acting' | 'action' | 'row' | 'because'>) {
  const doneOn = dayOfCompletion(acting, row);
  return doneOn === null || doneOn === action.doneOn ? [] : [changed('action', action, { doneOn }, 'edited', because)];
}

function milestoneChanges({ acting, action, row, because, newId }: Step): readonly Change[] {
  const all = rowsBelongingTo(acting.snapshot.milestones, action.id, ({ actionId }) => actionId);
  // Two milestones of one action may bear the same words; each is found once.
  const free = new Set(all.filter(({ withdrawnAt }) => withdrawnAt === null));
  let count = lettersUsed(all);
  return row.milestones.flatMap((wanted): readonly Change[] => {
    const present = [...free].find(({ title }) => plain(title) === plain(wanted.title));
    if (present) free.delete(present);
    if (!present) {
      count += 1;
      return [added('milestone', newMilestone(action, wanted, count - 1, newId()), 'brought in', because)];
    }
    const isMoved = wanted.dueOn !== null && wanted.dueOn !== present.dueOn;
    const isDone = wanted.doneOn !== null && present.doneOn === null;
    const after = { ...(isMoved ? { dueOn: wanted.dueOn } : {}), ...(isDone ? { doneOn: wanted.doneOn } : {}) };
    if (!isMoved && !isDone) return [];
    return [changed('milestone', present, after, isDone ? 'milestone done' : 'date moved', because)];
  });
}

/** An update with words or a colour that no standing update has yet. */
function updateChange({ acting, action, row, because, newId }: Step): readonly Change[] {
  const updates = latestUpdates(acting.snapshot, { about: 'action', row: action }).toReversed();
  const words = wordsWithoutColours(row.update ?? '');
  const isThere = updates.some(
    (one) =>
      wordsWithoutColours(wordsOfPlan(one) ?? one.text) === words && one.rag === row.rag && one.next === row.next,
  );
  const colours = newColours(row, allMilestonesOf(acting.snapshot, action), updates);
  if ((isThere || !hasUpdate(row)) && colours.length === 0) return [];
  // A milestone that is green has a line only where the record has it as red or amber.
  const green = colours.filter(({ rag }) => rag === 'green').map(writeMilestoneColour);
  const said = green.length === 0 ? row : { ...row, update: [words, ...green].filter((one) => one !== '').join('\n') };
  return [added('logEntry', bringInUpdate(acting, action, said, newId()), 'brought in', because)];
}

/** The words of an update without the colours of milestones; empty where they say no more than a colour. */
function wordsWithoutColours(text: string): string {
  const lines = text.split('\n').filter((line) => !isMilestoneColour(line));
  const words = lines.join('\n');
  return isWordless(words) ? '' : words;
}

/** The colours that a plan gives milestones otherwise than the record has them. Green and none are the same to begin with. */
function newColours(
  { milestones }: PlanRow,
  all: readonly Milestone[],
  updates: readonly LogEntry[],
): readonly MilestoneColour[] {
  return milestones.flatMap(({ title, rag, isDone }) => {
    const before = colourOfMilestone({ title }, all, updates)?.rag ?? 'green';
    return rag === null || isDone || rag === before ? [] : [{ name: title, rag }];
  });
}

function evidenceChanges({ acting, action, row, because, newId }: Step): readonly Change[] {
  if (row.evidence === null) return [];
  return bringInEvidence(acting, action, row.evidence, newId).map((item) =>
    added('evidence', item, 'brought in', because),
  );
}
