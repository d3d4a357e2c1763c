/** The Department's decision on a notice: recorded by a lead, corrected with a reason, never made by the clock. */
import { type ActorContext, recordedId, requireLead } from '../people/person.ts';
import { parseEvidence } from '../plan/evidence.ts';
import { type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { DecisionOutcome, IsoDate, Notice } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { continueReminders } from './entry.ts';
import { isUndecided } from './notice.ts';

/** The Department's decision as a lead enters it. `letterOn`: the date of the letter. `link`: its https address. */
export interface DepartmentDecision {
  readonly outcome: DecisionOutcome;
  readonly letterOn: IsoDate;
  readonly link: string | null;
  /** After a lapse: the last day on which reminders go out; null leaves it as it is. */
  readonly remindersUntil: IsoDate | null;
}

/**
 * Records the decision, or corrects a recorded one with a reason. A notice cannot lapse before its expiry date.
 * Leads only.
 */
export function recordDecision(
  acting: ActorContext,
  notice: Notice,
  decision: DepartmentDecision,
  because: string | null,
): Change {
  requireLead(acting, "record the Department's decision");
  requirePlausible(acting, notice, decision);
  const kept = decision.outcome === 'lapsed' ? notice.remindersUntil : null;
  const remindersUntil = decision.remindersUntil ?? kept;
  const decided = { decisionOutcome: decision.outcome, remindersUntil };
  const after = {
    ...decided,
    decisionLetterOn: decision.letterOn,
    decisionLink: decision.link,
    decisionRecordedBy: recordedId(acting.actor),
    decisionRecordedAt: acting.now,
    ...(remindersUntil === notice.remindersUntil ? {} : continueReminders(acting, notice, { ...notice, ...decided })),
  };
  if (isUndecided(notice)) return changed('notice', notice, after, 'decision recorded', because);
  const { decisionOutcome, decisionLetterOn, decisionLink } = notice;
  if (
    decision.outcome === decisionOutcome &&
    decision.letterOn === decisionLetterOn &&
    decision.link === decisionLink &&
    remindersUntil === notice.remindersUntil
  ) {
    throw new UserError(
      `That decision is recorded already: ${decision.outcome}, by the letter of ${longDate(decision.letterOn)}. Expected another outcome, date or link.`,
    );
  }
  return changed('notice', notice, after, 'decision corrected', requireReason(because));
}

/**
 * Removes a decision that was recorded by mistake: the notice and its reminders go on. Leads only; throws `UserError`.
 */
export function takeBackDecision(acting: ActorContext, notice: Notice, because: string | null): Change {
  requireLead(acting, "correct the Department's decision");
  if (isUndecided(notice))
    throw new UserError(
      `No decision on the notice of ${longDate(notice.issuedOn)} is recorded, so there is nothing to take back.`,
    );
  const after = {
    decisionOutcome: null,
    decisionLetterOn: null,
    decisionLink: null,
    decisionRecordedBy: null,
    decisionRecordedAt: null,
    remindersUntil: null,
  };
  return changed('notice', notice, after, 'decision corrected', requireReason(because));
}

function requirePlausible(
  { today }: ActorContext,
  notice: Notice,
  { outcome, letterOn, link }: DepartmentDecision,
): void {
  if (letterOn > today)
    throw new UserError(`The letter of ${longDate(letterOn)} lies ahead. Expected the date of a letter that has come.`);
  if (letterOn < notice.issuedOn) {
    throw new UserError(
      `The letter of ${longDate(letterOn)} is older than the notice itself. Expected a date from ${longDate(notice.issuedOn)} on, when the notice was issued.`,
    );
  }
  if (outcome === 'lapsed' && today < notice.expiresOn) {
    throw new UserError(
      `A notice can lapse only from the day it expires, ${longDate(notice.expiresOn)}. When it ends before, record it as withdrawn; when the expiry date is wrong, confirm the right one: notice confirm …`,
    );
  }
  if (link !== null && parseEvidence(link, 'public').kind !== 'link') {
    throw new UserError(`“${link}” is not a link. Expected the address of the letter, starting with https://`);
  }
}

function requireReason(because: string | null): string {
  if (because) return because;
  throw new UserError('A decision is recorded already. Correcting it needs a reason. Add it at the end: because …');
}
