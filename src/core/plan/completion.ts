/** Completion: reporting an action done, confirming it, and taking either back. */
import { type ActorContext, nameOf, requireConfirmer, requireOversight, requireReporter } from '../people/person.ts';
import { type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, IsoDate } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { minutesBetween } from '../time/instants.ts';
import { isOpen } from './action.ts';
import { withoutContact } from './contact.ts';
import { dayInExample, requireDayOfWork } from './done-day.ts';
import { NO_PROPOSAL, type SetDate } from './due-date.ts';
import {
  addEvidence,
  awaitsEvidence,
  isProven,
  type NewEvidence,
  needsMinute,
  standingEvidence,
  strikeEvidence,
} from './evidence.ts';
import { strikeEntry } from './log-entry.ts';
import { contactsOf, isMetWithBody } from './next-contact.ts';
import { notOpenWords } from './not-open.ts';
import { periodOfEvidence } from './rhythm.ts';

/** How many minutes a report can be undone without a reason. Later, somebody returns the action with a reason. */
export const UNDO_MINUTES = 10;

const NOT_REPORTED = {
  reportedBy: null,
  reportedAt: null,
  reportedFrom: null,
  doneOn: null,
  completedBy: null,
  completedAt: null,
} as const;

/** The state of an action that is worked on again. A report keeps `blockedBecause`, so that an undo can restore it. */
const IN_PROGRESS = { status: 'in_progress', blockedBecause: null } as const;

/**
 * Reports an action done, on `doneOn` where that is another day than today. If the notice asks for no confirmation and the evidence is there, this also completes it.
 * An ongoing action is never complete: its evidence covers only the period of its day, and the next is due `everyWeeks` weeks later.
 */
export function reportDone(
  acting: ActorContext,
  action: Action,
  newEvidence: NewEvidence | null,
  evidenceId: string,
  doneOn: IsoDate | null = null,
): Change[] {
  requireReporter(acting, action);
  if (action.kind !== 'once') return reportPeriod(acting, action, newEvidence, evidenceId, doneOn);
  if (!isOpen(action)) throw new UserError(notOpenWords(action));
  requireDayOfWork(doneOn, acting.today);
  const evidence = newEvidence ? [addEvidence(acting, action, newEvidence, evidenceId)] : [];
  const items = [...acting.snapshot.evidence, ...evidence.map((one) => one.item)];
  const report = {
    status: 'reported_complete',
    reportedBy: acting.actor.id,
    reportedAt: acting.now,
    reportedFrom: action.status,
    doneOn: doneOn === acting.today ? null : doneOn,
  } as const;
  const reported = { ...action, ...report };
  const completes = acting.snapshot.notice?.confirmationRequired === false && isProven(reported, items);
  const after = completes
    ? { ...report, status: 'complete' as const, completedBy: acting.actor.id, completedAt: acting.now, ...NO_PROPOSAL }
    : report;
  return [...evidence.map((one) => one.change), changed('action', action, after, 'reported complete')];
}

/** Reports the period of an action that is kept up. */
function reportPeriod(
  acting: ActorContext,
  action: Action,
  newEvidence: NewEvidence | null,
  evidenceId: string,
  on: IsoDate | null,
): Change[] {
  if (isMetWithBody(action)) throw new UserError(howToRecordContact(acting, action, on));
  if (action.kind === 'measure')
    throw new UserError(
      `${action.code} is a measure, which is never complete. Give its next reading with its day: update ${action.code} 46% on ${dayInExample(acting, on, '31 May')}`,
    );
  requireDayOfWork(on, acting.today);
  if (!newEvidence) throw new UserError(howToMeetPeriod(acting, action, on));
  return meetPeriod(acting, action, on === null ? newEvidence : { ...newEvidence, metOn: on }, evidenceId);
}

function meetPeriod(acting: ActorContext, action: Action, newEvidence: NewEvidence, evidenceId: string): Change[] {
  const { metOn = null } = newEvidence;
  if (action.status === 'withdrawn')
    throw new UserError(`${action.code} has been withdrawn. To open it again: reopen ${action.code} because …`);
  if (needsMinute(action) && newEvidence.kind !== 'minute') throw new UserError(howToMeetPeriod(acting, action, metOn));
  const { periodDueOn, nextDueOn, moved } = periodOfEvidence(action, acting, metOn);
  const given = addEvidence(acting, action, newEvidence, evidenceId, periodDueOn);
  const changes = [
    given.change,
    ...moved.map((one) =>
      changed('evidence', one.item, { periodDueOn: one.periodDueOn }, 'evidence given for the period'),
    ),
  ];
  if (nextDueOn === action.dueOn) return changes;
  const after = { dueOn: nextDueOn, ...IN_PROGRESS };
  return [...changes, changed('action', action, after, 'evidence given for the period')];
}

function howToMeetPeriod(acting: ActorContext, action: Action, on: IsoDate | null): string {
  const { code, everyWeeks } = action;
  const day = on === null ? '' : ` on ${longDate(on)}`;
  const example = needsMinute(action)
    ? `minute ${code} "Item 7" of "the Board" on ${dayInExample(acting, on, '20 March')}`
    : `done ${code}${day} https://… or a few words`;
  return `${code} is ongoing: it needs evidence every ${everyWeeks} weeks. Give it like this: ${example}`;
}

/**
 * Adds evidence without a report. It may meet the period of an ongoing action, or complete an action that was reported.
 */
export function giveEvidence(
  acting: ActorContext,
  action: Action,
  newEvidence: NewEvidence,
  evidenceId: string,
): Change[] {
  if (action.kind === 'ongoing' && !isMetWithBody(action)) return meetPeriod(acting, action, newEvidence, evidenceId);
  const { item, change } = addEvidence(acting, action, newEvidence, evidenceId);
  const waits = awaitsEvidence(action, acting.snapshot) && isProven(action, [item]);
  if (!waits || acting.snapshot.notice?.confirmationRequired !== false) return [change];
  const complete = {
    status: 'complete',
    completedBy: action.reportedBy,
    completedAt: acting.now,
    ...NO_PROPOSAL,
  } as const;
  return [change, changed('action', action, complete, 'reported complete')];
}

/**
 * Undoes a report: for the person who reported, within `UNDO_MINUTES` and before somebody else confirmed it. For an
 * ongoing action, the person who gave the latest evidence undoes that. Throws `UserError`.
 */
export function undoReport(acting: ActorContext, action: Action): Change[] {
  if (action.kind === 'ongoing') return undoEvidence(acting, action);
  const completedByAnother = action.status === 'complete' && action.completedBy !== action.reportedBy;
  if (action.reportedAt === null || isOpen(action) || completedByAnother) {
    throw new UserError(`There is no report of ${action.code} to undo: it is ${action.status.replace('_', ' ')}.`);
  }
  if (action.reportedBy !== acting.actor.id)
    throw new UserError(
      `Only ${nameOf(acting.snapshot, action.reportedBy)}, who reported ${action.code}, can undo it.`,
    );
  if (minutesBetween(action.reportedAt, acting.now) >= UNDO_MINUTES) {
    throw new UserError(
      `${action.code} was reported more than ${UNDO_MINUTES} minutes ago. A programme lead or the senior responsible owner can return it: return ${action.code} because …`,
    );
  }
  return [
    changed('action', action, { status: action.reportedFrom ?? 'in_progress', ...NOT_REPORTED }, 'report undone'),
  ];
}

/**
 * Takes back the newest contact of a meeting or cadence, for the person who recorded it, within `UNDO_MINUTES`. The next date
 * goes back as `withoutContact` says. Throws `UserError`.
 */
export function undoContact(acting: ActorContext, action: Action, set: SetDate): Change[] {
  const { snapshot, actor, now } = acting;
  const entry = contactsOf(snapshot, action)
    .toSorted((a, b) => a.addedAt.localeCompare(b.addedAt))
    .at(-1);
  if (!entry) throw new UserError(`There is no contact under ${action.code} to undo.`);
  if (entry.addedBy !== actor.id)
    throw new UserError(
      `Only ${nameOf(snapshot, entry.addedBy)}, who recorded the contact under ${action.code}, can undo it.`,
    );
  if (minutesBetween(entry.addedAt, now) >= UNDO_MINUTES)
    throw new UserError(
      `The contact was recorded more than ${UNDO_MINUTES} minutes ago. Strike it with a reason: strike ${action.code} ${entry.code} because …`,
    );
  const because = 'Undone by the person who recorded it';
  const struck = strikeEntry(acting, { about: 'action', row: action }, entry, because);
  return [struck, ...withoutContact(acting, action, entry, set)];
}

function howToRecordContact(acting: ActorContext, action: Action, on: IsoDate | null): string {
  const body = nameOf(acting.snapshot, action.bodyId);
  const what = action.kind === 'meeting' ? 'a series of meetings' : 'regular contact';
  return `${action.code} is ${what} and is never complete. Record that it was held like this: met "${body}" on ${dayInExample(acting, on, '5 February')}`;
}

function undoEvidence(acting: ActorContext, action: Action): Change[] {
  const item = standingEvidence(acting.snapshot, action).at(-1);
  if (!item) throw new UserError(`There is no evidence of ${action.code} to undo.`);
  if (item.addedBy !== acting.actor.id)
    throw new UserError(
      `Only ${nameOf(acting.snapshot, item.addedBy)}, who gave the evidence of ${action.code}, can undo it.`,
    );
  if (minutesBetween(item.addedAt, acting.now) >= UNDO_MINUTES) {
    throw new UserError(
      `The evidence of ${action.code} was given more than ${UNDO_MINUTES} minutes ago. Strike it with a reason: strike ${action.code} ${item.code} because …`,
    );
  }
  return strikeEvidence(acting, action, item, 'Undone by the person who gave it');
}

/** Confirms a reported action, which is complete from then on. The evidence it needs must be there. */
export function confirmComplete(acting: ActorContext, action: Action): Change {
  requireConfirmer(acting, action);
  if (action.status !== 'reported_complete') throw new UserError(notReported(action));
  if (awaitsEvidence(action, acting.snapshot)) {
    throw new UserError(
      `${action.code} cannot be confirmed yet: the evidence it needs is missing. Expected: ${action.evidenceRequired ?? 'the minute of the members’ decision'}`,
    );
  }
  const after = { status: 'complete', completedBy: acting.actor.id, completedAt: acting.now, ...NO_PROPOSAL } as const;
  return changed('action', action, after, 'confirmed');
}

/** Sends a reported action back to its owner with a reason; it is in progress again. For its SRO and leads. */
export function returnToOwner(acting: ActorContext, action: Action, because: string): Change {
  requireOversight(acting, action, `return ${action.code}`);
  if (action.status !== 'reported_complete') throw new UserError(notReported(action));
  return changed('action', action, { ...IN_PROGRESS, ...NOT_REPORTED }, 'returned', because);
}

/** Opens a complete or withdrawn action again with a reason; it is in progress. For its SRO and leads. */
export function reopenAction(acting: ActorContext, action: Action, because: string): Change {
  requireOversight(acting, action, `reopen ${action.code}`);
  if (action.status !== 'complete' && action.status !== 'withdrawn') {
    throw new UserError(
      `${action.code} is neither complete nor withdrawn but ${action.status.replace('_', ' ')}, so there is nothing to reopen.`,
    );
  }
  return changed('action', action, { ...IN_PROGRESS, ...NOT_REPORTED }, 'reopened', because);
}

function notReported({ code, status }: Action): string {
  return `${code} has not been reported complete: it is ${status.replace('_', ' ')}. Expected one that its owner has reported.`;
}
