/** The council's statement in response to the notice: what everybody may read, and nothing else. */
import { presentNotice } from '../../notice/notice.ts';
import { byCode, isOpen } from '../../plan/action.ts';
import { standingEvidence } from '../../plan/evidence.ts';
import type { AuditEvent } from '../../record/changes.ts';
import type { Action, EvidenceItem, Expectation, Instant, IsoDate, Notice, Snapshot } from '../../record/model.ts';
import { compareDates } from '../../time/dates.ts';
import { closedFollowUps } from './follow-ups.ts';
import { horizonOf, sinceOf } from './period.ts';
import { type LeftOut, limitToReaders } from './readers.ts';

/** The part of the statement about one expectation. */
export interface StatementPart {
  readonly expectation: Expectation;
  /** Complete actions that public evidence proves, with that evidence. */
  readonly done: readonly { readonly action: Action; readonly evidence: readonly EvidenceItem[] }[];
  /** Open actions that are due in the next 30 days, soonest first. */
  readonly next: readonly Action[];
}

/** The statement as data. */
export interface Statement {
  readonly notice: Notice;
  /** The day on which the notice was issued that this one replaces; null where it replaces none. */
  readonly replaces: IsoDate | null;
  readonly today: IsoDate;
  readonly asAt: Instant;
  readonly since: IsoDate;
  readonly parts: readonly StatementPart[];
  readonly leftOut: LeftOut;
}

/** The moment of a statement, and every notice that was entered. */
export interface StatementInput {
  readonly today: IsoDate;
  readonly asAt: Instant;
  readonly zone: string;
  readonly notices: readonly Notice[];
}

/** Makes the statement. Throws `UserError` when the record has no notice. */
export function makeStatement(
  full: Snapshot,
  events: readonly AuditEvent[],
  { today, asAt, zone, notices }: StatementInput,
): Statement {
  const { snapshot, leftOut } = limitToReaders(full, 'public', closedFollowUps(events));
  const until = horizonOf(null, today);
  const parts = [...snapshot.expectations].sort(byCode).map((expectation): StatementPart => {
    const actions = snapshot.actions.filter(({ expectationId }) => expectationId === expectation.id).sort(byCode);
    const proven = actions.map((action) => ({ action, evidence: standingEvidence(snapshot, action) }));
    return {
      expectation,
      done: proven.filter(({ action, evidence }) => action.status === 'complete' && evidence.length > 0),
      next: actions.filter((action) => isNext(action, today, until)).sort(bySoonest),
    };
  });
  const since = sinceOf(snapshot, null, { asked: null, today, asAt, zone }).on;
  const notice = presentNotice(snapshot);
  const replaces = notices.find(({ id }) => id === notice.replacesNoticeId)?.issuedOn ?? null;
  return { notice, replaces, today, asAt, since, parts, leftOut };
}

/** Whether an action is to be told as next. A check of earlier work is the council's own matter, and its title names a code. */
function isNext(action: Action, today: IsoDate, until: IsoDate): boolean {
  const { dueOn, checksId } = action;
  return isOpen(action) && checksId === null && dueOn !== null && dueOn >= today && dueOn <= until;
}

function bySoonest(a: Action, b: Action): number {
  return compareDates(a.dueOn ?? '', b.dueOn ?? '') || byCode(a, b);
}
