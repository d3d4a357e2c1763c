/** Evidence: what counts as proof of an action, and when there is enough of it. */
import { type Acting, recordedId, requireHand, requireOversight } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, EvidenceItem, IsoDate, Marking, Snapshot } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { dueWithout } from './rhythm.ts';

/** What somebody offers as proof, before it is an item. */
export type Offer =
  | { readonly kind: 'link' | 'note'; readonly text: string; readonly marking: Marking }
  | {
      readonly kind: 'minute';
      readonly text: string;
      readonly body: string;
      readonly metOn: IsoDate;
      readonly marking: Marking;
    };

/** A list of evidence is never altered, so it is grouped once. */
const grouped = new WeakMap<readonly EvidenceItem[], ReadonlyMap<string, readonly EvidenceItem[]>>();

/** All items of an action, struck ones with them, in the order of the snapshot. */
function evidenceOf({ evidence }: Snapshot, { id }: Action): readonly EvidenceItem[] {
  const known = grouped.get(evidence) ?? Map.groupBy(evidence, ({ actionId }) => actionId);
  grouped.set(evidence, known);
  return known.get(id) ?? [];
}

/** Items of an action that have not been struck, oldest first. */
export function standingEvidence(snapshot: Snapshot, action: Action): readonly EvidenceItem[] {
  return evidenceOf(snapshot, action).filter((item) => item.struckAt === null);
}

/** An officer cannot tick off what members decide: that closes on the minute of their body. */
export function needsMinute(action: Action): boolean {
  return action.level !== 'officer';
}

export function needsEvidence(action: Action): boolean {
  return action.evidenceRequired !== null || needsMinute(action) || action.kind === 'ongoing';
}

/** Whether the items are the proof that the action asks for. */
export function isProven(action: Action, items: readonly EvidenceItem[]): boolean {
  if (!needsEvidence(action)) return true;
  return items.some((item) => item.actionId === action.id && item.struckAt === null && counts(action, item));
}

function counts(action: Action, item: Pick<EvidenceItem, 'kind'>): boolean {
  return !needsMinute(action) || item.kind === 'minute';
}

/** Reported, but the proof that it asks for is not there: it is not counted as reported. */
export function awaitsEvidence(action: Action, snapshot: Snapshot): boolean {
  return action.status === 'reported_complete' && !isProven(action, evidenceOf(snapshot, action));
}

/** A typed text is a link when it is one; the product stores links and never follows them. */
export function offerOf(text: string, marking: Marking): Offer {
  const typed = text.trim();
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return { kind: 'note', text: typed, marking };
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url?.protocol !== 'https:' || /\s/.test(typed)) {
    throw new UserError(`“${typed}” cannot be kept as a link. Expected one address that starts with https://`);
  }
  return { kind: 'link', text: typed, marking };
}

/**
 * The new item, and the change that adds it. The caller decides what else follows from it. `periodDueOn`: for an ongoing
 * action, the due date of the period that it counts for.
 */
export function addEvidence(
  acting: Acting,
  action: Action,
  offer: Offer,
  id: string,
  periodDueOn: IsoDate | null = null,
): { item: EvidenceItem; change: Change } {
  requireHand(acting, action, `add evidence to ${action.code}`);
  const addedBy = recordedId(acting.actor);
  if (addedBy === null)
    throw new UserError(`Add evidence to ${action.code} in chat, so that the record shows who gave it.`);
  if (offer.kind === 'minute' && offer.metOn > acting.today) {
    throw new UserError(
      `The meeting of ${longDate(offer.metOn)} has not been held yet. Expected the date of a meeting that has.`,
    );
  }
  const count = acting.snapshot.evidence.filter((item) => item.actionId === action.id).length;
  const item: EvidenceItem = {
    id,
    version: 1,
    noticeId: action.noticeId,
    actionId: action.id,
    code: `V${count + 1}`,
    kind: offer.kind,
    text: offer.text,
    body: offer.kind === 'minute' ? offer.body : null,
    metOn: offer.kind === 'minute' ? offer.metOn : null,
    marking: offer.marking,
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
 * An item is struck with a reason and stays readable. A complete action that it proved goes back to reported, an ongoing
 * one whose period it met to the due date of that period.
 */
export function strikeEvidence(acting: Acting, action: Action, item: EvidenceItem, because: string): Change[] {
  if (item.addedBy !== acting.actor.id) requireOversight(acting, action, `strike evidence of ${action.code}`);
  else requireHand(acting, action, `strike evidence of ${action.code}`);
  if (item.struckAt !== null)
    throw new UserError(`${item.code} of ${action.code} has been struck already. Expected an item that still counts.`);
  const struck = changed(
    'evidence',
    item,
    { struckBy: recordedId(acting.actor), struckAt: acting.now, struckBecause: because },
    'evidence struck',
    because,
  );
  const dueOn = dueWithout(item, action, acting.snapshot.evidence);
  if (dueOn !== null) return [struck, changed('action', action, { dueOn }, 'period open again', because)];
  const left = acting.snapshot.evidence.filter((other) => other.id !== item.id);
  if (action.status !== 'complete' || isProven(action, left)) return [struck];
  const back = { status: 'reported_complete', completedBy: null, completedAt: null } as const;
  return [struck, changed('action', action, back, 'returned', 'the evidence that proved it was struck')];
}
