/**
 * Expectations: adding and editing them, their SRO, and how far their actions are. The code never decides that one is
 * met.
 */
import { type ActorContext, nameOf, requireLead } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowsBelongingTo } from '../record/find-row.ts';
import type { Action, Expectation, IsoDate, Level, Notice, Snapshot } from '../record/model.ts';
import { byCode, inCodeOrder, isKeptUp, isOverdue } from './action.ts';
import { isEmbedded } from './check.ts';
import { wasEverMet } from './kept-up.ts';
import { isRed } from './off-track.ts';

/** The expectation with this code. Throws `UserError` with the codes there are when the notice has none. */
export function expectationByCode(snapshot: Snapshot, code: string): Expectation {
  const expectation = snapshot.expectations.find((one) => one.code === code);
  if (expectation) return expectation;
  const codes = inCodeOrder(snapshot.expectations).map((one) => one.code);
  throw new UserError(
    `There is no expectation ${code} under this notice. ${codes.length > 0 ? `Expected one of ${codes.join(', ')}.` : 'It has none yet.'}`,
  );
}

/** An expectation as a lead gives it, before it has a code. `text`: the words of the letter. */
export interface NewExpectation {
  readonly title: string;
  readonly text: string;
  readonly level: Level;
  readonly seniorResponsibleOwnerId: string | null;
}

function nextExpectationCode(snapshot: Snapshot): string {
  return `E${Math.max(0, ...snapshot.expectations.map((one) => Number(one.code.slice(1)))) + 1}`;
}

/** Adds an expectation under the next free code. Leads only; throws `UserError`. */
export function addExpectation(
  acting: ActorContext,
  notice: Notice,
  wanted: NewExpectation,
  id: string,
): [Expectation, Change] {
  requireLead(acting, 'add expectations');
  const expectation: Expectation = {
    id,
    version: 1,
    noticeId: notice.id,
    code: nextExpectationCode(acting.snapshot),
    codesUpTo: 0,
    ...wanted,
  };
  return [expectation, added('expectation', expectation)];
}

/** Edits the title, text or level of an expectation. Leads only; throws `UserError`. */
export function editExpectation(
  acting: ActorContext,
  expectation: Expectation,
  edit: Partial<Pick<Expectation, 'title' | 'text' | 'level'>>,
): Change {
  requireLead(acting, `edit ${expectation.code}`);
  return changed('expectation', expectation, edit, 'edited');
}

/** Names the senior responsible owner of an expectation; null leaves it without one. Leads only; throws `UserError`. */
export function assignSro(acting: ActorContext, expectation: Expectation, personId: string | null): Change {
  requireLead(acting, `name the senior responsible owner of ${expectation.code}`);
  if (expectation.seniorResponsibleOwnerId === personId) {
    throw new UserError(
      `${nameOf(acting.snapshot, personId)} answers for ${expectation.code} already. Expected somebody else.`,
    );
  }
  return changed('expectation', expectation, { seniorResponsibleOwnerId: personId }, 'assigned');
}

/**
 * How many of `total` actions that are never complete are kept up: they were met, and nothing of them is overdue. `notYet`: not due
 * for the first time yet. The others have lapsed.
 */
export interface OngoingCounts {
  readonly keptUp: number;
  readonly notYet: number;
  readonly total: number;
}

/** How far the actions under one expectation are. Withdrawn actions do not count; ongoing ones are never complete. */
export interface Progress {
  readonly expectation: Expectation;
  readonly actions: readonly Action[];
  /** The actions that are done once; `complete` and `overdue` count among these. */
  readonly total: number;
  readonly complete: number;
  /** The complete ones of which a later check has shown that they still hold. */
  readonly embedded: number;
  readonly overdue: number;
  /** The red ones that are not overdue. */
  readonly red: number;
  readonly ongoing: OngoingCounts;
  /** The soonest due date, today or later, of what is still to do. */
  readonly nextDueOn: IsoDate | null;
}

/** All actions under an expectation, withdrawn ones with them. The array is the same one until one of them changes. */
export function actionsUnder({ actions }: Snapshot, { id }: Expectation): readonly Action[] {
  return rowsBelongingTo(actions, id, expectationIdOf);
}

const expectationIdOf = ({ expectationId }: Action) => expectationId;

/**
 * Keeps what `work` gives for the actions under an expectation until one of them, the evidence, the log or the day is another one:
 * most changes are about a single action. `work` reads nothing else.
 */
export function keptPerGroup<Result>(
  work: (actions: readonly Action[], snapshot: Snapshot, today: IsoDate) => Result,
): typeof work {
  const kept = new WeakMap<
    readonly Action[],
    Pick<Snapshot, 'evidence' | 'logEntries'> & { today: IsoDate; result: Result }
  >();
  return (actions, snapshot, today) => {
    const { evidence, logEntries } = snapshot;
    const last = kept.get(actions);
    if (last?.evidence === evidence && last.logEntries === logEntries && last.today === today) return last.result;
    const result = work(actions, snapshot, today);
    kept.set(actions, { evidence, logEntries, today, result });
    return result;
  };
}

/** Counts how far the actions under an expectation are on a day. */
export function progressOf(snapshot: Snapshot, expectation: Expectation, today: IsoDate): Progress {
  const kept = keptProgress(actionsUnder(snapshot, expectation), snapshot, today);
  // An imported check may stand under another expectation.
  const embedded = kept.actions.filter((one) => !isKeptUp(one) && isEmbedded(one, snapshot, today)).length;
  return { expectation, ...kept, embedded };
}

const keptProgress = keptPerGroup((all, snapshot, today): Omit<Progress, 'expectation' | 'embedded'> => {
  const actions = all.filter(({ status }) => status !== 'withdrawn').sort(byCode);
  const ongoing = { keptUp: 0, notYet: 0, total: 0 };
  let [total, complete, overdue, red] = [0, 0, 0, 0];
  let nextDueOn: IsoDate | null = null;
  for (const action of actions) {
    const { dueOn, status } = action;
    const isAhead = status !== 'complete' && dueOn !== null && dueOn >= today;
    if (isAhead && (nextDueOn === null || dueOn < nextDueOn)) nextDueOn = dueOn;
    const late = isOverdue(action, snapshot, today);
    if (isKeptUp(action)) {
      ongoing.total += 1;
      if (!late) ongoing[wasEverMet(action, snapshot) ? 'keptUp' : 'notYet'] += 1;
    } else {
      total += 1;
      if (status === 'complete') complete += 1;
      if (late) overdue += 1;
      else if (isRed(action, snapshot)) red += 1;
    }
  }
  return { actions, total, complete, overdue, red, ongoing, nextDueOn };
});
