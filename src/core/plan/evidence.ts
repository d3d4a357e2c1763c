/** Evidence: adding and striking it, and which of it proves an action. */
import { type ActorContext, recordedId, requireContributor, requireOversight } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import { rowsBelongingTo } from '../record/find-row.ts';
import type { Action, EvidenceItem, IsoDate, Marking, Snapshot } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { requireDayOfWork } from './done-day.ts';
import { nextCode } from './next-code.ts';
import { dueDateWithout } from './rhythm.ts';

/** Evidence as somebody gives it, before it is an item of the record. A minute has its body and the day on which that met. */
export type NewEvidence = Pick<EvidenceItem, 'kind' | 'text' | 'marking'> &
  Partial<Pick<EvidenceItem, 'body' | 'metOn'>>;

/** All items of an action, struck ones with them, in the order of the snapshot. */
export function evidenceOf({ evidence }: Snapshot, { id }: Action): readonly EvidenceItem[] {
  return rowsBelongingTo(evidence, id, actionOf);
}

const actionOf = ({ actionId }: EvidenceItem) => actionId;

/** Items of an action that have not been struck, oldest first. */
export function standingEvidence(snapshot: Snapshot, action: Action): readonly EvidenceItem[] {
  return evidenceOf(snapshot, action).filter((item) => item.struckAt === null);
}

/** Whether only a minute proves the action, because elected members decide it and officers cannot. */
export function needsMinute(action: Action): boolean {
  return action.level !== 'officer';
}

/** True if the owner must give evidence to complete the action: the action names the evidence it requires, members decide it, or it is ongoing. */
export function needsEvidence(action: Action): boolean {
  return action.evidenceRequired !== null || needsMinute(action) || action.kind === 'ongoing';
}

/** Whether the action has the evidence it needs among the items, which may belong to several actions. */
export function isProven(action: Action, items: readonly EvidenceItem[]): boolean {
  if (!needsEvidence(action)) return true;
  return items.some((item) => item.actionId === action.id && item.struckAt === null && countsAsProof(action, item));
}

/** Whether an item of this kind proves the action. */
export function countsAsProof(action: Action, item: Pick<EvidenceItem, 'kind'>): boolean {
  return !needsMinute(action) || item.kind === 'minute';
}

/** Whether an action is reported but lacks the evidence it needs. Such actions have a count of their own. */
export function awaitsEvidence(action: Action, snapshot: Snapshot): boolean {
  return action.status === 'reported_complete' && !isProven(action, evidenceOf(snapshot, action));
}

/**
 * Reads typed text as a link or a note. Throws `UserError` for an address that is not https. Links are stored and
 * never opened.
 */
export function parseEvidence(text: string, marking: Marking): NewEvidence {
  const typed = text.trim();
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return { kind: 'note', text: typed, marking };
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url?.protocol !== 'https:' || /\s/.test(typed)) {
    throw new UserError(`“${typed}” cannot be kept as a link. Expected one address that starts with https://`);
  }
  return { kind: 'link', text: typed, marking };
}

/**
 * The new item and the change that adds it; the caller decides whether it also completes the action. `periodDueOn`: for an
 * ongoing action, the due date of the period that the item counts for. Throws `UserError`.
 */
export function addEvidence(
  acting: ActorContext,
  action: Action,
  given: NewEvidence,
  id: string,
  periodDueOn: IsoDate | null = null,
): { item: EvidenceItem; change: Change } {
  requireContributor(acting, action, `add evidence to ${action.code}`);
  const addedBy = recordedId(acting.actor);
  if (addedBy === null)
    throw new UserError(`Add evidence to ${action.code} in chat, so that the record shows who gave it.`);
  const { body = null, metOn = null } = given;
  if (given.kind === 'minute' && metOn !== null && metOn > acting.today)
    throw new UserError(
      `The meeting of ${longDate(metOn)} has not been held yet. Expected the date of a meeting that has.`,
    );
  requireDayOfWork(metOn, acting.today);
  const item: EvidenceItem = {
    id,
    version: 1,
    noticeId: action.noticeId,
    actionId: action.id,
    code: nextCode('V', evidenceOf(acting.snapshot, action)),
    kind: given.kind,
    text: given.text,
    body,
    metOn,
    marking: given.marking,
    addedBy,
    addedAt: acting.now,
    struckBy: null,
    struckAt: null,
    struckBecause: null,
    periodDueOn,
  };
  return { item, change: added('evidence', item, 'evidence added') };
}

/**
 * Strikes an item with a reason; it stays readable and no longer counts. A complete action that it proved goes back to
 * reported. An ongoing action goes back to the due date of the period that the item met. Throws `UserError`.
 */
export function strikeEvidence(acting: ActorContext, action: Action, item: EvidenceItem, because: string): Change[] {
  if (item.addedBy !== acting.actor.id) requireOversight(acting, action, `strike evidence of ${action.code}`);
  else requireContributor(acting, action, `strike evidence of ${action.code}`);
  if (item.struckAt !== null)
    throw new UserError(`${item.code} of ${action.code} has been struck already. Expected an item that still counts.`);
  const struck = changed(
    'evidence',
    item,
    { struckBy: recordedId(acting.actor), struckAt: acting.now, struckBecause: because },
    'evidence struck',
    because,
  );
  const dueOn = dueDateWithout(item, action, acting.snapshot.evidence);
  if (dueOn !== null) return [struck, changed('action', action, { dueOn }, 'period open again', because)];
  const left = acting.snapshot.evidence.filter((other) => other.id !== item.id);
  if (action.status !== 'complete' || isProven(action, left)) return [struck];
  const back = { status: 'reported_complete', completedBy: null, completedAt: null } as const;
  return [struck, changed('action', action, back, 'returned', 'the evidence that proved it was struck')];
}
