/** Expectations: adding and editing them, their SRO, and how far their actions are. Never "met" by machine. */
import { type Acting, nameOf, requireLead } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Expectation, IsoDate, Level, Notice, Snapshot } from '../record/model.ts';
import { byCode, isOverdue } from './action.ts';

export function expectationByCode(snapshot: Snapshot, code: string): Expectation {
  const expectation = snapshot.expectations.find((one) => one.code === code);
  if (expectation) return expectation;
  const codes = snapshot.expectations.map((one) => one.code);
  throw new UserError(
    `There is no expectation ${code} under this notice. ${codes.length > 0 ? `Expected one of ${codes.join(', ')}.` : 'It has none yet.'}`,
  );
}

export interface NewExpectation {
  readonly title: string;
  readonly text: string;
  readonly level: Level;
  readonly seniorResponsibleOwnerId: string | null;
}

function nextExpectationCode(snapshot: Snapshot): string {
  return `E${Math.max(0, ...snapshot.expectations.map((one) => Number(one.code.slice(1)))) + 1}`;
}

export function addExpectation(
  acting: Acting,
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
    ...wanted,
  };
  return [expectation, added('expectation', expectation)];
}

export function editExpectation(
  acting: Acting,
  expectation: Expectation,
  edit: Partial<Pick<Expectation, 'title' | 'text' | 'level'>>,
): Change {
  requireLead(acting, `edit ${expectation.code}`);
  return changed('expectation', expectation, edit, 'edited');
}

/** Null takes the present one away without naming another. */
export function assignSro(acting: Acting, expectation: Expectation, personId: string | null): Change {
  requireLead(acting, `name the senior responsible owner of ${expectation.code}`);
  if (expectation.seniorResponsibleOwnerId === personId) {
    throw new UserError(
      `${nameOf(acting.snapshot, personId)} answers for ${expectation.code} already. Expected somebody else.`,
    );
  }
  return changed('expectation', expectation, { seniorResponsibleOwnerId: personId }, 'assigned');
}

/** How many ongoing actions are kept up: no evidence of theirs is overdue. The others have lapsed. */
export interface KeptUp {
  readonly keptUp: number;
  readonly total: number;
}

/** Withdrawn actions and those that are done once do not count. */
function keptUpAmong(actions: readonly Action[], snapshot: Snapshot, today: IsoDate): KeptUp {
  const ongoing = actions.filter(({ kind, status }) => kind === 'ongoing' && status !== 'withdrawn');
  return {
    keptUp: ongoing.filter((action) => !isOverdue(action, snapshot, today)).length,
    total: ongoing.length,
  };
}

/** How far the actions under one expectation are. Withdrawn actions do not count; ongoing ones are never complete. */
export interface Progress {
  readonly expectation: Expectation;
  readonly actions: readonly Action[];
  /** Of the actions that are done once. */
  readonly total: number;
  readonly complete: number;
  readonly overdue: number;
  readonly ongoing: KeptUp;
  /** The soonest due date, today or later, of what is still to do. */
  readonly nextDueOn: IsoDate | null;
}

export function progressOf(snapshot: Snapshot, expectation: Expectation, today: IsoDate): Progress {
  const actions = snapshot.actions
    .filter((action) => action.expectationId === expectation.id && action.status !== 'withdrawn')
    .sort(byCode);
  const ahead = actions
    .filter((action) => action.status !== 'complete' && action.dueOn !== null && action.dueOn >= today)
    .map((action) => action.dueOn as IsoDate)
    .sort();
  const once = actions.filter(({ kind }) => kind === 'once');
  return {
    expectation,
    actions,
    total: once.length,
    complete: once.filter((action) => action.status === 'complete').length,
    overdue: once.filter((action) => isOverdue(action, snapshot, today)).length,
    ongoing: keptUpAmong(actions, snapshot, today),
    nextDueOn: ahead[0] ?? null,
  };
}
